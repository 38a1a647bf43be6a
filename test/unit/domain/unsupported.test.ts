import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countSentences, sentencesIn, unsupportedInReport, unsupportedSentences } from '../../../src/domain/unsupported.ts'
import { proseSchemaVersion, type Prose, type ProseNode } from '../../../src/domain/prose.ts'

const chip: ProseNode = { type: 'evidence', attrs: { source: 'note:1' } }
const words = (text: string): ProseNode => ({ type: 'text', text })
const facts = (...blocks: ProseNode[]): Prose => ({ schemaVersion: proseSchemaVersion, doc: { type: 'doc', content: blocks } })
const paragraph = (...content: ProseNode[]): ProseNode => ({ type: 'paragraph', content })

test('a paragraph without a reference rests on nothing, sentence by sentence', () => {
  expect(unsupportedSentences(facts(paragraph(words('Posten fordeles dagligt. Det sker kl. 9.'))))).toBe(2)
})

test('a reference covers what stands before it in its paragraph', () => {
  expect(unsupportedSentences(facts(paragraph(words('Posten fordeles. Det sker dagligt.'), chip)))).toBe(0)
  expect(unsupportedSentences(facts(paragraph(words('Posten fordeles.'), chip, words(' Det sker dagligt.'))))).toBe(1)
  expect(unsupportedSentences(facts(paragraph(words('Posten fordeles.'), chip), paragraph(words('Det sker dagligt.'))))).toBe(1)
})

test('the full stop after a reference, headings, blank lines and sourced quotes ask for nothing', () => {
  const heading: ProseNode = { type: 'heading', attrs: { level: 1 }, content: [words('Fordeling af post')] }
  const quote = (source: string): ProseNode => ({ type: 'blockquote', attrs: { source, date: null }, content: [paragraph(words('Vi har ti minutter.'))] })
  expect(unsupportedSentences(facts(heading, paragraph(), paragraph(words('Posten fordeles'), chip, words('.')), quote('Jobkonsulent')))).toBe(0)
  expect(unsupportedSentences(facts(quote('')))).toBe(1)
})

test('abbreviations, dates and times end no sentence', () => {
  expect(countSentences('Det sker bl.a. den 2. oktober kl. 9. Det fremgår af bilag 2, s. 11, jf. arbejdsgangens pkt. 4.')).toBe(2)
})

test('the report is asked for what its findings and introductions state, sentence by sentence, and not for what it thinks', () => {
  const finding = {
    id: 'f',
    facts: facts(paragraph(words('Posten fordeles.'), chip, words(' Det sker jf. pkt. 4 dagligt. Ingen ser efter.'))),
    assessment: facts(paragraph(words('Det er uheldigt.'))),
  }
  const theme = { id: 't', introduction: facts(paragraph(words('Kommunen modtager breve.'))) }
  expect(unsupportedInReport({ finding: [finding], reportTheme: [theme] } as never)).toEqual([
    { noun: 'finding', id: 'f', field: 'facts', words: 'Det sker jf. pkt. 4 dagligt.' },
    { noun: 'finding', id: 'f', field: 'facts', words: 'Ingen ser efter.' },
    { noun: 'reportTheme', id: 't', field: 'introduction', words: 'Kommunen modtager breve.' },
  ])
})

test('sentences keep every letter of the text, however it is written', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-zæøå .,0-9]{0,80}$/), (text) => {
      const letters = (value: string) => value.replaceAll(/[^\p{L}]/gu, '')
      expect(letters(sentencesIn(text).join(''))).toBe(letters(text))
      expect(countSentences(text)).toBe(sentencesIn(text).length)
    }),
  )
})
