import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import { quoteMarks } from '../../src/domain/quotation.ts'
import { withOfficeWords } from './office-words.ts'

export type QuoteMark = 'elision' | 'insertion' | 'omission'

/**
 * Marks a quotation where it is not the source's word for word: what is marked is left out, or is said to be the writer's own. Without anything marked the
 * brackets of an insertion are empty and the cursor stands between them.
 */
export function withQuoteMark(state: EditorState, mark: QuoteMark): Transaction {
  if (mark !== 'insertion') return withOfficeWords(state, () => quoteMarks[mark])
  const { from, to, empty } = state.selection
  const words = state.doc.textBetween(from, to, ' ')
  const change = state.tr.insertText(`[${words}]`)
  return change.setSelection(TextSelection.create(change.doc, from + words.length + (empty ? 1 : 2))).scrollIntoView()
}
