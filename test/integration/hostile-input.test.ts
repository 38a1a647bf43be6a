import { join } from 'node:path'
import fc from 'fast-check'
import type { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { contract, type OperationName } from '../../src/api/contract.ts'
import { editableNouns } from '../../src/api/noun-operations.ts'
import { errorCodes, type Result } from '../../src/api/errors.ts'
import { caseNouns, nouns, officeNouns, type NounName } from '../../src/domain/nouns.ts'
import type { Noun } from '../../src/domain/record.ts'
import { referencesOf } from '../../src/domain/references.ts'
import { valueOf } from '../support/arbitrary-case.ts'
import { noteOf, startCase, TestCore } from '../support/core.ts'

type Loose = Record<string, unknown>

/** The rows that stand, and those that are gone, by noun: what hostile ids are picked from. */
type Ids = Map<NounName, string[]>

/** Values that no field wants, or wants only some of. */
const hostile: readonly unknown[] = [
  null,
  undefined,
  true,
  0,
  -1,
  1.5,
  Number.NaN,
  Infinity,
  -Infinity,
  2 ** 53,
  1e300,
  '',
  ' ',
  'x',
  '\u0000',
  'a\u0007b',
  'a\u000Bb',
  'en linje\nog en til',
  '\ud800',
  '\udc00\ud800',
  '\u202Eomvendt',
  '👩‍👩‍👧‍👦'.repeat(40),
  'å'.repeat(501),
  'x'.repeat(100_001),
  '2018-02-30',
  '2018-13-01',
  '24:00',
  '2017-1',
  "'; DROP TABLE note; --",
  '<img src=x onerror=alert(1)>',
  'constructor',
  '__proto__',
  '00000000-0000-0000-0000-000000000000',
  [],
  [null],
  ['__proto__'],
  {},
  { toString: null },
  { length: 3 },
  new Date(0),
  new Uint8Array(3),
  new Map([['a', 1]]),
  10n,
  JSON.parse('{"__proto__":{"deleted":true},"constructor":{"prototype":{"x":1}}}'),
  nested(200),
  nested(20_000),
  { schemaVersion: 1, doc: { type: 'doc', content: [{ type: 'iframe', attrs: { src: 'file:///etc/passwd' } }] } },
  { schemaVersion: 1, doc: { type: 'doc', content: [{ type: 'heading', attrs: { level: '1' }, content: [{ type: 'text', text: 'x' }] }] } },
  { schemaVersion: 1, doc: lists(60) },
  { schemaVersion: 1, doc: lists(2000) },
  { schemaVersion: 2, doc: { type: 'doc', content: [{ type: 'paragraph' }] } },
]

function nested(depth: number): unknown {
  let value: unknown = 'inderst'
  for (let level = 0; level < depth; level++) value = [value]
  return value
}

function lists(depth: number): unknown {
  let inner: unknown = { type: 'paragraph' }
  for (let level = 0; level < depth; level++) inner = { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }, inner] }] }
  return { type: 'doc', content: [inner] }
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/

/** Valid input of an operation by its schema; a noun's own fields where the schema takes any record and looks closer afterwards. */
function validInput(name: OperationName): fc.Arbitrary<unknown> {
  const [noun, verb] = name.split('.') as [NounName, string]
  if (verb === 'create' && editableNouns.includes(noun as never)) return valueOf((nouns[noun] as Noun).fields)
  if (name === 'inspection.start')
    return fc.record({
      inspection: valueOf(nouns.inspection.fields),
      authorities: fc.array(fc.record({ name: fc.constant('Forvaltning'), units: fc.array(fc.constant('Enhed'), { maxLength: 2 }) }), { maxLength: 2 }),
    })
  if (verb === 'update' && editableNouns.includes(noun as never))
    return valueOf((nouns[noun] as Noun).fields).chain((fields) =>
      fc.record({
        id: fc.uuid(),
        patch: fc.subarray(Object.keys(fields as Loose)).map((keys) => Object.fromEntries(keys.map((key) => [key, (fields as Loose)[key]]))),
      }),
    )
  if (name === 'draft.put') return fc.record({ target: fc.constant('note:x:text'), base: fc.constant(null), payload: fc.jsonValue() })
  if (name === 'search.find') return fc.record({ query: fc.string({ maxLength: 20 }), limit: fc.integer({ min: 1, max: 200 }) })
  if (name === 'profile.create' || name === 'profile.unlock') return fc.record({ passphrase: fc.constant('kort') })
  return valueOf(contract[name].input as z.ZodType)
}

/** Puts real ids of the profile in place of those that were made up: mostly of the noun that the field points to. */
function withIds(value: unknown, key: string, noun: NounName, ids: Ids, next: () => number): unknown {
  const pick = (from: NounName): string => {
    const stock = next() % 5 === 0 ? [...ids.values()].flat() : (ids.get(from) ?? [])
    return stock[next() % Math.max(1, stock.length)] ?? '01890a5d-ac96-774b-bcce-b302099a8057'
  }
  const target = key === 'inspectionId' ? 'inspection' : key === 'id' || key === 'ids' ? noun : (referencesOf(noun)[key] ?? pointedTo[key])
  if (typeof value === 'string') {
    if (key === 'source' || key === 'sources') return `${value.slice(0, value.indexOf(':'))}:${pick(value.slice(0, value.indexOf(':')) as NounName)}`
    return target !== undefined && uuid.test(value) ? pick(target) : value
  }
  if (Array.isArray(value)) return value.map((item) => withIds(item, key, noun, ids, next))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withIds(inner, name, noun, ids, next)]))
}

/** Ids in inputs that are no rows. */
const pointedTo: Readonly<Record<string, NounName>> = {
  runId: 'checklistRun',
  unitId: 'unit',
  visitId: 'visit',
  checklistId: 'checklist',
  themeId: 'reportTheme',
  letterheadId: 'letterhead',
}

/** Puts a hostile value somewhere in the input, or a key that nobody asked for. */
function spoiled(input: unknown, value: unknown, next: () => number): unknown {
  if (typeof input !== 'object' || input === null || next() % 8 === 0) return value
  const keys = Object.keys(input)
  const key = keys[next() % Math.max(1, keys.length)]
  if (key === undefined || next() % 6 === 0) return { ...input, [next() % 2 === 0 ? 'ukendt' : 'deleted']: value }
  if (Array.isArray(input)) return input.with(Number(key), spoiled(input[Number(key)], value, next))
  const inner = (input as Loose)[key]
  return { ...input, [key]: next() % 3 === 0 ? value : spoiled(inner, value, next) }
}

// What would end the run: locking the profile, or deriving a key each time.
const leftOut: ReadonlySet<string> = new Set([
  'profile.lock',
  'profile.unlock',
  'profile.unlockWithKeychain',
  'profile.backUp',
  'profile.restore',
  'profile.changePassphrase',
])
const names = (Object.keys(contract) as OperationName[]).filter((name) => !leftOut.has(name))

/** Everything that the profile holds, as the window could read it. */
async function contents(core: TestCore, inspectionIds: readonly string[]): Promise<string> {
  const read: unknown[] = [await core.do('draft.list', {}), (await core.do('inspection.overview', {})).map(({ id }) => id)]
  for (const noun of Object.keys(officeNouns)) read.push(await core.call(`${noun}.list` as 'phrase.list', {}))
  for (const inspectionId of inspectionIds)
    for (const noun of Object.keys(caseNouns)) read.push(await core.call(`${noun}.list` as 'note.list', { inspectionId }))
  return JSON.stringify(read)
}

/** Two cases with something of every noun, and an id of each that was deleted. */
async function filled(core: TestCore): Promise<{ ids: Ids; cases: string[] }> {
  const ids: Ids = new Map()
  const cases: string[] = []
  for (const caseNumber of ['2017-0289209', '2018-0000001']) {
    const { inspectionId, authority, unit, visit, report } = await startCase(core, caseNumber)
    cases.push(inspectionId)
    const [checklist] = await core.do('checklist.list', {})
    const note = await core.do('note.create', { ...noteOf(inspectionId, 'Der er ti minutter.'), visitId: visit.id })
    const gone = await core.do('note.create', noteOf(inspectionId, 'Slettet.'))
    await core.do('note.remove', { id: gone.id })
    const participant = await core.do('participant.create', { inspectionId, side: 'authority', role: 'Teamkoordinator', unitId: unit.id } as never)
    const question = await core.do('question.create', { inspectionId, text: 'Hvor lang tid?', askedIn: 'announcement' } as never)
    const material = await core.do('material.create', { inspectionId, title: 'Vejledning' })
    const theme = await core.do('reportTheme.create', { inspectionId, title: 'Forberedelse' })
    const finding = await core.do('finding.fromEvidence', { inspectionId, themeId: theme.id, title: 'Ti minutter', sources: [`note:${note.id}`] })
    const recommendation = await core.do('recommendation.create', { inspectionId, findingId: finding.id, text: 'afsætter tid' })
    const run = await core.do('checklistRun.start', { inspectionId, visitId: visit.id, unitId: unit.id, checklistId: checklist?.id ?? '' })
    const response = await core.do('hearingResponse.create', { inspectionId, receivedOn: '2019-04-09', authorityId: authority.id })
    const remark = await core.do('remark.create', { inspectionId, hearingResponseId: response.id, text: 'Det er tyve.' })
    const made = {
      authority,
      unit,
      visit,
      report,
      note,
      participant,
      question,
      material,
      reportTheme: theme,
      finding,
      recommendation,
      checklistRun: run,
      hearingResponse: response,
      remark,
    }
    for (const [noun, { id }] of Object.entries(made)) ids.set(noun as NounName, [...(ids.get(noun as NounName) ?? []), id])
    ids.set('note', [...(ids.get('note') ?? []), gone.id])
    const evidence = await core.do('evidence.list', { inspectionId })
    ids.set('evidence', [...(ids.get('evidence') ?? []), ...evidence.map(({ id }) => id)])
  }
  for (const noun of Object.keys(officeNouns)) {
    const rows = (await core.call(`${noun}.list` as 'phrase.list', {})) as Result<{ id: string }[]>
    ids.set(noun as NounName, rows.ok ? rows.value.slice(0, 3).map(({ id }) => id) : [])
  }
  return { ids: ids.set('inspection', cases), cases }
}

describe('whatever the window sends', () => {
  it('is carried out or refused with a known code, and a refusal writes nothing', { timeout: 240_000 }, async () => {
    const core = await TestCore.open()
    const { ids, cases } = await filled(core)
    let before = await contents(core, cases)
    let [carriedOut, refused] = [0, 0]
    const attempt = fc.record({
      call: fc.constantFrom(...names).chain((name) => fc.record({ name: fc.constant(name), input: validInput(name) })),
      value: fc.constantFrom(...hostile),
      spoils: fc.integer({ min: 0, max: 3 }),
      chance: fc.array(fc.nat(1000), { minLength: 20, maxLength: 20 }),
    })
    await fc.assert(
      fc.asyncProperty(attempt, async ({ call: { name, input }, value, spoils, chance }) => {
        let at = 0
        const next = (): number => chance[at++ % chance.length] ?? 0
        const aimed = withIds(input, '', name.split('.')[0] as NounName, ids, next)
        const sent = spoils === 0 ? aimed : spoiled(aimed, value, next)
        const events = core.events.length
        const result = (await core.call(name, sent as never)) as Result<unknown>
        if (!result.ok) {
          refused += 1
          expect(errorCodes).toContain(result.error.code)
          expect(result.error.code, `${name}: ${JSON.stringify(core.host.entries.at(-1))}`).not.toBe('unexpected')
          expect(core.events.slice(events).filter(({ type }) => type === 'changed')).toEqual([])
          expect(await contents(core, cases)).toBe(before)
        } else {
          carriedOut += 1
          // The cases that the attack aims at stay, also when what was undone here is done again.
          if (name.endsWith('.remove') || name === 'history.redo') await core.do('history.undo', {})
          before = await contents(core, cases)
        }
      }),
      // So many whatever the machine's speed, so that what both counts below ask for does not hang on it.
      { numRuns: 800 },
    )
    // Both happened, or the attack was none.
    expect(refused).toBeGreaterThan(100)
    expect(carriedOut).toBeGreaterThan(30)
    for (const noun of Object.keys(nouns) as NounName[])
      for (const inspectionId of cases) {
        const rows =
          noun === 'inspection'
            ? [await core.do('inspection.get', { id: inspectionId })]
            : await core.do(`${noun}.list` as 'note.list', (noun in caseNouns ? { inspectionId } : {}) as never)
        for (const row of rows) expect(nouns[noun].row.strict().safeParse(row).error, noun).toBeUndefined()
      }
    for (const inspectionId of cases) for (const kind of ['preliminaryReport', 'finalReport'] as const) await core.do('report.preview', { inspectionId, kind })
    // What got in can be handed on: another office reads each case's file.
    const colleague = await TestCore.open()
    for (const [index, inspectionId] of cases.entries()) {
      const path = join(core.folder, `${index}.json`)
      core.host.savePath = path
      await core.do('caseFile.save', { inspectionId })
      colleague.host.openPath = path
      await colleague.do('caseFile.open', {})
    }
    await Promise.all([core.close(), colleague.close()])
  })
})
