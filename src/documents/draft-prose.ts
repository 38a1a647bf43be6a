import { quotedWords, type MarkedPassage } from '../domain/marked-passage.ts'
import { emptyProse, proseSchemaVersion, type Prose, type ProseNode } from '../domain/prose.ts'

/** A paragraph of plain text; line feeds break the line. */
export const paragraphNode = (text: string): ProseNode => ({
  type: 'paragraph',
  content: text
    .split('\n')
    .flatMap((line, i): ProseNode[] => [...(i > 0 ? [{ type: 'hardBreak' }] : []), ...(line === '' ? [] : [{ type: 'text', text: line }])]),
})

/** A paragraph for each line that says something. */
export const paragraphNodes = (text: string): ProseNode[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(paragraphNode)

/** A list with a paragraph an item; none for no items. */
export const listNode = (type: 'bulletList' | 'orderedList', items: readonly string[]): ProseNode[] =>
  items.length === 0 ? [] : [{ type, content: items.map((item) => ({ type: 'listItem', content: [paragraphNode(item)] })) }]

type Quoted = { readonly id: string; readonly date: string; readonly text: string; readonly marked: readonly MarkedPassage[] }

/** What is quoted of an answer, word for word, tied to its row so that it can be held against it. */
export const answerNode = (answer: Quoted, source: string): ProseNode => ({
  type: 'blockquote',
  attrs: { source, date: answer.date, answer: answer.id },
  content: paragraphNodes(quotedWords(answer)),
})

export const statisticNode = (id: string): ProseNode => ({ type: 'statistic', attrs: { id } })

/** Prose of blocks; empty prose for none. */
export const proseOfNodes = (content: readonly ProseNode[]): Prose =>
  content.length === 0 ? emptyProse : { schemaVersion: proseSchemaVersion, doc: { type: 'doc', content: [...content] } }
