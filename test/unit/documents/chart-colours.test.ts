import { describe, expect, test } from 'vitest'
import { seriesFills } from '../../../src/documents/chart-colours.ts'

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

describe.each(['#1F3864', '#9B1C1C', '#00703C', '#FFCC00', '#FFFFFF', '#000000', 'no colour'])('the fills of a chart under a letterhead of %s', (accent) => {
  const fills = seriesFills(accent)

  test('are told apart in greys: each plain one is lighter than the one before it, and one is hatched', () => {
    const plain = fills.filter((fill) => !fill.hatched).map((fill) => fill.colour)
    for (const [i, colour] of plain.slice(1).entries()) {
      expect(luminance(colour)).toBeGreaterThan(luminance(plain[i]!))
      expect(contrast(colour, plain[i]!)).toBeGreaterThan(1.3)
    }
    expect(fills.filter((fill) => fill.hatched)).toHaveLength(1)
  })

  test('carry numbers that can be read', () => {
    for (const { colour, hatched, label } of fills) expect(contrast(hatched ? 'FFFFFF' : colour, label)).toBeGreaterThanOrEqual(4.5)
  })
})
