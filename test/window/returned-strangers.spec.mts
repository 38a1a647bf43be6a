import { expect, test } from '@playwright/test'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { proseFromText } from '../../src/domain/prose.ts'
import { returnedLimits } from '../../src/domain/returned-word.ts'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { packed, withPart, wordFile, wordParts } from '../support/returned-word.ts'
import { openChapter, startSmallCase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { HearingScreen } from './screens/hearing-screen.mts'
import { issueReport } from './screens/issue-report.mts'
import { ShellScreen } from './screens/shell-screen.mts'

// Files that pretend to be the answer to a hearing: each is told in words, and the case stays as it was.
test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let hearing: HearingScreen
let shell: ShellScreen
let inspectionId: string
let server: Server
const visits: string[] = []
const folder = mkdtempSync(join(tmpdir(), 'selvsyn-strangers-'))
const file = (name: string): string => join(folder, name)

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  inspectionId = await startSmallCase(selvsyn.page)
  const theme = await inCore(selvsyn.page, 'reportTheme.create', { inspectionId, title: 'Fordeling af post' })
  await inCore(selvsyn.page, 'finding.create', { inspectionId, themeId: theme.id, title: 'Led', facts: proseFromText('Posten går gennem tre led.') })
  const [report] = await inCore(selvsyn.page, 'report.list', { inspectionId })
  await inCore(selvsyn.page, 'report.update', {
    id: report!.id,
    patch: {
      ...{ title: 'post', summary: proseFromText('Der er mange led.'), conclusion: proseFromText('Svar afventes.'), remarksDueOn: '2018-10-04' },
      ...{ signatories: [{ name: 'Kim Eksempel', title: 'Borgerrådgiver' }], preliminaryNumber: '2017-0289209-1', preliminaryDate: '2018-09-06' },
    },
  })
  await issueReport(selvsyn, inspectionId, 'preliminaryReport', file('foreloebig.docx'))
  await selvsyn.saveDialogAnswers(file('kopi.docx'))
  await inCore(selvsyn.page, 'hearing.copy', { inspectionId, withoutAssessments: false })
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Høring')
  hearing = new HearingScreen(selvsyn.page)
  shell = new ShellScreen(selvsyn.page)
  server = createServer((request, response) => {
    visits.push(request.url ?? '')
    response.end()
  }).listen(0, '127.0.0.1')
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
  rmSync(folder, { recursive: true, force: true })
  server.close()
})

const sound = wordParts('<w:p><w:r><w:t>Tekst</w:t></w:r></w:p>')
const insertion = (i: number): string => `<w:p><w:ins w:id="${i}" w:author="A" w:date="2019-04-01T10:00:00Z"><w:r><w:t>nyt ${i}</w:t></w:r></w:ins></w:p>`
const insertions = (count: number): string => Array.from({ length: count }, (_, i) => insertion(i)).join('')
/** The older container of Office, with a stream of this name. */
const container = (stream: string): Uint8Array =>
  new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.alloc(600), ...Buffer.from(stream, 'utf16le')])

const refused: [string, () => Uint8Array | string, string, string][] = [
  ['brev.docx', () => 'Kære Borgerrådgiver', 'Filen er ikke en Word-fil (.docx).', 'Der er ikke læst noget ind.'],
  ['laast.docx', () => container('EncryptedPackage'), 'Word-filen er beskyttet med en adgangskode.', 'Fjern koden i Word'],
  ['gammel.doc', () => container('WordDocument'), 'Filen er i det gamle Word-format (.doc).', 'gem den som .docx'],
  ['makro.docm', () => packed({ ...sound, 'word/vbaProject.bin': new Uint8Array([1]) }), 'Word-filen har makroer og er ikke læst.', 'Ingen makro er kørt.'],
  [
    'bombe.docx',
    () => packed({ ...sound, 'word/document.xml': new Uint8Array(returnedLimits.xml + 1) }),
    'Word-filen er for stor.',
    'Der er ikke læst noget ind.',
  ],
  ['sti.docx', () => packed({ ...sound, '../../evil.xml': 'x' }), 'Word-filen er beskadiget og kan ikke læses.', 'Der er ikke læst noget ind.'],
  [
    'entiteter.docx',
    () => withPart(packed(sound), 'word/document.xml', (xml) => `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${xml}`),
    'Word-filen har indhold, som en Word-fil ikke må have, og er ikke læst.',
    'gemme den igen',
  ],
  ['mange.docx', () => wordFile(insertions(20_001)), 'Word-filen har 20.001 ændringer og kommentarer; der kan læses 20.000.', 'Der er ikke læst noget ind.'],
]

for (const [name, make, what, next] of refused)
  test(`${name} is refused in words, and nothing comes into the case`, async () => {
    writeFileSync(file(name), make())
    await selvsyn.openDialogAnswers(file(name))
    await hearing.readReturned()
    const message = shell.message(what)
    await expect(message).toContainText(next)
    await message.getByRole('button', { name: 'Luk' }).click()
    expect(await inCore(selvsyn.page, 'hearingResponse.list', { inspectionId })).toEqual([])
    expect(await inCore(selvsyn.page, 'attachment.list', { inspectionId })).toEqual([])
  })

test('a file of another case, and one of another version of the report, are asked about and can be left', async () => {
  const copy = readFileSync(file('kopi.docx'))
  const as = (hash: string, number: string, caseNumber: string): Uint8Array =>
    withPart(copy, 'docProps/custom.xml', (xml) =>
      xml
        .replace(/[0-9a-f]{64}/, hash)
        .replaceAll('2017-0289209-1', number)
        .replace(/>2017-0289209</, `>${caseNumber}<`),
    )
  for (const [bytes, words] of [
    [as('b'.repeat(64), '2018-0000007-1', '2018-0000007'), 'hører til en anden sag: sagsnr. 2018-0000007, dokumentnr. 2018-0000007-1'],
    [as('c'.repeat(64), '2017-0289209-9', '2017-0289209'), 'er lavet af dokumentnr. 2017-0289209-9. Det, der er i høring, er 2017-0289209-1'],
  ] as const) {
    writeFileSync(file('andet.docx'), bytes)
    await selvsyn.openDialogAnswers(file('andet.docx'))
    await hearing.readReturned()
    await expect(hearing.question).toContainText(words)
    await hearing.question.getByRole('button', { name: 'Annuller' }).click()
    await expect(hearing.question).toBeHidden()
  }
  expect(await inCore(selvsyn.page, 'hearingResponse.list', { inspectionId })).toEqual([])
})

test('a file that points outside is read, says so, and nobody is called', async () => {
  const { port } = server.address() as AddressInfo
  const to = (kind: string): string =>
    `<Relationship Id="x${kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" TargetMode="External" Target="http://127.0.0.1:${port}/${kind}"/>`
  const linked = withPart(readFileSync(file('kopi.docx')), 'word/_rels/document.xml.rels', (xml) =>
    xml.replace('</Relationships>', `${to('image')}${to('attachedTemplate')}${to('hyperlink')}</Relationships>`),
  )
  writeFileSync(file('udenfor.docx'), linked)
  await selvsyn.openDialogAnswers(file('udenfor.docx'))
  await hearing.readReturned()
  await expect(selvsyn.page.getByText('Filen henviser 2 gange til noget uden for sig selv. Intet er hentet.')).toBeVisible()
  await expect(selvsyn.page.getByText('»udenfor.docx« har ingen ændringer eller kommentarer.')).toBeVisible()
  expect(visits).toEqual([])
})

test('ten thousand changes become ten thousand cards, and the window goes on answering', async () => {
  const many = withPart(readFileSync(file('kopi.docx')), 'word/document.xml', (xml) =>
    xml.replace(/<w:sectPr>(?=(?!.*<w:sectPr>))/, `${insertions(10_000)}<w:sectPr>`),
  )
  writeFileSync(file('ti-tusind.docx'), many)
  await selvsyn.openDialogAnswers(file('ti-tusind.docx'))
  await hearing.readReturned()
  await expect(selvsyn.page.getByText('»ti-tusind.docx« har 10.000 ændringer og kommentarer; 10.000 kort er her.')).toBeVisible({ timeout: 30_000 })
  await expect(hearing.cards).toHaveCount(40)
  await selvsyn.chooseMenu('undo')
  await expect(hearing.cards).toHaveCount(0)
  await expect(selvsyn.page.getByText('»udenfor.docx« har ingen')).toBeVisible()
})
