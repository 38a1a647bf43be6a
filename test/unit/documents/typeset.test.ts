import { describe, expect, test } from 'vitest'
import { breakLines, measureRuns } from '../../../src/documents/line-breaking.ts'
import { typeset } from '../../../src/documents/typeset.ts'

/** What may be torn is written with a bar: "den 2. oktober|2018". */
const torn = (text: string): string => typeset(text).replaceAll(' ', '|').replaceAll('\u00A0', ' ').replaceAll('\u2011', '-')

describe('what is bound on one line', () => {
  test.each([
    ['den 2. oktober 2018', 'den|2. oktober 2018'],
    ['jf. forvaltningslovens § 7, stk. 1', 'jf.|forvaltningslovens|§ 7,|stk. 1'],
    ['offentlighedslovens § 13, stk. 1 og 2', 'offentlighedslovens|§ 13,|stk. 1|og 2'],
    ['§ 3, stk. 3, nr. 1', '§ 3,|stk. 3, nr. 1'],
    ['§§ 13 og 15', '§§ 13|og 15'],
    ['forordningens artikel 32 og kapitel 5', 'forordningens|artikel 32|og|kapitel 5'],
    ['se tabel 2, afsnit 4 og Anbefaling 3', 'se|tabel 2,|afsnit 4|og|Anbefaling 3'],
    ['Spørgsmål 5 og materiale 6 og 7', 'Spørgsmål 5|og|materiale 6|og 7'],
    ['kl. 10.33 var 72 % åbnet', 'kl. 10.33|var|72 %|åbnet'],
    ['(dokumentnr. 2017-0289209-18)', '(dokumentnr. 2017-0289209-18)'],
    ['en\ttabulator', 'en|tabulator'],
    ['der kom 3 nye sager', 'der|kom|3|nye|sager'],
  ])('»%s«', (text, expected) => {
    expect(torn(text)).toBe(expected)
  })

  test.each([
    ['den 2. oktober', 2],
    ['2017-0289209-18', 1],
    ['beskæftigelses-forvaltning', 2],
  ])('»%s« is filled into lines as %i words', (text, count) => {
    const words = measureRuns([{ type: 'text', text: typeset(text) }], { size: 22, bold: false, italic: false, capitals: false })
    expect(words).toHaveLength(count)
    expect(breakLines(words, 0, 10_000)).toHaveLength(1)
    expect(breakLines(words, 0, Math.max(...words.map(({ width }) => width)) + 1)).toHaveLength(count)
  })

  test('a hyphen that is not in such a number stays as it was typed', () => {
    for (const text of ['mail/advis-makker', 'EU-ret', '12-3', '2018-04-09', 'it-2017-0289209-18-x']) expect(typeset(text)).not.toContain('\u2011')
  })
})
