import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { SqlValue } from './database.ts'

/** Shorter values gain nothing by being compressed. */
const shortestCompressed = 1000

/**
 * A value of a field as the change log keeps it: JSON, and when it is long (prose, which is saved again and again while it is written) deflated,
 * to about a seventh.
 */
export function packLogged(value: unknown): SqlValue {
  const json = JSON.stringify(value)
  return json.length < shortestCompressed ? json : deflateRawSync(json, { level: 3 })
}

export function unpackLogged(packed: SqlValue): unknown {
  const json = packed instanceof Uint8Array ? inflateRawSync(packed).toString('utf8') : (packed as string)
  return JSON.parse(json) as unknown
}
