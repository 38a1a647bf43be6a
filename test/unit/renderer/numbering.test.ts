import type { Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { numbersMayDiffer } from '../../../renderer/editor/numbering.ts'
import { proseSchema } from '../../../src/domain/prose.ts'

const { paragraph, doc, footnote } = proseSchema.nodes
const text = (words: string) => proseSchema.text(words)
const start = EditorState.create({
  doc: doc.create(null, [
    paragraph.create(null, [text('Første'), footnote.create({ text: 'Note' })]),
    paragraph.create(null, [text('Anden')]),
  ] satisfies Node[]),
})

test('typing beside a footnote does not renumber', () => {
  expect(numbersMayDiffer(start.doc, start.apply(start.tr.insertText('x', 3)).doc)).toBe(false)
})

test('adding, removing and moving past a footnote renumbers', () => {
  expect(numbersMayDiffer(start.doc, start.apply(start.tr.insert(12, footnote.create({ text: 'To' }))).doc)).toBe(true)
  expect(numbersMayDiffer(start.doc, start.apply(start.tr.delete(7, 8)).doc)).toBe(true)
  expect(numbersMayDiffer(start.doc, start.apply(start.tr.delete(0, 9)).doc)).toBe(true)
})
