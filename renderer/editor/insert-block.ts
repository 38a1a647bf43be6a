import type { Editor, JSONContent } from '@tiptap/core'
import type { ProseNode } from '../../src/domain/prose.ts'

/**
 * Puts blocks behind the block in which the cursor stands, or in its place where that is an empty paragraph, and the cursor after them. A quotation is never
 * put within another, nor a table within a list.
 */
export function insertBlocks(editor: Editor, blocks: readonly ProseNode[]): void {
  const { $from } = editor.state.selection
  const isEmpty = $from.depth === 1 && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0
  const at = $from.depth === 0 ? $from.pos : isEmpty ? { from: $from.before(1), to: $from.after(1) } : $from.after(1)
  const end = typeof at === 'number' ? at : at.to
  const isLast = end >= editor.state.doc.content.size
  editor
    .chain()
    .focus()
    .insertContentAt(at, [...blocks, ...(isLast ? [{ type: 'paragraph' }] : [])] as JSONContent[])
    .run()
}
