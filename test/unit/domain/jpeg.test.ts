import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jpegHead, jpegTakenAt } from '../../../src/domain/jpeg.ts'
import { asTaken, photo } from '../../support/photos.ts'

describe('what a JPEG says of itself', () => {
  it('is its size, and whether it carries more than the picture', () => {
    expect(jpegHead(photo('skabe'))).toEqual({ width: 640, height: 480, hasHidden: false })
    expect(jpegHead(asTaken(photo('boks')))).toEqual({ width: 360, height: 640, hasHidden: true })
  })

  it('is when it was taken, where the camera has written it', () => {
    expect(jpegTakenAt(asTaken(photo('skabe')))).toEqual({ date: '2018-02-07', time: '10:41:05' })
    expect(jpegTakenAt(photo('skabe'))).toBeNull()
    expect(jpegTakenAt(asTaken(photo('skabe'), '    :  :     :  :  '))).toBeNull()
  })

  it('is nothing where the bytes are something else, and cutting or changing them anywhere breaks nothing', () => {
    expect(jpegHead(Buffer.from('%PDF-1.7'))).toBeNull()
    expect(jpegHead(Buffer.alloc(0))).toBeNull()
    const whole = asTaken(photo('boks')).subarray(0, 1200)
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, place, value) => {
        const bytes = Buffer.from(whole)
        bytes[place] = value
        jpegHead(bytes.subarray(0, length))
        jpegTakenAt(bytes.subarray(0, length))
      }),
      { numRuns: 2000 },
    )
  })
})
