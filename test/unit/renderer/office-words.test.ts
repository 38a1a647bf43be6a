import { EditorState, TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { citationAfter, phraseAfter, spaced, withOfficeWords } from '../../../renderer/editor/office-words.ts'
import { proseSchema } from '../../../src/domain/prose.ts'

describe('a citation', () => {
  it.each([
    ['', 'Forvaltningsloven § 19', 'Forvaltningsloven § 19'],
    ['Det er sket. ', 'Forvaltningsloven § 19', 'Forvaltningsloven § 19'],
    ['Hun svarede ”ja.” ', 'Forvaltningsloven § 19', 'Forvaltningsloven § 19'],
    ['Pligten følger af ', 'Forvaltningsloven § 19', 'forvaltningsloven § 19'],
    ['Det er sket, jf. ', 'Lov om Digital Post § 5', 'lov om Digital Post § 5'],
    ['Det strider mod ', 'EU’s charter', 'EU’s charter'],
    ['Det følger af ', 'Københavns Kommunes vedtægt', 'Københavns Kommunes vedtægt'],
  ])('after »%s« is written %s → %s', (before, citation, written) => {
    expect(citationAfter(before, citation)).toBe(written)
  })
})

it('a phrase that begins a sentence has a small letter within one', () => {
  expect(phraseAfter('Det er sket. ', 'Ved e-mail af 8. marts 2018')).toBe('Ved e-mail af 8. marts 2018')
  expect(phraseAfter('Det fremgår, at ', 'I rapporten af 30. juli 2019')).toBe('i rapporten af 30. juli 2019')
})

describe('words of the office', () => {
  it('stand apart from what is around them, and from the next sentence', () => {
    expect(spaced('', 'Det er uheldigt.', '')).toBe('Det er uheldigt. ')
    expect(spaced('Sådan.', 'Det er uheldigt.', 'Så')).toBe(' Det er uheldigt. ')
    expect(spaced('jf. ', 'forvaltningsloven § 19', '')).toBe('forvaltningsloven § 19')
    expect(spaced('(', 'forvaltningsloven § 19', ')')).toBe('forvaltningsloven § 19')
  })

  it('are marked where they are to be filled in, but not at a quotation’s own ellipsis', () => {
    const marked = (words: string): string => {
      const doc = proseSchema.node('doc', null, [proseSchema.node('paragraph', null, [proseSchema.text('Før. Efter.')])])
      const state = EditorState.create({ doc, selection: TextSelection.create(doc, 6) })
      const after = state.apply(withOfficeWords(state, () => words))
      const { from, to } = after.selection
      return `${after.doc.textBetween(0, from)}[${after.doc.textBetween(from, to)}]${after.doc.textBetween(to, after.doc.content.size)}`
    }
    expect(marked('Vi er enige i, at …, og …')).toBe('Før. Vi er enige i, at […], og … Efter.')
    expect(marked('”Det (…) er sket”')).toBe('Før. ”Det (…) er sket” []Efter.')
  })
})
