import type { MailRefusal } from '../domain/mail.ts'
import { civilDateOf, clockTimeOf, formatCivilDate } from '../domain/civil-date.ts'

/** Why a stranger's e-mail is not read. */
export class MailRefused extends Error {
  readonly code: MailRefusal
  readonly params = {}
  constructor(code: MailRefusal) {
    super(code)
    this.name = 'MailRefused'
    this.code = code
  }
}

/** What is read of an e-mail. `date`: an instant, or as it stands there; empty where there is none. `files`: the names of what is attached. */
export type Mail = {
  readonly from: string
  readonly to: string
  readonly cc: string
  readonly subject: string
  readonly date: string
  readonly body: string
  readonly files: readonly string[]
  /** Mails that are attached to it. */
  readonly inner: readonly Mail[]
}

/** An e-mail's words as they go into a case, which is Danish: its head a line each, then what it says, then the mails within it. */
export function mailText({ from, to, cc, subject, date, body, files, inner }: Mail): string {
  const head = [
    ['Fra', from],
    ['Til', to],
    ['Kopi', cc],
    ['Emne', subject],
    ['Sendt', sentWords(date)],
    ['Vedhæftet', files.join(', ')],
  ].flatMap(([label = '', said = '']) => (said.trim() === '' ? [] : [`${label}: ${said.replace(/\s+/g, ' ').trim()}`]))
  return [head.join('\n'), body.replaceAll('\r\n', '\n').trim(), ...inner.map(mailText)].filter((part) => part !== '').join('\n\n')
}

function sentWords(date: string): string {
  const instant = Date.parse(date)
  if (!/^\d{4}-\d\d-\d\dT/.test(date) || Number.isNaN(instant)) return date
  return `${formatCivilDate(civilDateOf(date))} kl. ${clockTimeOf(date)}`
}

/** A person or address as it is written: "Karen Holm <kh@kk.example>". */
export const addressWords = (name: string, address: string): string =>
  name === '' || name === address ? address : address === '' ? name : `${name} <${address}>`
