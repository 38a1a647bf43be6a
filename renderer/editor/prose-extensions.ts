import type { Extensions } from '@tiptap/core'
import { proseMarks, proseNodes } from '../../src/domain/prose.ts'
import StarterKit from '@tiptap/starter-kit'
import { numbering } from './numbering.ts'
import { blockquote, Evidence, footnote, Heading, Statistic, type ProseSurroundings } from './prose-nodes.ts'
import { Table, TableCell, TableRow } from './prose-table.ts'
import { DanishTypography } from './typography.ts'

/** The structure of written prose is the domain's; what follows only adds how it looks, is typed and is pasted. */
export const proseSchemaSpec = { nodes: proseNodes, marks: proseMarks }

/**
 * The extensions whose rules may change text while it is typed. The one for numbered lists is left out on purpose:
 * "7. februar" at the start of a paragraph would become a list.
 */
export const proseInputRules = ['danishTypography', 'bulletList']

/** What an editor of written prose is made of. */
export function proseExtensions(surroundings: ProseSurroundings): Extensions {
  return [
    StarterKit.configure({
      heading: false,
      blockquote: false,
      code: false,
      codeBlock: false,
      horizontalRule: false,
      link: false,
      strike: false,
      underline: false,
      trailingNode: false,
      undoRedo: { depth: 500, newGroupDelay: 500 },
    }),
    Heading,
    blockquote(surroundings),
    footnote(surroundings),
    Statistic,
    Table,
    TableRow,
    TableCell,
    Evidence,
    DanishTypography,
    numbering(surroundings),
  ]
}
