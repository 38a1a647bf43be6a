import { expect, test } from '@playwright/test'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasProgram } from '../../scripts/system-libraries.ts'
import type { InputOf } from '../../src/api/contract.ts'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import { proseFromText, proseText } from '../../src/domain/prose.ts'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { throughLibreOffice, wordFile, withPart } from '../support/returned-word.ts'
import { openChapter, startSmallCase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { HearingScreen } from './screens/hearing-screen.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'

// From the hearing copy through the authority's Word file to the corrected finding: each test goes on where the one before left off.
test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let hearing: HearingScreen
let inspectionId: string
let findingId: string
const folder = mkdtempSync(join(tmpdir(), 'selvsyn-hearing-'))
const file = (name: string): string => join(folder, name)
const facts = 'Posten går gennem tre led, før den når sagsbehandleren.'

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  inspectionId = await startSmallCase(selvsyn.page)
  const theme = await inCore(selvsyn.page, 'reportTheme.create', { inspectionId, title: 'Fordeling af post' })
  const finding = await inCore(selvsyn.page, 'finding.create', { inspectionId, themeId: theme.id, title: 'Flere led i jobhuset', facts: proseFromText(facts) })
  findingId = finding.id
  await inCore(selvsyn.page, 'finding.create', { inspectionId, themeId: theme.id, title: 'Returpost', facts: proseFromText('Returpost lægges i en kurv.') })
  await issueReport()
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Høring')
  hearing = new HearingScreen(selvsyn.page)
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
  rmSync(folder, { recursive: true, force: true })
})

/** The preliminary report goes out with everything confirmed that is asked. */
async function issueReport(): Promise<void> {
  const [report] = await inCore(selvsyn.page, 'report.list', { inspectionId })
  await inCore(selvsyn.page, 'report.update', {
    id: report!.id,
    patch: {
      title: 'skriftlige henvendelser',
      summary: proseFromText('Posten går gennem for mange led.'),
      conclusion: proseFromText('Borgerrådgiveren afventer svar.'),
      signatories: [{ name: 'Kim Eksempel', title: 'Borgerrådgiver' }],
      preliminaryNumber: '2017-0289209-1',
      preliminaryDate: '2018-09-06',
      remarksDueOn: '2018-10-04',
    },
  })
  await selvsyn.saveDialogAnswers(file('foreloebig.docx'))
  const request: InputOf<'report.issue'> = { inspectionId, kind: 'preliminaryReport', confirmed: [] }
  const refused = await selvsyn.page.evaluate((input) => window.selvsyn.call('report.issue', input as never), request)
  const asked = refused.ok ? [] : (JSON.parse(String(refused.error.params['issues'])) as Issue[])
  await inCore(selvsyn.page, 'report.issue', { ...request, confirmed: asked.map(issueKey) })
}

const by = 'w:id="900" w:author="Karen Holm" w:date="2019-04-01T10:00:00Z"'
/** The authority replaces a word, adds a sentence, and signs at the end. */
const corrected = (copy: Uint8Array): Uint8Array => {
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  return withPart(copy, 'word/document.xml', (xml) =>
    xml
      .replace(
        run(facts),
        `${run('Posten går gennem ')}<w:del ${by}><w:r><w:delText>tre</w:delText></w:r></w:del><w:ins ${by}>${run('to')}</w:ins>${run(' led, før den når sagsbehandleren.')}`,
      )
      .replace(run('Returpost lægges i en kurv.'), `${run('Returpost lægges i en kurv.')}<w:ins ${by}>${run(' Kurven tømmes hver dag.')}</w:ins>`)
      .replace(/<w:sectPr>(?=(?!.*<w:sectPr>))/, `<w:p><w:ins ${by}>${run('Med venlig hilsen, Direktionen')}</w:ins></w:p><w:sectPr>`),
  )
}

test('the hearing copy is saved from the chapter, with or without what the ombudsman thinks', async () => {
  await expect(selvsyn.page.getByText('Sendt i høring 6. september 2018, dokumentnr. 2017-0289209-1')).toBeVisible()
  await selvsyn.saveDialogAnswers(file('hoering.docx'))
  await hearing.openCopyDialog()
  await expect(hearing.dialog).toContainText('Hvert afsnit er mærket usynligt')
  await expectAccessibleInBothThemes(selvsyn.page)
  await hearing.dialog.getByText('Udelad vurderinger').click()
  await hearing.dialog.getByRole('button', { name: 'Gem', exact: true }).click()
  await expect(hearing.dialog).toBeHidden()
  const factsOnly = readFileSync(file('hoering.docx'))
  await hearing.openCopyDialog()
  await hearing.dialog.getByRole('button', { name: 'Gem', exact: true }).click()
  await expect(hearing.dialog).toBeHidden()
  expect(readFileSync(file('hoering.docx')).equals(factsOnly)).toBe(false)
})

test('a file that is no Word file is refused with what to do; one that says nothing of itself is asked about', async () => {
  writeFileSync(file('brev.docx'), 'Kære Borgerrådgiver')
  await selvsyn.openDialogAnswers(file('brev.docx'))
  await hearing.readReturned()
  await expect(selvsyn.page.getByText('Filen er ikke en Word-fil (.docx).')).toBeVisible()
  writeFileSync(file('andet.docx'), wordFile('<w:p><w:r><w:t>Vores bemærkninger</w:t></w:r></w:p>'))
  await selvsyn.openDialogAnswers(file('andet.docx'))
  await hearing.readReturned()
  await expect(hearing.question).toContainText('siger ikke, hvilket dokument den er lavet af')
  await expectAccessibleInBothThemes(selvsyn.page)
  await hearing.question.getByRole('button', { name: 'Annuller' }).click()
  expect(await inCore(selvsyn.page, 'hearingResponse.list', { inspectionId })).toEqual([])
})

test('a file saved by LibreOffice becomes cards at their points, as many as the file has changes', async () => {
  const edited = corrected(readFileSync(file('hoering.docx')))
  writeFileSync(file('svar.docx'), hasProgram('soffice') ? await throughLibreOffice(edited) : edited)
  await selvsyn.openDialogAnswers(file('svar.docx'))
  await hearing.readReturned()
  await expect(selvsyn.page.getByText('»svar.docx« har 4 ændringer og kommentarer; 4 kort er her.')).toBeVisible()
  await expect(hearing.cards).toHaveCount(4)
  const replaced = hearing.group('4.1 Flere led i jobhuset')
  await expect(replaced.getByRole('article').first().locator('del')).toContainText('tre')
  await expect(replaced.getByRole('article').nth(1).locator('ins')).toContainText('to')
  await expect(replaced.getByRole('article').first()).toContainText('slettet Karen Holm, 1. apr. 2019')
  await expect(hearing.group('4.2 Returpost').locator('ins')).toContainText('Kurven tømmes hver dag.')
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('accepting a correction shows the edit of the text and makes it with the decision, both halves of it, in one step', async () => {
  const card = hearing.group('4.1 Flere led i jobhuset').getByRole('article').first()
  await card.getByText('indarbejdet', { exact: true }).click()
  await expect(hearing.dialog).toContainText('4.1 Flere led i jobhuset · konstateret')
  await expect(hearing.dialog.locator('del')).toContainText('tre')
  await expect(hearing.dialog.locator('ins')).toContainText('to')
  await expectAccessibleInBothThemes(selvsyn.page)
  const state = async () => {
    const remarks = (await inCore(selvsyn.page, 'remark.list', { inspectionId })).filter((one) => one.findingId === findingId)
    const finding = (await inCore(selvsyn.page, 'finding.list', { inspectionId })).find(({ id }) => id === findingId)!
    return [proseText(finding.facts), ...remarks.map(({ disposition }) => disposition)]
  }
  expect(await state()).toEqual([facts, null, null])
  await hearing.dialog.getByRole('button', { name: 'Ret teksten' }).click()
  await expect(hearing.dialog).toBeHidden()
  const done = [facts.replace('tre', 'to'), 'workedIn', 'workedIn']
  await expect.poll(state).toEqual(done)
  await selvsyn.chooseMenu('undo')
  await expect.poll(state).toEqual([facts, null, null])
  await selvsyn.chooseMenu('redo')
  await expect.poll(state).toEqual(done)
})

test('a passage that has changed since is told and shown, and is not written over', async () => {
  const second = hearing.group('4.2 Returpost')
  const [row] = (await inCore(selvsyn.page, 'finding.list', { inspectionId })).filter(({ title }) => title === 'Returpost')
  await inCore(selvsyn.page, 'finding.update', { id: row!.id, patch: { facts: proseFromText('Al returpost lægges i en kurv.') } })
  await second.getByRole('article').getByText('indarbejdet', { exact: true }).click()
  await expect(hearing.dialog.getByRole('note')).toHaveText(/Teksten omkring stedet er ændret, siden rapporten blev sendt i høring/)
  await expect(hearing.dialog).toContainText('I høringsudgaven stod derReturpost lægges i en kurv.')
  await hearing.dialog.getByRole('button', { name: 'Annuller' }).click()
  await inCore(selvsyn.page, 'finding.update', { id: row!.id, patch: { facts: proseFromText('Returpost lægges i en bakke.') } })
  await second.getByRole('article').getByText('indarbejdet', { exact: true }).click()
  await expect(hearing.dialog).toContainText('Ordene står ikke længere i rapporten')
  await expect(hearing.dialog.locator('ins')).toContainText('Kurven tømmes hver dag.')
  await expectAccessibleInBothThemes(selvsyn.page)
  await hearing.dialog.getByRole('button', { name: 'Markér, og gå til teksten' }).click()
  await expect(selvsyn.page.getByRole('tab', { name: 'Konstateringer' })).toHaveAttribute('aria-selected', 'true')
  await expect(selvsyn.page.getByRole('textbox', { name: 'Konstateringens titel' })).toHaveValue('Returpost')
  const findings = await inCore(selvsyn.page, 'finding.list', { inspectionId })
  expect(proseText(findings.find(({ id }) => id === row!.id)!.facts)).toBe('Returpost lægges i en bakke.')
  await selvsyn.page.getByRole('tab', { name: 'Høring' }).click()
})

test('what cannot be placed stands by itself until somebody says what it concerns', async () => {
  const [response] = await inCore(selvsyn.page, 'hearingResponse.list', { inspectionId })
  await inCore(selvsyn.page, 'remark.create', {
    ...{
      inspectionId,
      hearingResponseId: response!.id,
      origin: 'comment',
      kind: 'comment',
      author: 'Ole Juul',
      text: 'Det kender vi ikke til.',
      unplaced: true,
      position: 9,
    },
  })
  const loose = hearing.group('Ikke placeret')
  await expect(loose).toContainText('Det kender vi ikke til.')
  await hearing.choose(loose.getByRole('article'), 'Vedrører', /Returpost/)
  await expect(hearing.group('4.2 Returpost')).toContainText('Det kender vi ikke til.')
  await expect(loose).toBeHidden()
  const rows = await inCore(selvsyn.page, 'remark.list', { inspectionId })
  expect(rows.find(({ author }) => author === 'Ole Juul')).toMatchObject({ unplaced: false })
})

test('the same file is not read twice without a question', async () => {
  await hearing.readReturned()
  const question = hearing.question
  await expect(question).toContainText('er allerede læst ind')
  await question.getByRole('button', { name: 'Læs den ind' }).click()
  await expect.poll(async () => (await inCore(selvsyn.page, 'hearingResponse.list', { inspectionId })).length).toBe(2)
})
