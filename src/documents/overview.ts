import { formatCivilDate } from '../domain/civil-date.ts'
import { comparePoints, reportQuestions } from '../domain/numbering.ts'
import { unitOfSource, type CaseIndex } from './case-index.ts'
import { questionBlocks } from './findings.ts'
import { paragraph, textCell, type Block, type Cell, type Table } from './model.ts'
import { inWords, type ReportContext } from './report-context.ts'
import { ended } from './typeset.ts'
import { capitalised, enumerate, wording } from './wording.ts'

type Asked = { readonly id: string; readonly number: string; readonly findingId: string | null; readonly text: string; readonly due: string | null }

/** Every recommendation and request of the report with its point, addressee and deadline; requests that belong to no finding are put here. */
export function overviewBlocks(context: ReportContext): Block[] {
  const { data, index, kind, officeName, theAuthorities, report } = context
  const final = kind === 'finalReport'
  const fallback = final ? report.answersDueOn : null
  const recommendations = inOrder(
    data.recommendation.map((row) => asked(index, 'recommendation', row, final && row.asksNotice ? (row.dueOn ?? fallback) : null)),
  )
  const questions = inOrder(reportQuestions(data.question).map((row) => asked(index, 'question', row, final ? (row.dueOn ?? fallback) : null)))
  if (recommendations.length + questions.length === 0) return [paragraph(wording.overview.none)]
  const { captionRecommendations, captionQuestions } = wording.overview
  return [
    paragraph(wording.overview.introduction(recommendations.length, questions.length)),
    ...(final ? [] : [paragraph(wording.overview.preliminary(theAuthorities))]),
    ...(fallback === null ? [] : [paragraph(wording.overview.answersDue(officeName, theAuthorities, inWords(fallback)))]),
    ...questionBlocks(context, ''),
    ...(recommendations.length === 0 ? [] : [overviewTable(context, 'overview-recommendations', captionRecommendations, recommendations, final)]),
    ...(questions.length === 0 ? [] : [overviewTable(context, 'overview-questions', captionQuestions, questions, final)]),
  ]
}

function asked(index: CaseIndex, noun: 'recommendation' | 'question', row: { id: string; findingId: string | null; text: string }, due: string | null): Asked {
  return { id: row.id, number: index.pointOf(noun, row.id), findingId: row.findingId, text: row.text, due }
}

const inOrder = (list: readonly Asked[]): Asked[] => list.filter((one) => one.number !== '').toSorted((a, b) => comparePoints(a.number, b.number))

function overviewTable(context: ReportContext, id: string, caption: string, rows: readonly Asked[], final: boolean): Table {
  const { index } = context
  const [number, content, point, addressee, due] = wording.overview.header
  const reference = (target: string, text: string): Cell => [[{ type: 'reference', target, text }]]
  return {
    type: 'table',
    id,
    caption,
    description: wording.overview.description,
    header: [number, content, point, addressee, ...(final ? [due] : [])],
    widths: final ? [6, 44, 8, 28, 14] : [6, 57, 9, 28],
    rows: rows.map((row) => [
      reference(row.id, row.number),
      textCell(ended(capitalised(row.text))),
      row.findingId === null ? textCell(wording.overview.wholeReport) : reference(row.findingId, index.pointOf('finding', row.findingId)),
      textCell(addresseesOf(context, row.findingId)),
      ...(final ? [textCell(row.due === null ? wording.overview.noDeadline : formatCivilDate(row.due, 'short'))] : []),
    ]),
  }
}

/**
 * Who is to act. The units that the finding's evidence speaks of, when it speaks of some and not all of an administration's; otherwise the administration.
 * With several administrations each unit's is named before it.
 */
function addresseesOf({ data, index, authorities }: ReportContext, findingId: string | null): string {
  const concerned = new Set(index.evidenceOf(findingId ?? '').map((evidence) => unitOfSource(index, evidence.source)?.id))
  const lines = data.authority.flatMap((authority) => {
    const units = data.unit.filter((unit) => unit.authorityId === authority.id)
    const own = units.filter((unit) => concerned.has(unit.id))
    if (own.length === 0) return []
    if (own.length === units.length) return [authority.name]
    const names = enumerate(own.map((unit) => unit.name))
    return [data.authority.length === 1 ? names : `${authority.name}: ${names}`]
  })
  return lines.length === 0 ? authorities : lines.join('\n')
}
