import { mailLimits } from '../domain/mail.ts'
import { openCompoundFile, type CompoundFolder } from './compound-file.ts'
import { htmlWords } from './html-words.ts'
import { addressWords, MailRefused, type Mail } from './mail.ts'

/**
 * An e-mail as Outlook saves it (.msg, MS-OXMSG), taken as unknown. Words are read and nothing else: no object is unpacked, no link is followed, of what is attached only the
 * names are looked at, and mails that are attached are read in the same way.
 * @throws MailRefused
 */
export function readOutlookMail(bytes: Uint8Array): Mail {
  const root = openCompoundFile(bytes)
  if (root.stream(propertyStream) === null) throw new MailRefused(root.stream('EncryptedPackage') === null ? 'mailNotMail' : 'mailProtected')
  const read = { words: 0 }
  return mailIn(root, 32, 'windows-1252', read, 0)
}

const propertyStream = '__properties_version1.0'

/** Properties by their number in MAPI (MS-OXPROPS). */
const tags = {
  class: 0x001a,
  subject: 0x0037,
  submitted: 0x0039,
  representedName: 0x0042,
  representedAddress: 0x0065,
  recipientType: 0x0c15,
  senderName: 0x0c1a,
  senderAddress: 0x0c1f,
  displayCc: 0x0e03,
  displayTo: 0x0e04,
  delivered: 0x0e06,
  body: 0x1000,
  richText: 0x1009,
  html: 0x1013,
  displayName: 0x3001,
  address: 0x3003,
  object: 0x3701,
  shortFileName: 0x3704,
  method: 0x3705,
  fileName: 0x3707,
  internetAddress: 0x39fe,
  codePage: 0x3fde,
  messageCodePage: 0x3ffd,
  senderInternetAddress: 0x5d01,
  representedInternetAddress: 0x5d02,
} as const
type Tag = keyof typeof tags

const [unicode, eightBit, binary, objectType, integer, time] = ['001F', '001E', '0102', '000D', 0x0003, 0x0040] as const
const embeddedMail = 5

/** The properties of a mail, a recipient or an attached file. */
class Properties {
  readonly #folder: CompoundFolder
  readonly #fixed: DataView
  readonly #from: number
  charset: string

  /** @param from where the properties of fixed size begin, which differs by what they are of */
  constructor(folder: CompoundFolder, from: number, charset: string) {
    this.#folder = folder
    const bytes = folder.stream(propertyStream) ?? new Uint8Array()
    this.#fixed = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    this.#from = from
    this.charset = charset
  }

  bytes(tag: Tag): Uint8Array | null {
    return this.#folder.stream(nameOf(tag, binary))
  }

  /** Words; empty where there are none. */
  words(tag: Tag): string {
    const wide = this.#folder.stream(nameOf(tag, unicode))
    const narrow = wide === null ? this.#folder.stream(nameOf(tag, eightBit)) : null
    const bytes = wide ?? narrow
    if (bytes === null) return ''
    if (bytes.length > mailLimits.words * 2) throw new MailRefused('mailTooLarge')
    return new TextDecoder(wide === null ? this.charset : 'utf-16le').decode(bytes).replace(/\0+$/, '')
  }

  number(tag: Tag): number | null {
    const at = this.#find(tags[tag] * 0x10000 + integer)
    return at === null ? null : this.#fixed.getUint32(at, true)
  }

  /** A time as an instant; empty where there is none. */
  instant(tag: Tag): string {
    const at = this.#find(tags[tag] * 0x10000 + time)
    if (at === null) return ''
    // Tenths of microseconds since 1601.
    const date = new Date(Number(this.#fixed.getBigUint64(at, true) / 10_000n) - 11_644_473_600_000)
    return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 || date.getUTCFullYear() < 1601 ? '' : date.toISOString()
  }

  #find(wanted: number): number | null {
    for (let at = this.#from; at + 16 <= this.#fixed.byteLength; at += 16) if (this.#fixed.getUint32(at, true) === wanted) return at + 8
    return null
  }
}

const nameOf = (tag: Tag, type: string): string => `__substg1.0_${tags[tag].toString(16).toUpperCase().padStart(4, '0')}${type}`

type Read = { words: number }

function mailIn(folder: CompoundFolder, from: number, charset: string, read: Read, depth: number): Mail {
  const own = new Properties(folder, from, charset)
  own.charset = charsetOf(own.number('messageCodePage')) ?? charset
  const attached = folder.folderNames.filter((name) => name.startsWith('__attach_version1.0_')).map((name) => attachedIn(folder.folder(name), own.charset))
  const files = attached.map(({ name }) => name).filter((name) => name !== '')
  const body = bodyOf(own, files)
  read.words += body.length
  if (read.words > mailLimits.words) throw new MailRefused('mailTooLarge')
  const inner: Mail[] = []
  for (const { mail } of depth < mailLimits.inner ? attached : []) if (mail !== null) inner.push(mailIn(mail, 24, own.charset, read, depth + 1))
  const recipients = recipientsIn(folder, own.charset)
  return {
    from: addressWords(own.words('senderName') || own.words('representedName'), senderAddress(own)),
    to: recipients(1) || own.words('displayTo'),
    cc: recipients(2) || own.words('displayCc'),
    subject: own.words('subject'),
    date: own.instant('submitted') || own.instant('delivered'),
    body,
    files,
    inner,
  }
}

/** The plain text; where there is none, the words of the HTML. */
function bodyOf(own: Properties, files: readonly string[]): string {
  const plain = own.words('body')
  if (plain.trim() !== '') return plain
  const html = own.bytes('html')
  const written = html === null ? own.words('html') : new TextDecoder(charsetOf(own.number('codePage')) ?? own.charset).decode(html)
  if (written !== '') return htmlWords(written)
  if (/smime/i.test(own.words('class')) || files.some((name) => /^(smime\.p7m|message\.rpmsg)$/i.test(name))) throw new MailRefused('mailProtected')
  if ((own.bytes('richText')?.length ?? 0) > emptyRichText) throw new MailRefused('mailOnlyRichText')
  return ''
}
/** Bytes of compressed RTF that say nothing. */
const emptyRichText = 250

/** An address of the Exchange server ("/O=…") is none that anybody knows. */
function senderAddress(own: Properties): string {
  const some = [own.words('senderInternetAddress'), own.words('representedInternetAddress'), own.words('senderAddress'), own.words('representedAddress')]
  return some.find((address) => address.includes('@')) ?? ''
}

function recipientsIn(folder: CompoundFolder, charset: string): (type: number) => string {
  const all = folder.folderNames
    .filter((name) => name.startsWith('__recip_version1.0_'))
    .flatMap((name) => {
      const found = folder.folder(name)
      return found === null ? [] : [new Properties(found, 8, charset)]
    })
    .map((one) => {
      const address = [one.words('internetAddress'), one.words('address')].find((some) => some.includes('@')) ?? ''
      return { type: one.number('recipientType'), words: addressWords(one.words('displayName'), address) }
    })
  return (type) =>
    all
      .filter((one) => one.type === type)
      .map(({ words }) => words)
      .join(', ')
}

function attachedIn(folder: CompoundFolder | null, charset: string): { readonly name: string; readonly mail: CompoundFolder | null } {
  if (folder === null) return { name: '', mail: null }
  const own = new Properties(folder, 8, charset)
  const name = own.words('fileName') || own.words('shortFileName') || own.words('displayName')
  return { name, mail: own.number('method') === embeddedMail ? folder.folder(nameOf('object', objectType)) : null }
}

/** Code pages of Windows by their names in MIME; null for one that nobody here writes. */
function charsetOf(codePage: number | null): string | null {
  if (codePage === null) return null
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`
  // There is no twelfth part of the standard.
  if (codePage >= 28591 && codePage <= 28606) return codePage === 28602 ? null : `iso-8859-${codePage - 28590}`
  return codePage === 65001 ? 'utf-8' : codePage === 20127 ? 'windows-1252' : null
}
