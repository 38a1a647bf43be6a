import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deviationOf } from '../../../src/domain/quotation.ts'

const source = 'Posten fordeles hver morgen kl. 9. Den ældste henvendelse, nr. 2017-0114182, er fra Anna Olsen, "som er borger" – den ligger i bunken.'

describe('a quotation is true', () => {
  test.each([
    ['word for word', 'Posten fordeles hver morgen kl. 9.'],
    ['with an elision', 'Posten fordeles (…) kl. 9. Den ældste henvendelse'],
    ['with an elision in dots', 'Posten fordeles (...) kl. 9.'],
    ['with an insertion', 'Den ældste henvendelse [til enheden], nr. 2017-0114182, er fra'],
    ['with a name replaced', 'er fra [borgeren], "som er borger"'],
    ['with a number left out', 'Den ældste henvendelse, nr. [nummer udeladt], er fra Anna Olsen'],
    ['with a word made to fit', '[p]osten fordeles hver morgen'],
    ['with an ending added', 'fra Anna Olsen[s skrivebord]'],
    ['in other quotation marks and dashes', 'Anna Olsen, ”som er borger” - den ligger i bunken'],
    ['over other lines and spaces', 'Posten\nfordeles\u00A0hver   morgen kl.\u00A09.'],
    ['in decomposed letters', 'Den ældste henvendelse'.normalize('NFD')],
  ])('%s', (_, quote) => {
    expect(deviationOf(quote, source)).toBeNull()
  })
})

describe('a quotation deviates', () => {
  test.each([
    ['in a changed word', 'Posten fordeles hver aften kl. 9. Den ældste', 'aften kl. 9. Den'],
    ['in a word left out without a mark', 'Posten fordeles morgen kl. 9.', 'morgen kl. 9.'],
    ['in a word added without a mark', 'Posten fordeles altid hver morgen', 'altid hver morgen'],
    ['in a changed number', 'nr. 2017-0114183, er fra', '0114183, er fra'],
    ['in another order', 'Den ældste henvendelse (…) Posten fordeles', 'Posten fordeles'],
    ['in a sign', 'Posten fordeles hver morgen kl. 9! Den', '! Den'],
    ['in a capital letter', 'posten fordeles hver morgen', 'posten fordeles hver morgen'],
  ])('%s, and its first deviating words are told', (_, quote, words) => {
    expect(deviationOf(quote, source)?.words).toBe(words)
  })

  test('when an elision only bridges to words that came before', () => {
    expect(deviationOf('henvendelse (…) Posten', source)).not.toBeNull()
  })
})

const word = fc.stringMatching(/^[a-zæøå]{1,8}$/)
const words = fc.array(word, { minLength: 3, maxLength: 60 })

test('every quotation made from a source by allowed means passes', () => {
  fc.assert(
    fc.property(words, fc.infiniteStream(fc.constantFrom('keep', 'keep', 'keep', 'elide', 'replace', 'insert')), (all, choices) => {
      const quote = all.flatMap((one) => {
        const choice = choices.next().value
        if (choice === 'elide') return ['(…)']
        if (choice === 'replace') return ['[nummer udeladt]']
        return choice === 'insert' ? [one, '[tilføjet]'] : [one]
      })
      expect(deviationOf(quote.join(' '), all.join(' '))).toBeNull()
    }),
  )
})

test('any changed word is caught', () => {
  fc.assert(
    fc.property(words, fc.nat(), (all, place) => {
      const at = place % all.length
      // A word with a capital is none of the source's.
      const quote = all.with(at, `${all[at]?.toUpperCase() ?? ''}X`)
      expect(deviationOf(quote.join(' '), all.join(' '))?.words).toContain(quote[at])
    }),
  )
})
