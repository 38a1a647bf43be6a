import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A photo of cupboards, 640 × 480, and one of a letter box, 360 × 640; nothing in them but the picture. */
export const photo = (name: 'skabe' | 'boks'): Buffer => readFileSync(join(import.meta.dirname, '../fixtures/photos', `${name}.jpg`))

/** The photo as a camera writes it: with the time by its own clock, its maker and a place. */
export function asTaken(jpeg: Uint8Array, at = '2018:02:07 10:41:05'): Buffer {
  const entry = (tag: number, type: number, count: number, value: number): Buffer => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16LE(tag, 0)
    bytes.writeUInt16LE(type, 2)
    bytes.writeUInt32LE(count, 4)
    bytes.writeUInt32LE(value, 8)
    return bytes
  }
  const count = (entries: number): Buffer => Buffer.from([entries, 0])
  const none = Buffer.alloc(4)
  const maker = Buffer.from('Kameramager\0')
  const first = 8 + 2 + 3 * 12 + 4
  const head = Buffer.concat([Buffer.from('II*\0'), Buffer.from([8, 0, 0, 0])])
  const exifAt = first + maker.length
  const placeAt = exifAt + 2 + 12 + 4 + 20
  const directory = Buffer.concat([count(3), entry(0x10f, 2, maker.length, first), entry(0x8769, 4, 1, exifAt), entry(0x8825, 4, 1, placeAt), none])
  const exif = Buffer.concat([count(1), entry(0x9003, 2, 20, exifAt + 2 + 12 + 4), none, Buffer.from(`${at}\0`)])
  // 55° 40' 34" north.
  const degrees = Buffer.from(new Uint32Array([55, 1, 40, 1, 34, 1]).buffer)
  const place = Buffer.concat([count(2), entry(1, 2, 2, 0x4e), entry(2, 5, 3, placeAt + 2 + 2 * 12 + 4), none, degrees])
  const payload = Buffer.concat([Buffer.from('Exif\0\0'), head, directory, maker, exif, place])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(payload.length + 2)
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, payload, jpeg.subarray(2)])
}
