import { expect, test } from '@playwright/test'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { proseFromText } from '../../src/domain/prose.ts'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { openChapter, passphrase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { ReportScreen } from './screens/report-screen.mts'
import { ShellScreen } from './screens/shell-screen.mts'

// The example case from draft to final report: each test goes on where the one before left off.
test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let report: ReportScreen
let shell: ShellScreen
let inspectionId: string
const title = 'Håndtering og fordeling'

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  await expect(selvsyn.page.getByRole('heading', { level: 1 })).toBeVisible()
  await inCore(selvsyn.page, 'profile.create', { passphrase, useKeychain: false })
  await selvsyn.openDialogAnswers(join(import.meta.dirname, '../../resources/example/skriftlige-henvendelser.json'))
  inspectionId = (await inCore(selvsyn.page, 'caseFile.open', {})).inspectionId
  await openChapter(selvsyn.page, title, 'Rapport')
  report = new ReportScreen(selvsyn.page)
  shell = new ShellScreen(selvsyn.page)
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test('reading the texts of a long case, with the cursor in each, saves nothing', async () => {
  const rows = async () => [await inCore(selvsyn.page, 'report.list', { inspectionId }), await inCore(selvsyn.page, 'reportTheme.list', { inspectionId })]
  const before = await rows()
  for (const name of ['Sammenfatning', 'Baggrund og metode', 'Retsgrundlag', 'Konklusion']) {
    await report.section(name).text.click()
    await expect(report.section(name).text).toBeFocused()
  }
  await openChapter(selvsyn.page, title, 'Konstateringer')
  await selvsyn.page.getByRole('textbox', { name: 'Konstateret' }).click()
  await openChapter(selvsyn.page, title, 'Rapport')
  await expect(report.section('Sammenfatning').text).toBeVisible()
  await expect(shell.saveState).toHaveText('✓Alt er gemt')
  expect(await rows()).toEqual(before)
})

test('the texts of the report are written and saved, and show what they rest on', async () => {
  const summary = report.section('Sammenfatning')
  await summary.write(' Tilføjet i vinduet.')
  await summary.refer('postteamet')
  await shell.saved()
  await expect(selvsyn.page.getByRole('region', { name: 'Afsnittet hviler på' })).toContainText(/Note \d\d\.\d\d/)
  const rows = await inCore(selvsyn.page, 'report.list', { inspectionId })
  await expect.poll(async () => JSON.stringify((await inCore(selvsyn.page, 'report.list', { inspectionId }))[0]?.summary)).toContain('Tilføjet i vinduet.')
  expect(rows).toHaveLength(1)
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('the tools stand on one line in the usual window; in a small one the text has the room, and an outline line leads back to it', async () => {
  const resize = (width: number, height: number) =>
    selvsyn.application.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w as number, h as number), [width, height])
  const part = (name: string) => selvsyn.page.getByRole('radio', { name, exact: true })
  await resize(1280, 800)
  const tools = selvsyn.page.getByRole('toolbar', { name: 'Tekstværktøjer' }).getByRole('button')
  const tops = () =>
    tools.evaluateAll(
      (buttons) => new Set(buttons.map((button) => Math.round((button.getBoundingClientRect().top + button.getBoundingClientRect().bottom) / 2))).size,
    )
  await expect.poll(tops).toBe(1)
  await resize(720, 495)
  await expect(part('Tekst')).toBeChecked()
  await expect(report.section('Sammenfatning').text).toBeInViewport()
  await part('Oplysninger').press('Space')
  await expect(report.field('Dokumentnr.')).toBeVisible()
  await part('Disposition og udstedelse').press('Space')
  await expectAccessibleInBothThemes(selvsyn.page)
  await selvsyn.page.getByRole('button', { name: 'Udsted foreløbig rapport …' }).scrollIntoViewIfNeeded()
  await report.outline.getByRole('button', { name: /Konklusion/ }).click()
  await expect(report.section('Konklusion').text).toBeInViewport()
  await expect(report.section('Konklusion').text).toBeFocused()
  await resize(1280, 800)
  await expect(report.outline).toBeVisible()
})

test('the pages carry watermark, sender and page numbers, and the outline leads into them', async () => {
  await report.show('Sider')
  const pages = await report.pagesAreSet()
  expect(pages).toBeGreaterThanOrEqual(15)
  await expect(report.pages.locator('.doc-watermark')).toHaveCount(pages)
  await expect(report.pages.locator('.doc-sender')).toHaveCount(1)
  await expect(report.pages.last()).toContainText(`Side ${pages} af ${pages}`)
  await report.outline.getByRole('button', { name: /Konklusion/ }).click()
  await report.show('Sider')
  await expect(report.pages.locator('#doc-conclusion')).toBeInViewport()
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('the overview of the checklists is a described picture on one page, with its numbers under it', async () => {
  await report.show('Sider')
  const chart = selvsyn.page.getByRole('img', { name: /Tilbagemeldingsgaranti: .*: 6 ja, 4 delvist og 1 nej\./ })
  await expect(chart).toHaveCount(1)
  await chart.scrollIntoViewIfNeeded()
  await expect(chart).toBeInViewport({ ratio: 1 })
  const page = report.pages.filter({ has: chart })
  await expect(page.getByRole('table', { name: /^Figur\s1\. / }).getByRole('row')).toHaveCount(4)
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('a document number that is no number is refused under its field', async () => {
  await report.show('Skriv')
  await report.field('Dokumentnr.').fill('2017')
  await report.field('Dokumentnr.').press('Tab')
  await expect(selvsyn.page.getByText('Skriv sagsnummer og løbenummer')).toBeVisible()
  await selvsyn.page.getByRole('button', { name: /^Brug 2017-0289209-/ }).click()
  await expect(report.field('Dokumentnr.')).toHaveValue(/^2017-0289209-\d+$/)
  await expect(selvsyn.page.getByText('Skriv sagsnummer og løbenummer')).toHaveCount(0)
  await shell.saved()
  await report.field('Dokumentnr.').fill('2017-0289209-18')
  await report.field('Dokumentnr.').press('Tab')
  await expect(report.gate).toContainText('Dokumentnr. 2017-0289209-18')
})

test('a report is not issued while the core has another text than the screen shows', async () => {
  const summary = report.section('Sammenfatning')
  const [row] = await inCore(selvsyn.page, 'report.list', { inspectionId })
  if (!row) throw new Error('The case has no report')
  await summary.write(' Kun på skærmen.')
  await inCore(selvsyn.page, 'report.update', { id: row.id, patch: { summary: proseFromText('Andres tekst.') } })
  const settle = selvsyn.page.getByRole('button', { name: 'Behold min tekst' })
  await expect(settle).toBeVisible()
  await report.openIssueDialog('foreløbig')
  await report.confirmAll()
  await report.issueNow.click()
  await expect(report.dialog).toContainText('Noget i sagen er ikke gemt: Sammenfatning.')
  await expect(report.dialog).toContainText('Rapporten er ikke udstedt')
  await expectAccessibleInBothThemes(selvsyn.page)
  await report.dialog.getByRole('button', { name: 'Annuller' }).click()
  await settle.click()
  await shell.saved()
  await expect(summary.text).toContainText('Kun på skærmen.')
  expect(await inCore(selvsyn.page, 'document.list', { inspectionId })).toEqual([])
})

test('a date out of order is refused under its field by the names on the screen, and goes through once the other is mended', async () => {
  const date = 'Dato for foreløbig rapport'
  const due = 'Frist for høringssvar'
  const before = await report.field(date).inputValue()
  const dueBefore = await report.field(due).inputValue()
  await report.enter(due, '1-9-2018')
  await expect(report.refusal(due)).toHaveText(`Datoerne står i forkert rækkefølge: »${due}« ligger før »${date}«. Ret den ene af dem.`)
  await expect(report.field(due)).toHaveValue(/^0?1\D0?9\D2018$/)
  await expect(shell.message('Datoerne')).toHaveCount(0)
  await report.enter(date, '31-8-2018')
  await shell.saved()
  await expect(report.refusal(due)).toHaveCount(0)
  expect((await inCore(selvsyn.page, 'report.list', { inspectionId }))[0]?.remarksDueOn).toBe('2018-09-01')
  await report.enter(due, dueBefore)
  await report.enter(date, before)
  await shell.saved()
})

test('closing the save dialog issues nothing', async () => {
  await selvsyn.saveDialogAnswers(null)
  await report.openIssueDialog('foreløbig')
  await expect(report.dialog).toContainText('12 konstateringer')
  await expectAccessibleInBothThemes(selvsyn.page)
  await report.confirmAll()
  await report.issueNow.click()
  await expect(report.dialog.getByText('Rapporten er ikke udstedt')).toBeInViewport()
  expect(await inCore(selvsyn.page, 'document.list', { inspectionId })).toHaveLength(0)
})

for (const [kind, name, number] of [
  ['foreløbig', 'foreloebig.docx', '2017-0289209-18'],
  ['endelig', 'endelig.docx', ''],
] as const)
  test(`the ${kind} report is issued: the file is there and has the hash that is shown`, async () => {
    const path = join(selvsyn.profile, name)
    await selvsyn.saveDialogAnswers(path)
    if (kind === 'endelig') {
      await report.show('Endelig')
      await report.openIssueDialog('endelig')
      await report.confirmAll()
    }
    await report.issueNow.click()
    await expect(report.dialog).toContainText(`Rapporten er udstedt som dokumentnr. ${number}`)
    await expect(report.dialog).toContainText(path)
    expect(existsSync(path)).toBe(true)
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(await report.shownHash())
    await expect(report.dialog.getByRole('button', { name: 'Luk' }).last()).toBeFocused()
    await selvsyn.page.keyboard.press('Escape')
    await expect(report.dialog).toHaveCount(0)
    await report.show(kind === 'foreløbig' ? 'Foreløbig' : 'Endelig')
    await expect(report.gate).toContainText(/Udstedt \d+\. \S+ \d{4} som dokumentnr\. /)
    await expect(report.gate).not.toContainText('er allerede brugt')
  })

test('what was issued is listed, can be seen as it was, and saved again as the same bytes', async () => {
  await shell.openChapter('Dokumenter')
  await expect(selvsyn.page.locator('[data-document]')).toHaveCount(2)
  const preliminary = selvsyn.page.locator('[data-document="preliminaryReport"]')
  await preliminary.getByRole('button', { name: /Foreløbig rapport/ }).click()
  await expect(report.pages.locator('.doc-watermark').first()).toHaveText('FORELØBIG')
  const again = join(selvsyn.profile, 'igen.docx')
  await selvsyn.saveDialogAnswers(again)
  await preliminary.getByRole('button', { name: 'Gem filen igen …' }).click()
  await expect(shell.message('Filen er gemt')).toBeVisible()
  expect(readFileSync(again).equals(readFileSync(join(selvsyn.profile, 'foreloebig.docx')))).toBe(true)
  await preliminary.getByRole('button', { name: 'Vis hele kontrolsummen' }).click()
  const [document] = (await inCore(selvsyn.page, 'document.list', { inspectionId })).filter((row) => row.kind === 'preliminaryReport')
  expect((await preliminary.locator('[data-sha256]').innerText()).replaceAll(' ', '')).toBe(document?.sha256)
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('the chapters of an issued report keep their order, and the menu says so', async () => {
  await shell.openChapter('Konstateringer')
  await selvsyn.page
    .getByRole('navigation', { name: 'Temaer og konstateringer' })
    .getByRole('button', { name: /^Handlinger for / })
    .first()
    .click()
  const down = selvsyn.page.getByRole('menuitem', { name: 'Flyt ned (rækkefølgen ligger fast, når rapporten er udstedt)' })
  await expect(down).toBeDisabled()
  await selvsyn.page.keyboard.press('Escape')
})

test('under a long list of evidence, the notes that nothing uses open where they were asked for', async () => {
  await selvsyn.page.getByRole('button', { name: 'Vis dem' }).click()
  const picker = selvsyn.page.getByRole('dialog', { name: 'Noter, som ingen konstatering bruger' })
  await expect(picker.getByRole('option').first()).toBeInViewport()
  await selvsyn.page.keyboard.type('zebra')
  await expect(picker.getByText('Intet passer på det, du søger efter.')).toBeInViewport()
  await expectAccessibleInBothThemes(selvsyn.page)
  await selvsyn.page.keyboard.press('Escape')
})
