import { useTranslation } from 'react-i18next'
import type { Report, ReportKind } from '../../src/domain/report.ts'
import { perform } from '../data/operation.ts'
import { useRows } from '../data/queries.ts'
import type { Issuable } from '../issuing/issuable.ts'
import { fieldsOf } from './report-gate.ts'

/** The report's draft as it would be issued as the preliminary or the final one. */
export function useIssuableReport(report: Report, kind: ReportKind): Issuable {
  const { t } = useTranslation()
  const { inspectionId, signatories } = report
  const documents = useRows('document', inspectionId)
  const recipients = useRows('authority', inspectionId).map(({ name }) => name)
  const fields = fieldsOf(kind)
  const number = report[fields.number]
  return {
    of: 'report',
    inspectionId,
    number,
    date: report[fields.date],
    signatories,
    recipients,
    issued: documents.find((document) => document.kind === kind && document.number === number),
    title: t(kind === 'preliminaryReport' ? 'report.issueTitlePreliminary' : 'report.issueTitleFinal'),
    issue: (confirmed) => perform('report.issue', { inspectionId, kind, confirmed }),
  }
}
