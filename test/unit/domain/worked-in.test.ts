import { expect, it } from 'vitest'
import { proseFromText, proseText, type Prose } from '../../../src/domain/prose.ts'
import { proposedEdit } from '../../../src/domain/worked-in.ts'

const facts = proseFromText('Posten går gennem tre led den 2. oktober.\nDer er tre medarbejdere.')
const change = { origin: 'insertion' as const, passage: 'tre', text: 'to', before: 'Posten går gennem ', after: ' led den 2.\u00A0oktober.' }
const textAfter = (remark: Parameters<typeof proposedEdit>[1], of: Prose = facts): string | undefined => {
  const edit = proposedEdit(of, remark)
  return edit === null ? undefined : proseText(edit.facts)
}

it('replaces words where they stand, however the letter was set', () => {
  expect(textAfter(change)).toBe('Posten går gennem to led den 2. oktober.\nDer er tre medarbejdere.')
  expect(proposedEdit(facts, change)).toMatchObject({ before: 'Posten går gennem ', removed: 'tre', inserted: 'to', after: ' led den 2. oktober.' })
})

it('takes words away, and adds words between others, at the beginning and at the end', () => {
  expect(textAfter({ origin: 'deletion', passage: 'tre ', text: '', before: 'Der er ', after: 'medarbejdere.' })).toContain('\nDer er medarbejdere.')
  expect(textAfter({ origin: 'insertion', passage: '', text: 'højst ', before: 'Der er ', after: 'tre' })).toContain('\nDer er højst tre medarbejdere.')
  expect(textAfter({ origin: 'insertion', passage: '', text: 'Al ', before: '', after: 'Posten går' })).toMatch(/^Al Posten går/)
  expect(textAfter({ origin: 'insertion', passage: '', text: ' Og en elev.', before: 'medarbejdere.', after: '' })).toMatch(/medarbejdere\. Og en elev\.$/)
})

it('finds the place when what stands further away has changed', () => {
  expect(textAfter({ ...change, before: 'Det blev under besøget oplyst, at Posten går gennem ', after: ' led den 2. oktober 2019, siges det.' })).toContain(
    'gennem to led',
  )
})

it('proposes nothing where the place is there twice or not at all', () => {
  const twice = proseFromText('Der er tre led.\nDer er tre led.')
  expect(textAfter({ ...change, before: 'Der er ', after: ' led.' }, twice)).toBeUndefined()
  expect(textAfter({ ...change, before: 'Et andet sted ', after: ' ting.' })).toBeUndefined()
})

it('proposes nothing for more than words in a paragraph: new paragraphs, moves, comments', () => {
  expect(textAfter({ ...change, text: '¶' })).toBeUndefined()
  expect(textAfter({ ...change, text: 'to\nled' })).toBeUndefined()
  expect(textAfter({ ...change, origin: 'move' })).toBeUndefined()
  expect(textAfter({ ...change, origin: 'comment' })).toBeUndefined()
  expect(textAfter({ origin: 'deletion', passage: '', text: '', before: 'a', after: 'b' })).toBeUndefined()
})

it('keeps notes and looks: a note among words that go stays, and nothing is proposed', () => {
  const noted: Prose = {
    schemaVersion: 1,
    doc: {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Gennem ' },
            { type: 'text', text: 'tre', marks: [{ type: 'bold' }] },
            { type: 'footnote', attrs: { text: 'Notat' } },
            { type: 'text', text: ' led.' },
          ],
        },
      ],
    },
  }
  const edit = proposedEdit(noted, { ...change, before: 'Gennem ', after: ' led.' })
  expect(edit?.facts.doc.content?.[0]?.content).toEqual([
    { type: 'text', text: 'Gennem ' },
    { type: 'text', text: 'to', marks: [{ type: 'bold' }] },
    { type: 'footnote', attrs: { text: 'Notat' } },
    { type: 'text', text: ' led.' },
  ])
  expect(proposedEdit(noted, { ...change, passage: 'tre led', before: 'Gennem ', after: '.' })).toBeNull()
})
