import fc from 'fast-check'
import type { z } from 'zod'
import { contract, type OperationName } from '../../src/api/contract.ts'
import { editableNouns } from '../../src/api/noun-operations.ts'
import { nouns, type NounName } from '../../src/domain/nouns.ts'
import type { Noun } from '../../src/domain/record.ts'
import { referencesOf } from '../../src/domain/references.ts'
import { valueOf } from '../support/arbitrary-case.ts'
import type { Dice } from './dice.ts'

type Loose = Record<string, unknown>

/** The rows that stand, and those that are gone, by noun: what hostile ids are picked from. */
export type Ids = Map<NounName, string[]>

/** Values that no field wants, or wants only some of. */
const hostileValues: readonly unknown[] = [
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

// What would end the attack: locking the profile, or deriving a key each time.
const leftOut: ReadonlySet<string> = new Set([
  'profile.lock',
  'profile.unlock',
  'profile.unlockWithKeychain',
  'profile.backUp',
  'profile.restore',
  'profile.changePassphrase',
])
const names = (Object.keys(contract) as OperationName[]).filter((name) => !leftOut.has(name))

/** Calls made of each operation's own schema; made once for each, because making them costs more than using them. */
const inputs = new Map<OperationName, fc.Arbitrary<unknown>>()
function inputOf(name: OperationName): fc.Arbitrary<unknown> {
  const made = inputs.get(name) ?? validInput(name)
  inputs.set(name, made)
  return made
}

/** A call of any operation: valid by its schema, nearly so, or not at all. */
export function anyCall(dice: Dice, ids: Ids): { name: OperationName; input: unknown } {
  const name = dice.of(names)
  const [input] = fc.sample(inputOf(name), { seed: dice.below(2 ** 31), numRuns: 1 })
  const next = (): number => dice.below(1000)
  const aimed = withIds(input, '', name.split('.')[0] as NounName, ids, next)
  return { name, input: dice.once(4) ? aimed : spoiled(aimed, dice.of(hostileValues), next) }
}
