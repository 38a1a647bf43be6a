import type { NounName } from './nouns.ts'

/** A row by its name, and the case it was in where that is known. */
export type NamedRow = { readonly noun: NounName; readonly id: string; readonly caseTitle: string | null }
/** A file of a case whose bytes are gone from the disk or are no longer what was kept. */
export type FileTrouble = { readonly trouble: 'missing' | 'changed'; readonly fileName: string; readonly caseTitle: string; readonly caseNumber: string }

/** What became of a damaged database: by noun, then what is missing by name. */
export type Recovery = {
  /** When the backup was made that filled what could not be read; null without one. */
  readonly backupAt: string | null
  /** Whether anything of the damaged database could be read. */
  readonly isReadable: boolean
  /** `read`: out of the damaged database; `filled`: from the backup, `replayed` of them brought up to the log; `lost`: known to have been there and in neither. */
  readonly nouns: readonly { readonly noun: NounName; readonly read: number; readonly filled: number; readonly replayed: number; readonly lost: number }[]
  readonly lost: readonly NamedRow[]
  /** From the backup, while the log after it is not whole: they may have been changed since. */
  readonly maybeOlder: readonly NamedRow[]
  /** Steps of the change log that could not be read. What they did is in the rows, where those could be read. */
  readonly stepsMissing: number
  /** Other tables of which something could not be read, by their names. */
  readonly tables: readonly string[]
  readonly files: readonly FileTrouble[]
}

/** Whether nothing is missing that is known of. */
export const isComplete = ({ lost, maybeOlder, stepsMissing, files, tables, isReadable }: Recovery): boolean =>
  isReadable && lost.length + maybeOlder.length + stepsMissing + files.length + tables.length === 0
