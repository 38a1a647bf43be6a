import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { caseFileJsonSchema } from '../../../src/exchange/case-file-json-schema.ts'
import { readCaseFile } from '../../../src/exchange/case-file.ts'
import { caseFileOf } from '../../../src/exchange/case-file-writing.ts'
import { arbitraryCase } from '../../support/arbitrary-case.ts'

const resource = JSON.parse(readFileSync(new URL('../../../resources/case-file.schema.json', import.meta.url), 'utf8')) as object
// Formats are written out as patterns beside their names.
const accepts = new Ajv2020({ validateFormats: false, strict: true, strictTypes: false }).compile(resource)

/** What no JSON Schema can say. */
const beyondSchema = new Set(['unknownReference', 'duplicateId', 'duplicateAnswer', 'duplicateNumber', 'reflection', 'prose'])

const newId = () => '00000000-0000-7000-8000-000000000000'

/** True when the program finds nothing wrong that a schema could say. */
function programAccepts(file: unknown): boolean {
  const reading = readCaseFile(file, newId)
  return reading.ok || (reading.newer === null && reading.problems.every(({ code }) => beyondSchema.has(code)))
}

const strangers = [
  null,
  true,
  7,
  7.5,
  -1,
  '',
  ' ',
  'x',
  'a\nb',
  '\u0000',
  '\uD800',
  '2018-02-30',
  '2018-02-07',
  '2018-02-07T09:31:00.000Z',
  'note:x',
  [],
  ['x'],
  {},
  { type: 'doc' },
] as const

/** Every place in the file, as the object or list that holds it and the key it has there. */
function places(value: unknown): { holder: Record<string, unknown>; key: string }[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...places(holder[key])])
}

it('the JSON Schema in resources is the one that the program reads by', () => {
  expect(resource, 'run node scripts/write-case-file-schema.ts').toEqual(caseFileJsonSchema())
})

it('a JSON Schema validator accepts what the program writes', () => {
  fc.assert(
    fc.property(arbitraryCase, ({ data, office }) => accepts(JSON.parse(JSON.stringify(caseFileOf(data, office))))),
    { numRuns: 40 },
  )
})

it('a JSON Schema validator and the program agree on spoilt files', () => {
  const spoiling = fc.record({ at: fc.nat(), how: fc.constantFrom('replace', 'remove', 'add'), stranger: fc.constantFrom(...strangers) })
  let refused = 0
  fc.assert(
    fc.property(arbitraryCase, spoiling, ({ data, office }, { at, how, stranger }) => {
      const file = JSON.parse(JSON.stringify(caseFileOf(data, office))) as unknown
      const all = places(file)
      const { holder, key } = all[at % all.length] ?? { holder: {}, key: '' }
      if (how === 'replace') holder[key] = stranger
      else if (how === 'remove' && !Array.isArray(holder)) Reflect.deleteProperty(holder, key)
      else if (!Array.isArray(holder)) holder['stranger'] = stranger
      const accepted = accepts(file)
      if (!accepted) refused += 1
      expect(programAccepts(file), JSON.stringify(accepts.errors)).toBe(accepted)
    }),
    { numRuns: 600 },
  )
  expect(refused).toBeGreaterThan(100)
})
