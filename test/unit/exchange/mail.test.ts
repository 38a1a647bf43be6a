import { describe, expect, it } from 'vitest'
import { mailLimits } from '../../../src/domain/mail.ts'
import { attachedText } from '../../../src/exchange/document-text.ts'
import { htmlWords } from '../../../src/exchange/html-words.ts'
import { openCompoundFile } from '../../../src/exchange/compound-file.ts'
import { readInternetMail } from '../../../src/exchange/internet-mail.ts'
import { MailRefused } from '../../../src/exchange/mail.ts'
import { readOutlookMail } from '../../../src/exchange/outlook-mail.ts'
import { compoundFile, outlookMail, type OutlookMail } from '../../support/outlook-mail.ts'

const eml = (...lines: readonly string[]): Uint8Array => Buffer.from(lines.join('\r\n'), 'latin1')
const words = (mail: Uint8Array): Promise<string> => attachedText(mail, 'message/rfc822')
const outlookWords = (mail: Uint8Array): Promise<string> => attachedText(mail, 'application/vnd.ms-outlook')

async function refusal(read: () => unknown): Promise<string> {
  try {
    await read()
  } catch (error) {
    if (error instanceof MailRefused) return error.code
    throw error
  }
  return 'was read'
}

const head = ['From: =?iso-8859-1?Q?S=F8ren_=C6r=F8?= <saer@kk.example>', 'To: "Holm, Karen" <kh@kk.example>, br@kk.example', 'Cc: Bodil <bk@kk.example>']
const rest = ['Subject: =?utf-8?B?SMO4cmluZyBvbSBwb3N0w6VibmluZw==?=', 'Date: Wed, 7 Feb 2018 09:31:00 +0100', 'MIME-Version: 1.0']

describe('an e-mail from the net', () => {
  it('gives its head, its plain text and the names of its files, from every encoding that Danes write', async () => {
    const mail = eml(
      ...[...head, ...rest, 'Content-Type: multipart/mixed; boundary="ydre"', '', 'til dem, der ikke kan MIME', '--ydre'],
      ...['Content-Type: multipart/alternative; boundary=indre', '', '--indre', 'Content-Type: text/plain; charset=iso-8859-1'],
      ...['Content-Transfer-Encoding: quoted-printable', '', 'K=E6re Borgerr=E5dgiver', 'Posten =E5bnes hver =', 'morgen.', '--indre'],
      ...['Content-Type: text/html; charset=utf-8', '', '<p>Ikke denne</p>', '--indre--', '--ydre'],
      ...['Content-Type: application/pdf; name="=?utf-8?Q?Vagtplan_p=C3=A5_r=C3=A5dhuset.pdf?="', 'Content-Transfer-Encoding: base64'],
      ...['Content-Disposition: attachment', '', 'JVBERi0=', '--ydre--', ''],
    )
    expect(await words(mail)).toBe(
      [
        'Fra: Søren Ærø <saer@kk.example>',
        'Til: Holm, Karen <kh@kk.example>, br@kk.example',
        'Kopi: Bodil <bk@kk.example>',
        'Emne: Høring om poståbning',
        'Sendt: 7. februar 2018 kl. 09.31',
        'Vedhæftet: Vagtplan på rådhuset.pdf',
        '',
        'Kære Borgerrådgiver',
        'Posten åbnes hver morgen.',
      ].join('\n'),
    )
  })

  it('gives base64 and the words of HTML where there is no plain text, and fetches nothing that it points to', async () => {
    const html =
      '<html><head><style>p{}</style><title>x</title></head><body><p>Bl&aring; b&oslash;lge</p><img src="http://127.0.0.1:9/x.png"><script>alert(1)</script></body></html>'
    const mail = eml(...head, 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64', '', Buffer.from(html).toString('base64'), '')
    expect(await words(mail)).toMatch(/\n\nBlå bølge$/)
  })

  it('gives its words where files of many megabytes lie in it, and is not read where words themselves are that long', async () => {
    const lines = (count: number): string => Array<string>(count).fill('QUJD'.repeat(19)).join('\r\n')
    const part = ['--x', 'Content-Type: application/pdf; name=stor.pdf', 'Content-Transfer-Encoding: base64', '', lines(200_000)]
    const mail = eml(...head, 'Content-Type: multipart/mixed; boundary=x', '', '--x', '', 'Bodils vagt', ...part, ...part, '--x--', '')
    expect(await words(mail)).toMatch(/Vedhæftet: stor\.pdf, stor\.pdf\n\nBodils vagt$/)
    const long = eml(...head, 'Content-Type: text/plain', 'Content-Transfer-Encoding: base64', '', lines(10_000), '')
    expect(await refusal(() => readInternetMail(long))).toBe('mailTooLarge')
  })

  it('gives a forwarded mail within it', async () => {
    const inner = ['From: Ejnar Holm <eh@kk.example>', 'Subject: Vagten', '', 'Bodil bytter.', '']
    const mail = eml(
      ...head,
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      '',
      'Se nedenfor',
      '--x',
      'Content-Type: message/rfc822',
      '',
      ...inner,
      '--x--',
      '',
    )
    expect(await words(mail)).toMatch(/Se nedenfor[^]*Ejnar Holm[^]*Bodil bytter\./)
  })

  it.each<[string, string, () => Uint8Array]>([
    ['mailNotMail', 'is none', () => Buffer.from('Blot et brev\r\n\r\nuden hoved')],
    [
      'mailProtected',
      'is encrypted',
      () => eml(...head, 'Content-Type: application/pkcs7-mime; name=smime.p7m', 'Content-Transfer-Encoding: base64', '', 'AAAA', ''),
    ],
    ['mailTooLarge', 'has lines without end', () => Buffer.alloc(mailLimits.lines + 2, '\n')],
    [
      'mailTooLarge',
      'has parts without end',
      () => eml(...head, 'Content-Type: multipart/mixed; boundary=x', '', ...Array<string>(mailLimits.parts + 1).fill('--x'), ''),
    ],
    [
      'mailTooLarge',
      'is nested without end',
      () =>
        eml(
          ...head,
          'Content-Type: multipart/mixed; boundary=b0',
          '',
          ...Array.from({ length: 40 }, (_, i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n`),
          '',
        ),
    ],
    ['mailTooLarge', 'is larger than any', () => new Uint8Array(mailLimits.file + 1)],
  ])('is refused as »%s« when it %s', async (code, _, mail) => {
    expect(await refusal(() => readInternetMail(mail()))).toBe(code)
  })
})

const sent: OutlookMail = {
  subject: 'Høring om poståbning',
  from: ['Søren Ærø', 'saer@kk.example'],
  recipients: [
    { type: 1, name: 'Karen Holm', address: 'kh@kk.example' },
    { type: 2, name: 'Bodil Krarup', address: 'bk@kk.example' },
  ],
  sentAt: '2018-02-07T08:31:00.000Z',
  body: `Kære Borgerrådgiver\r\n${'Posten åbnes hver morgen. '.repeat(200)}\r\n`,
  files: [
    { name: 'Vagtplan på rådhuset.pdf', bytes: Buffer.alloc(9000, 7) },
    { name: 'tom.txt', bytes: Buffer.alloc(0) },
  ],
}

describe('the words of HTML', () => {
  it.each([
    ['<p>Bl&aring; &#230;g &#xE6; &amp;amp; &ukendt; 1 < 2</p>', 'Blå æg æ &amp; &ukendt; 1 < 2'],
    ['<DIV>En<br>to</DIV><ul><li>tre<li>fire</ul>', 'En\nto\n\ntre\nfire'],
    ['<table><tr><td>Navn</td><td>Vagt</td></tr></table>', 'Navn Vagt'],
    ['<head><title>x</title></head><style>a>b{}</style>Ord<!-- <p>skjult --><script>var a = "</p>"</script> mere', 'Ord mere'],
    ['<a href="http://x.example" title="', ''],
  ])('of %s', (html, said) => {
    expect(htmlWords(html)).toBe(said)
  })

  it.each(['<a href="', '<!--', '<style>', '&#', '<', '<p', '</p', '&amp'])('are read in time where »%s« comes without end', (piece) => {
    const began = performance.now()
    htmlWords(piece.repeat(1_000_000))
    expect(performance.now() - began).toBeLessThan(5000)
  })
})

describe('an e-mail from Outlook', () => {
  it.each([false, true])('gives its head, its text and the names of its files (by code page: %s)', async (narrow) => {
    const said = await outlookWords(outlookMail({ ...sent, narrow }))
    expect(said.split('\n').slice(0, 8)).toEqual([
      'Fra: Søren Ærø <saer@kk.example>',
      'Til: Karen Holm <kh@kk.example>',
      'Kopi: Bodil Krarup <bk@kk.example>',
      'Emne: Høring om poståbning',
      'Sendt: 7. februar 2018 kl. 09.31',
      'Vedhæftet: Vagtplan på rådhuset.pdf, tom.txt',
      '',
      'Kære Borgerrådgiver',
    ])
    expect(said.match(/Posten åbnes hver morgen\./g)).toHaveLength(200)
  })

  it('gives the words of its HTML in the HTML’s own code page where there is no plain text', async () => {
    const html = Buffer.from('<html><body><p>Blå bølge &amp; skum</p></body></html>', 'latin1')
    expect(await outlookWords(outlookMail({ subject: 'x', html, codePage: 28591 }))).toBe('Emne: x\n\nBlå bølge & skum')
  })

  it('gives a mail that is attached to it, and one in that', async () => {
    const inner = { subject: 'Vagten', from: ['Ejnar Holm', 'eh@kk.example'], body: 'Bodil bytter.', inner: [{ body: 'Inderst' }] } as const
    expect(await outlookWords(outlookMail({ body: 'Se vedhæftede.', inner: [inner] }))).toMatch(
      /Se vedhæftede\.\n\nFra: Ejnar Holm[^]*Bodil bytter\.\n\nInderst/,
    )
  })

  it.each<[string, string, () => Uint8Array]>([
    ['mailNotMail', 'is no compound file', () => Buffer.from('From: a@b.example\r\n\r\nx')],
    ['mailNotMail', 'holds something else', () => compoundFile([{ name: 'WordDocument', bytes: Buffer.alloc(100) }])],
    ['mailProtected', 'is a protected Office file', () => compoundFile([{ name: 'EncryptedPackage', bytes: Buffer.alloc(100) }])],
    [
      'mailProtected',
      'is encrypted',
      () => outlookMail({ subject: 'x', messageClass: 'IPM.Note.SMIME', files: [{ name: 'smime.p7m', bytes: Buffer.alloc(10) }] }),
    ],
    ['mailOnlyRichText', 'has its text as RTF only', () => outlookMail({ subject: 'x', richText: Buffer.alloc(800) })],
    ['mailDamaged', 'is cut off', () => outlookMail(sent).subarray(0, 2000)],
  ])('is refused as »%s« when it %s', async (code, _, mail) => {
    expect(await refusal(() => readOutlookMail(mail()))).toBe(code)
  })

  it('is not followed round and round where its chains or folders lead back to themselves', async () => {
    const mail = Buffer.from(outlookMail(sent))
    const table = 512 * (1 + mail.readUInt32LE(76))
    // Every sector follows itself.
    for (let i = 0; i < 128; i++) mail.writeUInt32LE(i, table + i * 4)
    expect(await refusal(() => readOutlookMail(mail))).toMatch(/^mail/)
    const ring = Buffer.from(outlookMail(sent))
    const directory = 512 * (1 + ring.readUInt32LE(48))
    for (let i = 1; i < 4; i++) ring.writeUInt32LE(0, directory + i * 128 + 68)
    expect(openCompoundFile(ring).stream('Root Entry')).toBe(null)
    expect(await outlookWords(ring)).toBeTypeOf('string')
  })
})
