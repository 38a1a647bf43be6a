import type { CaseData } from '../domain/case-data.ts'
import { answerInWords, judgementOf } from '../domain/checklist-answer.ts'
import { isGiven, type FormEntry } from '../domain/checklist-form.ts'
import { pointNumbers, type ChecklistItem } from '../domain/checklist-item.ts'
import { formatCivilDate } from '../domain/civil-date.ts'
import { formRows, withoutEmptyHeadings, type FormRow } from '../domain/form-rows.ts'
import type { AnsweredChecklist, Column } from './checklist-columns.ts'
import { textCell, textRun, type Block, type Cell, type Table } from './model.ts'
import type { ReportContext } from './report-context.ts'
import { typeset } from './typeset.ts'
import { appendixWording } from './wording-appendices.ts'
import { enumerate } from './wording.ts'

const words = appendixWording.checklist
const dash = '–'

/** So many units have room beside each other with the remarks; more stand in a matrix of their own, so many in each. */
const mostBesideRemarks = 4
const mostInMatrix = 6
/** Letters of an answer that a cell of the matrix holds. */
const longest = 40

/**
 * The results of each checklist. Few units stand in one table with point, legal basis, answers and remarks; of many there is a matrix of points and units, and after
 * it what is too long for one.
 */
export function checklistTables(context: ReportContext, checklists: readonly AnsweredChecklist[]): { id: string; title: string; blocks: Block[] }[] {
  return checklists.map(({ title, columns }) => {
    const caption = captionOf(context, title, columns)
    const lines = linesOf(columns)
    return {
      id: `checklist-${columns[0]?.run.id ?? ''}`,
      title: words.title(title),
      blocks: columns.length > mostBesideRemarks ? matrices(caption, columns, lines) : [resultTable(caption, columns, lines)],
    }
  })
}

type Line = FormRow & { readonly number: string }

/** The lines that documents show: what somebody was asked, under its headings. */
function linesOf(columns: readonly Column[]): Line[] {
  const rows = formRows(columns.map(({ form }) => form))
  const numbers = pointNumbers([...new Map(rows.map(({ first }) => [first.item.id, first.item])).values()])
  const shown = rows.filter(({ kind, first, entries }) => {
    const isSilent = (kind === 'heading' || kind === 'calculation') && first.text === ''
    return kind !== 'note' && kind !== 'repeat' && !isSilent && entries.some((entry) => entry?.asked)
  })
  return withoutEmptyHeadings(shown).map((row) => {
    const number = String(numbers.get(row.first.item.id) ?? '')
    return { ...row, number: number !== '' && row.first.place !== '' ? `${number} (${row.first.place})` : number }
  })
}

function captionOf({ data }: ReportContext, title: string, columns: readonly Column[]): string {
  const versions = enumerate([...new Set(columns.map(({ run }) => String(run.version)))])
  const dates = [...new Set(columns.map(({ run }) => data.visit.find((visit) => visit.id === run.visitId)?.date ?? ''))].filter((date) => date !== '')
  const visited = dates.length === 0 ? '' : words.visited(enumerate(dates.map((date) => `den ${formatCivilDate(date)}`)))
  return words.caption(title, versions, visited)
}

function resultTable(caption: string, columns: readonly Column[], lines: readonly Line[]): Table {
  const several = columns.length > 1
  const answerWidth = several ? Math.min(16, 40 / columns.length) : 11
  const rest = 94 - answerWidth * columns.length
  return {
    type: 'table',
    id: `results-${columns[0]?.run.id ?? ''}`,
    caption,
    description: words.description,
    header: [words.number, words.point, ...columns.map((column) => (several ? column.title : words.answer)), words.remark],
    widths: [6, rest * 0.52, ...columns.map(() => answerWidth), rest * 0.48],
    rows: lines.map((line) => [
      textCell(line.number),
      pointCell(line),
      ...columns.map((column, i) => textCell(answerText(column, line, i))),
      isHeading(line) ? textCell('') : remarkCell(columns, line),
    ]),
  }
}

/** Points down, units across, as many units in each table as there is room for; then the remarks, and answers that are longer than a cell. */
function matrices(caption: string, columns: readonly Column[], lines: readonly Line[]): Table[] {
  const size = Math.ceil(columns.length / Math.ceil(columns.length / mostInMatrix))
  const tables: Table[] = []
  for (let from = 0; from < columns.length; from += size) {
    const some = columns.slice(from, from + size)
    tables.push({
      type: 'table',
      id: `results-${some[0]?.run.id ?? ''}`,
      caption: words.part(caption, from + 1, from + some.length, columns.length),
      description: words.matrixDescription,
      header: [words.number, words.point, ...some.map(({ title }) => title)],
      widths: [8, 32, ...some.map(() => 60 / some.length)],
      rows: lines.map((line) => [
        textCell(line.number),
        pointCell(line),
        ...some.map((column, i) => {
          const text = answerText(column, line, from + i)
          return textCell(text.length > longest ? words.seeBelow : text)
        }),
      ]),
    })
  }
  const rows = lines.flatMap((line) => columns.flatMap((column, i) => remarksOf(column, line, i)))
  if (rows.length > 0)
    tables.push({
      type: 'table',
      id: `remarks-${columns[0]?.run.id ?? ''}`,
      caption: words.remarksCaption(caption),
      description: words.remarksDescription,
      header: [words.number, words.overview.unit, words.answerAndRemark],
      widths: [10, 26, 64],
      rows,
    })
  return tables
}

function remarksOf(column: Column, line: Line, i: number): Cell[][] {
  const text = answerText(column, line, i)
  const remark = line.entries[i]?.answer?.remark.trim() ?? ''
  const said = [...(text.length > longest ? [[textRun(text)]] : []), ...(remark === '' ? [] : [[textRun(remark.replaceAll('\n', ' '))]])]
  return said.length === 0 ? [] : [[textCell(line.number), textCell(column.title), said]]
}

/** An answer as documents say it; that there is none, where there is none. */
export function checklistAnswerWords(
  run: Pick<CaseData['checklistRun'][number], 'choices'>,
  item: Pick<ChecklistItem, 'kind' | 'list'> | undefined,
  value: string | null,
): string {
  if (value === null) return words.unanswered
  if (item === undefined || item.kind === 'judgement') return words.value[judgementOf({ value }) ?? 'notRelevant']
  if (item.kind === 'acknowledgement') return words.acknowledged
  return answerInWords(run, item, value)
}

const isHeading = ({ kind }: Line): boolean => kind === 'heading' || kind === 'round'

/** A point's words as the first has them who was asked. */
function pointCell(line: Line): Cell {
  const { item, text, round } = line.entries.find((entry) => entry?.asked) ?? line.first
  const called = text || item.text || item.name
  if (isHeading(line)) return [[{ type: 'text', text: typeset(round === null ? called : `${called} ${round}`), bold: true }]]
  return [[textRun(called)], ...(item.legalBasis === '' ? [] : [[{ type: 'text', text: typeset(item.legalBasis), italic: true } as const]])]
}

/** What stands in a cell: the answer, or a dash where the unit was not asked. */
function answerText({ run }: Column, line: Line, i: number): string {
  if (isHeading(line)) return ''
  const entry: FormEntry | undefined = line.entries[i]
  if (!entry?.asked) return dash
  if (entry.value === null && isGiven(entry)) return words.files(entry.answer?.attachmentIds.length ?? 0)
  if (entry.value === null && line.kind === 'calculation') return dash
  return checklistAnswerWords(run, entry.item, entry.value)
}

/** The remarks; with several units each begins with the unit it is about. */
function remarkCell(columns: readonly Column[], line: Line): Cell {
  const remarks = columns.flatMap((column, i): Cell => {
    const remark = line.entries[i]?.answer?.remark.trim() ?? ''
    if (remark === '') return []
    return [[...(columns.length > 1 ? [{ type: 'text', text: `${column.title}: `, bold: true } as const] : []), textRun(remark.replaceAll('\n', ' '))]]
  })
  return remarks.length === 0 ? [[textRun(dash)]] : remarks
}
