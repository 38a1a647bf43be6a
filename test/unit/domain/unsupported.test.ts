import { expect, test } from 'vitest'
import { countSentences, unsupportedSentences } from '../../../src/domain/unsupported.ts'
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
