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
  return kind === 'webp' ? webpPixels(view) : null
}

/** After Google's RIFF container specification for WebP: the first chunk says how large the canvas, or the only picture, is. */
function webpPixels(view: DataView): number | null {
  const chunk = String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + 12, 4))
  const threeBytes = (at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16)
  if (chunk === 'VP8X') return (threeBytes(24) + 1) * (threeBytes(27) + 1)
  if (chunk === 'VP8 ') return (view.getUint16(26, true) & 0x3fff) * (view.getUint16(28, true) & 0x3fff)
  if (chunk !== 'VP8L') return null
  const bits = view.getUint32(21, true)
  return ((bits & 0x3fff) + 1) * (((bits >> 14) & 0x3fff) + 1)
}

/** What bytes are that are no picture, as far as their first ones say. `office`: a ZIP archive, which today's Word and Excel files are as well. */
export type OtherKind = 'pdf' | 'office' | 'olderOffice' | 'film' | 'sound' | 'page' | 'unknown'

export function otherKind(head: Uint8Array): OtherKind {
  const words = String.fromCharCode(...head.subarray(0, 32))
  if (words.startsWith('%PDF-')) return 'pdf'
  if (words.startsWith('PK\x03\x04')) return 'office'
  if (words.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'olderOffice'
  if (words.startsWith('\x1aE\xdf\xa3') || words.slice(4, 8) === 'ftyp') return 'film'
  if (words.startsWith('ID3') || words.startsWith('OggS') || (words.startsWith('RIFF') && words.slice(8, 12) === 'WAVE')) return 'sound'
  return /^\s*<(!doctype html|html|\?xml)/i.test(words) ? 'page' : 'unknown'
}
