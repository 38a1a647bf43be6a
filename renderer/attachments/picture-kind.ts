import { jpegHead } from '../../src/domain/jpeg.ts'

/** What bytes are by their first ones, whatever their name says; null for what is no picture that a window can show. */
export type PictureKind = 'jpeg' | 'png' | 'gif' | 'webp' | 'bmp' | 'heic'

/** As far as a picture's head can reach: a camera puts a small picture of its own before the size. */
export const headLength = 256 * 1024

export function pictureKind(head: Uint8Array): PictureKind | null {
  const words = String.fromCharCode(...head.subarray(0, 16))
  if (words.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (words.startsWith('\x89PNG')) return 'png'
  if (words.startsWith('GIF8')) return 'gif'
  if (words.startsWith('RIFF') && words.slice(8, 12) === 'WEBP') return 'webp'
  if (words.startsWith('BM')) return 'bmp'
  return words.slice(4, 8) === 'ftyp' && /^(heic|heix|hevc|mif1|msf1|heim|avif)/.test(words.slice(8)) ? 'heic' : null
}

/** How many pixels a picture says it has; null where its head does not say. A few kilobytes may claim to be more than fits into memory. */
export function pixelsOf(kind: PictureKind, head: Uint8Array): number | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if (kind === 'jpeg') {
    const found = jpegHead(head)
    return found === null ? null : found.width * found.height
  }
  if (head.length < 30) return null
  if (kind === 'png') return view.getUint32(16) * view.getUint32(20)
  if (kind === 'gif') return view.getUint16(6, true) * view.getUint16(8, true)
  if (kind === 'bmp') return Math.abs(view.getInt32(18, true)) * Math.abs(view.getInt32(22, true))
  return null
}
