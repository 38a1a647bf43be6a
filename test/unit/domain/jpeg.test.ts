import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carriesHidden, jpegHead, jpegTakenAt } from '../../../src/domain/jpeg.ts'
import { Dice } from '../../fuzz/dice.ts'
import { withHidden } from '../../fuzz/mutate-picture.ts'
import { asTaken, photo } from '../../support/photos.ts'

describe('what a JPEG says of itself', () => {
  it('is its size', () => {
    expect(jpegHead(photo('skabe'))).toEqual({ width: 640, height: 480 })
    expect(jpegHead(asTaken(photo('boks')))).toEqual({ width: 360, height: 640 })
  })

  it('is more than the picture where anything is hidden in it, before the picture or behind it', () => {
    expect(carriesHidden(photo('skabe'))).toBe(false)
    expect(carriesHidden(photo('boks'))).toBe(false)
    expect(carriesHidden(asTaken(photo('boks')))).toBe(true)
    for (let number = 0; number < 200; number++) expect(carriesHidden(withHidden(photo('skabe'), new Dice(`hidden ${number}`))), String(number)).toBe(true)
    expect(carriesHidden(Buffer.concat([photo('skabe'), Buffer.from('ftypmp42')]))).toBe(true)
    expect(carriesHidden(photo('skabe').subarray(0, 5000))).toBe(true)
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
