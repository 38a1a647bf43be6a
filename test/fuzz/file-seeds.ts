import fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { spreadsheet } from '../../src/documents/spreadsheet.ts'
import { toWord } from '../../src/documents/word/write.ts'
import { checklist } from '../../src/domain/checklist.ts'
import { caseFileOf } from '../../src/exchange/case-file-writing.ts'
import { xlsFormSheets } from '../../src/exchange/xlsform-writing.ts'
import { arbitraryCase } from '../support/arbitrary-case.ts'
import { exampleOffice } from '../support/example-case.ts'
import { outlookMail } from '../support/outlook-mail.ts'
import { onePixel, preliminaryModel } from '../support/example-models.ts'
import { asTaken, photo } from '../support/photos.ts'
import { withChanges, withComment, wordFile } from '../support/returned-word.ts'
import { fromLibreOffice, fromLibrary, starter } from '../support/templates.ts'
import { surveyOf, surveyWithFormula } from '../support/xlsforms.ts'

const shared = join(import.meta.dirname, '../../../shared')

/** Files that others made, where they are at hand. */
function foreign(folder: string, ending: string): Uint8Array[] {
  const path = join(shared, folder)
  return existsSync(path) ? readdirSync(path).flatMap((name) => (name.endsWith(ending) ? [new Uint8Array(readFileSync(join(path, name)))] : [])) : []
}

/** Case files: a small one, the example that comes with the program, and whole ones made of every noun. */
export function caseFileSeeds(): Uint8Array[] {
  const read = (path: string): Uint8Array => readFileSync(join(import.meta.dirname, '../..', path))
  const made = fc.sample(arbitraryCase, { seed: 7, numRuns: 6 }).map(({ data, office }) => Buffer.from(JSON.stringify(caseFileOf(data, office, null, []))))
  return [read('test/fixtures/small-case.json'), ...made]
}

/** Word files as they come back from a hearing. */
export async function returnedSeeds(): Promise<Uint8Array[]> {
  const copy = await toWord(preliminaryModel(4), { sha256: 'a1'.repeat(32) })
  const table = '<w:tbl><w:tr><w:trPr><w:ins w:id="1" w:author="A"/></w:trPr><w:tc><w:p><w:r><w:t>Celle</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
  const text = '<w:p><w:r><w:t>Ord </w:t></w:r><w:ins w:id="2" w:author="A" w:date="2019-04-01T10:00:00Z"><w:r><w:t>nyt</w:t></w:r></w:ins></w:p>'
  const small = wordFile(text + table)
  return [
    small,
    withComment(wordFile('<w:p><w:r><w:t xml:space="preserve">Ord</w:t></w:r></w:p>'), { at: 'Ord', words: 'Nej', author: 'A' }),
    withChanges(copy, 30),
    ...foreign('returned-word', '.docx'),
  ]
}

/** Forms of others. */
export function formSeeds(): Uint8Array[] {
  const sheets = exampleOffice().checklist.map((one) => xlsFormSheets({ ...checklist.defaults, ...one }))
  const written = sheets.map((all) =>
    spreadsheet(all.map(({ name, rows }) => ({ name, columns: (rows[0] ?? []).map((title) => ({ title })), rows: rows.slice(1) }))),
  )
  const columns = ['type', 'name', 'label', 'relevant', 'constraint', 'calculation', 'repeat_count'].map((title) => ({ title }))
  const rows = [
    ['integer', 'antal', 'Antal', '', '. > 0 and . < 100', '', ''],
    ['begin repeat', 'r', 'Rum', '${antal} > 1', '', '', '${antal}'],
    ['text', 'a', 'A ${antal}', "selected(${v}, 'ja')", "regex(., '^[a-z]+$')", '', ''],
    ['end repeat', '', '', '', '', '', ''],
    ['select_one v', 'v', 'V', '', '', '', ''],
    ['calculate', 'c', '', '', '', "concat(${a}, count(${a}), if(${antal} = 2, 'x', string-length(${v})))", ''],
  ]
  const choices = ['ja', 'nej'].map((name) => ['v', name, name])
  const form = spreadsheet([
    { name: 'survey', columns, rows },
    { name: 'choices', columns: ['list_name', 'name', 'label'].map((title) => ({ title })), rows: choices },
  ])
  return [surveyOf([['text', 'a', 'A', '']]), surveyWithFormula(), form, ...written.slice(0, 3), ...foreign('xlsform', '.xlsx')]
}

/** Templates of letterheads. */
export const templateSeeds = async (): Promise<Uint8Array[]> => [starter(), fromLibreOffice(), await fromLibrary()]

/** A WebP of one pixel without loss, after Google's specification. */
const webp = 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=='

/** Pictures as cameras and programs write them; of HEIC only the head, which is all that is looked at. */
export function pictureSeeds(): Uint8Array[] {
  const heic = Buffer.concat([Buffer.from('00000018667479706865696300000000', 'hex'), Buffer.from('mif1heicmeta'), Buffer.alloc(64)])
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
  const bmp = Buffer.concat([Buffer.from('424d3a0000000000000036000000280000000100000001000000010018000000000004000000', 'hex'), Buffer.alloc(24)])
  return [photo('boks'), asTaken(photo('boks')), asTaken(photo('skabe')), Buffer.from(onePixel, 'base64'), Buffer.from(webp, 'base64'), heic, gif, bmp]
}

const letter = [
  'From: Karen Holm <kh@kk.example>',
  'To: br@kk.example',
  'Subject: =?utf-8?Q?H=C3=B8ring?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  'Content-Type: text/html',
  '',
  '<p>Kære Borgerrådgiver</p>',
  '--x--',
  '',
]

/** What may lie beside a case and is asked for its words: Word and text files, and what is neither whatever it is called. */
export async function attachedSeeds(): Promise<Uint8Array[]> {
  const container = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('__substg1.0_1000001F', 'utf16le')])
  return [
    ...(await returnedSeeds()),
    Buffer.from('Første linje\r\n\r\n\r\nanden linje'),
    Buffer.from('Æblegrød', 'latin1'),
    Buffer.from(letter.join('\r\n')),
    container,
  ]
}

/** E-mails as they go over the net: of many parts and encodings, one within another, and one of HTML alone. */
export function emlSeeds(): Uint8Array[] {
  const head = ['From: =?iso-8859-1?Q?S=F8ren?= <s@kk.example>', 'To: Gruppe: a@b.example, "C, D" <c@d.example>;', 'Subject: =?utf-8?B?SMO4cmluZw==?=']
  const quoted = ['--y', 'Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: quoted-printable', '', 'K=E6re =', 'alle', '--y--']
  const file = ['--x', "Content-Disposition: attachment; filename*0*=utf-8''V%C3%A6; filename*1=gt.pdf", 'Content-Transfer-Encoding: base64', '', 'JVBERi0=']
  const mixed = [...head, 'Content-Type: multipart/mixed; boundary=x', '', '--x', 'Content-Type: multipart/alternative; boundary=y', '', ...quoted, ...file]
  const forwarded = [...head, 'Content-Type: multipart/mixed; boundary=z', '', '--z', 'Content-Type: message/rfc822', '', ...mixed, '--x--', '--z--', '']
  const html =
    '<html><head><style>p{}</style></head><body><!-- x --><p>Bl&aring; <a href="http://x.example">b</a></p><script>x</script><ul><li>a</ul></body></html>'
  const ofHtml = [...head, 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64', '', Buffer.from(html).toString('base64'), '']
  const flowed = [...head, 'Content-Type: text/plain; format=flowed; delsp=yes', '', '> a ', '> b', '', html]
  return [letter, [...mixed, '--x--', ''], forwarded, ofHtml, flowed].map((lines) => Buffer.from(lines.join('\r\n')))
}

/** E-mails as Outlook saves them. */
export function msgSeeds(): Uint8Array[] {
  const person = { type: 1, name: 'Karen Holm', address: 'kh@kk.example' } as const
  const plain = { subject: 'Høring', from: ['Søren', 's@kk.example'], recipients: [person], sentAt: '2018-02-07T08:31:00.000Z', body: 'Kære alle' } as const
  const html = Buffer.from('<html><body><p>Blå &amp; <b>gul</b></p></body></html>', 'latin1')
  const files = [{ name: 'vagt.pdf', bytes: Buffer.alloc(5000, 7) }]
  return [
    outlookMail(plain),
    outlookMail({ subject: 'x', html, codePage: 1252, files }),
    outlookMail({ ...plain, narrow: true, inner: [{ ...plain, inner: [plain] }] }),
  ]
}
