import { useMemo } from 'react'
import type { TFunction } from 'i18next'
import type { Remark } from '../../src/domain/remark.ts'
import { reportTexts, type ReportText } from '../../src/domain/report-texts.ts'
import { textsOfPoint } from '../../src/domain/worked-in.ts'
import { goToRow, openCase } from '../app/location.ts'
import { useRows } from '../data/queries.ts'
import type { FindingRows } from '../findings/use-finding-rows.ts'

/** Every text of the case's report that a remark can lead to. */
export function useReportTexts(inspectionId: string, rows: FindingRows): readonly ReportText[] {
  const report = useRows('report', inspectionId)
  const note = useRows('note', inspectionId)
  const checklistAnswer = useRows('checklistAnswer', inspectionId)
  const material = useRows('material', inspectionId)
  return useMemo(() => reportTexts({ ...rows, report, note, checklistAnswer, material }, rows.points), [rows, report, note, checklistAnswer, material])
}

/** A text as a person knows it: the number and name of its point, and which of the point's texts it is. */
export function textWords(t: TFunction, { noun, field, number, heading }: ReportText): string {
  const point = [number, noun === 'report' ? t(`report.sections.${field}`) : heading || t('hearing.wholeReport')].filter((word) => word !== '').join(' ')
  return noun === 'report' ? point : `${point} · ${t(`hearing.texts.${noun === 'finding' || noun === 'reportTheme' ? field : noun}`)}`
}

/** Goes to where a text is written. */
export const openText = ({ noun, id, field }: ReportText, inspectionId: string): void => goToRow({ noun, id, field }, inspectionId)

/** Goes to the text that a remark is about: its finding, the section under whose number it stands, else the report. */
export function openTextOf(remark: Remark, texts: readonly ReportText[]): void {
  const own = textsOfPoint(texts, remark)
  // Of a theme, the text under its heading; a heading without a number may be that of any part that has none.
  const text = own.find(({ field }) => field === 'facts' || field === 'introduction') ?? (/^\d/.test(remark.heading) ? own[0] : undefined)
  if (text === undefined) openCase(remark.inspectionId, 'report')
  else openText(text, remark.inspectionId)
}
