import { useTranslation } from 'react-i18next'
import type { SheetInput } from '../../src/api/contract.ts'
import type { AskedThread } from '../../src/domain/asked-thread.ts'

const widths = {
  number: 6,
  kind: 14,
  text: 60,
  point: 8,
  finding: 32,
  grading: 22,
  caseNumber: 16,
  caseTitle: 32,
  theme: 32,
  reportTheme: 28,
  authorities: 30,
  document: 20,
  documentNumber: 18,
  askedOn: 12,
  dueOn: 12,
  state: 22,
  closedOn: 12,
  reason: 40,
} as const
type ColumnName = keyof typeof widths
type Cell = SheetInput['rows'][number][number]

/** Makes a sheet of the threads that are shown, a row for each. */
export function useAskedSheet(gradings: ReadonlyMap<string, string>): (threads: readonly AskedThread[]) => SheetInput {
  const { t } = useTranslation()
  const day = (date: string | null): Cell => (date === null ? null : { date })
  const cells = (thread: AskedThread): Record<ColumnName, Cell> => ({
    number: thread.number,
    kind: t(`recommendations.nouns.${thread.noun}`),
    text: thread.text,
    point: thread.finding?.point ?? '',
    finding: thread.finding?.title ?? '',
    grading: gradings.get(thread.finding?.criticismStepId ?? '') ?? '',
    caseNumber: thread.caseNumber,
    caseTitle: thread.caseTitle,
    theme: thread.theme,
    reportTheme: thread.finding?.reportTheme ?? '',
    authorities: thread.authorityNames.join(', '),
    document: t(`documents.kinds.${thread.document.kind}`),
    documentNumber: thread.document.number,
    askedOn: day(thread.document.date),
    dueOn: day(thread.dueOn),
    state: t(`followUp.states.${thread.state}`),
    closedOn: day(thread.closedOn),
    reason: thread.reason,
  })
  const names = Object.keys(widths) as ColumnName[]
  return (threads) => ({
    name: t('recommendations.kinds.recommendation'),
    columns: names.map((name) => ({ title: t(`recommendations.columns.${name}`), width: widths[name] })),
    rows: threads.map((thread) => {
      const row = cells(thread)
      return names.map((name) => row[name])
    }),
  })
}
