import type { CaseData } from '../domain/case-data.ts'
import { isAnswered } from '../domain/checklist-item.ts'
import { civilDateOf, clockTimeOf, formatCivilDate } from '../domain/civil-date.ts'
import { announcedNumbers } from '../domain/numbering.ts'
import { takingPart } from '../domain/participant.ts'
import { describeVisit, listOf } from './background.ts'
import { indexCase, type CaseIndex } from './case-index.ts'
import type { Voice } from './letter-context.ts'
import { paragraph, textCell, textRun, type Block, type Cell, type Heading, type Table } from './model.ts'
import { inWords } from './report-context.ts'
import { nameSource } from './sources.ts'
import { ended, isQuoted, typeset } from './typeset.ts'
import { visitWording } from './visit-wording.ts'
import { capitalised, enumerate, uncapitalised } from './wording.ts'

type Visit = CaseData['visit'][number]
type Note = CaseData['note'][number]
type Participant = CaseData['participant'][number]
type Attachment = CaseData['attachment'][number]

/**
 * What happened at a visit, for the records (notatpligt, offentlighedslovens § 13): when and where, who was there, the programme, what was told, seen and read
 * in its order, and which questions were answered. What the office only thought is no fact of the case and is left out. Speakers go by their roles; one who
 * speaks in confidence by the alias.
 */
export function visitRecordBlocks(voice: Voice, visit: Visit): Block[] {
  const index = indexCase(voice.data, [], voice)
  return [
    heading('visit', visitWording.record.visitHeading),
    ...visitFacts(index, visit, visitWording.tookPlace(describeVisit(index.unit, visit))),
    heading('notes', visitWording.record.notesHeading),
    ...notesOf(voice, index, visit),
    ...questionBlocks(voice, visit),
    ...checklistBlocks(voice, index, visit),
  ]
}

/** What a record is called, and that it goes to nobody but the case. */
export function recordOf({ unit }: Pick<CaseData, 'unit'>, { date, unitIds }: Visit): { readonly title: string; readonly addressee: string } {
  const names = unit.filter(({ id }) => unitIds.includes(id)).map(({ name }) => name)
  return { title: visitWording.record.title(inWords(date), enumerate(names)), addressee: visitWording.record.addressee }
}

const heading = (id: string, text: string): Heading => ({ type: 'heading', id: `record-${id}`, level: 1, number: null, text, newPage: false })

/** A line that introduces the list under it. */
const introduced = (introduction: string, items: readonly string[]): Block[] =>
  items.length === 0 ? [] : [{ ...paragraph(introduction), role: 'introduction' }, listOf(items)]

/**
 * When and where, who was there, and the programme.
 * @param when the sentence that says when and where
 * @param present the line above those who take part
 */
export function visitFacts(index: CaseIndex, visit: Visit, when: string, present: string = visitWording.present): Block[] {
  const programme = visit.programme.split('\n').filter((line) => line.trim() !== '')
  return [paragraph(when), ...introduced(present, peopleOf(index, visit)), ...introduced(visitWording.programme, programme)]
}

/** Those who were there, a line for each place they come from. */
function peopleOf(index: CaseIndex, visit: Visit): string[] {
  const there = (['office', 'authority'] as const).flatMap((side) => takingPart(index.participants, visit.participantIds, side))
  return [...Map.groupBy(there, index.placeOf)].map(([place, people]) => visitWording.from(place, enumerate(people.map(personOf))))
}

/** A role, with the name where one was needed: "teamkoordinator", "inspektør A. Prøve". */
const personOf = ({ role, name }: Participant): string => `${uncapitalised(role)} ${name}`.trim()

function notesOf(voice: Voice, index: CaseIndex, visit: Visit): Block[] {
  const { record } = visitWording
  const notes = voice.data.note
    .filter(({ visitId, nature }) => visitId === visit.id && nature !== 'reflection')
    .toSorted((a, b) => (a.takenAt === b.takenAt ? (a.createdAt < b.createdAt ? -1 : 1) : a.takenAt < b.takenAt ? -1 : 1))
  if (notes.length === 0) return [paragraph(record.noNotes)]
  const writers = [...new Set(notes.map(({ notedById }) => index.participant.get(notedById ?? '')).filter((one) => one !== undefined))]
  return [
    paragraph(record.notesIntroduction(writers.length === 0 ? voice.officeName : enumerate(writers.map(personOf)))),
    notesTable(voice, index, visit, notes),
  ]
}

function notesTable(voice: Voice, index: CaseIndex, visit: Visit, notes: readonly Note[]): Table {
  const { record } = visitWording
  const questions = numberedQuestions(voice)
  const named = new Set<string>()
  /** What the talk turns to: a question in full the first time, by its number when it comes back. */
  const asked = ({ questionId }: Note, i: number): string => {
    const question = questions.get(questionId ?? '')
    if (question === undefined || questionId === notes[i - 1]?.questionId) return ''
    const words = named.has(question.id) ? record.questionAgain : record.question
    named.add(question.id)
    return words(question.number, question.text)
  }
  const files = new Map(voice.data.attachment.map((one) => [one.id, one]))
  /** The files of a note that no note before it has: all that was typed during a recording belongs to it, and it is named once. */
  const enclosed = ({ attachmentIds }: Note): Attachment[] =>
    attachmentIds.flatMap((id) => {
      const file = files.get(id)
      files.delete(id)
      return file ?? []
    })
  return {
    type: 'table',
    id: 'record-table',
    caption: record.caption,
    description: record.description,
    header: record.header,
    // A day is written in figures; its column is as wide as they are, so that none of it is cut over two lines.
    widths: notes.some(({ takenAt }) => civilDateOf(takenAt) !== visit.date) ? [14, 25, 61] : [10, 26, 64],
    rows: notes.map((note, i) => [textCell(timeOf(visit, note)), sourceCell(index, note), noteCell(note, asked(note, i), enclosed(note))]),
  }
}

/** The announcement's questions as the visit puts them, with their numbers. */
export function numberedQuestions({ data }: Pick<Voice, 'data'>): ReadonlyMap<string, CaseData['question'][number] & { readonly number: number | undefined }> {
  const asked = data.question.filter(({ askedIn }) => askedIn === 'announcement').toSorted((a, b) => a.position - b.position)
  const numbers = announcedNumbers(asked, { document: data.document, announcedOn: data.inspection.announcedOn })
  return new Map(asked.map((question) => [question.id, { ...question, number: numbers.get(question.id) }]))
}

/** The time; with its day where that is not the visit's. */
function timeOf(visit: Visit, { takenAt }: Note): string {
  const day = civilDateOf(takenAt)
  return [day === visit.date ? '' : formatCivilDate(day, 'short'), clockTimeOf(takenAt)].filter((part) => part !== '').join('\n')
}

/** Who, and how the office knows it where the words do not say so themselves. */
function sourceCell(index: CaseIndex, note: Note): Cell {
  const who = nameSource(index, `note:${note.id}`)?.who ?? ''
  const { nature: ofOthers, ownNature } = visitWording.record
  const nature = (note.sourceId === null ? ownNature : ofOthers)[note.nature]
  return [[textRun(who)], ...(nature === '' ? [] : [[{ type: 'text', text: nature, italic: true } as const]])]
}

function noteCell(note: Note, question: string, enclosed: readonly Attachment[]): Cell {
  const { record } = visitWording
  const said = note.nature === 'quote' && !isQuoted(note.text) ? `”${note.text}”` : note.text
  return [
    ...(question === '' ? [] : [[{ type: 'text', text: typeset(question), bold: true } as const]]),
    ...textCell(said),
    ...enclosed.map((file) => [
      { type: 'text', text: typeset(record.enclosed(file.caption === '' ? file.fileName : `${file.caption} (${file.fileName})`)), italic: true } as const,
    ]),
  ]
}

/** Which of the announcement's questions were answered at the visit, which were not, and which were dropped and why. */
function questionBlocks(voice: Voice, visit: Visit): Block[] {
  const { record } = visitWording
  const questions = [...numberedQuestions(voice).values()]
  if (questions.length === 0) return []
  const asked = new Set(voice.data.note.filter(({ visitId, nature }) => visitId === visit.id && nature !== 'reflection').map(({ questionId }) => questionId))
  const line = ({ number, text }: (typeof questions)[number]): string => ended(record.question(number, text))
  const standing = questions.filter(({ droppedBecause }) => droppedBecause === '')
  return [
    heading('questions', record.questionsHeading),
    ...introduced(record.answered, standing.filter(({ id }) => asked.has(id)).map(line)),
    ...introduced(record.notAnswered, standing.filter(({ id }) => !asked.has(id)).map(line)),
    ...introduced(
      record.dropped,
      questions.filter(({ droppedBecause }) => droppedBecause !== '').map((question) => `${line(question)} ${ended(capitalised(question.droppedBecause))}`),
    ),
  ]
}

/** The checklists that were gone through, with how far. */
function checklistBlocks({ data }: Voice, index: CaseIndex, visit: Visit): Block[] {
  const { record } = visitWording
  const runs = data.checklistRun.filter(({ visitId }) => visitId === visit.id)
  if (runs.length === 0) return []
  return [
    heading('checklists', record.checklistsHeading),
    listOf(
      runs.map((run) => {
        const points = new Set(run.items.filter(({ kind }) => isAnswered(kind)).map(({ id }) => id))
        const answered = data.checklistAnswer.filter(({ runId, itemId, value }) => runId === run.id && value !== null && points.has(itemId)).length
        return record.checklist(run.title, index.unit.get(run.unitId)?.name ?? '', answered)
      }),
    ),
  ]
}
