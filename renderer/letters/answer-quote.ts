import type { Answer } from '../../src/domain/answer.ts'
import { quotedWords } from '../../src/domain/marked-passage.ts'
import type { LetterSection } from '../../src/domain/letter-section.ts'
import { proseFromText, type ProseNode } from '../../src/domain/prose.ts'

/** The answers that have words, the newest first; before all others those to what a section is about. */
export function answersFirst(answers: readonly Answer[], section: LetterSection | undefined): readonly Answer[] {
  const about = new Set([...(section?.questionIds ?? []), ...(section?.recommendationIds ?? [])])
  const meets = ({ questionIds, recommendationIds }: Answer): number => ([...questionIds, ...recommendationIds].some((id) => about.has(id)) ? 0 : 1)
  return answers.filter(({ text }) => text.trim() !== '').toSorted((a, b) => meets(a) - meets(b) || (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
}

/** Whose an answer is: the authorities it is from, else who is said to have sent it. */
export const senderWords = ({ authorityIds, from }: Answer, names: ReadonlyMap<string, string>): string =>
  authorityIds
    .map((id) => names.get(id) ?? '')
    .filter((name) => name !== '')
    .join(', ') || from

/** What is quoted of an answer, word for word, as a quotation that knows where it is from. */
export const answerQuote = (answer: Answer, source: string): ProseNode => ({
  type: 'blockquote',
  attrs: { source, date: answer.date, answer: answer.id },
  content: (proseFromText(quotedWords(answer)).doc.content ?? []).filter(({ content }) => content !== undefined),
})
