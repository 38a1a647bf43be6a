import { describe, expect, test } from 'vitest'
import { prose } from '../../../src/domain/prose.ts'

const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'x' }] }
const item = { type: 'listItem', content: [paragraph] }

/** A paragraph inside so many lists. */
function inLists(depth: number): unknown {
  let inner: unknown = paragraph
  for (let level = 0; level < depth; level++) inner = { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }, inner] }] }
  return inner
}

const read = (node: unknown) => prose.safeParse({ schemaVersion: 1, doc: { type: 'doc', content: [node] } })

describe('a text that could never stand in a report is refused with what is wrong with it', () => {
  test.each<[string, string, unknown]>([
    ['lists nested past reason', 'proseTooDeep', inLists(20)],
    ['lists nested without end', 'proseTooDeep', inLists(2000)],
    ['an unknown node', 'prose', { type: 'iframe', attrs: { src: 'x' } }],
    ['a node in the wrong place', 'prose', { type: 'listItem', content: [paragraph] }],
    ['a date that is none', 'prose', { type: 'blockquote', attrs: { source: '', date: 'i går' }, content: [paragraph] }],
    ['a list that begins at a word', 'prose', { type: 'orderedList', attrs: { start: 'x" onload="y' }, content: [item] }],
    ['a list that begins below nothing', 'prose', { type: 'orderedList', attrs: { start: -5.5 }, content: [item] }],
    ['a heading of an unknown level', 'prose', { type: 'heading', attrs: { level: { a: 1 } } }],
    ['a footnote that is no text', 'prose', { type: 'paragraph', content: [{ type: 'footnote', attrs: { text: ['x'] } }] }],
    ['evidence that leads elsewhere', 'prose', { type: 'paragraph', content: [{ type: 'evidence', attrs: { source: 'file:///x' } }] }],
    ['a control character in a footnote', 'controlCharacter', { type: 'paragraph', content: [{ type: 'footnote', attrs: { text: 'a\u0007' } }] }],
    ['half a character', 'loneSurrogate', { type: 'paragraph', content: [{ type: 'text', text: '\ud800' }] }],
    ['more than four million characters', 'tooLong', { type: 'paragraph', content: [{ type: 'text', text: 'x'.repeat(4_000_001) }] }],
  ])('%s', (_, code, node) => {
    expect(read(node).error?.issues).toMatchObject([{ code: 'custom', params: { code } }])
  })
})

test('nineteen lists within each other, and every attribute at its limit, are read', () => {
  for (const node of [
    inLists(19),
    { type: 'orderedList', attrs: { start: 0 }, content: [item] },
    { type: 'heading', attrs: { level: 6 } },
    { type: 'blockquote', attrs: { source: 'å'.repeat(500), date: '2018-02-28' }, content: [paragraph] },
    {
      type: 'paragraph',
      content: [
        { type: 'footnote', attrs: { text: '' } },
        { type: 'evidence', attrs: { source: '' } },
      ],
    },
  ])
    expect(read(node).error).toBeUndefined()
})
