import { answerInWords, type ChecklistAnswer } from './checklist-answer.ts'
import type { ChecklistChoice, ChecklistItem } from './checklist-item.ts'
import { isAnswered } from './checklist-item.ts'
import { problemOfValue, type ValueProblem } from './checklist-value.ts'
import { FormEvaluation, type EvaluatedRun, type FormMoment, type FormProblem } from './form-evaluation.ts'
import { placeIn, type FormPoint } from './form-outline.ts'
import type { InstanceNode } from './instance-node.ts'

export type { FormMoment, FormProblem } from './form-evaluation.ts'

/** What is wrong with an answer. `constraint`: the point's own rule, in its own words where it has some. `notOffered`: a choice that is no longer among those. */
export type FormError = { readonly code: ValueProblem | 'constraint' | 'notOffered'; readonly message: string }

/** A point of a checklist in use as it stands now, or a round of a repeat. */
export type FormEntry = {
  readonly item: ChecklistItem
  /** The rounds of the repeats around it (`2.1`), as in its answer. */
  readonly place: string
  /** How many groups and repeats it stands in. */
  readonly depth: number
  /** A repeat comes once with the number of its `rounds`, and then once for each `round`, before the points of that round. */
  readonly rounds: number | null
  readonly round: number | null
  /** Whether its condition and those of the groups around it hold. */
  readonly asked: boolean
  readonly required: boolean
  readonly readOnly: boolean
  /** Null when there is none, and when it is not asked. */
  readonly value: string | null
  /** Where the value comes from. */
  readonly source: 'answer' | 'calculation' | 'initial' | null
  readonly answer: ChecklistAnswer | undefined
  readonly error: FormError | null
  /** What is still to be given: the answer to a required point, or the remark or photo that an answer demands. */
  readonly missing: 'answer' | 'remark' | 'photo' | null
  /** An expression of it that had no effect. */
  readonly problem: FormProblem | null
  readonly text: string
  readonly help: string
  readonly requiredMessage: string
  /** The choices that are offered now, with their labels in the language that was asked for. Worked out when it is called. */
  readonly choices: () => readonly { readonly name: string; readonly label: string; readonly choice: ChecklistChoice }[]
}

/**
 * A checklist in use as it stands: every point in order, in every round, with what conditions, constraints, calculations and filters make of it. Pure.
 * @param answers of any runs; those of others are left out
 * @param language a language of the form; empty for the checklist's own
 */
export function evaluateForm(run: EvaluatedRun, answers: readonly ChecklistAnswer[], moment: FormMoment, language = ''): FormEntry[] {
  const evaluation = new FormEvaluation(run, answers, moment, language)
  const entries: FormEntry[] = []
  const data = evaluation.root.childNodes[0]
  if (data) addEntries({ run, evaluation, language, entries }, evaluation.outline.top, data, '')
  return entries
}

/** Whether a point has its answer: a value, or the photos and files where those are what is asked for. */
export function isGiven({ item, value, answer }: Pick<FormEntry, 'item' | 'value' | 'answer'>): boolean {
  return value !== null || ((item.kind === 'photo' || item.kind === 'file') && (answer?.attachmentIds.length ?? 0) > 0)
}

/** The required points of a run that are asked and that nobody has answered, each named as often as it is asked in vain. */
export function unansweredRequired(run: EvaluatedRun, answers: readonly ChecklistAnswer[], moment: FormMoment): string[] {
  return evaluateForm(run, answers, moment).flatMap(({ missing, item }) => (missing === 'answer' ? [item.id] : []))
}

type Making = { readonly run: EvaluatedRun; readonly evaluation: FormEvaluation; readonly language: string; readonly entries: FormEntry[] }

function addEntries(making: Making, points: readonly FormPoint[], parent: InstanceNode, place: string): void {
  const { evaluation, entries } = making
  // The nodes stand in the order of their points, a repeat's rounds one after the other: looked for anew, a point would cost as much as there are points.
  let next = 0
  for (const point of points) {
    const first = next
    while (parent.childNodes[next]?.point === point) next += 1
    const nodes = parent.childNodes.slice(first, next)
    if (point.item.kind === 'repeat') {
      const heading = new Entry(making, point, parent, place, { rounds: nodes.length, round: null })
      // A repeat that is asked no more is still there when its own condition, asked of its first round, says no.
      entries.push(heading.of(nodes.length === 0 ? evaluation.isAsked(parent) : nodes.some((node) => evaluation.isAsked(node))))
      for (const [i, node] of nodes.entries()) {
        entries.push(new Entry(making, point, node, node.place, { rounds: null, round: i + 1 }).of(evaluation.isAsked(node)))
        addEntries(making, point.children, node, placeIn(place, i + 1))
      }
    } else
      for (const node of nodes) {
        entries.push(new Entry(making, point, node, place, { rounds: null, round: null }).of(evaluation.isAsked(node)))
        addEntries(making, point.children, node, place)
      }
  }
}

const noChoices = (): ReturnType<FormEntry['choices']> => []
const isChosen = (kind: ChecklistItem['kind']): boolean => kind === 'choice' || kind === 'choices'

/** Makes one entry. */
class Entry {
  readonly #making: Making
  readonly #point: FormPoint
  readonly #node: InstanceNode
  readonly #place: string
  readonly #repeat: Pick<FormEntry, 'rounds' | 'round'>

  constructor(making: Making, point: FormPoint, node: InstanceNode, place: string, repeat: Pick<FormEntry, 'rounds' | 'round'>) {
    this.#making = making
    this.#point = point
    this.#node = node
    this.#place = place
    this.#repeat = repeat
  }

  of(asked: boolean): FormEntry {
    const { evaluation } = this.#making
    const { item, depth } = this.#point
    const isOwn = this.#node.point === this.#point
    const answer = isOwn ? evaluation.answerAt(this.#node) : undefined
    const value = asked && isOwn && item.kind !== 'group' && item.kind !== 'repeat' ? evaluation.valueOf(this.#node) || null : null
    const required = asked && isAnswered(item.kind) && item.required && (item.requiredWhen === '' || evaluation.truth(this.#node, item.requiredWhen, true))
    const { rounds, round } = this.#repeat
    // Written out, not spread: entries of one shape are read many times as fast, and there are thousands of them.
    return {
      rounds,
      round,
      text: this.#filled(this.#translated('text')),
      help: this.#filled(this.#translated('help')),
      requiredMessage: this.#filled(this.#translated('requiredMessage')),
      item,
      place: this.#place,
      depth,
      asked,
      required,
      readOnly: item.readOnly || item.kind === 'calculation',
      value,
      source: sourceOf(item, value, answer),
      answer,
      error: value === null ? null : this.#errorOf(item, value),
      missing: asked ? missingOf(item, required, value, answer) : null,
      problem: evaluation.problems.get(this.#node) ?? null,
      // Entries that are kept must not keep all that they were worked out from.
      choices: isOwn && isChosen(item.kind) ? () => this.#offered() : noChoices,
    }
  }

  #offered(): ReturnType<FormEntry['choices']> {
    const { evaluation } = this.#making
    return evaluation.offered(this.#node).map((choice) => ({ name: choice.name, label: evaluation.labelOf(choice.list, choice.name), choice }))
  }

  #errorOf(item: ChecklistItem, value: string): FormError | null {
    const { run, evaluation } = this.#making
    if (!isAnswered(item.kind)) return null
    const problem = problemOfValue(item, run.choices, value)
    if (problem !== null) return { code: problem, message: '' }
    if (isChosen(item.kind) && !value.split(' ').every((name) => evaluation.offers(this.#node, name))) return { code: 'notOffered', message: '' }
    if (item.constraint === '' || evaluation.truth(this.#node, item.constraint, true)) return null
    return { code: 'constraint', message: this.#filled(this.#translated('constraintMessage')) }
  }

  #translated(field: 'text' | 'help' | 'constraintMessage' | 'requiredMessage'): string {
    const { item } = this.#point
    return item.translations[this.#making.language]?.[field] || item[field]
  }

  /** A text with the answers that it names in words. */
  #filled(text: string): string {
    if (!text.includes('${')) return text
    const { run, evaluation } = this.#making
    return text.replace(/\$\{\s*([^{}]*?)\s*\}/g, (_, name: string) =>
      evaluation
        .referred(this.#node, name)
        .filter((node) => node.text !== '')
        .map((node) => (node.point === null ? '' : answerInWords(run, node.point.item, node.text)))
        .join(', '),
    )
  }
}

function sourceOf(item: ChecklistItem, value: string | null, answer: ChecklistAnswer | undefined): FormEntry['source'] {
  if (value === null) return null
  if (answer !== undefined && answer.value === value && item.kind !== 'calculation') return 'answer'
  return item.calculation !== '' ? 'calculation' : 'initial'
}

function missingOf(item: ChecklistItem, required: boolean, value: string | null, answer: ChecklistAnswer | undefined): FormEntry['missing'] {
  const files = answer?.attachmentIds.length ?? 0
  if (!isGiven({ item, value, answer })) return required ? 'answer' : null
  if (item.evidence === 'remark' && (answer?.remark ?? '').trim() === '') return 'remark'
  return item.evidence === 'photo' && files === 0 ? 'photo' : null
}
