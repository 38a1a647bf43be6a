import { letterContext, type LetterInput } from './letter-context.ts'
import { deadlineSentence } from './letter.ts'
import { letterWording } from './letter-wording.ts'

/** The e-mail that a letter is attached to: to whom, what is attached, by when an answer is asked for, from whom. Plain text. Pure. */
export function coveringText(input: LetterInput): string {
  const context = letterContext(input)
  const { letter, data, authorities, officeName, letterhead } = context
  const { attached, sends } = letterWording.covering
  const to = letter.addressee === '' ? authorities : letter.addressee
  const paragraphs = [
    to === '' ? '' : letterWording.to(to),
    sends(attached[letter.kind], data.inspection.caseNumber, letter.number),
    deadlineSentence(context)?.sentence ?? '',
    [letterhead.closing, ...letter.signatories.map(({ name, title }) => [name, title].filter((part) => part !== '').join(', ')), officeName]
      .filter((line) => line !== '')
      .join('\n'),
  ]
  const text = paragraphs.filter((words) => words !== '').join('\n\n')
  // What keeps a line together on paper is in the way when somebody searches an e-mail for the number.
  return text.replaceAll('\u00A0', ' ').replaceAll('\u2011', '-')
}
