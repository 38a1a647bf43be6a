import { announcedNumbers } from '../../src/domain/numbering.ts'
import { takingPart, type Participant } from '../../src/domain/participant.ts'
import type { Question } from '../../src/domain/question.ts'
import type { ReportTheme } from '../../src/domain/report-theme.ts'
import type { Unit } from '../../src/domain/unit.ts'
import type { Visit } from '../../src/domain/visit.ts'

/** A participant as a note names its source: role, unit and digit. */
export type Speaker = {
  readonly id: string
  readonly role: string
  readonly name: string
  readonly unit: string | null
  readonly key: number | null
  readonly confidential: boolean
}

/** A question of the announcement with the number it has there. */
export type NumberedQuestion = { readonly id: string; readonly number: number; readonly text: string }

/** Who and what the notes of a case refer to, by id. */
export type CaseNames = {
  readonly speakers: ReadonlyMap<string, Speaker>
  readonly questions: ReadonlyMap<string, NumberedQuestion>
  /** The titles of the report's themes. */
  readonly themes: ReadonlyMap<string, string>
}

/** The announcement's questions that still stand, in its order, with the numbers that `announcedNumbers` gives them. */
export function announcedQuestions(questions: readonly Question[], told: Parameters<typeof announcedNumbers>[1]): NumberedQuestion[] {
  const ordered = questions.filter((question) => question.askedIn === 'announcement').sort(byPosition)
  const numbers = announcedNumbers(ordered, told)
  return ordered.filter(({ droppedBecause }) => droppedBecause === '').map(({ id, text }) => ({ id, number: numbers.get(id) ?? 0, text }))
}

/** Looks up what the notes refer to. */
export function caseNames(
  participants: readonly Participant[],
  units: readonly Unit[],
  questions: readonly NumberedQuestion[],
  themes: readonly ReportTheme[],
): CaseNames {
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]))
  const speakers = participants.map(({ id, role, name, unitId, speakerKey, confidential }): [string, Speaker] => [
    id,
    { id, role, name, unit: unitId === null ? null : (unitNames.get(unitId) ?? null), key: speakerKey, confidential },
  ])
  return {
    speakers: new Map(speakers),
    questions: new Map(questions.map((question) => [question.id, question])),
    themes: new Map(themes.toSorted(byPosition).map((theme) => [theme.id, theme.title])),
  }
}

const byPosition = (a: { position: number; id: string }, b: { position: number; id: string }): number =>
  a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Those of one side who take part in the visit. Those with a digit come first, in the order of the digits. */
export function present(participants: readonly Participant[], visit: Visit | null, side: Participant['side']): Participant[] {
  return takingPart(participants, visit?.participantIds ?? [], side).sort((a, b) => (a.speakerKey ?? 10) - (b.speakerKey ?? 10) || byPosition(a, b))
}

/** The lowest digit that nobody of these has; null when all nine are taken. */
export function freeKey(participants: readonly Participant[]): number | null {
  const taken = new Set(participants.map((participant) => participant.speakerKey))
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].find((key) => !taken.has(key)) ?? null
}

/** The visit to open when none was picked: today's, else the last one held, else the first to come; null when there is none. */
export function likelyVisit(visits: readonly Visit[], today: string): Visit | null {
  const byDate = [...visits].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  return byDate.find((visit) => visit.date === today) ?? byDate.filter((visit) => visit.date < today).at(-1) ?? byDate[0] ?? null
}
