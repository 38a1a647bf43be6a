import PostalMime, { type Address, type Email } from 'postal-mime'
import { mailLimits } from '../domain/mail.ts'
import { htmlWords } from './html-words.ts'
import { addressWords, MailRefused, type Mail } from './mail.ts'

/**
 * An e-mail as it goes over the net (.eml, RFC 5322 and MIME), taken as unknown: it is measured before it is read, nothing that it points to is fetched, and of what is
 * attached only the names are looked at. The plain text is preferred; where there is none, the HTML's words are taken.
 * @throws MailRefused
 */
export async function readInternetMail(bytes: Uint8Array, depth = 0): Promise<Mail> {
  const { kept, isCut } = withoutFiles(bytes)
  const { email, text } = await parsed(kept)
  if (!email.headers.some(({ key }) => headsOfMails.has(key))) throw new MailRefused('mailNotMail')
  const isSealed = email.attachments.some(({ mimeType }) => /^application\/(x-)?pkcs7-mime$|^application\/pgp-encrypted$/.test(mimeType))
  if (isSealed && text.trim() === '') throw new MailRefused('mailProtected')
  // Where words may have gone with the long stretches, somebody has to read them.
  if (text.length > mailLimits.words || (isCut && text.length > stretch)) throw new MailRefused('mailTooLarge')
  const inner: Mail[] = []
  for (const { mimeType, content } of depth < mailLimits.inner ? email.attachments : [])
    if (mimeType === 'message/rfc822' && typeof content !== 'string') inner.push(await readInternetMail(new Uint8Array(content), depth + 1))
  return {
    from: addresses(email.from === undefined ? [] : [email.from]),
    to: addresses(email.to ?? []),
    cc: addresses(email.cc ?? []),
    subject: email.subject ?? '',
    date: email.date ?? '',
    body: text,
    files: email.attachments.flatMap(({ filename }) => filename ?? []),
    inner,
  }
}

/** One of these stands in every mail. */
const headsOfMails = new Set(['from', 'to', 'subject', 'date', 'received', 'message-id'])

type Texts = Partial<Record<'plain' | 'html', readonly { readonly type: string; readonly value: unknown }[]>>

/** The library puts the parts together itself, and takes HTML apart with patterns that hostile HTML keeps busy for minutes: they are taken before it does. */
class Parts extends PostalMime {
  text = ''
  declare readonly textMap: ReadonlyMap<unknown, Texts>

  renderTextContent(): void {
    this.text = [...this.textMap.values()].map(wordsOf).join('\n')
  }
}

function wordsOf(texts: Texts): string {
  const of = (type: 'plain' | 'html'): string => (texts[type] ?? []).flatMap(({ value }) => (typeof value === 'string' ? value : [])).join('\n')
  const plain = of('plain')
  return plain.trim() === '' ? htmlWords(of('html')) : plain
}

async function parsed(bytes: Uint8Array): Promise<{ email: Email; text: string }> {
  const limits = { maxNestingDepth: mailLimits.depth, maxHeadersSize: mailLimits.headers, maxRfc822NestingDepth: 0 }
  try {
    const parts = new Parts({ ...limits, forceRfc822Attachments: true })
    const email = await parts.parse(bytes)
    return { email, text: parts.text }
  } catch (error) {
    // The library has no kinds of errors; these two are its limits.
    if (error instanceof Error && /^Maximum (MIME nesting depth|header size)/.test(error.message)) throw new MailRefused('mailTooLarge')
    throw new MailRefused('mailDamaged')
  }
}

const [newLine, hyphen, shortest] = [0x0a, 0x2d, 40]
/** Lines of base64 that are kept in one stretch, and the bytes that they say: a text is shorter, what is longer is a file. */
const stretchLines = 4000
const stretch = 100_000

/**
 * The mail without the greatest part of its files, of which nothing is asked: each line costs the library room.
 * @throws MailRefused for what has more lines or parts than a mail
 */
function withoutFiles(bytes: Uint8Array): { readonly kept: Uint8Array; readonly isCut: boolean } {
  if (bytes.length > mailLimits.file) throw new MailRefused('mailTooLarge')
  const kept: Uint8Array[] = []
  let [lines, parts, inStretch, from, isCut] = [0, 0, 0, 0, false]
  for (let at = 0; at < bytes.length;) {
    const found = bytes.indexOf(newLine, at)
    const end = found === -1 ? bytes.length : found + 1
    inStretch = end - at >= shortest && isBase64(bytes, at, end) ? inStretch + 1 : 0
    if (inStretch > stretchLines) {
      isCut = true
      if (at > from) kept.push(bytes.subarray(from, at))
      from = end
    } else lines += 1
    if (bytes[at] === hyphen && bytes[at + 1] === hyphen) parts += 1
    if (lines > mailLimits.lines || parts > mailLimits.parts) throw new MailRefused('mailTooLarge')
    at = end
  }
  return { kept: isCut ? Buffer.concat([...kept, bytes.subarray(from)]) : bytes, isCut }
}

/** Whether a line has letters, digits, + and / only, with = at its end. */
function isBase64(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    const isLetter = (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x2f && byte <= 0x39)
    if (!isLetter && byte !== 0x2b && byte !== 0x3d && byte !== 0x0d && byte !== newLine) return false
  }
  return true
}

const addresses = (some: readonly Address[]): string =>
  some.map((one) => (one.group === undefined ? addressWords(one.name, one.address) : `${one.name}: ${addresses(one.group)}`)).join(', ')
