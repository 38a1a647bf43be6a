import type { CaseData, OfficeData } from '../domain/case-data.ts'
import { isAnswered, type ChecklistItem } from '../domain/checklist-item.ts'
import { formatCivilDate, type CivilDate } from '../domain/civil-date.ts'
import { describeVisit } from './background.ts'
import { indexCase } from './case-index.ts'
import { voiceOf, type Voice } from './letter-context.ts'
import { paragraph, textCell, textRun, type Block, type Cell, type DocumentModel, type Heading, type Table } from './model.ts'
import { ended, typeset } from './typeset.ts'
import { numberedQuestions, visitFacts } from './visit-record.ts'
import { visitWording } from './visit-wording.ts'
import { capitalised, enumerate } from './wording.ts'
import { workingPaper } from './working-paper.ts'

const words = visitWording.guide

/** What a visit's guide is made from. */
export type VisitGuideInput = { readonly visitId: string; readonly data: CaseData; readonly office: OfficeData }

/**
 * A visit's guide on paper, for a room where no machine is welcome: when, where and who, the purpose, the questions and the points of the checklists that were
 * begun for it, each with room to write. It is a working paper, neither numbered nor issued. Pure.
 */
export function buildVisitGuide({ visitId, data, office }: VisitGuideInput): DocumentModel {
  const voice = voiceOf(data, office, [])
  const visit = data.visit.find(({ id }) => id === visitId)
  if (visit === undefined) throw new Error('A guide is composed of a visit that its case does not have')
  const index = indexCase(data, [], voice)
  const units = visit.unitIds.map((id) => index.unit.get(id)?.name ?? '').filter((name) => name !== '')
  const title = typeset(words.title(formatCivilDate(visit.date), enumerate(units)))
  const { purpose } = data.inspection
  return workingPaper(voice, { kindLabel: words.kindLabel, title, date: visit.date }, [
    heading('visit', words.visitHeading),
    ...visitFacts(index, visit, visitWording.takesPlace(describeVisit(index.unit, visit)), words.meets),
    ...(purpose === '' ? [] : [heading('purpose', words.purpose), paragraph(ended(capitalised(purpose)))]),
    ...questionTable(voice, visit.date),
    ...checklistTables(voice, visit.id),
    heading('notes', words.ownNotes),
    ...Array.from({ length: 8 }, () => paragraph(line)),
  ])
}

/** A line to write on by hand. */
const line = '_'.repeat(62)

const heading = (id: string, text: string): Heading => ({ type: 'heading', id: `guide-${id}`, level: 1, number: null, text, newPage: false })

/** Room for a line of handwriting each. */
const room = (lines: number): Cell => Array.from({ length: lines }, () => [textRun(' ')])

function questionTable(voice: Voice, day: CivilDate): Block[] {
  const answered = new Set(voice.data.answer.filter(({ date }) => date <= day).flatMap(({ questionIds }) => questionIds))
  const questions = [...numberedQuestions(voice).values()].filter(({ droppedBecause }) => droppedBecause === '')
  if (questions.length === 0) return []
  return [
    heading('questions', words.questionsHeading),
    {
      type: 'table',
      id: 'guide-questions',
      caption: words.questionsCaption,
      description: words.questionsDescription,
      header: words.questionsHeader,
      widths: [7, 43, 50],
      rows: questions.map(({ id, number, text }) => [
        textCell(number === undefined ? '' : String(number)),
        [[textRun(ended(capitalised(text)))], ...(answered.has(id) ? [[{ type: 'text', text: words.answeredBefore, italic: true } as const]] : [])],
        room(5),
      ]),
    },
  ]
}

/** Units that answer the same checklist have the points once each: a paper is carried through one unit at a time. */
function checklistTables({ data }: Voice, visitId: string): Table[] {
  return data.checklistRun
    .filter((run) => run.visitId === visitId)
    .map((run) => ({
      type: 'table' as const,
      id: `guide-${run.id}`,
      caption: words.checklistCaption([run.title, data.unit.find(({ id }) => id === run.unitId)?.name ?? ''].filter((part) => part !== '').join(', ')),
      description: words.checklistDescription,
      header: words.checklistHeader,
      widths: [7, 43, 24, 26],
      rows: run.items.filter(({ kind }) => isAnswered(kind)).map((item, i) => [textCell(String(i + 1)), pointCell(item), textCell(toTick(item, run)), room(2)]),
    }))
}

const pointCell = ({ text, legalBasis }: ChecklistItem): Cell => [
  [textRun(text)],
  ...(legalBasis === '' ? [] : [[{ type: 'text', text: typeset(legalBasis), italic: true } as const]]),
]

/** What can be ticked; nothing where words or numbers are asked for. */
function toTick(item: ChecklistItem, { choices }: CaseData['checklistRun'][number]): string {
  if (item.kind === 'judgement') return words.answer.judgement
  if (item.kind !== 'choice' && item.kind !== 'choices') return ''
  return words.answer.choices(choices.filter(({ list }) => list === item.list).map(({ name, label }) => label || name))
}
