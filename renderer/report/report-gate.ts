import type { DocumentKind } from '../../src/domain/document-kind.ts'
import type { Report, ReportKind } from '../../src/domain/report.ts'

/** The draft's fields that differ between the preliminary and the final report. */
export const fieldsOf = (kind: ReportKind) =>
  kind === 'preliminaryReport'
    ? ({ number: 'preliminaryNumber', date: 'preliminaryDate', due: 'remarksDueOn' } as const)
    : ({ number: 'finalNumber', date: 'finalDate', due: 'answersDueOn' } as const)

/** The report that comes next: the preliminary one until it has been issued, then the final one. */
export const nextKind = (documents: readonly { readonly kind: DocumentKind }[]): ReportKind =>
  documents.some((document) => document.kind === 'preliminaryReport') ? 'finalReport' : 'preliminaryReport'

/** The numbers that are taken: those of issued documents, and the one that the draft holds for the other report. */
export function usedNumbers(report: Report, kind: ReportKind, documents: readonly { readonly number: string }[]): string[] {
  const other = kind === 'preliminaryReport' ? report.finalNumber : report.preliminaryNumber
  return [...documents.map((document) => document.number), ...(other === null ? [] : [other])]
}
