import { execFileSync } from 'node:child_process'
import { readWithPandoc } from './programs.ts'

/** How often each word stands in a text: letters only, because a note's number stands close to the word before it, and small, because a style makes capitals. */
export function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/\p{L}{2,}/gu)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** The words of a PDF, also those at the head and the foot of its pages. */
export const wordsOfPdf = (path: string): Map<string, number> =>
  countWords(execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }))

type Node = { readonly t?: string; readonly c?: unknown }

/** The words of a Word file as pandoc reads it, without the descriptions of tables and pictures, which are heard and not seen. */
export async function wordsOfWord(bytes: Uint8Array): Promise<Map<string, number>> {
  const { blocks } = (await readWithPandoc(bytes)) as { blocks: unknown }
  return countWords(textOf(blocks))
}

function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join('')
  const { t, c } = (node ?? {}) as Node
  if (t === 'Str') return String(c)
  if (t === undefined || t === 'Image') return ' '
  if (t === 'Table') return ` ${textOf((c as unknown[]).slice(3))} `
  return ['Space', 'SoftBreak', 'LineBreak', 'Para', 'Plain', 'Header', 'Note'].includes(t) ? ` ${textOf(c)} ` : textOf(c)
}
