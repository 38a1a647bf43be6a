import { createHash } from 'node:crypto'
import type { LetterheadTemplate } from '../domain/letterhead-template.ts'
import type { KeptIdentity } from '../domain/identity.ts'
import { caseNouns, nouns, type CaseNounName, type NounName, type RowOf } from '../domain/nouns.ts'
import { canBeEvidence, type NoteNature } from '../domain/note.ts'
import { id as uuid, type Noun, type RecordFields } from '../domain/record.ts'
import { CaseFileProblems, type CaseFileProblem, type CaseFileProblemCode } from './case-file-problems.ts'
import { readIdentities } from './case-file-identities.ts'
import { mapReferences, type Lookup, type LooseRow } from './case-file-references.ts'
import {
  caseFileFormat,
  caseFileLists,
  caseFileVersion,
  fileRows,
  identitiesKey,
  maximumRows,
  officeLists,
  singleNouns,
  templateBytes,
  templateKey,
  type FiledNoun,
} from './case-file-schema.ts'

/** The largest case file that is read or written, in bytes. */
export const maximumCaseFileBytes = 64 * 1024 * 1024

/** Prose of lists within lists needs about thirty levels; more than this is no case. */
const maximumDepth = 100

type PlannedRow<Name extends NounName> = Omit<RowOf<Name>, Exclude<keyof RecordFields, 'id'>>
type PlannedRows<Names extends NounName> = { readonly [Name in Names]: readonly PlannedRow<Name>[] }

/** Objects and lists, all told: three times what the largest file of a case has. A file of nothing else would take gigabytes before anything can be said of it. */
const mostContainers = 3_000_000

/** A case as it was read: complete rows that lack only the stamps of storage. Ids are UUIDs, every reference stands. */
export type CasePlan = {
  readonly inspection: PlannedRow<'inspection'>
  readonly rows: PlannedRows<CaseNounName>
  readonly office: PlannedRows<'letterhead' | 'criticismStep' | 'colleague'>
  /** The bytes of the letterhead's own Word template, as its row names them; not read yet. Null where the file does not carry them. */
  readonly template: Uint8Array | null
  /** Who the confidential speakers are, where the file carries it. */
  readonly identities: readonly KeptIdentity[]
}

export type CaseFileReading =
  | { readonly ok: true; readonly plan: CasePlan }
  | { readonly ok: false; readonly newer: number }
  | { readonly ok: false; readonly newer: null; readonly problems: readonly CaseFileProblem[]; readonly total: number }

/**
 * Reads the bytes of a case file. The caller has looked at the size.
 * @param newId makes the id of a row that has a readable name in the file
 */
export function parseCaseFile(bytes: Uint8Array, newId: () => string): CaseFileReading {
  if (containersIn(bytes) > mostContainers) return refused('tooMany', { maximum: mostContainers })
  let written: string
  try {
    written = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refused('notUtf8')
  }
  try {
    return readCaseFile(JSON.parse(written), newId)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    const position = Number(/at position (\d+)/.exec(cause.message)?.[1] ?? written.length)
    const before = written.slice(0, position)
    return refused('notJson', { line: before.split('\n').length, column: position - before.lastIndexOf('\n') })
  }
}

/** How many objects and lists begin in JSON; brackets within texts count as well. */
function containersIn(bytes: Uint8Array): number {
  let count = 0
  for (const byte of bytes) if (byte === 0x7b || byte === 0x5b) count += 1
  return count
}

/** Reads a case file that is JSON already: a plan for storage, or everything that is wrong with it. Touches nothing. */
export function readCaseFile(value: unknown, newId: () => string): CaseFileReading {
  if (!isObject(value) || value['format'] !== caseFileFormat) return refused('notACaseFile')
  const version = value['schemaVersion']
  if (typeof version === 'number' && Number.isInteger(version) && version > caseFileVersion) return { ok: false, newer: version }
  if (isDeeperThan(value, maximumDepth)) return refused('tooDeep')
  const problems = new CaseFileProblems()
  if (version !== caseFileVersion) problems.add(['schemaVersion'], 'notAllowed', { allowed: caseFileVersion })
  const filed = gather(value, problems)
  const names = nameRows(filed, newId, problems)
  const rows = filed.map((entry) => parseRow(entry, problems))
  const complete = filed.map((entry, index) => completeRow(entry, rows[index] ?? null, names, problems))
  checkAcross(filed, complete, problems)
  const template = readTemplate(value, complete[filed.findIndex(({ noun }) => noun === 'letterhead')] ?? null, problems)
  const identities = readIdentities(value[identitiesKey], confidentialIn(filed, complete), problems)
  return problems.total > 0
    ? { ok: false, newer: null, problems: problems.listed, total: problems.total }
    : { ok: true, plan: { ...planOf(filed, complete), template, identities } }
}

/** A row where it stands in the file. `index` is its place in its list. */
type Filed = { readonly noun: FiledNoun; readonly at: readonly PropertyKey[]; readonly index: number; readonly raw: unknown }

/** Finds the rows, and says which keys do not belong. */
function gather(file: LooseRow, problems: CaseFileProblems): Filed[] {
  const filed: Filed[] = []
  const single = (noun: FiledNoun, at: readonly PropertyKey[], raw: unknown) => filed.push({ noun, at, index: 0, raw })
  const list = (noun: FiledNoun, at: readonly PropertyKey[], raw: unknown) => {
    if (raw === undefined) return
    if (!Array.isArray(raw)) problems.add(at, 'notList')
    else if (raw.length > maximumRows) problems.add(at, 'tooMany', { maximum: maximumRows })
    else raw.forEach((row: unknown, index) => filed.push({ noun, at: [...at, index], index, raw: row }))
  }
  const known = (holder: LooseRow, at: readonly PropertyKey[], keys: readonly string[]) => {
    for (const key of Object.keys(holder)) if (!keys.includes(key)) problems.add([...at, key], 'unknownField')
  }
  known(file, [], ['$schema', 'format', 'schemaVersion', 'inspection', 'office', 'report', identitiesKey, ...Object.values(caseFileLists)])
  single('inspection', ['inspection'], file['inspection'])
  const office = file['office'] === undefined ? {} : file['office']
  if (isObject(office)) {
    known(office, ['office'], ['letterhead', templateKey, ...Object.values(officeLists)])
    if (office['letterhead'] != null) single('letterhead', ['office', 'letterhead'], office['letterhead'])
    for (const [noun, key] of Object.entries(officeLists)) list(noun as FiledNoun, ['office', key], office[key])
  } else problems.add(['office'], 'notObject')
  single('report', ['report'], file['report'] ?? {})
  for (const [noun, key] of Object.entries(caseFileLists)) list(noun as FiledNoun, [key], file[key])
  return filed
}

/** What each row of each noun is called in the file, and its UUID. */
type Names = ReadonlyMap<FiledNoun, ReadonlyMap<string, string>>

const nameOf = ({ noun, raw }: Filed): unknown => (isObject(raw) ? (raw['id'] ?? (singleNouns.has(noun) ? noun : undefined)) : undefined)

// A UUID may be written in capitals; the program writes small letters.
const asWritten = (name: string): string => (uuid.safeParse(name).success ? name.toLowerCase() : name)

function nameRows(filed: readonly Filed[], newId: () => string, problems: CaseFileProblems): Names {
  const names = new Map<FiledNoun, Map<string, string>>()
  for (const entry of filed) {
    const name = nameOf(entry)
    if (typeof name !== 'string') continue
    const ofNoun = names.get(entry.noun) ?? new Map<string, string>()
    names.set(entry.noun, ofNoun)
    const written = asWritten(name)
    if (ofNoun.has(written)) problems.add([...entry.at, 'id'], 'duplicateId', { id: written.toWellFormed().slice(0, 60) })
    else ofNoun.set(written, uuid.safeParse(written).success ? written : newId())
  }
  return names
}

function parseRow({ noun, at, raw }: Filed, problems: CaseFileProblems): LooseRow | null {
  try {
    const parsed = fileRows[noun].safeParse(raw)
    if (parsed.success) return parsed.data
    problems.addIssues(at, parsed.error.issues, raw)
  } catch (error) {
    // A list with more that is wrong in it than the parser can gather.
    if (!(error instanceof RangeError)) throw error
    problems.add(at, 'tooMany', { maximum: maximumRows })
  }
  return null
}

/** Gives a row its UUIDs and the values that the file left out; null when there is something wrong with it. */
function completeRow(entry: Filed, row: LooseRow | null, names: Names, problems: CaseFileProblems): LooseRow | null {
  if (row === null) return null
  const before = problems.total
  const lookup: Lookup = (target, id, path) => {
    const found = names.get(target as FiledNoun)?.get(asWritten(id))
    if (found !== undefined) return found
    // The row behind a point of an issued document may be gone since; a readable name must still stand for something.
    if (path[0] === 'points' && uuid.safeParse(id).success) return asWritten(id)
    problems.add([...entry.at, ...path], 'unknownReference', { id })
    return null
  }
  const mapped = mapReferences(entry.noun, row, lookup)
  const noun: Noun = nouns[entry.noun]
  const own = names.get(entry.noun)?.get(asWritten(String(nameOf(entry))))
  const derived: Record<string, unknown> = {}
  if (entry.noun in caseNouns) derived['inspectionId'] = [...(names.get('inspection')?.values() ?? [])][0]
  if ('position' in noun.fields.shape) derived['position'] = entry.index
  if (entry.noun === 'note') derived['stampedAt'] = row['takenAt']
  if (entry.noun === 'inspection') derived['letterheadId'] = [...(names.get('letterhead')?.values() ?? [])][0] ?? null
  return problems.total > before ? null : { ...noun.defaults, ...derived, ...mapped, id: own }
}

/** What no single row can know: a point answered that its checklist lacks, or answered twice; a document number used twice; a reflection as evidence. */
function checkAcross(filed: readonly Filed[], rows: readonly (LooseRow | null)[], problems: CaseFileProblems): void {
  const items = new Map<unknown, ReadonlySet<unknown>>()
  const taken = new Set<string>()
  const once = (key: string, path: readonly PropertyKey[], code: CaseFileProblemCode) => (taken.has(key) ? problems.add(path, code) : taken.add(key))
  const reflections = new Set<string>()
  filed.forEach(({ noun }, index) => {
    const row = rows[index]
    if (noun === 'note' && row != null && !canBeEvidence(row['nature'] as NoteNature)) reflections.add(`note:${String(row['id'])}`)
    if (noun === 'checklistRun' && row != null) items.set(row['id'], new Set((row['items'] as { id: string }[]).map((item) => item.id)))
  })
  filed.forEach(({ noun, at }, index) => {
    const row = rows[index]
    if (row == null) return
    if (noun === 'document') once(`number ${String(row['number'])}`, [...at, 'number'], 'duplicateNumber')
    if (noun === 'evidence' && reflections.has(String(row['source']))) problems.add([...at, 'source'], 'reflection')
    if (noun !== 'checklistAnswer') return
    once(`answer ${String(row['runId'])} ${String(row['itemId'])} ${String(row['place'])}`, [...at, 'itemId'], 'duplicateAnswer')
    if (items.get(row['runId'])?.has(row['itemId']) === false) problems.add([...at, 'itemId'], 'unknownReference', { id: String(row['itemId']) })
  })
}

/** The ids of those who speak in confidence, by their names in the file. */
const confidentialIn = (filed: readonly Filed[], rows: readonly (LooseRow | null)[]): ReadonlyMap<string, string> =>
  new Map(
    filed.flatMap((entry, index): [string, string][] => {
      const row = rows[index]
      return entry.noun === 'participant' && row?.['confidential'] === true ? [[asWritten(String(nameOf(entry))), String(row['id'])]] : []
    }),
  )

/** The template's bytes, when they are those that the letterhead names. */
function readTemplate(file: LooseRow, letterhead: LooseRow | null, problems: CaseFileProblems): Uint8Array | null {
  const written = isObject(file['office']) ? (file['office'][templateKey] ?? null) : null
  if (written === null) return null
  const at = ['office', templateKey]
  const parsed = templateBytes.safeParse(written)
  if (!parsed.success) {
    problems.addIssues(at, parsed.error.issues, written)
    return null
  }
  const bytes = Buffer.from(parsed.data, 'base64')
  const named = letterhead?.['template'] as LetterheadTemplate | null | undefined
  if (named?.sha256 === createHash('sha256').update(bytes).digest('hex') && named.size === bytes.length) return bytes
  problems.add(at, 'template')
  return null
}

function planOf(filed: readonly Filed[], rows: readonly (LooseRow | null)[]): Omit<CasePlan, 'template' | 'identities'> {
  const of = (noun: FiledNoun) => rows.filter((row, index) => row !== null && filed[index]?.noun === noun)
  const all = (names: readonly FiledNoun[]) => Object.fromEntries(names.map((name) => [name, of(name)])) as unknown
  return {
    inspection: of('inspection')[0] as unknown as CasePlan['inspection'],
    rows: all(Object.keys(caseNouns) as CaseNounName[]) as CasePlan['rows'],
    office: all(['letterhead', 'criticismStep', 'colleague']) as CasePlan['office'],
  }
}

const refused = (code: CaseFileProblemCode, params: CaseFileProblem['params'] = {}): CaseFileReading => ({
  ok: false,
  newer: null,
  problems: [{ path: '', code, params }],
  total: 1,
})

const isObject = (value: unknown): value is LooseRow => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Level by level rather than by recursion, which deep nesting would exhaust. */
function isDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? (Object.values(item) as unknown[]) : []))
  }
  return false
}
