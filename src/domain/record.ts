import { z } from 'zod'

/** UUIDv7: sortable by the time of creation, minted on any installation without asking another. */
export const id = z.uuid()

/** A point in time, UTC, ISO 8601 with milliseconds (`2018-02-07T09:31:00.000Z`). */
export const instant = z.iso.datetime({ precision: 3 })

/** Where a row stands among its siblings; fractional, so that a move writes one row only. */
export const position = z.number().min(-1e9).max(1e9)

const recordShape = { id, createdAt: instant, updatedAt: instant, deleted: z.boolean() }

/** What every stored row carries beside its own fields. `deleted` is a tombstone: rows are never removed by an edit. */
export type RecordFields = { id: string; createdAt: string; updatedAt: string; deleted: boolean }

/**
 * A noun of the house: its name, the schema of its own fields and the values a new one starts with.
 * `fields` holds no zod defaults, because a default inside `.partial()` would overwrite on every patch.
 */
export type Noun<Fields extends z.ZodObject = z.ZodObject, Defaults extends object = object> = {
  readonly name: string
  readonly fields: Fields
  readonly defaults: Defaults
  readonly row: z.ZodObject<Fields['shape'] & typeof recordShape>
}

/** Declares a noun. `name` is the table, the change log's entity and the event's noun. */
export function defineNoun<Fields extends z.ZodObject, const Defaults extends Partial<z.output<Fields>>>(
  name: string,
  fields: Fields,
  defaults: Defaults,
): Noun<Fields, Defaults> {
  return { name, fields, defaults, row: fields.extend(recordShape) }
}

type FieldsOf<N extends Noun> = z.output<N['fields']>

/** A stored row of the noun. */
export type Row<N extends Noun> = FieldsOf<N> & RecordFields

/** What must be said to make a new row: everything without a default. */
export type Creation<N extends Noun> = Omit<FieldsOf<N>, keyof N['defaults']> & Partial<FieldsOf<N>>

/** Some of the noun's fields with new values. */
export type Patch<N extends Noun> = Partial<FieldsOf<N>>
