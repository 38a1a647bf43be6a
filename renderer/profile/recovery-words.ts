import type { TFunction } from 'i18next'
import { isComplete, type FileTrouble, type NamedRow, type Recovery } from '../../src/domain/recovery.ts'
import { da } from '../strings/da.ts'
import { instantWords } from '../strings/formats.ts'

/** What a recovery says, in the order it is said. */
export type RecoveryWords = {
  readonly lead: string
  readonly notes: readonly string[]
  readonly lists: readonly { readonly title: string; readonly lines: readonly string[] }[]
}

/** The report of a recovery in words, for the screen and for the text file alike. */
export function recoveryWords(t: TFunction, report: Recovery): RecoveryWords {
  const when = report.backupAt === null ? '' : instantWords(report.backupAt)
  const notes = [
    ...(report.backupAt !== null && report.isReadable && report.nouns.some(({ filled }) => filled > 0) ? [t('backups.recover.filledFrom', { when })] : []),
    ...(report.stepsMissing > 0 ? [t('backups.recover.steps', { count: report.stepsMissing })] : []),
    ...(report.tables.length > 0 ? [t('backups.recover.tables', { names: [...new Set(report.tables.map((table) => tableWords(t, table)))].join(', ') })] : []),
  ]
  const lists = [
    { title: t('backups.recover.lostTitle'), lines: report.lost.map((row) => rowWords(t, row)) },
    { title: t('backups.recover.olderTitle'), lines: report.maybeOlder.map((row) => rowWords(t, row)) },
    { title: t('backups.recover.filesTitle'), lines: report.files.map((file) => fileWords(t, file)) },
  ]
  return { lead: leadWords(t, report, when), notes, lists: lists.filter(({ lines }) => lines.length > 0) }
}

function leadWords(t: TFunction, report: Recovery, when: string): string {
  if (!report.isReadable) return t('backups.recover.unreadable', { when })
  return t(isComplete(report) ? 'backups.recover.complete' : 'backups.recover.incomplete')
}

/** The same as plain text, each list under its heading. */
export function recoveryText(t: TFunction, report: Recovery): string {
  const { lead, notes, lists } = recoveryWords(t, report)
  const counts = report.nouns.map(
    ({ noun, read, filled, lost }) =>
      `${nounWords(t, noun)}: ${t('backups.recover.read')} ${read}, ${t('backups.recover.filled')} ${filled}, ${t('backups.recover.lost')} ${lost}`,
  )
  return [lead, ...notes, '', ...counts, ...lists.flatMap(({ title, lines }) => ['', title, ...lines])].join('\n')
}

const tableWords = (t: TFunction, table: string): string =>
  t(`backups.recover.tableNames.${table in da.backups.recover.tableNames ? (table as keyof typeof da.backups.recover.tableNames) : 'other'}`)

export const nounWords = (t: TFunction, noun: NamedRow['noun']): string => t(`common.nouns.${noun}`)

export const fileWords = (t: TFunction, { fileName, caseNumber, caseTitle, trouble }: FileTrouble): string =>
  t('backups.recover.fileLine', { file: fileName, number: caseNumber, title: caseTitle, trouble: t(`backups.recover.${trouble}`) })

function rowWords(t: TFunction, { noun, id, caseTitle }: NamedRow): string {
  const what = nounWords(t, noun)
  return caseTitle === null ? t('backups.recover.noCase', { what, id }) : t('backups.recover.inCase', { what, id, title: caseTitle })
}
