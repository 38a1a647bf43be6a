import { expect, it } from 'vitest'
import { withMovedEvidence } from '../../../src/domain/moved-evidence.ts'
import { proseEvidence, type Prose } from '../../../src/domain/prose.ts'

const chip = (source: string) => ({ type: 'evidence', attrs: { source } })
const prose: Prose = {
  schemaVersion: 1,
  doc: {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Posten hentes.' }, chip('note:1')] },
      { type: 'blockquote', attrs: { source: 'Leder', date: null, answer: '' }, content: [{ type: 'paragraph', content: [chip('note:2'), chip('note:3')] }] },
    ],
  },
}

it('points references to another source wherever they stand, and leaves the rest as it is', () => {
  const moved = withMovedEvidence(prose, new Set(['note:2']), 'note:9')
  expect(proseEvidence(moved)).toEqual(['note:1', 'note:9', 'note:3'])
  expect(proseEvidence(prose)).toEqual(['note:1', 'note:2', 'note:3'])
  expect(withMovedEvidence(prose, new Set(['note:7']), 'note:9')).toBe(prose)
})
