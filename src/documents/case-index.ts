import type { CaseData } from '../domain/case-data.ts'
import type { FrozenPoint } from '../domain/document.ts'
import { parseEvidenceSource } from '../domain/evidence.ts'

type Row<Noun extends Exclude<keyof CaseData, 'inspection'>> = CaseData[Noun][number]
type Table<Noun extends Exclude<keyof CaseData, 'inspection'>> = ReadonlyMap<string, Row<Noun>>

const byId = <R extends { id: string }>(rows: readonly R[]): ReadonlyMap<string, R> => new Map(rows.map((row) => [row.id, row]))

/** The case's rows by id, and the rows that belong to a row: looked up once, so that a report of five hundred findings is one pass. */
export type CaseIndex = {
  readonly note: Table<'note'>
  readonly participant: Table<'participant'>
  readonly unit: Table<'unit'>
  readonly visit: Table<'visit'>
  readonly authority: Table<'authority'>
  readonly checklistRun: Table<'checklistRun'>
  readonly checklistAnswer: Table<'checklistAnswer'>
  readonly material: Table<'material'>
  readonly finding: Table<'finding'>
  readonly evidenceOf: (findingId: string) => readonly Row<'evidence'>[]
  readonly recommendationsOf: (findingId: string) => readonly Row<'recommendation'>[]
  readonly questionsOf: (findingId: string) => readonly Row<'question'>[]
  /** Those who took part: the office first, then the others in their order. */
  readonly participants: readonly Row<'participant'>[]
  /** Where somebody who took part comes from: the office, a unit, or the administration itself. */
  readonly placeOf: (participant: Row<'participant'>) => string
  /** The number of a section, theme, finding, recommendation or question; empty when it has none. */
  readonly pointOf: (noun: FrozenPoint['noun'], id: string) => string
}

const groupsBy = <R>(rows: readonly R[], key: (row: R) => string): ((id: string) => readonly R[]) => {
  const groups = Map.groupBy(rows, key)
  return (id) => groups.get(id) ?? []
}

const byPosition = (a: { position: number }, b: { position: number }): number => a.position - b.position

/**
 * Builds the index. Rows of one parent come in their order.
 * @param names the office and the administrations in running text
 */
export function indexCase(data: CaseData, points: readonly FrozenPoint[], names: { readonly officeName: string; readonly authorities: string }): CaseIndex {
  const numbers = new Map(points.map((point) => [`${point.noun}:${point.id}`, point.point]))
  const unit = byId(data.unit)
  return {
    note: byId(data.note),
    participant: byId(data.participant),
    participants: data.participant.toSorted((a, b) => (a.side === b.side ? byPosition(a, b) : a.side === 'office' ? -1 : 1)),
    placeOf: ({ side, unitId }) => (side === 'office' ? names.officeName : (unit.get(unitId ?? '')?.name ?? names.authorities)),
    unit,
    visit: byId(data.visit),
    authority: byId(data.authority),
    checklistRun: byId(data.checklistRun),
    checklistAnswer: byId(data.checklistAnswer),
    material: byId(data.material),
    finding: byId(data.finding),
    evidenceOf: groupsBy(data.evidence.toSorted(byPosition), (row) => row.findingId),
    recommendationsOf: groupsBy(data.recommendation.toSorted(byPosition), (row) => row.findingId),
    questionsOf: groupsBy(data.question.toSorted(byPosition), (row) => row.findingId ?? ''),
    pointOf: (noun, id) => numbers.get(`${noun}:${id}`) ?? '',
  }
}

/** The unit that a source speaks of: that of the note's speaker, for what the office itself saw or read that of the visit, or of the answered checklist. */
export function unitOfSource(index: CaseIndex, source: string): Row<'unit'> | undefined {
  const { kind, id } = parseEvidenceSource(source)
  if (kind === 'note') return unitOfNote(index, id)
  if (kind === 'checklistAnswer') return index.unit.get(index.checklistRun.get(index.checklistAnswer.get(id)?.runId ?? '')?.unitId ?? '')
  return undefined
}

function unitOfNote(index: CaseIndex, id: string): Row<'unit'> | undefined {
  const note = index.note.get(id)
  if (note === undefined) return undefined
  if (note.sourceId !== null) return index.unit.get(index.participant.get(note.sourceId)?.unitId ?? '')
  const [only, another] = index.visit.get(note.visitId ?? '')?.unitIds ?? []
  return another === undefined ? index.unit.get(only ?? '') : undefined
}
