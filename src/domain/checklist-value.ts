import { z } from 'zod'
import { checklistValues } from './checklist-answer.ts'
import type { ChecklistChoice, ChecklistItem, ChecklistItemKind } from './checklist-item.ts'
import { civilDate, timeOfDay } from './civil-date.ts'

/** Why a text is no answer to a point of its kind. */
export const valueProblems = [
  'notAnswered',
  'judgement',
  'choice',
  'choices',
  'integer',
  'decimal',
  'date',
  'time',
  'dateTime',
  'acknowledgement',
  'empty',
] as const
export type ValueProblem = (typeof valueProblems)[number]

/** The answer to a point that is ticked off, as ODK writes it. */
export const acknowledged = 'OK'

const dateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/)
const fits = (schema: z.ZodType) => (value: string) => schema.safeParse(value).success

/** What the text must look like, by kind; kinds that are not here are free text. */
const shapes: Partial<Record<ChecklistItemKind, (value: string) => boolean>> = {
  judgement: (value) => checklistValues.includes(value as never),
  integer: (value) => /^-?\d{1,15}$/.test(value),
  decimal: (value) => /^-?\d{1,15}(\.\d{1,15})?$/.test(value),
  date: fits(civilDate),
  time: fits(timeOfDay),
  dateTime: (value) => fits(dateTime)(value) && fits(civilDate)(value.slice(0, 10)),
  acknowledgement: (value) => value === acknowledged,
}

/**
 * Whether a text can be the answer to a point: null, or what is wrong with it. Conditions and constraints are not looked at here (see checklist-form.ts).
 * @param choices the lists of the run
 */
export function problemOfValue(item: Pick<ChecklistItem, 'kind' | 'list'>, choices: readonly ChecklistChoice[], value: string): ValueProblem | null {
  const { kind } = item
  if (value === '') return 'empty'
  if (kind === 'note' || kind === 'calculation' || kind === 'group' || kind === 'repeat') return 'notAnswered'
  if (kind === 'choice' || kind === 'choices') {
    const offered = new Set(choices.filter(({ list }) => list === item.list).map(({ name }) => name))
    const names = kind === 'choice' ? [value] : value.split(' ')
    return names.every((name) => offered.has(name)) && new Set(names).size === names.length ? null : kind
  }
  return shapes[kind]?.(value) === false ? (kind as ValueProblem) : null
}
