import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markedPlaces, quotedWords, withMarked, type MarkedPassage } from '../../../src/domain/marked-passage.ts'
import { deviationOf } from '../../../src/domain/quotation.ts'

const text = 'Posten fordeles hver morgen kl. 9. Den åbnes af to medarbejdere.\nBreve fra borgere scannes samme dag. Posten fordeles også kl. 13.'
const stretch = (words: string, from = 0) => ({ from: text.indexOf(words, from), to: text.indexOf(words, from) + words.length })
const marking = (...passages: string[]): readonly MarkedPassage[] =>
  passages.reduce<readonly MarkedPassage[]>((marked, words) => withMarked({ text, marked }, stretch(words)), [])
const wordsOf = (marked: readonly MarkedPassage[]): string[] => marked.map(({ words }) => words)

describe('marking a passage', () => {
  test('takes whole words without the space around them', () => {
    expect(wordsOf(withMarked({ text, marked: [] }, { from: 3, to: 16 }))).toEqual(['Posten fordeles'])
    expect(withMarked({ text, marked: [] }, { from: 6, to: 7 })).toEqual([])
  })
  test('makes one of passages that meet', () => {
    expect(wordsOf(marking('fordeles hver', 'hver morgen', 'to medarbejdere'))).toEqual(['fordeles hver morgen', 'to medarbejdere'])
  })
  test('knows which of several like ones was meant', () => {
    const second = text.lastIndexOf('Posten fordeles')
    const marked = withMarked({ text, marked: [] }, { from: second, to: second + 15 })
    expect(markedPlaces({ text, marked }).found).toMatchObject([{ from: second }])
  })
})

describe('an answer that is put right later', () => {
  const marked = marking('hver morgen kl. 9', 'to medarbejdere')
  test('keeps its passages where their words have gone', () => {
    const later = `Kære Borgerrådgiver\n\n${text}`
    expect(markedPlaces({ text: later, marked }).found.map(({ from, to }) => later.slice(from, to))).toEqual(['hver morgen kl. 9', 'to medarbejdere'])
  })
  test('tells of a passage whose words are gone, and quotes it no more', () => {
    const later = { text: text.replace('kl. 9', 'kl. 10'), marked }
    expect(wordsOf(markedPlaces(later).lost)).toEqual(['hver morgen kl. 9'])
    expect(quotedWords(later)).toBe('to medarbejdere')
  })
})

describe('what is quoted of an answer', () => {
  test('is all of it while nothing is marked', () => {
    expect(quotedWords({ text, marked: [] })).toBe(text)
  })
  test('is its passages in the order of the text, with a mark where words between them are left out', () => {
    expect(quotedWords({ text, marked: marking('to medarbejdere', 'Posten fordeles hver morgen') })).toBe('Posten fordeles hver morgen (…) to medarbejdere')
  })
  test('has no mark between passages that follow each other, and keeps the paragraphs', () => {
    expect(quotedWords({ text, marked: marking('af to medarbejdere.', 'Breve fra borgere') })).toBe('af to medarbejdere.\nBreve fra borgere')
    expect(quotedWords({ text, marked: marking('Den åbnes', 'samme dag.') })).toBe('Den åbnes\n(…)\nsamme dag.')
  })
  test('is a true quotation whatever is marked', () => {
    const words = fc.array(fc.constantFrom('Posten', 'åbnes', 'kl. 9', '–', '»straks«', '\n', 'a-b', ',', 'og'), { minLength: 1, maxLength: 30 })
    const stretches = fc.array(fc.tuple(fc.nat(150), fc.nat(60)), { maxLength: 6 })
    fc.assert(
      fc.property(words, stretches, (all, places) => {
        const answer = all.join(' ')
        const marked = places.reduce<readonly MarkedPassage[]>(
          (known, [from, length]) =>
            withMarked({ text: answer, marked: known }, { from: Math.min(from, answer.length), to: Math.min(from + length, answer.length) }),
          [],
        )
        expect(markedPlaces({ text: answer, marked }).lost).toEqual([])
        expect(deviationOf(quotedWords({ text: answer, marked }), answer)).toBeNull()
      }),
    )
  })
})
