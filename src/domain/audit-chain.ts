import { entrySize, hexOf, statedIn } from './audit-entry.ts'

/**
 * The chain of the audit trail. Each entry's hash is SHA-256 over the hash before it and the entry's canonical bytes; the first follows 32 zero bytes. Every
 * thousand entries are sealed: SHA-256 over the seal before and all their bytes and hashes. A seal that holds says in one pass that nothing in the thousand was
 * changed since; only where one does not, or where there is none yet, each link is followed.
 */
export const entriesInBlock = 1000

/** SHA-256 over pieces, one after the other. */
export type Sha256 = (...pieces: readonly Uint8Array[]) => Uint8Array

const hashSize = 32
/** An entry's bytes with its hash. */
export const recordSize = entrySize + hashSize
export const noHash = new Uint8Array(hashSize)

/** The hash of an entry that follows another. */
export const linkOf = (previous: Uint8Array, entry: Uint8Array, sha256: Sha256): Uint8Array => sha256(previous, entry)

/** The seal of a thousand entries that follows another. */
export const sealOf = (previous: Uint8Array, records: Uint8Array, sha256: Sha256): Uint8Array => sha256(previous, records)

/** Entries in the order of their numbers, with their seal where they have one. `last`: the number under which the last of them is kept. */
export type TrailBlock = { readonly records: Uint8Array; readonly last: number; readonly seal: Uint8Array | null }

/** How many entries there were, and the hash of the newest: kept outside of the trail, so that a cut end is noticed. */
export type TrailAnchor = { readonly count: number; readonly hash: string }

/**
 * Where the chain does not hold. `changed`: an entry is not what was chained. `missing`: entries are gone before this one. `moved`: it stands elsewhere than it was
 * written, or was put in. `resealed`: each link holds, but the thousand is not the one that was sealed: it was written anew. `cut`: the end is gone. `rewritten`:
 * another entry stands where the anchor was taken. `unanchored`: an anchor is there, but not as this profile wrote it. `at`: the time that the entry states; `after`: that of the last entry before it that holds; `count`: how many are gone.
 */
export type TrailBreak = {
  readonly kind: 'changed' | 'missing' | 'moved' | 'resealed' | 'cut' | 'rewritten' | 'unanchored'
  readonly number: number
  readonly at: number | null
  readonly after: number | null
  readonly count: number | null
}

/** How far a check has come; plain data, so that it can go from thread to thread. */
export type TrailCheck = {
  readonly count: number
  readonly hash: Uint8Array
  readonly seal: Uint8Array
  /** The time of the newest entry that holds. */
  readonly at: number | null
  /** The anchors that were met, and whether the entry there is the one they name. */
  readonly met: readonly { readonly count: number; readonly holds: boolean }[]
  readonly breaks: readonly TrailBreak[]
}

export const checkBegun: TrailCheck = { count: 0, hash: noHash, seal: noHash, at: null, met: [], breaks: [] }

/** More than so many breaks tell nothing that the first do not. */
const mostBreaks = 100

/** Goes on with a check over the next block. */
export function checkBlock(check: TrailCheck, block: TrailBlock, anchors: readonly TrailAnchor[], sha256: Sha256): TrailCheck {
  const length = block.records.length / recordSize
  if (length === 0) return check
  const isFull = length === entriesInBlock && block.last === check.count + length
  const seal = isFull ? sealOf(check.seal, block.records, sha256) : check.seal
  const holds = isFull && block.seal !== null && equal(seal, block.seal)
  const after = holds ? passed(check, block.records) : walked(check, block, sha256)
  const isResealed = !holds && isFull && after.breaks.length === check.breaks.length
  const found = isResealed ? [...after.breaks, { kind: 'resealed' as const, number: check.count + 1, at: null, after: check.at, count: null }] : after.breaks
  return { ...after, seal: block.seal ?? seal, breaks: found.slice(0, mostBreaks), met: [...check.met, ...metIn(block.records, anchors)] }
}

/** Ends a check: holds the anchors against what was found. */
export function checkEnded(check: TrailCheck, anchors: readonly TrailAnchor[]): TrailCheck {
  const breaks = [...check.breaks]
  const most = Math.max(0, ...anchors.map(({ count }) => count))
  if (most > check.count) breaks.push({ kind: 'cut', number: check.count + 1, at: null, after: check.at, count: most - check.count })
  const other = check.met.find(({ holds }) => !holds)
  if (other && breaks.length === 0) breaks.push({ kind: 'rewritten', number: other.count, at: null, after: null, count: null })
  return { ...check, breaks }
}

/** Past a block whose seal holds. */
function passed(check: TrailCheck, records: Uint8Array): TrailCheck {
  const last = records.subarray(records.length - recordSize)
  return { ...check, count: check.count + records.length / recordSize, hash: last.slice(entrySize), at: statedIn(last).at }
}

/** Link by link. After a break the chain goes on from what stands there, so that each is told once. */
function walked(check: TrailCheck, { records, last }: TrailBlock, sha256: Sha256): TrailCheck {
  let { count, hash, at } = check
  const breaks = [...check.breaks]
  for (let from = 0; from < records.length; from += recordSize) {
    const entry = records.subarray(from, from + entrySize)
    const kept = records.subarray(from + entrySize, from + recordSize)
    const stated = statedIn(entry)
    const tell = (kind: TrailBreak['kind'], gone: number | null = null) => breaks.push({ kind, number: count + 1, at: stated.at, after: at, count: gone })
    if (equal(linkOf(hash, entry, sha256), kept) && stated.number === count + 1) at = stated.at
    else if (stated.number > count + 1 && stated.number <= last) {
      tell('missing', stated.number - count - 1)
      count = stated.number - 1
    } else tell(stated.number === count + 1 ? 'changed' : 'moved')
    count += 1
    hash = kept
  }
  if (last > count) breaks.push({ kind: 'missing', number: count + 1, at: null, after: at, count: last - count })
  return { ...check, count: Math.max(count, last), hash: hash.slice(), at, breaks }
}

function metIn(records: Uint8Array, anchors: readonly TrailAnchor[]): TrailCheck['met'] {
  const first = records.length === 0 ? 0 : statedIn(records).number
  return anchors.flatMap(({ count, hash }) => {
    const from = (count - first) * recordSize
    if (count < first || from >= records.length) return []
    return [{ count, holds: hexOf(records.subarray(from + entrySize, from + recordSize)) === hash }]
  })
}

const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, index) => byte === b[index])
