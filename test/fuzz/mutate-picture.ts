import type { Dice } from './dice.ts'
import { mutateBytes } from './mutate-bytes.ts'

/** A segment as cameras put them in: place and device, a maker's own data, a comment. */
function hiddenSegment(dice: Dice): Buffer {
  const [mark, word] = dice.of([
    [0xe1, 'Exif\0\0II*\0\b\0\0\0\0\0'],
    [0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>'],
    [0xed, 'Photoshop 3.0\0'],
    [0xe5, 'maker'],
    [0xfe, '55.676111 12.568333'],
  ] as const)
  const content = Buffer.from(word + 'x'.repeat(dice.below(200)), 'latin1')
  return Buffer.concat([Buffer.from([0xff, mark, (content.length + 2) >> 8, (content.length + 2) & 0xff]), content])
}

/** Where segments begin, the end of the picture included. */
function marksIn(jpeg: Uint8Array): number[] {
  const places: number[] = []
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff; at += 2 + ((jpeg[at + 2] ?? 0) << 8) + (jpeg[at + 3] ?? 0)) {
    places.push(at)
    if (jpeg[at + 1] === 0xda) break
  }
  return [...places, jpeg.lastIndexOf(0xff), jpeg.length]
}

/** A sound JPEG with something hidden in it, wherever a decoder passes over it. */
export function withHidden(jpeg: Uint8Array, dice: Dice): Uint8Array {
  const at = dice.of(marksIn(jpeg))
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, at), hiddenSegment(dice), jpeg.subarray(at)]))
}

/** A picture spoiled by chance, or a sound one with something hidden in it. */
export function mutatePicture(seed: Uint8Array, dice: Dice, others: readonly Uint8Array[]): Uint8Array {
  const isJpeg = seed[0] === 0xff && seed[1] === 0xd8
  return isJpeg && dice.once(4) ? withHidden(seed, dice) : mutateBytes(seed, dice, others)
}
