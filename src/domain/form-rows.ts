import type { FormEntry } from './checklist-form.ts'

/** A line of a checklist that several answer side by side. */
export type FormRow = {
  readonly key: string
  /** `repeat` is the line that says how often it is asked, `round` the heading of each time. */
  readonly kind: 'heading' | 'repeat' | 'round' | 'note' | 'point' | 'calculation'
  /** As the first has it who has it at all. */
  readonly first: FormEntry
  /** One for each who answers, in their order; undefined where one has fewer rounds, or a version without the point. */
  readonly entries: readonly (FormEntry | undefined)[]
}

/**
 * The lines of a checklist as several answered it, in one order. They differ in how many rounds their repeats have (and in documents by version), so that what
 * one has more of comes after what all have.
 * @param forms what `evaluateForm` makes of each
 */
export function formRows(forms: readonly (readonly FormEntry[])[]): FormRow[] {
  const byKey = forms.map(keyed)
  return merged(forms).map(([key, first]) => ({ key, first, kind: kindOf(first), entries: byKey.map((form) => form.get(key)) }))
}

/** Leaves out headings with nothing below them. */
export function withoutEmptyHeadings<Row extends { readonly kind: FormRow['kind']; readonly first: FormEntry }>(rows: readonly Row[]): Row[] {
  const kept: Row[] = []
  // From the end: a heading stays when something below it has stayed.
  for (const row of rows.toReversed()) if (row.kind !== 'heading' || (kept.at(-1)?.first.depth ?? -1) > row.first.depth) kept.push(row)
  return kept.toReversed()
}

const keyOf = ({ item, place, rounds, round }: FormEntry): string => `${item.id}/${place}/${round ?? (rounds === null ? '' : 'all')}`

const keyedBefore = new WeakMap<readonly FormEntry[], ReadonlyMap<string, FormEntry>>()

/** The entries by the key of their line. Of many who answer side by side an answer changes one: the others are not named again. */
function keyed(entries: readonly FormEntry[]): ReadonlyMap<string, FormEntry> {
  const known = keyedBefore.get(entries) ?? new Map(entries.map((entry) => [keyOf(entry), entry]))
  keyedBefore.set(entries, known)
  return known
}

type Keyed = readonly [key: string, entry: FormEntry]

function merged([first = [], ...others]: readonly (readonly FormEntry[])[]): readonly Keyed[] {
  let all: readonly Keyed[] = [...keyed(first)]
  for (const entries of others) {
    const known = new Set(all.map(([key]) => key))
    const after = new Map<string, Keyed[]>()
    let last = ''
    for (const [key, entry] of keyed(entries)) {
      if (known.has(key)) last = key
      else after.set(last, [...(after.get(last) ?? []), [key, entry]])
    }
    if (after.size > 0) all = [...(after.get('') ?? []), ...all.flatMap((one) => [one, ...(after.get(one[0]) ?? [])])]
  }
  return all
}

function kindOf({ item, rounds, round }: FormEntry): FormRow['kind'] {
  if (rounds !== null) return 'repeat'
  if (round !== null) return 'round'
  if (item.kind === 'group' || item.kind === 'repeat') return 'heading'
  return item.kind === 'note' || item.kind === 'calculation' ? item.kind : 'point'
}
