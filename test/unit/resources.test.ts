import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checklist } from '../../src/domain/checklist.ts'
import { criticismStep } from '../../src/domain/criticism-step.ts'
import { legalSource } from '../../src/domain/legal-source.ts'
import { letterhead, requiredLetterheadFields } from '../../src/domain/letterhead.ts'
import { phrase } from '../../src/domain/phrase.ts'

const folder = new URL('../../resources/', import.meta.url)
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'))
const filesIn = (path: string): string[] => readdirSync(new URL(path, folder)).map((name) => `${path}${name}`)

const version = { schemaVersion: z.literal(1) }
const list = <Item extends z.ZodType>(item: Item) => z.strictObject({ ...version, items: z.array(item) })
const checklistFile = checklist.fields.omit({ position: true, choices: true, form: true }).extend(version).strict()
const letterheadFile = letterhead.fields.extend(version).strict()

const ascending = (numbers: readonly number[]): boolean => numbers.every((n, i) => i === 0 || n > (numbers[i - 1] ?? Infinity))
const distinct = (values: readonly string[]): boolean => new Set(values).size === values.length

describe('the criticism scale', () => {
  const { items } = list(criticismStep.fields.strict()).parse(read('criticism-scale.json'))

  it('has the eight steps of the office, mildest first', () => {
    expect(items.map((step) => step.label.toLowerCase())).toEqual([
      'ikke anledning til bemærkninger',
      'forbedringspotentiale',
      'uheldigt',
      'beklageligt',
      'meget beklageligt',
      'kritisabelt',
      'meget kritisabelt',
      'særdeles kritisabelt',
    ])
    expect(ascending(items.map((step) => step.position))).toBe(true)
  })

  it('says each step in a whole sentence that names what it is called', () => {
    for (const step of items) {
      expect(step.wording).toMatch(/^[A-ZÆØÅ].*\.$/)
      expect(step.wording.toLowerCase()).toContain(step.label.toLowerCase().replace(/^ikke /, ''))
    }
  })
})

it('the phrases hold the recurring reactions, in groups, none twice', () => {
  const { items } = list(phrase.fields.strict()).parse(read('phrases.json'))
  expect(items.length).toBeGreaterThanOrEqual(20)
  expect(distinct(items.map((p) => p.text))).toBe(true)
  expect(new Set(items.map((p) => p.group))).toEqual(new Set(['Reaktioner', 'Vurderinger', 'Anbefalinger', 'Spørgsmål', 'Rykkere', 'Høring', 'Afslutning']))
  expect(items.map((p) => p.text)).toContain('Borgerrådgiveren har noteret sig det oplyste og har ikke yderligere bemærkninger.')
})

it('every legal source is cited once and summed up', () => {
  const { items } = list(legalSource.fields.strict()).parse(read('legal-sources.json'))
  expect(items.length).toBeGreaterThanOrEqual(25)
  expect(distinct(items.map((source) => source.citation))).toBe(true)
  for (const source of items) expect(source.summary, source.citation).toMatch(/[.)]$/)
})

describe('letterheads', () => {
  const letterheads = filesIn('letterheads/').map((path) => letterheadFile.parse(read(path)))

  it('come from two offices that look different', () => {
    expect(letterheads.length).toBe(2)
    for (const field of ['label', 'municipality', 'email', 'dateStyle', 'accentColour'] as const) {
      expect(distinct(letterheads.map((l) => l[field])), field).toBe(true)
    }
  })

  it('can be issued under as they are', () => {
    for (const l of letterheads) for (const field of requiredLetterheadFields) expect(l[field], `${l.label}: ${field}`).not.toBe('')
  })
})

describe.each(filesIn('checklists/'))('%s', (path) => {
  const { items } = checklistFile.parse(read(path))

  it('has 8 to 20 points, each with help and a legal basis, some of them required', () => {
    expect(items.length).toBeGreaterThanOrEqual(8)
    expect(items.length).toBeLessThanOrEqual(20)
    for (const item of items) {
      expect(item.help, item.id).not.toBe('')
      expect(item.legalBasis, item.id).not.toBe('')
    }
    expect(items.some((item) => item.required)).toBe(true)
  })

  it('puts points that yes, partly and no answer', () => {
    for (const item of items) expect(item.text, item.id).toMatch(/^[A-ZÆØÅ].*[.?]$/)
  })
})

it('the checklists are at least ten, no title twice', () => {
  const titles = filesIn('checklists/').map((path) => checklistFile.parse(read(path)).title)
  expect(titles.length).toBeGreaterThanOrEqual(10)
  expect(distinct(titles)).toBe(true)
})

it('every rule that a checklist rests on is of a source in the list of legal sources', () => {
  const sources = list(legalSource.fields.strict())
    .parse(read('legal-sources.json'))
    .items.map((source) => source.citation)
  const unknown = filesIn('checklists/')
    .flatMap((path) => checklistFile.parse(read(path)).items)
    .map((item) => item.legalBasis)
    .filter((basis) => !sources.some((citation) => citation.startsWith(basis.replace(/ (§|art\.).*/, ''))))
  expect(unknown).toEqual([])
})
