import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of an archive, and what the archive says of it whether it is so or not. */
export type ForgedEntry = {
  readonly name: string
  readonly bytes: Uint8Array
  /** The bytes as they are packed, where they are packed already. */
  readonly packed?: Uint8Array
  readonly method?: number
  readonly flags?: number
  readonly crc?: number
  /** What the directory and the entry say of the size; left out, the truth. */
  readonly size?: number
  readonly packedSize?: number
  /** Where the directory says that the entry begins. */
  readonly offset?: number
}

/** An archive that may lie (APPNOTE.TXT 6.3.10, 4.3.7 to 4.3.16). `count`: how many entries it says it has; `comment` stands at its end, `before` at its beginning. */
export function forgedZip(entries: readonly ForgedEntry[], { count = entries.length, comment = '', before = '' } = {}): Uint8Array {
  const pieces: Buffer[] = [Buffer.from(before)]
  const directory: Buffer[] = []
  let at = before.length
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const packed = entry.packed ?? (entry.method === 0 ? entry.bytes : deflateRawSync(entry.bytes, { level: 1 }))
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(entry.flags ?? 0x800, 2)
    shared.writeUInt16LE(entry.method ?? 8, 4)
    shared.writeUInt32LE((entry.crc ?? crc32(entry.bytes)) >>> 0, 10)
    shared.writeUInt32LE(entry.packedSize ?? packed.length, 14)
    shared.writeUInt32LE(entry.size ?? entry.bytes.length, 18)
    shared.writeUInt16LE(name.length & 0xffff, 22)
    const end = Buffer.alloc(14)
    end.writeUInt32LE(entry.offset ?? at, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), shared, end, name)
    const local = [Buffer.from('PK\x03\x04', 'latin1'), shared, name, Buffer.from(packed)]
    pieces.push(...local)
    at += local.reduce((sum, { length }) => sum + length, 0)
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const last = Buffer.alloc(22)
  last.write('PK\x05\x06', 'latin1')
  last.writeUInt16LE(count & 0xffff, 8)
  last.writeUInt16LE(count & 0xffff, 10)
  last.writeUInt32LE(size, 12)
  last.writeUInt32LE(at, 16)
  last.writeUInt16LE(comment.length, 20)
  return new Uint8Array(Buffer.concat([...pieces, ...directory, last, Buffer.from(comment)]))
}
