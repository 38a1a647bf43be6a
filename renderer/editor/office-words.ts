import { TextSelection } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { endsInAbbreviation } from '../../src/domain/unsupported.ts'

/** What stands where references, footnotes and line breaks do when a paragraph is read as text. */
const leaf = '\uFFFC'

/** Whether what comes after these words begins a sentence. */
function beginsSentence(before: string): boolean {
  const words = before.replaceAll(leaf, ' ').trimEnd()
  return words === '' || (/[.!?]["”»«)\]]*$/.test(words) && !endsInAbbreviation(words))
}

/**
 * A citation as it is written in mid-sentence: laws are not proper names ("jf. forvaltningsloven § 19"). What is spelt with more capitals ("EU's
 * charter", "Københavns Kommunes …") keeps its own.
 */
export function citationAfter(before: string, citation: string): string {
  if (beginsSentence(before) || !/^\p{Lu}\p{Ll}+(?![^\s]*\p{Lu})(?:\s+(?!\p{Lu})|$)/u.test(citation)) return citation
  return citation.charAt(0).toLocaleLowerCase('da') + citation.slice(1)
}

/** A phrase that begins a sentence, as it is written in mid-sentence. */
export const phraseAfter = (before: string, phrase: string): string =>
  beginsSentence(before) ? phrase : phrase.charAt(0).toLocaleLowerCase('da') + phrase.slice(1)

/** Words with the spaces they need where they are put: apart from the word before, from the word after, and from the next sentence. */
export function spaced(before: string, words: string, after: string): string {
  const apart = /[^\s([„»“”"\uFFFC–-]$/.test(before)
  const follows = after === '' ? /[.!?]$/.test(words) : /^[\p{L}\p{N}]/u.test(after)
  return `${apart ? ' ' : ''}${words}${follows ? ' ' : ''}`
}

/** Where a phrase is to be filled in: its first `…` that is not a quotation's own ellipsis `(…)`; null when it is whole. */
export function blankOf(words: string): number | null {
  const at = words.search(/(?<!\()…/u)
  return at < 0 ? null : at
}

/**
 * Puts words of the office at the cursor, in place of what is marked, with the spaces they need; the first blank is marked, so that the next key
 * fills it in.
 * @param wordsAfter the words, made from what stands before them in the paragraph
 */
export function withOfficeWords(state: EditorState, wordsAfter: (before: string) => string): Transaction {
  const { $from, $to, from } = state.selection
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, leaf)
  const after = $to.parent.textBetween($to.parentOffset, $to.parent.content.size, undefined, leaf)
  const words = spaced(before, wordsAfter(before), after)
  const change = state.tr.insertText(words)
  const blank = blankOf(words)
  if (blank !== null) change.setSelection(TextSelection.create(change.doc, from + blank, from + blank + 1))
  return change.scrollIntoView()
}
