import { crc32 } from 'node:zlib'

/** Where the signature and the header end, which come first. */
const headEnd = 33

/**
 * A PNG that says what it is: title and description as `iTXt` (UTF-8), and how many points stand on an inch, so that it is as large in a document as it was on
 * the screen. See the PNG specification (W3C), 11.3.3.4 and 11.3.4.3.
 */
export function withWords(png: Uint8Array, words: { readonly title: string; readonly description: string }, pointsPerInch: number): Uint8Array {
  const perMetre = Math.round(pointsPerInch / 0.0254)
  const density = new DataView(new ArrayBuffer(9))
  density.setUint32(0, perMetre)
  density.setUint32(4, perMetre)
  density.setUint8(8, 1)
  const text = (keyword: string, value: string): Uint8Array => chunk('iTXt', new TextEncoder().encode(`${keyword}\0\0\0da\0\0${value}`))
  const own = [chunk('pHYs', new Uint8Array(density.buffer)), text('Title', words.title), text('Description', words.description)]
  return Buffer.concat([png.subarray(0, headEnd), ...own, png.subarray(headEnd)])
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const bytes = Buffer.alloc(body.length + 8)
  bytes.writeUInt32BE(data.length, 0)
  bytes.set(body, 4)
  bytes.writeUInt32BE(crc32(body), body.length + 4)
  return bytes
}
