import PostalMime, { type Address, type Email } from 'postal-mime'
import { mailLimits } from '../domain/mail.ts'
import { addressWords, MailRefused, type Mail } from './mail.ts'

/**
 * An e-mail as it goes over the net (.eml, RFC 5322 and MIME), taken as unknown: it is measured before it is read, nothing that it points to is fetched, and of what is
 * attached only the names are looked at. The plain text is preferred; where there is none, the HTML's words are taken.
 * @throws MailRefused
 */
export async function readInternetMail(bytes: Uint8Array): Promise<Mail> {
  measure(bytes)
  const email = await parsed(bytes)
  if (!email.headers.some(({ key }) => headsOfMails.has(key))) throw new MailRefused('mailNotMail')
  const plain = email.text ?? ''
  const text = plain.trim() === '' && email.html !== undefined ? await htmlWords(Buffer.from(email.html), 'utf-8') : plain
  const isSealed = email.attachments.some(({ mimeType }) => /^application\/(x-)?pkcs7-mime$|^application\/pgp-encrypted$/.test(mimeType))
  if (isSealed && text.trim() === '') throw new MailRefused('mailProtected')
  if (text.length > mailLimits.words) throw new MailRefused('mailTooLarge')
  return {
    from: addresses(email.from === undefined ? [] : [email.from]),
    to: addresses(email.to ?? []),
    cc: addresses(email.cc ?? []),
    subject: email.subject ?? '',
    date: email.date ?? '',
    body: text,
    files: email.attachments.flatMap(({ filename }) => filename ?? []),
    inner: [],
  }
}

/** The words of a mail's HTML, without anything being followed. @param charset of the bytes, by its name in MIME */
export async function htmlWords(html: Uint8Array, charset: string): Promise<string> {
  if (html.length > mailLimits.words * 4) throw new MailRefused('mailTooLarge')
  // Where one part of a mail is plain text, the library gives the others as text, too.
  const parts = [
    'Content-Type: multipart/mixed; boundary=part\r\n',
    '--part\r\nContent-Type: text/plain\r\n\r\n',
    `--part\r\nContent-Type: text/html; charset=${charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(html).toString('base64')}`,
    '--part--\r\n',
  ]
  return (await parsed(Buffer.from(parts.join('\r\n')))).text ?? ''
}

/** One of these stands in every mail. */
const headsOfMails = new Set(['from', 'to', 'subject', 'date', 'received', 'message-id'])

const options = { maxNestingDepth: mailLimits.depth, maxHeadersSize: mailLimits.headers, maxRfc822NestingDepth: mailLimits.inner }

async function parsed(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, options)
  } catch (error) {
    // The library has no kinds of errors; these two are its limits.
    if (error instanceof Error && /^Maximum (MIME nesting depth|header size)/.test(error.message)) throw new MailRefused('mailTooLarge')
    throw new MailRefused('mailDamaged')
  }
}

/** @throws MailRefused for what would take long, before anything is made of it */
function measure(bytes: Uint8Array): void {
  if (bytes.length > mailLimits.file) throw new MailRefused('mailTooLarge')
  let [lines, boundaries] = [0, 0]
  for (let at = bytes.indexOf(newLine); at !== -1; at = bytes.indexOf(newLine, at + 1)) {
    lines += 1
    if (bytes[at + 1] === hyphen && bytes[at + 2] === hyphen) boundaries += 1
    if (lines > mailLimits.lines || boundaries > mailLimits.parts) throw new MailRefused('mailTooLarge')
  }
}
const newLine = 0x0a
const hyphen = 0x2d

const addresses = (some: readonly Address[]): string =>
  some.map((one) => (one.group === undefined ? addressWords(one.name, one.address) : `${one.name}: ${addresses(one.group)}`)).join(', ')
