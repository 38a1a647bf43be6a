import type { Issue } from '../domain/issue.ts'
import type { Letterhead } from '../domain/letterhead.ts'
import type { LetterInput } from '../documents/letter-context.ts'
import { letterheadOf, type ReportInput } from '../documents/report-context.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { findTemplate } from '../storage/letterhead-templates.ts'
import type { Desk, OpenProfile } from './desk.ts'

/** The places that a template has and nobody knows, by the hash of its bytes: a preview comes with each change, and a template stays what it is. */
const known = new WeakMap<OpenProfile, Map<string, Promise<string[]>>>()

/** The office's own template that a document is written into; null for the program's look. */
export function templateFor(database: ReadableDatabase, { data, office }: Pick<ReportInput, 'data' | 'office'>): Uint8Array | null {
  const { template } = letterheadOf(data, office)
  if (template === null) return null
  const bytes = findTemplate(database, template.sha256)
  if (bytes === undefined) throw new Error('A letterhead names a template that is not there')
  return bytes
}

/** What a template would leave standing in a document: `{{…}}` that mean nothing to the program, as they are written there. */
export async function templateIssues(desk: Desk, database: ReadableDatabase, input: ReportInput | LetterInput): Promise<Issue[]> {
  const letterhead = letterheadOf(input.data, input.office)
  if (letterhead.template === null) return []
  const { fileName } = letterhead.template
  const unknown = await unknownPlaces(desk, letterhead.template, () => templateFor(database, input))
  if (unknown.length === 0) return []
  const places = unknown.map((written) => `{{${written}}}`).join(', ')
  return [{ code: 'templateUnknownPlace', severity: 'ask', params: { places, template: fileName }, at: { noun: 'letterhead', id: letterhead.id } }]
}

function unknownPlaces(desk: Desk, { sha256 }: NonNullable<Letterhead['template']>, bytesOf: () => Uint8Array | null): Promise<string[]> {
  const readings = known.get(desk.profile) ?? new Map<string, Promise<string[]>>()
  known.set(desk.profile, readings)
  const reading = readings.get(sha256) ?? read(desk, bytesOf())
  readings.set(sha256, reading)
  // What failed is tried again.
  reading.catch(() => readings.delete(sha256))
  return reading
}

async function read(desk: Desk, bytes: Uint8Array | null): Promise<string[]> {
  const reading = bytes === null ? null : await desk.worker.run('readTemplate', bytes)
  return reading?.ok ? reading.lacks.flatMap((lack) => (lack.code === 'unknownPlace' ? [lack.written] : [])) : []
}
