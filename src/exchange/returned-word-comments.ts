import type { Element } from '@xmldom/xmldom'
import { attributeOf, childElements, wordName } from './word-xml.ts'
import { readStory } from './returned-word-story.ts'
import { shownWords } from './word-story.ts'

export type Comment = {
  readonly id: string
  readonly author: string
  readonly date: string
  readonly text: string
  /** The id of the comment it answers, which stands before it. */
  readonly answers: string | null
}

/**
 * Reads the comments of a document.
 * @param extended the part that says which comment answers which, by the ids of their last paragraphs; null where there is none
 */
export function readComments(root: Element, extended: Element | null): Comment[] {
  const parents = new Map<string, string>()
  if (extended !== null)
    for (const entry of childElements(extended)) {
      const parent = attributeOf(entry, 'paraIdParent')
      if (parent !== '') parents.set(attributeOf(entry, 'paraId'), parent)
    }
  const read = [...childElements(root)].filter((one) => wordName(one) === 'comment').map((element) => ({ element, paragraph: lastParagraphId(element) }))
  const earlier = new Map<string, string>()
  const taken = new Set<string>()
  return read.map(({ element, paragraph }) => {
    const written = attributeOf(element, 'id')
    // Two comments of one id: the second stands nowhere, but it was written.
    const id = taken.has(written) ? `${written} ${taken.size}` : written
    taken.add(id)
    // Only what stands before can be answered: a ring of answers would have no first one.
    const parent = parents.get(paragraph)
    const answers = (parent === undefined ? undefined : earlier.get(parent)) ?? null
    earlier.set(paragraph, id)
    return {
      id,
      author: attributeOf(element, 'author'),
      date: attributeOf(element, 'date'),
      text: readStory(element)
        .paragraphs.map((one) => shownWords(one))
        .join('\n')
        .trim(),
      answers,
    }
  })
}

const lastParagraphId = (comment: Element): string => {
  const last = [...childElements(comment)].findLast((one) => wordName(one) === 'p')
  return last === undefined ? '' : attributeOf(last, 'paraId')
}
