/** A line of the change log about one field of a row. */
export type ReplayedLine = { readonly field: string; readonly value: unknown }

/**
 * A row from a backup as it was at the last change that the log still knows: every field has the newest value the log gives it.
 * What the row was made with stands in no line, so this is for rows that the backup has.
 * @param lines in the order they were written, all newer than the backup
 * @param fields those that the row's noun has
 * @returns the fields that the log changes; empty when it says nothing
 */
export function replayedFields(lines: readonly ReplayedLine[], fields: readonly string[]): Record<string, unknown> {
  const known = new Set(fields)
  return Object.fromEntries(lines.filter(({ field }) => known.has(field)).map(({ field, value }) => [field, value]))
}

/** How many numbers are missing of a series that began with one and left none out. Those after the last cannot be known. */
export function missingNumbers(numbers: readonly number[]): number {
  const there = new Set(numbers)
  return Math.max(0, ...there) - there.size
}
