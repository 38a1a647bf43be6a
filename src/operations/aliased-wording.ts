import type { Aliasing } from '../domain/identity.ts'
import type { NounName, RowOf } from '../domain/nouns.ts'
import type { Wording } from '../storage/changes.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { findRow, tables } from '../storage/table.ts'
import { aliasesOf } from './aliases.ts'
import { isOwnAnswer, withFieldWords } from './case-words.ts'

/** Rows that say who may not be named, and what others are called. */
const naming: readonly NounName[] = ['participant', 'authority', 'unit', 'colleague']

/**
 * Whatever is typed of somebody who speaks in confidence is kept with the alias from the first, in every row of the case, however it is written. A fact that the
 * core keeps: the window does not know the names.
 */
export function aliasedWording(database: ReadableDatabase): Wording {
  const known = new Map<string, Aliasing | null>()
  const aliasesIn = (inspectionId: string): Aliasing | null => {
    if (!known.has(inspectionId)) known.set(inspectionId, aliasesOf(database, inspectionId))
    return known.get(inspectionId) ?? null
  }
  return {
    worded: (noun, fields, row) => {
      const whole: object = { ...row, ...fields }
      const inspectionId =
        noun === 'inspection' ? (row as { id?: string } | null)?.id : tables[noun].ofCase ? (whole as { inspectionId: string }).inspectionId : undefined
      const aliases = inspectionId === undefined ? null : aliasesIn(inspectionId)
      return aliases === null ? fields : withFieldWords(noun, fields, noun !== 'checklistAnswer' || isOwn(database, whole as RowOf<'checklistAnswer'>), aliases)
    },
    wrote: (noun) => {
      if (naming.includes(noun)) known.clear()
    },
  }
}

const isOwn = (database: ReadableDatabase, answer: RowOf<'checklistAnswer'>): boolean => isOwnAnswer(findRow(database, 'checklistRun', answer.runId), answer)
