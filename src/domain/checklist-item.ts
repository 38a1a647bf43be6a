import { z } from 'zod'
import { bounded, line, requiredLine, text } from './text.ts'

/**
 * How a point is answered. `judgement`: yes, partly, no or not relevant. `choice` and `choices`: one or several of a list. `note` is only read,
 * `calculation` answers itself, `group` and `repeat` hold the points that name them as `parentId`.
 */
export const checklistItemKinds = [
  'judgement',
  'choice',
  'choices',
  'text',
  'integer',
  'decimal',
  'date',
  'time',
  'dateTime',
  'acknowledgement',
  'photo',
  'file',
  'note',
  'calculation',
  'group',
  'repeat',
] as const
export type ChecklistItemKind = (typeof checklistItemKinds)[number]

/** Kinds that somebody answers. */
export const isAnswered = (kind: ChecklistItemKind): boolean => !['note', 'calculation', 'group', 'repeat'].includes(kind)

/** A point's name in expressions and in an XLSForm (`${name}`): what pyxform takes as one. */
export const itemName = z.string().regex(/^[\p{L}_][\p{L}\p{M}\p{N}_.-]{0,199}$/u, { error: 'itemName' })

/** An expression as XLSForm writes it: XPath 1.0 with `${name}` for the answer to a point; empty where there is none. */
const expression = bounded(10_000)

/** Cells of an XLSForm that the program has no use for, by their headings: kept so that the form goes out as it came in. */
const otherCells = z.record(z.string().max(200), text)

/** The texts of a point in another language than the checklist's own, by the language's name. */
const itemTranslations = z.record(z.string().max(100), z.strictObject({ text, help: text, constraintMessage: text, requiredMessage: text }).partial())

/** A point (punkt) of a checklist, a note to read, or a group of points. Its `id` is stable across versions, so that answers keep their point. */
export const checklistItem = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  /** Empty: its id says it (see `nameOf`). */
  name: itemName.or(z.literal('')).default(''),
  kind: z.enum(checklistItemKinds).default('judgement'),
  /** The group or repeat that it stands in, which comes before it; empty at the top. */
  parentId: z
    .string()
    .regex(/^[a-z0-9-]{0,60}$/)
    .default(''),
  /** Empty for a calculation, and for a group without a heading. */
  text,
  help: text,
  legalBasis: line,
  required: z.boolean(),
  /** Where it is required: it need be answered only when this is true; empty: always. */
  requiredWhen: expression.default(''),
  requiredMessage: text.default(''),
  /** It is asked only when this is true. */
  condition: expression.default(''),
  /** What an answer must meet, with `.` for the answer; and what is said when it does not. */
  constraint: expression.default(''),
  constraintMessage: text.default(''),
  /** What a calculation comes to. */
  calculation: expression.default(''),
  /** The answer that stands there from the start: an expression or words as they are. */
  initial: expression.default(''),
  readOnly: z.boolean().default(false),
  /** The list that its choices come from, and which of them are offered. */
  list: line.default(''),
  choiceFilter: expression.default(''),
  /** How many times a repeat is asked; empty: as often as the one who answers wants. */
  repeatCount: expression.default(''),
  /** What must go with an answer: nothing, a remark, or a photo. */
  evidence: z.enum(['none', 'remark', 'photo']).default('none'),
  translations: itemTranslations.default({}),
  cells: otherCells.default({}),
})
export type ChecklistItem = z.output<typeof checklistItem>

/** A choice of a list. Its `cells` are what a choice filter asks about. */
export const checklistChoice = z.strictObject({
  list: requiredLine,
  name: bounded(200).min(1),
  label: text,
  translations: z.record(z.string().max(100), text).default({}),
  cells: otherCells.default({}),
})
export type ChecklistChoice = z.output<typeof checklistChoice>

/** What an XLSForm says of itself beside its points, kept so that it goes out as it came in. */
export const checklistForm = z.strictObject({
  /** The name of the language that its texts are in; empty where the form has one language without a name. */
  language: line.default(''),
  languages: z.array(line).max(50).default([]),
  settings: otherCells.default({}),
  sheets: z
    .array(z.strictObject({ name: requiredLine, rows: z.array(z.array(text).max(200)).max(2000) }))
    .max(20)
    .default([]),
})
export type ChecklistForm = z.output<typeof checklistForm>

export const emptyForm: ChecklistForm = { language: '', languages: [], settings: {}, sheets: [] }

/** How many points a checklist may have: five times the longest form in use anywhere. */
export const mostItems = 2000

/** The points of a checklist: each id once. */
export const checklistItems = z
  .array(checklistItem)
  .max(mostItems)
  .refine((items) => new Set(items.map((item) => item.id)).size === items.length, { params: { code: 'duplicateItem' } })

/** The points by the group that they stand in; empty at the top, where also those stand whose group is not before them. */
export function itemsByParent(items: readonly ChecklistItem[]): ReadonlyMap<string, readonly ChecklistItem[]> {
  const groups = new Map<string, ChecklistItem[]>([['', []]])
  for (const item of items) {
    groups.get(groups.has(item.parentId) ? item.parentId : '')?.push(item)
    if (item.kind === 'group' || item.kind === 'repeat') groups.set(item.id, [])
  }
  return groups
}

/** The numbers that points are called by: those that somebody answers, in order; groups, notes and calculations have none. */
export function pointNumbers(items: readonly ChecklistItem[]): ReadonlyMap<string, number> {
  return new Map(items.filter(({ kind }) => isAnswered(kind)).map(({ id }, i) => [id, i + 1]))
}

/** How many points a checklist has, wherever it is said: as many as its last point's number. */
export const pointCount = (items: readonly Pick<ChecklistItem, 'kind'>[]): number => items.filter(({ kind }) => isAnswered(kind)).length

/** A point as the office's editor makes it. */
export const newItem = (id: string, text: string): ChecklistItem => checklistItem.parse({ id, text, help: '', legalBasis: '', required: false })

/** What expressions and an XLSForm call a point. */
export const nameOf = ({ id, name }: Pick<ChecklistItem, 'id' | 'name'>): string => name || (/^[a-z]/.test(id) ? id : `p-${id}`)
