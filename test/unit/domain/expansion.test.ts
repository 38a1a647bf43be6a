import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expansion, expansionAt } from '../../../src/domain/expansion.ts'

const list = [
  { short: 'fvl', text: 'forvaltningsloven' },
  { short: 'bg', text: 'borgeren' },
  { short: 'bl.a', text: 'blandt andet' },
  { short: 'KK', text: 'Københavns Kommune' },
]
const after = (before: string): string => {
  const found = expansionAt(before, list)
  return found === null ? before : before.slice(0, -1 - found.length) + found.text + before.slice(-1)
}

describe('a short form', () => {
  it('becomes words at the key after it, whatever ends the word', () => {
    expect(after('efter fvl ')).toBe('efter forvaltningsloven ')
    expect(after('efter fvl, ')).toBe('efter fvl, ')
    expect(after('(bg)')).toBe('(borgeren)')
    expect(after('bl.a ')).toBe('blandt andet ')
    expect(after('Det sagde bg.')).toBe('Det sagde borgeren.')
  })

  it('begins with a capital where it was typed so', () => {
    expect(after('Bg ')).toBe('Borgeren ')
    expect(after('KK ')).toBe('Københavns Kommune ')
    expect(after('kk ')).toBe('kk ')
  })

  it('is left alone inside of words, before its end, and where there is none', () => {
    for (const text of ['fvl', 'xfvl ', 'fvl-', 'e-fvl ', 'ord ', ' ', '']) expect(after(text), text).toBe(text)
  })

  it('never touches what is before the word', () => {
    fc.assert(
      fc.property(fc.string(), (before) => {
        expect(after(`${before} bg `)).toBe(`${before} borgeren `)
      }),
    )
  })

  it('is one word', () => {
    const { short } = expansion.fields.shape
    for (const good of ['fvl', 'bl.a', 'åø', '§1'.slice(1)]) expect(short.safeParse(good).success, good).toBe(true)
    for (const bad of ['', 'to ord', 'a'.repeat(31), '!']) expect(short.safeParse(bad).success, bad).toBe(false)
  })
})
