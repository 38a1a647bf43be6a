/**
 * A table in which words from outside are looked up: it has its own entries and nothing else. A plain object would also answer to `constructor` and `toString`, which
 * every object has.
 */
export const lookup = <Value>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
  Object.freeze(Object.assign(Object.create(null) as Record<string, Value>, entries))
