import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  auditKinds,
  auditSubjects,
  entryBytes,
  entryOf,
  entrySize,
  hexOf,
  type AuditEntry,
  type AuditKind,
  type AuditSubject,
} from '../../../src/domain/audit-entry.ts'
import {
  checkBegun,
  checkBlock,
  checkEnded,
  entriesInBlock,
  linkOf,
  noHash,
  recordSize,
  sealOf,
  type TrailAnchor,
  type TrailBlock,
} from '../../../src/domain/audit-chain.ts'

const sha256 = (...pieces: readonly Uint8Array[]): Uint8Array => createHash('sha256').update(Buffer.concat(pieces)).digest()
const hex = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => Buffer.from(bytes).toString('hex'))
const nonZero = (text: string) => !/^[0-]+$/.test(text)
const uuid = hex(16)
  .map((digits) => `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`)
  .filter(nonZero)
const fact = fc.record({
  at: fc.integer({ min: 0, max: 4e12 }),
  actor: uuid,
  kind: fc.constantFrom(...(Object.keys(auditKinds) as AuditKind[])),
  about: fc.constantFrom(...(Object.keys(auditSubjects) as AuditSubject[])),
  inspectionId: fc.option(uuid),
  rowId: fc.option(uuid),
  sha256: fc.option(hex(32).filter(nonZero)),
})

/** A trail as it would be stored: entry and hash by number, and the seals. */
function chained(count: number, factAt: (index: number) => Omit<AuditEntry, 'number'>) {
  const records: Uint8Array[] = []
  const seals: Uint8Array[] = []
  let hash: Uint8Array = noHash
  for (let index = 0; index < count; index += 1) {
    const entry = entryBytes({ ...factAt(index), number: index + 1 })
    hash = linkOf(hash, entry, sha256)
    records.push(Buffer.concat([entry, hash]))
    if ((index + 1) % entriesInBlock === 0) seals.push(sealOf(seals.at(-1) ?? noHash, Buffer.concat(records.slice(-entriesInBlock)), sha256))
  }
  return { records, seals, anchor: { count, hash: hexOf(hash) } }
}

/** Checks rows as storage hands them over: by their own numbers, a thousand at a time. */
function checked(rows: ReadonlyMap<number, Uint8Array>, seals: readonly Uint8Array[], anchors: readonly TrailAnchor[] = []) {
  const last = Math.max(0, ...rows.keys())
  let check = checkBegun
  for (let block = 1; (block - 1) * entriesInBlock < last; block += 1) {
    const numbers = [...rows.keys()].filter((number) => Math.ceil(number / entriesInBlock) === block).toSorted((a, b) => a - b)
    const records = new Uint8Array(Buffer.concat(numbers.map((number) => rows.get(number) ?? new Uint8Array())))
    const read: TrailBlock = { records, last: numbers.at(-1) ?? 0, seal: seals[block - 1] ?? null }
    check = checkBlock(check, read, anchors, sha256)
  }
  return checkEnded(check, anchors)
}

const numbered = (records: readonly Uint8Array[]) => new Map(records.map((record, index) => [index + 1, record]))
const base = { actor: '01900000-0000-7000-8000-000000000001', about: 'none', inspectionId: null, rowId: null, sha256: null } as const
const plain = (index: number) => ({ ...base, at: 1_500_000_000_000 + index * 1000, kind: 'profileOpened' as const })
/** Longer than two blocks: sealed and unsealed entries. */
const long = chained(2345, plain)
const shorts = fc.array(fact, { minLength: 4, maxLength: 40 }).map((facts) => chained(facts.length, (index) => facts[index] ?? plain(index)))

describe('an entry of the audit trail', () => {
  it('comes back from its bytes as it was, whatever it says, and equal bytes are equal entries', () => {
    fc.assert(
      fc.property(fact, fc.integer({ min: 1, max: 2 ** 40 }), (said, number) => {
        const bytes = entryBytes({ ...said, number })
        expect(bytes).toHaveLength(entrySize)
        expect(entryOf(bytes)).toEqual({ ...said, number })
      }),
    )
  })

  it('has codes that are each given once', () => {
    for (const codes of [Object.values(auditKinds), Object.values(auditSubjects)]) expect(new Set(codes).size).toBe(codes.length)
  })
})

describe('the chain', () => {
  it('holds as it was written, sealed or not', () => {
    expect(checked(numbered(long.records), long.seals, [long.anchor])).toMatchObject({ count: 2345, breaks: [] })
    fc.assert(
      fc.property(shorts, ({ records, seals, anchor }) => {
        expect(checked(numbered(records), seals, [anchor]).breaks).toEqual([])
      }),
    )
  })

  it('finds any changed byte of any entry or hash, and says which entry it was', () => {
    fc.assert(
      fc.property(fc.nat(2344), fc.nat(recordSize - 1), fc.integer({ min: 1, max: 255 }), (index, at, by) => {
        const rows = numbered(long.records)
        const changed = Uint8Array.from(rows.get(index + 1) ?? [])
        changed[at] = (changed[at] ?? 0) ^ by
        rows.set(index + 1, changed)
        const [first] = checked(rows, long.seals, [long.anchor]).breaks
        expect(first?.number).toBe(index + 1)
        expect(first?.after).toBe(index === 0 ? null : plain(index - 1).at)
      }),
      { numRuns: 60 },
    )
  })

  it('finds entries that are taken out, in the middle or whole thousands, also when those after are numbered anew', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2300 }), fc.integer({ min: 1, max: 1500 }), fc.boolean(), (from, count, renumber) => {
        const left = long.records.filter((_, index) => index < from || index >= from + count)
        fc.pre(left.length > from)
        const rows = renumber ? numbered(left) : new Map([...numbered(long.records)].filter(([number]) => number <= from || number > from + count))
        const [first] = checked(rows, long.seals).breaks
        expect(first).toMatchObject({ number: from + 1 })
      }),
      { numRuns: 40 },
    )
  })

  it('finds two that changed places, one that stands twice and one that was put in', () => {
    fc.assert(
      fc.property(shorts, fc.nat(), fc.nat(), fact, ({ records, seals }, a, b, said) => {
        const [one, other] = [a % records.length, b % records.length]
        fc.pre(one !== other)
        const swapped = records.with(one, records[other] ?? noHash).with(other, records[one] ?? noHash)
        expect(checked(numbered(swapped), seals).breaks[0]?.number).toBe(Math.min(one, other) + 1)
        expect(checked(numbered(records.with(one, records[other] ?? noHash)), seals).breaks.length).toBeGreaterThan(0)
        const entry = entryBytes({ ...said, number: one + 1 })
        const before = one === 0 ? noHash : (records[one - 1] ?? noHash).subarray(entrySize)
        const forged = Buffer.concat([entry, linkOf(before, entry, sha256)])
        expect(checked(numbered(records.toSpliced(one, 0, forged)), seals).breaks.length).toBeGreaterThan(0)
      }),
    )
  })

  it('finds a thousand that was written anew with links that hold, by its seal', () => {
    const anew = chained(2345, (index) => (index === 500 ? { ...plain(index), kind: 'unlockRefused' } : plain(index)))
    expect(checked(numbered(anew.records), long.seals).breaks[0]).toMatchObject({ kind: 'resealed', number: 1 })
    expect(checked(numbered(long.records), []).breaks.map(({ kind }) => kind)).toEqual(['resealed', 'resealed'])
  })

  it('finds an end that was cut off, and a trail that was written anew altogether, by the anchor outside', () => {
    expect(checked(numbered(long.records.slice(0, 2000)), long.seals, [long.anchor]).breaks).toMatchObject([{ kind: 'cut', number: 2001, count: 345 }])
    expect(checked(new Map(), [], [long.anchor]).breaks).toMatchObject([{ kind: 'cut', number: 1, count: 2345 }])
    const anew = chained(2345, (index) => (index === 500 ? { ...plain(index), kind: 'unlockRefused' } : plain(index)))
    expect(checked(numbered(anew.records), anew.seals, [long.anchor]).breaks).toMatchObject([{ kind: 'rewritten', number: 2345 }])
  })

  it('accepts what came after the anchor was taken', () => {
    const early = { count: 1200, hash: hexOf((long.records[1199] ?? noHash).subarray(entrySize)) }
    expect(checked(numbered(long.records), long.seals, [early]).breaks).toEqual([])
  })
})
