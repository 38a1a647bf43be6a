import fc from 'fast-check'
import { z } from 'zod'
import { sha256 } from '../../src/domain/attachment.ts'
import { checklistItem, checklistItems, type ChecklistItem } from '../../src/domain/checklist-item.ts'
import { caseNumber, documentNumber } from '../../src/domain/case-number.ts'
import { civilDate, timeOfDay } from '../../src/domain/civil-date.ts'
import type { CaseData, OfficeData } from '../../src/domain/case-data.ts'
import { caseNouns, nouns, officeNouns, type CaseNounName, type NounName } from '../../src/domain/nouns.ts'
import { prose, type Prose } from '../../src/domain/prose.ts'
import { rawPublicKey } from '../../src/domain/office-key.ts'
import { id, instant, position, type Noun } from '../../src/domain/record.ts'
import { referencesOf } from '../../src/domain/references.ts'
import { line, requiredLine, requiredText, text } from '../../src/domain/text.ts'

type LooseRow = Record<string, unknown>

const letters = ['a', 'å', 'æ', 'ø', 'é', '日', '👩‍🏫', ' ', '"', '»', '\\u0001', '§', '-'] as const
const words = (maximum: number) => fc.array(fc.constantFrom(...letters), { maxLength: maximum }).map((parts) => parts.join('').normalize('NFC'))
const required = words(6).map((value) => `x${value}`)
const day = fc.integer({ min: 0, max: 40_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
const digits = (count: number) => fc.integer({ min: 0, max: 10 ** count - 1 }).map((n) => String(n).padStart(count, '0'))

const proseOf: fc.Arbitrary<Prose> = fc.array(fc.oneof(required, fc.constant('')), { minLength: 1, maxLength: 3 }).map((paragraphs) => ({
  schemaVersion: 1,
  doc: {
    type: 'doc',
    content: paragraphs.map((paragraph) => ({
      type: 'paragraph',
      ...(paragraph === ''
        ? {}
        : {
            content: [
              { type: 'text', text: paragraph },
              { type: 'footnote', attrs: { text: paragraph } },
            ],
          }),
    })),
  },
}))

/** Values of the schemas that cannot be guessed from their type. */
const known = new Map<unknown, fc.Arbitrary<unknown>>([
  [id, fc.uuid({ version: 7 })],
  [instant, fc.integer({ min: 0, max: 2e12 }).map((ms) => new Date(ms).toISOString())],
  [rawPublicKey, fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64'))],
  [position, fc.integer({ min: -50, max: 50 })],
  [civilDate, day],
  [timeOfDay, fc.constantFrom('00:00', '09:31', '23:59')],
  [caseNumber, digits(7).map((n) => `2017-${n}`)],
  [documentNumber, digits(7).map((n) => `2017-${n}`)],
  [sha256, fc.string({ unit: fc.integer({ min: 0, max: 15 }).map((digit) => digit.toString(16)), minLength: 64, maxLength: 64 })],
  [prose, proseOf],
  [line, words(6)],
  [text, words(9).map((value) => `${value}\n${value}`.trim())],
  [requiredLine, required],
  [requiredText, required],
])

/** Points as a checklist may have them: each id once, and what stands in a group after it. */
known.set(
  checklistItems,
  fc.array(fc.tuple(valueOf(checklistItem) as fc.Arbitrary<ChecklistItem>, fc.boolean()), { maxLength: 4 }).map((made) => {
    const ids = made.map((_, i) => `p-${i}`)
    const isGroup = ({ kind }: ChecklistItem): boolean => kind === 'group' || kind === 'repeat'
    return made.map(([item, inside], i) => {
      const group = made.slice(0, i).findLastIndex(([before]) => isGroup(before))
      return { ...item, id: ids[i], parentId: inside && group >= 0 ? ids[group] : '' }
    })
  }),
)

/** Valid values of a field's schema. */
export function valueOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const ready = known.get(schema)
  if (ready !== undefined) return ready
  if (schema instanceof z.ZodNullable) return fc.option(valueOf(schema.unwrap() as z.ZodType))
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options)
  if (schema instanceof z.ZodArray) return fc.array(valueOf(schema.element as z.ZodType), { maxLength: 3 })
  if (schema instanceof z.ZodObject)
    return fc.record(Object.fromEntries(Object.entries(schema.shape).map(([key, field]) => [key, valueOf(field as z.ZodType)])))
  if (schema instanceof z.ZodBoolean) return fc.boolean()
  if (schema instanceof z.ZodNumber) {
    const [least, most] = [Math.max(1, schema.minValue ?? 1), Math.min(Number.MAX_SAFE_INTEGER, schema.maxValue ?? 9)]
    return fc.integer({ min: least, max: Math.min(most, least + 8) })
  }
  if (schema instanceof z.ZodString) return patterned(schema)
  if (schema instanceof z.ZodDefault) return valueOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodRecord) return fc.dictionary(fc.constantFrom('a', 'b-2'), valueOf(schema.valueType as z.ZodType), { maxKeys: 2 })
  if (schema instanceof z.ZodOptional) return valueOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map((option) => valueOf(option as z.ZodType)))
  if (schema instanceof z.ZodNull) return fc.constant(null)
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values)
  // The only schema of the house's own is that of bytes.
  if (schema instanceof z.ZodCustom) return fc.uint8Array({ maxLength: 40 })
  throw new Error(`no values for ${schema.def.type}`)
}

function patterned(schema: z.ZodString): fc.Arbitrary<unknown> {
  const candidates = ['', '2.1', 'a-1', 'a'.repeat(64), 'x', '#1F3864', 'iVBORw0KGgo=', 'note:00000000-0000-0000-0000-000000000000'].filter(
    (value) => schema.safeParse(value).success,
  )
  if (candidates.length === 0) throw new Error('no values for a pattern')
  return fc.constantFrom(...candidates)
}

const rowsOf = (name: NounName, maximum: number): fc.Arbitrary<LooseRow[]> => {
  const noun: Noun = nouns[name]
  return fc.array(valueOf(noun.row) as fc.Arbitrary<LooseRow>, { maxLength: maximum }).map((rows) => rows.map((row) => ({ ...row, deleted: false })))
}

const pick = <Item>(items: readonly Item[], seed: number): Item | undefined => items[seed % Math.max(1, items.length)]

/** Makes every reference stand: points it to a row of the right noun, or to nothing; a row that cannot do without is left out. */
function connect(all: Record<string, LooseRow[]>, inspectionId: unknown, seed: number): void {
  const order = ['unit', 'participant', 'visit', 'question', 'note', 'checklistRun', 'checklistAnswer', 'attachment', 'material', 'finding']
  // Ids are drawn: two rows may get the same, which no two rows have.
  const taken = new Set<unknown>([inspectionId])
  for (const name of [...order, ...Object.keys(caseNouns).filter((noun) => !order.includes(noun)), 'inspection'] as NounName[]) {
    const noun: Noun = nouns[name]
    all[name] = (all[name] ?? []).filter((row, index) => {
      if (name !== 'inspection' && taken.has(row['id'])) return false
      taken.add(row['id'])
      if ('inspectionId' in row) row['inspectionId'] = inspectionId
      for (const [field, target] of Object.entries(referencesOf(name))) {
        const found = pick(all[target] ?? [], seed + index)?.['id'] ?? null
        if (Array.isArray(row[field])) row[field] = found === null ? [] : [found]
        else if (found === null && !(noun.fields.shape[field] as z.ZodType).safeParse(null).success) return false
        else row[field] = row[field] === null ? null : found
      }
      // Other cases are not in the file of a case.
      if ('relatedIds' in row) row['relatedIds'] = []
      return true
    })
  }
}

function withSources(all: Record<string, LooseRow[]>, seed: number): void {
  const sources = (['note', 'checklistAnswer', 'material'] as const).flatMap((kind) =>
    (all[kind] ?? []).filter((row) => row['nature'] !== 'reflection').map((row) => `${kind}:${String(row['id'])}`),
  )
  all['evidence'] = (all['evidence'] ?? []).filter((row, index) => (row['source'] = pick(sources, seed + index)) !== undefined)
  const source = pick(sources, seed)
  if (source === undefined) return
  for (const row of all['finding'] ?? [])
    row['facts'] = {
      schemaVersion: 1,
      doc: {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'se' },
              { type: 'evidence', attrs: { source } },
            ],
          },
        ],
      },
    }
}

/** A point is answered once, and only a point that the list has; an issued document names rows of the case, and its number is its own. */
function withAnswersAndDocuments(all: Record<string, LooseRow[]>): void {
  const answered = new Set<string>()
  all['checklistAnswer'] = (all['checklistAnswer'] ?? []).filter((row) => {
    const item = ((all['checklistRun'] ?? []).find((run) => run['id'] === row['runId'])?.['items'] as { id: string }[] | undefined)?.[0]
    row['itemId'] = item?.id
    return item !== undefined && !answered.has(String(row['runId'])) && answered.add(String(row['runId']))
  })
  for (const row of all['document'] ?? [])
    row['points'] = (row['points'] as { noun: string; id: string }[]).flatMap((point) => {
      const id = point.noun === 'section' ? point.id : all[point.noun]?.[0]?.['id']
      return id === undefined ? [] : [{ ...point, id }]
    })
  const numbers = new Set<unknown>()
  all['document'] = (all['document'] ?? []).filter((row) => !numbers.has(row['number']) && numbers.add(row['number']))
}

/** Whole cases with the office they belong to: every noun, every field, every reference standing. */
export const arbitraryCase: fc.Arbitrary<{ data: CaseData; office: OfficeData }> = fc
  .record({
    rows: fc.record(
      Object.fromEntries([...Object.keys(caseNouns), ...Object.keys(officeNouns)].map((name) => [name, rowsOf(name as NounName, name === 'report' ? 1 : 3)])),
    ),
    inspection: valueOf((nouns.inspection as Noun).row) as fc.Arbitrary<LooseRow>,
    seed: fc.nat(20),
  })
  .map(({ rows, inspection, seed }) => {
    const all: Record<string, LooseRow[]> = { ...rows, inspection: [{ ...inspection, deleted: false }] }
    connect(all, inspection['id'], seed)
    withAnswersAndDocuments(all)
    withSources(all, seed)
    const data = { inspection: all['inspection']?.[0], ...Object.fromEntries((Object.keys(caseNouns) as CaseNounName[]).map((name) => [name, all[name]])) }
    return { data: data as unknown as CaseData, office: Object.fromEntries(Object.keys(officeNouns).map((name) => [name, all[name]])) as unknown as OfficeData }
  })
