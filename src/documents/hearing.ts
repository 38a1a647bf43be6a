import type { CaseData } from '../domain/case-data.ts'
import { paragraph, textCell, textRun, type Block, type Cell, type Table } from './model.ts'
import { inReportOrder, onceEach, remarkWords, sectionOf } from './remark-words.ts'
import { inWords, type ReportContext } from './report-context.ts'
import { ended } from './typeset.ts'
import { wording } from './wording.ts'

type Remark = CaseData['remark'][number]

/** In the preliminary report the request for remarks on the facts; in the final one what became of each remark. */
export function hearingBlocks(context: ReportContext): Block[] {
  return context.kind === 'preliminaryReport' ? requestBlocks(context) : outcomeBlocks(context)
}

function requestBlocks({ report, officeName, authorities, theAuthorities, letterhead, data }: ReportContext): Block[] {
  const request =
    report.remarksDueOn === null
      ? wording.hearing.requestWithoutDate(officeName, authorities)
      : wording.hearing.request(officeName, authorities, inWords(report.remarksDueOn))
  return [
    paragraph(request),
    paragraph(wording.hearing.how(theAuthorities, letterhead.email, data.inspection.caseNumber)),
    paragraph(wording.hearing.preliminary(officeName, theAuthorities)),
  ]
}

function outcomeBlocks(context: ReportContext): Block[] {
  const { data, officeName, authorities, preliminary, index } = context
  const blocks: Block[] = []
  if (preliminary !== null) blocks.push(paragraph(wording.hearing.sent(officeName, authorities, inWords(preliminary.date), preliminary.number)))
  for (const response of data.hearingResponse.toSorted((a, b) => (a.receivedOn < b.receivedOn ? -1 : 1))) {
    const who = index.authority.get(response.authorityId ?? '')?.name ?? (response.from === '' ? authorities : response.from)
    blocks.push(paragraph(wording.hearing.received(who, wording.by[response.medium](inWords(response.receivedOn)))))
  }
  if (data.hearingResponse.length === 0 && preliminary !== null) blocks.push(paragraph(wording.hearing.nothingReceived(officeName)))
  if (data.remark.length > 0) blocks.push(paragraph(wording.hearing.workedIn), remarkTable(context))
  return blocks
}

function remarkTable({ data, pointEver, theAuthorities }: ReportContext): Table {
  const pointOf = (remark: Remark): string => (remark.findingId === null ? '' : pointEver(remark.findingId))
  const remarks = inReportOrder(onceEach(data.remark), pointOf)
  const pointCell = (remark: Remark): Cell => {
    const point = pointOf(remark)
    if (point === '') return [[textRun(sectionOf(remark) || wording.hearing.wholeReport)]]
    return [
      [data.finding.some((finding) => finding.id === remark.findingId) ? { type: 'reference', target: remark.findingId ?? '', text: point } : textRun(point)],
    ]
  }
  const outcome = (remark: Remark): Cell => {
    const disposition = remark.disposition === null ? wording.hearing.undecided : wording.hearing.disposition[remark.disposition]
    return [[{ type: 'text', text: disposition, bold: true }], ...(remark.reason.trim() === '' ? [] : textCell(ended(remark.reason)))]
  }
  return {
    type: 'table',
    id: 'remarks',
    caption: wording.hearing.caption(theAuthorities),
    description: wording.hearing.description,
    header: wording.hearing.header,
    widths: [12, 44, 44],
    rows: remarks.map((remark) => [pointCell(remark), textCell(remarkWords(remark)), outcome(remark)]),
  }
}
