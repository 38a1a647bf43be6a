import { describe, expect, it } from 'vitest'
import { proseFromText, proseText, type Prose } from '../../../src/domain/prose.ts'
import type { ReportText } from '../../../src/domain/report-texts.ts'
import { proposal } from '../../../src/domain/worked-in.ts'

const factsOf = (value: Prose, findingId = 'f', number = '4.1'): ReportText => ({
  ...{ noun: 'finding', field: 'facts', id: findingId, base: '', value, findingId, number, heading: 'Fordeling' },
})
const facts = proseFromText('Posten går gennem tre led den 2. oktober.\nDer er tre medarbejdere.')
const place = { findingId: 'f', heading: '4.1 Fordeling' }
const change = { ...place, origin: 'insertion' as const, passage: 'tre', text: 'to', before: 'Posten går gennem ', after: ' led den 2.\u00A0oktober.' }
type Correction = Parameters<typeof proposal>[1]

const wordsOf = (value: Prose | string): string => (typeof value === 'string' ? value : proseText(value))
/** The text as the proposed edit leaves it, or what is said instead. */
const textAfter = (remark: Partial<Correction>, of: Prose | readonly ReportText[] = facts): string => {
  const found = proposal('doc' in of ? [factsOf(of)] : of, { ...change, ...remark })
  return found.kind === 'edit' ? wordsOf(found.value) : found.kind
}

describe('a correction of the facts', () => {
  it('replaces words where they stand, however the letter was set', () => {
    expect(textAfter(change)).toBe('Posten går gennem to led den 2. oktober.\nDer er tre medarbejdere.')
    expect(proposal([factsOf(facts)], change)).toMatchObject({
      ...{ kind: 'edit', hasChanged: false, before: 'Posten går gennem ', words: 'tre', inserted: 'to', after: ' led den 2. oktober.' },
    })
  })

  it('takes words away, and adds words between others, at the beginning and at the end', () => {
    expect(textAfter({ origin: 'deletion', passage: 'tre ', text: '', before: 'Der er ', after: 'medarbejdere.' })).toContain('\nDer er medarbejdere.')
    expect(textAfter({ passage: '', text: 'højst ', before: 'Der er ', after: 'tre medarbejdere.' })).toContain('\nDer er højst tre medarbejdere.')
    expect(textAfter({ passage: '', text: 'Al ', before: '', after: 'Posten går gennem tre led' })).toMatch(/^Al Posten går/)
    expect(textAfter({ passage: '', text: ' Og en elev.', before: 'Der er tre medarbejdere.', after: '' })).toMatch(/medarbejdere\. Og en elev\.$/)
  })

  it('says so when the words around it have changed since, and shows nothing as sure', () => {
    const wider = { before: 'Det blev under besøget oplyst, at Posten går gennem ', after: ' led den 2. oktober 2019, siges det.' }
    expect(textAfter(wider)).toContain('gennem to led')
    expect(proposal([factsOf(facts)], { ...change, ...wider })).toMatchObject({ kind: 'edit', hasChanged: true })
  })

  it('never writes over words that have changed since: they are gone', () => {
    expect(textAfter({}, proseFromText('Posten går gennem fire led den 2. oktober.'))).toBe('gone')
    expect(textAfter({ before: 'Et andet sted ', after: ' ting.' })).toBe('gone')
  })

  it('that has been made already is not made again', () => {
    expect(textAfter({}, proseFromText('Posten går gennem to led den 2. oktober.'))).toBe('done')
    expect(textAfter({ origin: 'deletion', passage: 'tre ', text: '', before: 'Der er ', after: 'medarbejdere.' }, proseFromText('Der er medarbejdere.'))).toBe(
      'done',
    )
    expect(textAfter({ passage: '', text: 'højst ', before: 'Der er ', after: 'tre medarbejdere.' }, proseFromText('Der er højst tre medarbejdere.'))).toBe(
      'done',
    )
  })

  it('is left to the person where the words stand twice', () => {
    expect(textAfter({ before: 'Der er ', after: ' led.' }, proseFromText('Der er tre led.\nDer er tre led.'))).toBe('several')
  })

  it('is left to the person where it is more than words in a paragraph: new paragraphs, moves, comments', () => {
    for (const more of [{ text: '¶' }, { text: 'to\nled' }, { origin: 'move' }, { origin: 'comment' }, { passage: '', text: '' }] as const)
      expect(textAfter(more), JSON.stringify(more)).toBe('byHand')
    expect(textAfter({ passage: '', text: 'Et nyt afsnit.', before: '', after: '' })).toBe('byHand')
  })
})

describe('what stands around a correction stays', () => {
  const text = (words: string, ...marks: string[]) => ({ type: 'text', text: words, ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }) })
  const note = { type: 'footnote', attrs: { text: 'Notat' } }
  const source = { type: 'evidence', attrs: { source: 'note:01890a5d-ac96-774b-bcce-b302099a8057' } }
  const proseOf = (...content: object[]): Prose => ({ schemaVersion: 1, doc: { type: 'doc', content: [{ type: 'paragraph', content: content as never }] } })
  const contentAfter = (prose: Prose, remark: Partial<Correction>): unknown => {
    const found = proposal([factsOf(prose)], { ...change, ...remark })
    return found.kind === 'edit' && typeof found.value === 'object' ? found.value.doc.content?.[0]?.content : found.kind
  }
  const noted = proseOf(text('Gennem '), text('tre', 'bold'), note, text(' led.'), source)

  it('notes, evidence and looks, and what replaces words looks as they did', () => {
    expect(contentAfter(noted, { before: 'Gennem ', after: ' led.' })).toEqual([text('Gennem '), text('to', 'bold'), note, text(' led.'), source])
  })

  it('a note among words that go is not taken with them', () => {
    expect(contentAfter(noted, { passage: 'tre led', before: 'Gennem ', after: '.' })).toBe('byHand')
  })

  it('a word that is added looks like the one before it; a sentence comes after the evidence of the one before', () => {
    expect(contentAfter(noted, { passage: '', text: ' små', before: 'Gennem tre', after: ' led.' })).toEqual([
      ...[text('Gennem '), text('tre', 'bold'), note, text(' små led.'), source],
    ])
    expect(contentAfter(noted, { passage: '', text: ' Og to til.', before: 'Gennem tre led.', after: '' })).toEqual([
      ...[text('Gennem '), text('tre', 'bold'), note, text(' led.'), source, text(' Og to til.')],
    ])
  })
})

describe('a correction elsewhere in the report', () => {
  const own = (field: 'summary' | 'conclusion', number: string, words: string): ReportText => ({
    ...{ noun: 'report', field, id: 'r', base: '', value: proseFromText(words), findingId: null, number, heading: '' },
  })
  const line = (noun: 'recommendation' | 'question', words: string): ReportText => ({
    ...{ noun, field: 'text', id: noun, base: '', value: words, findingId: 'f', number: '4.1', heading: 'Fordeling' },
  })
  const sentence = 'Der er tre led i alt.'
  const texts = [
    own('summary', '1', sentence),
    own('conclusion', '', sentence),
    factsOf(facts),
    line('recommendation', 'at der kun er tre led'),
    line('question', 'hvem der har tre led'),
  ]
  const at = (remark: Partial<Correction>): string => {
    const found = proposal(texts, { ...change, ...remark })
    return found.kind === 'edit' ? `${found.text.noun} ${found.text.field}: ${wordsOf(found.value)}` : found.kind
  }

  it('is made under the heading it stands under, though the same sentence stands elsewhere', () => {
    const there = { findingId: null, before: 'Der er ', after: ' led i alt.' }
    expect(at({ ...there, heading: '1 Sammenfatning' })).toBe('report summary: Der er to led i alt.')
    expect(at({ ...there, heading: 'Konklusion' })).toBe('report conclusion: Der er to led i alt.')
    expect(at({ ...there, heading: '9 Et andet sted' })).toBe('several')
  })

  it('is made in a recommendation and a request as they are printed, with the words that the report puts around them', () => {
    expect(at({ before: 'Borgerrådgiveren anbefaler, at der kun er ', after: ' led. Borgerrådgiveren beder om underretning.' })).toBe(
      'recommendation text: at der kun er to led',
    )
    expect(at({ before: 'Borgerrådgiveren beder om at få oplyst, hvem der har ', after: ' led.' })).toBe('question text: hvem der har to led')
  })

  it('in the overview of recommendations, where each begins with a capital, is made in the recommendation itself', () => {
    expect(at({ findingId: null, heading: 'Anbefalinger', before: 'At der kun er ', after: ' led.' })).toBe('recommendation text: at der kun er to led')
  })
})
