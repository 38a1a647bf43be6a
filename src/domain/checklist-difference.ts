import type { Checklist } from './checklist.ts'
import type { ChecklistAnswer } from './checklist-answer.ts'
import { checklistItem, isAnswered, type ChecklistChoice, type ChecklistItem } from './checklist-item.ts'
import type { ChecklistRun } from './checklist-run.ts'
import { problemOfValue } from './checklist-value.ts'
import { pointOf, roundsOf, type FormPoint } from './form-outline.ts'

/** What of a point a person can see change. `choices`: what can be chosen, `place`: the groups that it stands in. */
export const comparedFields = [
  'text',
  'help',
  'legalBasis',
  'kind',
  'choices',
  'required',
  'requiredWhen',
  'condition',
  'constraint',
  'constraintMessage',
  'calculation',
  'initial',
  'repeatCount',
  'evidence',
  'place',
] as const
export type ComparedField = (typeof comparedFields)[number]

/** The points of a list and what can be chosen: a version of a checklist, or what a run holds. */
export type PointList = Pick<Checklist, 'items' | 'choices'>
export type FieldChange = { readonly field: ComparedField; readonly before: string; readonly after: string }

/** How a newer version differs from the points that a run began with. `lost`: how many of its answers the new point cannot hold. */
export type ChecklistDifference = {
  readonly added: readonly ChecklistItem[]
  readonly changed: readonly { readonly item: ChecklistItem; readonly fields: readonly FieldChange[]; readonly lost: number }[]
  readonly removed: readonly { readonly item: ChecklistItem; readonly lost: number }[]
}

type Answer = Pick<ChecklistAnswer, 'itemId' | 'place' | 'value' | 'remark' | 'attachmentIds'>

/** Whether there is anything in an answer that could be lost. */
export const saysSomething = ({ value, remark, attachmentIds }: Omit<Answer, 'itemId' | 'place'>): boolean =>
  value !== null || remark.trim() !== '' || attachmentIds.length > 0

/** The group at the end of a run that keeps what a newer version has no place for. No form can give this id: it makes single hyphens. */
export const retiredGroupId = 'retired--points'
export const isRetired = (item: Pick<ChecklistItem, 'id' | 'parentId'>): boolean => item.id === retiredGroupId || item.parentId === retiredGroupId

/** What of a version is other than in another, point by point, with the answers of a run (or of several) that it cannot hold. */
export function differenceOf(before: PointList, after: PointList, answers: readonly Answer[]): ChecklistDifference {
  const own = before.items.filter((item) => !isRetired(item))
  const [old, next] = [new Map(own.map((item) => [item.id, item])), new Map(after.items.map((item) => [item.id, item]))]
  const lost = lostAnswers(before, after, answers)
  const lostOf = ({ id }: ChecklistItem): number => lost.filter(({ itemId }) => itemId === id).length
  return {
    added: after.items.filter(({ id }) => !old.has(id)),
    changed: after.items.flatMap((item) => {
      const earlier = old.get(item.id)
      const fields = earlier === undefined ? [] : changesOf(before, earlier, after, item)
      return fields.length === 0 && lostOf(item) === 0 ? [] : [{ item, fields, lost: lostOf(item) }]
    }),
    removed: own.filter(({ id }) => !next.has(id)).map((item) => ({ item, lost: lostOf(item) })),
  }
}

/** The answers that say something and that the other version has no place for. */
export function lostAnswers<Given extends Answer>(before: PointList, after: PointList, answers: readonly Given[]): Given[] {
  return answers.filter((answer) => {
    const item = before.items.find(({ id }) => id === answer.itemId)
    return item !== undefined && saysSomething(answer) && !isRetired(item) && !holds(before, item, after, answer)
  })
}

/** Kinds that take over the answers of another without a change of meaning. */
const takesOver: Partial<Record<ChecklistItem['kind'], ChecklistItem['kind']>> = { integer: 'decimal', choice: 'choices', photo: 'file' }

function holds(before: PointList, item: ChecklistItem, after: PointList, answer: Answer): boolean {
  const next = after.items.find(({ id }) => id === item.id)
  if (next === undefined || !isAnswered(next.kind)) return false
  if (roundsAround(before.items, item) !== roundsAround(after.items, next)) return false
  if (answer.value === null) return true
  return (next.kind === item.kind || takesOver[item.kind] === next.kind) && problemOfValue(next, after.choices, answer.value) === null
}

const roundsAround = (items: readonly ChecklistItem[], { id }: ChecklistItem): string =>
  (pointOf(items, id)?.repeats ?? []).map(({ item }) => item.id).join(' ')

function changesOf(before: PointList, earlier: ChecklistItem, after: PointList, item: ChecklistItem): FieldChange[] {
  return comparedFields.flatMap((field) => {
    const [old, next] = [wordsOf(before, earlier, field), wordsOf(after, item, field)]
    return old === next ? [] : [{ field, before: old, after: next }]
  })
}

function wordsOf({ items, choices }: PointList, item: ChecklistItem, field: ComparedField): string {
  if (field === 'choices') return item.kind === 'choice' || item.kind === 'choices' ? labelsOf(choices, item.list) : ''
  if (field === 'place') {
    const parent = items.find(({ id }) => id === item.parentId)
    return parent === undefined ? '' : parent.text || parent.name || parent.id
  }
  return String(item[field])
}

const labelsOf = (choices: readonly ChecklistChoice[], list: string): string =>
  choices
    .filter((choice) => choice.list === list)
    .map(({ label, name }) => label || name)
    .join('\n')

/** What runs of one version that stand side by side become when they move up to another; see `movedUp`. */
export type MovedUp = {
  readonly items: ChecklistItem[]
  readonly choices: ChecklistChoice[]
  /** How often repeats are asked, by the run's id. */
  readonly repeats: ReadonlyMap<string, ChecklistRun['repeats']>
  /** The point that an answer belongs to from now on, by the answer's id. */
  readonly moves: ReadonlyMap<string, string>
}

type Moving = Pick<ChecklistRun, 'id' | 'items' | 'choices' | 'version' | 'repeats'>

/**
 * Moves runs up to a newer version. An answer stays with its point. What the version cannot hold (the point is gone, answered in another way, or asked in
 * other rounds) stays as a point of its own under `heading` at the end, one a point and round, with its words and choices as they were and closed to changes;
 * the runs have the same ones, so that they still stand side by side. Nothing that was answered is deleted.
 */
export function movedUp(runs: readonly Moving[], answers: readonly ChecklistAnswer[], after: PointList, heading: string): MovedUp {
  const retired = new Map<string, ChecklistItem>()
  const choices = new Map<string, ChecklistChoice>()
  const moves = new Map<string, string>()
  const keep = (item: ChecklistItem, run: Moving, list: string): void => {
    for (const choice of run.choices) if (list !== '' && choice.list === list) choices.set(`${item.list} ${choice.name}`, { ...choice, list: item.list })
  }
  for (const run of runs)
    for (const item of run.items)
      if (item.parentId === retiredGroupId) {
        retired.set(item.id, item)
        keep(item, run, item.list)
      }
  for (const run of runs)
    for (const answer of lostAnswers(
      run,
      after,
      answers.filter(({ runId }) => runId === run.id),
    )) {
      const point = pointOf(run.items, answer.itemId)
      if (point === undefined) continue
      const key = `${answer.itemId} ${answer.place}`
      const item = retired.get(key) ?? retire(point, answer.place, run.version, retired.size + 1)
      retired.set(key, item)
      keep(item, run, point.item.list)
      moves.set(answer.id, item.id)
    }
  const group = retired.size === 0 ? [] : [made({ id: retiredGroupId, kind: 'group', text: heading, parentId: '', readOnly: false })]
  return { items: [...after.items, ...group, ...retired.values()], choices: [...after.choices, ...choices.values()], repeats: repeatsOf(runs, after), moves }
}

/** The counts of those repeats that the version still has. */
function repeatsOf(runs: readonly Moving[], { items }: PointList): MovedUp['repeats'] {
  const repeats = new Set(items.filter(({ kind }) => kind === 'repeat').map(({ id }) => id))
  const kept = (counts: ChecklistRun['repeats']) => Object.fromEntries(Object.entries(counts).filter(([key]) => repeats.has(key.split('.')[0] ?? '')))
  return new Map(runs.map((run) => [run.id, kept(run.repeats)]))
}

const made = (fields: Partial<ChecklistItem> & Pick<ChecklistItem, 'id' | 'kind' | 'text'>): ChecklistItem =>
  checklistItem.parse({ help: '', legalBasis: '', required: false, readOnly: true, parentId: retiredGroupId, ...fields })

/** A point as it was asked, closed to changes, with the rounds that it was asked in as words. */
function retire({ item, name, repeats }: FormPoint, place: string, version: number, number: number): ChecklistItem {
  const rounds = roundsOf(place)
  const around = repeats.map((repeat, i) => `${repeat.item.text || repeat.name} ${rounds[i] ?? ''}: `).join('')
  const { kind, text, help, legalBasis, translations } = item
  const list = item.list === '' ? '' : `${item.list} (retired ${version})`
  return made({
    id: `retired--${version}-${number}`,
    kind,
    text: around + (text || name),
    help,
    legalBasis,
    list,
    translations: around === '' ? translations : {},
  })
}
