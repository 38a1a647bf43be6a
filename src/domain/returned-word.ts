import type { CivilDate } from './civil-date.ts'
import type { remarkOrigins } from './remark.ts'

/**
 * What a returned file may measure, in bytes: as it comes, and the XML in it when it is unpacked. A report of a thousand pages is a tenth of it. Of elements one part may have
 * twice as many as such a report; a million of them take a gigabyte to read.
 */
export const returnedLimits = { file: 50_000_000, xml: 120_000_000, entries: 5_000, elements: 1_200_000, depth: 400 } as const

/** Why a returned file is not read; each has its sentence among the errors. */
export const returnedRefusals = [
  'returnedNotWord',
  'returnedProtected', // it has a password
  'returnedOldWord', // the format before 2007
  'returnedMacros',
  'returnedTooLarge', // as a file, or when it is unpacked
  'returnedDamaged',
  'returnedEntities', // it defines abbreviations of its own, which a Word file never does
  'returnedTooMany', // params: count, maximum
] as const
export type ReturnedRefusal = (typeof returnedRefusals)[number]

/** A tracked change or a comment of a returned document. */
export type ReturnedChange = {
  readonly origin: Exclude<(typeof remarkOrigins)[number], 'typed'>
  readonly author: string
  readonly madeOn: CivilDate | null
  /** What was inserted, or what the comment says. */
  readonly text: string
  /** What was deleted, replaced or moved, or what the comment stands at. */
  readonly passage: string
  readonly before: string
  readonly after: string
  /** The heading it stands under; empty when that is not known. */
  readonly heading: string
  /** The id of the point it concerns, `wholeReport` for what belongs to none; null when it cannot be placed. */
  readonly pointId: string | null
}

/** What a returned document says of which document it is. */
export type ReturnedIdentity = { readonly caseNumber: string; readonly documentNumber: string; readonly sha256: string }

/** A returned document as it was read. */
export type ReturnedWord = {
  readonly identity: ReturnedIdentity
  /** In the order of the document; replies follow the comment they answer. */
  readonly changes: readonly ReturnedChange[]
  /** How many tracked changes and comments the file has, counted apart from reading them. */
  readonly count: number
  /** Its tracked changes of looks, which are not read. */
  readonly formattingCount: number
  /** How often it points to something outside itself, web addresses in the text aside; nothing of that is fetched. */
  readonly externalCount: number
}
