import { expect, test } from '@playwright/test'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { lintDocx } from '../support/docx-lint.ts'
import { openChapter, passphrase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { SettingsScreen } from './screens/settings-screen.mts'

test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let settings: SettingsScreen
const folder = mkdtempSync(join(tmpdir(), 'selvsyn-keeping-'))
/** Where to put pictures of the screens, for whoever looks at them. */
const pictures = process.env['SELVSYN_PICTURES']
const picture = async (name: string) => {
  if (pictures !== undefined) await selvsyn.page.screenshot({ path: join(pictures, `${name}.png`) })
}

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  settings = new SettingsScreen(selvsyn.page)
  await expect(selvsyn.page.getByRole('heading', { level: 1 })).toBeVisible()
  await inCore(selvsyn.page, 'profile.create', { passphrase, useKeychain: false })
  await selvsyn.openDialogAnswers(join(import.meta.dirname, '../../resources/example/skriftlige-henvendelser.json'))
  await inCore(selvsyn.page, 'caseFile.open', {})
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
  rmSync(folder, { recursive: true, force: true })
})

test('the audit trail is shown, narrowed, checked and saved with its hashes', async () => {
  await selvsyn.chooseMenu('settings')
  await settings.open('Revisionsspor')
  const list = selvsyn.page.getByRole('list', { name: 'Poster, de nyeste først' })
  await expect(list.getByText('Sagsfil læst ind')).toBeVisible()
  await expect(list.getByText('Sporet begyndt')).toBeVisible()
  await selvsyn.page.getByRole('button', { name: 'Kontrollér nu' }).click()
  await expect(selvsyn.page.getByText(/Sporet er helt: \d+ poster kontrolleret/)).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
  await picture('audit')
  await selvsyn.page.getByRole('button', { name: /Hvad$/ }).click()
  await selvsyn.page.getByRole('option', { name: 'Låst op' }).click()
  await expect(list.getByText('Sagsfil læst ind')).toHaveCount(0)
  await expect(selvsyn.page.getByText(/^1 post/)).toBeVisible()
  const path = join(folder, 'spor.csv')
  await selvsyn.saveDialogAnswers(path)
  await settings.press('Gem som .csv …')
  await expect(selvsyn.page.getByText('Revisionssporet er gemt med kontrolsummer')).toBeVisible()
  expect(readFileSync(path, 'utf8')).toContain('caseFileOpened')
})

test('a rule of retention is changed and taken back', async () => {
  await settings.open('Opbevaring')
  await settings.row('Noter').click()
  await expect(settings.field('Opbevares i')).toHaveValue('5')
  await expectAccessibleInBothThemes(selvsyn.page)
  await picture('retention-rules')
  await settings.field('Opbevares i').fill('fem')
  await expect(settings.said('Skriv et helt tal fra 0 til 1.000.')).toBeVisible()
  await settings.field('Opbevares i').fill('3')
  await settings.field('Opbevares i').press('Tab')
  await expect(settings.row('Noter')).toContainText('3 år efter sagens afslutning')
  await settings.press('Brug den oprindelige regel')
  await expect(settings.row('Noter')).toContainText('5 år efter sagens afslutning')
})

test('what is not in the records system is listed in the case and marked, and can be taken back', async () => {
  await openChapter(selvsyn.page, 'Håndtering og fordeling', 'Dokumenter')
  const waiting = selvsyn.page.getByRole('region', { name: 'Mangler at blive journaliseret' })
  await expect(waiting).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
  await picture('documents')
  const tab = selvsyn.page.getByRole('tab', { name: /Dokumenter/ })
  await expect(tab.getByRole('img', { name: /mangler at blive journaliseret/ })).toHaveText(String(await waiting.getByRole('listitem').count()))
  const before = await waiting.getByRole('listitem').count()
  await waiting
    .getByRole('button', { name: /^Markér som journaliseret/ })
    .first()
    .click()
  const number = selvsyn.page.getByRole('textbox', { name: 'Nummer i journalen' })
  await expect(number).toBeFocused()
  await expectAccessibleInBothThemes(selvsyn.page)
  await picture('hand-over')
  await number.fill('2026-77')
  await selvsyn.page.getByRole('button', { name: 'Markér', exact: true }).click()
  await expect(selvsyn.page.getByRole('dialog')).toHaveCount(0)
  await expect.poll(() => waiting.getByRole('listitem').count()).toBe(before - 1)
  await selvsyn.chooseMenu('undo')
  await expect.poll(() => waiting.getByRole('listitem').count()).toBe(before)
})

test('notes whose time is up are deleted after a question that says what stays, and leave a certificate', async () => {
  const [inspection] = await inCore(selvsyn.page, 'inspection.overview', {})
  await selvsyn.page.getByRole('tab', { name: 'Overblik' }).click()
  await inCore(selvsyn.page, 'inspection.update', { id: inspection?.id ?? '', patch: { closedOn: '2019-11-26' } })
  const panel = selvsyn.page.getByRole('region', { name: 'Opbevaring og sletning' })
  await panel.scrollIntoViewIfNeeded()
  await expectAccessibleInBothThemes(selvsyn.page)
  await picture('case-retention')
  await panel.getByRole('button', { name: 'Slet nu: Noter' }).click()
  const question = selvsyn.page.getByRole('alertdialog', { name: 'Slet noter for altid?' })
  await expect(question).toContainText('Ord, der er citeret i konstateringer')
  await expect(question).toContainText('Sikkerhedskopierne kan indeholde det indtil')
  await expectAccessibleInBothThemes(selvsyn.page)
  await picture('erase-question')
  await question.getByRole('button', { name: 'Slet for altid' }).click()
  await panel.getByRole('button', { name: '1 sletningsbevis' }).click()
  await expectAccessibleInBothThemes(selvsyn.page)
  await picture('certificates')
  const path = join(folder, 'alle.docx')
  await selvsyn.saveDialogAnswers(path)
  await panel.getByRole('button', { name: 'Gem fortegnelsen over alle …' }).click()
  await expect(selvsyn.page.getByText('Fortegnelsen er gemt')).toBeVisible()
  expect(lintDocx(readFileSync(path))).toEqual([])
  await expect(panel.getByRole('button', { name: 'Slet nu: Noter' })).toHaveCount(0)
})
