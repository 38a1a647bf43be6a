import { isOutlookMail, isWord, isMail } from '../domain/attachment.ts'
import { withoutForbidden } from '../domain/text.ts'
import { readInternetMail } from './internet-mail.ts'
import { mailText } from './mail.ts'
import { readOutlookMail } from './outlook-mail.ts'
import { readStory } from './returned-word-story.ts'
import { shownWords } from './word-story.ts'
import { openWordPackage } from './word-package.ts'
import { parsePart } from './word-xml.ts'

/**
 * The words of an attached file of a kind that has some (`hasWords`): Word, an e-mail, plain text.
 * @throws WordRefusal, MailRefused
 */
export async function attachedText(bytes: Uint8Array, mediaType: string): Promise<string> {
  if (isWord(mediaType)) return wordText(bytes)
  if (isMail(mediaType)) return tidy(mailText(await readInternetMail(bytes)))
  return isOutlookMail(mediaType) ? tidy(mailText(readOutlookMail(bytes))) : plainText(bytes)
}

/**
 * The words of a Word file that others made, a line for each paragraph, as they stand there now: what was inserted counts, what was deleted does not.
 * @throws WordRefusal
 */
export function wordText(bytes: Uint8Array): string {
  const { paragraphs } = readStory(parsePart(openWordPackage(bytes).main))
  const lines = paragraphs.filter(({ isContents }) => !isContents).map((paragraph) => shownWords(paragraph))
  return tidy(lines.join('\n'))
}

/** The words of a plain text file: UTF-8 or, where the bytes are no such text, what Windows wrote before. */
export function plainText(bytes: Uint8Array): string {
  try {
    return tidy(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return tidy(new TextDecoder('windows-1252').decode(bytes))
  }
}

const tidy = (text: string): string =>
  withoutForbidden(text)
    .replace(/\n{3,}/g, '\n\n')
    .normalize('NFC')
    .trim()
