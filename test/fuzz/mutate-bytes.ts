import type { Dice } from './dice.ts'

/** Numbers at the edges of what one, two and four bytes hold. */
const edges = [0, 1, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]

type Change = (bytes: Buffer, dice: Dice, others: readonly Uint8Array[]) => Buffer

const changes: readonly Change[] = [
  // single bits and bytes
  (bytes, dice) => {
    for (let left = dice.length(64); left > 0; left--) bytes[dice.below(bytes.length)]! ^= 1 << dice.below(8)
    return bytes
  },
  (bytes, dice) => {
    for (let left = dice.length(64); left > 0; left--) bytes[dice.below(bytes.length)] = dice.below(256)
    return bytes
  },
  // cut off, at the end or at the beginning
  (bytes, dice) => bytes.subarray(0, dice.below(bytes.length)),
  (bytes, dice) => bytes.subarray(dice.below(bytes.length)),
  // a piece taken out, said again, or many times
  (bytes, dice) => {
    const [from, length] = [dice.below(bytes.length), dice.length(bytes.length)]
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)])
  },
  (bytes, dice) => {
    const from = dice.below(bytes.length)
    const piece = bytes.subarray(from, from + dice.length(4096))
    const times = 1 + dice.below(Math.min(5000, Math.ceil(2_000_000 / Math.max(1, piece.length))))
    return Buffer.concat([bytes.subarray(0, from), ...Array<Buffer>(times).fill(piece), bytes.subarray(from)])
  },
  // the head of one and the tail of another
  (bytes, dice, others) => {
    const other = Buffer.from(dice.of(others))
    return Buffer.concat([bytes.subarray(0, dice.below(bytes.length)), other.subarray(dice.below(other.length))])
  },
  // what may be a length, a count or an offset
  (bytes, dice) => {
    const [at, value] = [dice.below(bytes.length), dice.of(edges)]
    if (at + 4 <= bytes.length && dice.once(2)) {
      if (dice.once(2)) bytes.writeUInt32LE(value, at)
      else bytes.writeUInt32BE(value, at)
    } else if (at + 2 <= bytes.length) {
      if (dice.once(2)) bytes.writeUInt16LE(value & 0xffff, at)
      else bytes.writeUInt16BE(value & 0xffff, at)
    }
    return bytes
  },
  // a stretch of the same
  (bytes, dice) => bytes.fill(dice.of([0, 0x20, 0xff]), dice.below(bytes.length), dice.below(bytes.length)),
]

/** Bytes as an accident, or somebody without knowledge of the format, spoils them. */
export function mutateBytes(seed: Uint8Array, dice: Dice, others: readonly Uint8Array[] = [seed]): Uint8Array {
  let bytes: Buffer = Buffer.from(seed)
  for (let left = 1 + dice.below(3); left > 0 && bytes.length > 0; left--) bytes = dice.of(changes)(bytes, dice, others)
  return new Uint8Array(bytes)
}
