import { expect, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { passphrase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { issueReport } from './screens/issue-report.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { RecommendationsScreen } from './screens/recommendations-screen.mts'
import { ShellScreen } from './screens/shell-screen.mts'

test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let screen: RecommendationsScreen
let inspectionId: string
const folder = mkdtempSync(join(tmpdir(), 'selvsyn-recommendations-'))

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  await expect(selvsyn.page.getByRole('heading', { level: 1 })).toBeVisible()
  await inCore(selvsyn.page, 'profile.create', { passphrase, useKeychain: false })
  await selvsyn.openDialogAnswers(join(import.meta.dirname, '../../resources/example/skriftlige-henvendelser.json'))
  inspectionId = (await inCore(selvsyn.page, 'caseFile.open', {})).inspectionId
  screen = new RecommendationsScreen(selvsyn.page)
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
  rmSync(folder, { recursive: true, force: true })
})

test('before anything is issued the screen says what will stand there', async () => {
  await screen.open()
  await expect(selvsyn.page.getByText('Ingen anbefalinger endnu')).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('the recommendations of an issued report stand there, each with finding, grading, document and state', async () => {
  await issueReport(selvsyn, inspectionId, 'preliminaryReport', join(folder, 'preliminaryReport.docx'))
  await expect(selvsyn.page.getByText('Ingen anbefalinger endnu')).toBeVisible()
  await issueReport(selvsyn, inspectionId, 'finalReport', join(folder, 'finalReport.docx'))
  const recommendations = await inCore(selvsyn.page, 'recommendation.list', { inspectionId })
  const [first] = recommendations
  await inCore(selvsyn.page, 'followUp.set', { noun: 'recommendation', id: first!.id, patch: { status: 'closed' } })
  await expect(screen.count).toContainText(`${recommendations.length} anbefalinger`)
  await expect(screen.count).toContainText('1 afgjort')
  const row = screen.rows.filter({ hasText: first!.text.slice(0, 40) })
  await expect(row).toContainText('afsluttet')
  await expect(row).toContainText('Endelig rapport')
  await expect(row).toContainText(/punkt \d+\.\d+/)
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('at 200 % the list has most of the window, and the filters come when they are asked for', async () => {
  const shell = new ShellScreen(selvsyn.page)
  await shell.zoom(selvsyn, 2)
  const status = selvsyn.page.getByRole('button', { name: /Status$/ })
  await expect(status).toHaveCount(0)
  await expectAccessibleInBothThemes(selvsyn.page)
  const list = await selvsyn.page.getByRole('listbox', { name: 'Anbefalinger og spørgsmål fra alle sager' }).boundingBox()
  expect(list?.height ?? 0).toBeGreaterThan(150)
  await selvsyn.page.getByRole('button', { name: 'Flere filtre' }).click()
  await expect(status).toBeVisible()
  await shell.zoom(selvsyn, 1)
})

test('what is shown is chosen by state and words, and saved as it is shown', async () => {
  await screen.choose('Status', 'afsluttet')
  await expect(screen.rows).toHaveCount(1)
  await expect(screen.count).toHaveText('1 anbefaling, 1 afgjort')
  await selvsyn.saveDialogAnswers(join(folder, 'anbefalinger.xlsx'))
  await selvsyn.page.getByRole('button', { name: 'Gem som regneark …' }).click()
  await expect(selvsyn.page.getByText('Regnearket er gemt')).toBeVisible()
  const sheet = strFromU8(unzipSync(readFileSync(join(folder, 'anbefalinger.xlsx')))['xl/worksheets/sheet1.xml']!)
  expect(sheet.match(/<row /g)).toHaveLength(2)
  expect(sheet).toContain('Bedømmelse')
  await screen.search('der står ingen steder')
  await expect(selvsyn.page.getByText('Ingen passer til det valgte')).toBeVisible()
  await selvsyn.page.getByRole('button', { name: 'Vis alle' }).click()
  await expect(screen.rows.nth(1)).toBeVisible()
})

test('the figures of the year are counted, and a press on a recommendation opens its thread', async () => {
  await selvsyn.page.getByText('Tal til årsberetningen').click()
  const table = selvsyn.page.getByRole('table')
  await expect(table.getByRole('row', { name: /^Endelige rapporter/ })).toContainText('1')
  await expect(table.getByRole('row', { name: /^Inspektioner/ })).toContainText('1')
  const chart = selvsyn.page.getByRole('figure')
  await expect(chart.getByRole('img')).toHaveAttribute('alt', /^Anbefalinger efter år og status\. .* 2019: 4 afventer svar/)
  await expectAccessibleInBothThemes(selvsyn.page)
  await selvsyn.saveDialogAnswers(join(folder, 'anbefalinger.png'))
  await chart.getByRole('button', { name: 'Gem som billede (PNG) …' }).click()
  await expect(selvsyn.page.getByText('Diagrammet er gemt')).toBeVisible()
  const png = readFileSync(join(folder, 'anbefalinger.png'))
  const { width } = await chart.getByRole('img').evaluate((image: HTMLImageElement) => ({ width: image.naturalWidth }))
  expect(png.readUInt32BE(16)).toBe(2 * width)
  expect(png.toString('utf8')).toContain('Anbefalinger efter år og status')
  await selvsyn.page.getByText('Liste', { exact: true }).click()
  const words = (await screen.rows.nth(1).locator('p').textContent())!.replace(/^Anbefaling \d+ /, '')
  await screen.rows.nth(1).click()
  await expect(selvsyn.page.getByRole('tab', { name: 'Opfølgning' })).toHaveAttribute('aria-selected', 'true')
  await expect(selvsyn.page.locator('.thread-sheet')).toContainText(words.slice(0, 40))
})
