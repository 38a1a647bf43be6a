import { describe, expect, it } from 'vitest'
import { otherKind, pictureKind, pixelsOf } from '../../../renderer/attachments/picture-kind.ts'
import { largePng } from '../../support/large-png.ts'
import { photo } from '../../support/photos.ts'

const bytes = (words: string, length = 64): Uint8Array => Buffer.concat([Buffer.from(words, 'latin1'), Buffer.alloc(length)])
const pixels = (head: Uint8Array): number | null => {
  const kind = pictureKind(head)
  return kind === null ? null : pixelsOf(kind, head)
}

describe('how many pixels a picture says it has', () => {
  it('stands in the head of every kind that is decoded, so that none is decoded unknown', () => {
    expect(pixels(photo('skabe'))).toBe(640 * 480)
    expect(pixels(largePng(10_000, 300))).toBe(3_000_000)
    expect(pixels(bytes('GIF89a\x10\x27\x10\x27'))).toBe(100_000_000)
    expect(pixels(bytes('BM' + '\0'.repeat(16) + '\x10\x27\0\0\xf0\xd8\xff\xff'))).toBe(100_000_000)
  })

  it('stands in a WebP whether it is lossy, lossless or extended', () => {
    const webp = (chunk: string): Uint8Array => bytes(`RIFF\0\0\0\0WEBP${chunk}`)
    expect(pixels(webp('VP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x10\x27\x10\x27'))).toBe(100_000_000)
    // 9,999 in 14 bits twice: 0x270f | 0x270f << 14.
    expect(pixels(webp('VP8L\0\0\0\0\x2f\x0f\xe7\xc3\x09'))).toBe(100_000_000)
    expect(pixels(webp('VP8X\0\0\0\0\0\0\0\0\x0f\x27\0\x0f\x27\0'))).toBe(100_000_000)
  })
})

describe('what a file is that is no picture', () => {
  it.each([
    ['%PDF-1.7', 'pdf'],
    ['PK\x03\x04', 'office'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'olderOffice'],
    ['\0\0\0\x18ftypisom', 'film'],
    ['\x1aE\xdf\xa3', 'film'],
    ['RIFF\0\0\0\0WAVE', 'sound'],
    ['\n<!DOCTYPE html><html>', 'page'],
    ['Kære borgerrådgiver', 'unknown'],
  ])('%j is %s', (words, kind) => {
    expect(pictureKind(bytes(words))).toBeNull()
    expect(otherKind(bytes(words))).toBe(kind)
  })
})
