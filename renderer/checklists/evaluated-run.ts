import { civilDateOf, clockTimeOf } from '../../src/domain/civil-date.ts'
import type { ChecklistAnswer } from '../../src/domain/checklist-answer.ts'
import { evaluateForm, type FormEntry, type FormMoment } from '../../src/domain/checklist-form.ts'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'

type Known = { readonly answers: readonly ChecklistAnswer[]; readonly today: string; readonly language: string; readonly entries: readonly FormEntry[] }

/** The open table and the list beside it ask for the same; with an answer on its way to the core they ask for two. */
const mostKnown = 2
const known = new WeakMap<ChecklistRun, readonly Known[]>()
const none: readonly ChecklistAnswer[] = []

/** A run as it stands. The same answers on the same day are worked out once: a visit has twelve units, and an answer changes one. */
export function entriesOf(run: ChecklistRun, answers: readonly ChecklistAnswer[] = none, moment: FormMoment, language = ''): readonly FormEntry[] {
  const { today } = moment
  const before = known.get(run) ?? []
  const found = before.find((one) => one.today === today && one.language === language && sameRows(one.answers, answers))
  if (found) return found.entries
  const earlier = before.find((one) => one.today === today && one.language === language)
  const made = { answers, today, language, entries: steadied(earlier?.entries, evaluateForm(run, answers, moment, language)) }
  known.set(run, [made, ...before].slice(0, mostKnown))
  return made.entries
}

/** The moment for which a checklist is worked out, in Danish time. */
export function formMoment(instant: string): FormMoment {
  const today = civilDateOf(instant)
  return { today, now: `${today}T${clockTimeOf(instant).replace('.', ':')}` }
}

const sameRows = (a: readonly ChecklistAnswer[], b: readonly ChecklistAnswer[]): boolean => a.length === b.length && a.every((row, i) => row === b[i])

/** The entries with those of before that say the same: an answer changes few, and only those are drawn again. */
function steadied(before: readonly FormEntry[] | undefined, after: readonly FormEntry[]): readonly FormEntry[] {
  if (before?.length !== after.length) return after
  const kept = after.map((entry, i) => (before[i] !== undefined && isSame(before[i], entry) ? before[i] : entry))
  return kept.every((entry, i) => entry === before[i]) ? before : kept
}

function isSame(a: FormEntry, b: FormEntry): boolean {
  // What is offered through a filter may depend on other answers, and is worked out only when it is called.
  if (a.item !== b.item || a.item.choiceFilter !== '') return false
  return (Object.keys(a) as (keyof FormEntry)[]).every((field) => field === 'choices' || isSameValue(a[field], b[field]))
}

/** An error or a problem is made anew each time. */
const isSameValue = (a: unknown, b: unknown): boolean => a === b || (a !== null && b !== null && JSON.stringify(a) === JSON.stringify(b))
