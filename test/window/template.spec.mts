import { expect, test } from '@playwright/test'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { ProfileScreen } from './screens/profile-screen.mts'
import { SettingsScreen } from './screens/settings-screen.mts'
import { ShellScreen } from './screens/shell-screen.mts'

test.describe.configure({ mode: 'serial' })

const fixture = join(import.meta.dirname, '../fixtures/templates/libreoffice.docx')
let selvsyn: Selvsyn
let shell: ShellScreen
let settings: SettingsScreen
let folder: string

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'selvsyn-template-'))
  selvsyn = await launchSelvsyn()
  shell = new ShellScreen(selvsyn.page)
  settings = new SettingsScreen(selvsyn.page)
  await new ProfileScreen(selvsyn.page).createProfile()
  await shell.openSettings()
  await settings.row('Borgerrådgiveren').first().click()
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
  rmSync(folder, { recursive: true, force: true })
})

test('a file that is no template is refused with what to do, and nothing is chosen', async () => {
  const other = join(folder, 'brev.docx')
  writeFileSync(other, 'ikke et dokument')
  await selvsyn.openDialogAnswers(other)
  await settings.template.choose()
  await expect(shell.message('Filen er ikke et Word-dokument.')).toBeVisible()
  await expect(settings.template.group).toContainText('Rapporter får Selvsyns eget udseende')
})

test('before a template is taken the office sees what it lacks, and can leave it', async () => {
  await selvsyn.openDialogAnswers(fixture)
  await settings.template.choose()
  await expect(settings.template.dialog).toContainText('Skriv {{sagsnr}} i selve brevet')
  await expect(settings.template.dialog).toContainText('Skabelonen har ikke Titel')
  await expectAccessibleInBothThemes(selvsyn.page)
  await settings.template.dialog.getByRole('button', { name: 'Annuller' }).click()
  await expect(settings.template.group).toContainText('Rapporter får Selvsyns eget udseende')
})

test('a template that is taken stands at its letterhead with what it lacks, and undo takes it back', async () => {
  await settings.template.choose()
  await settings.template.dialog.getByRole('button', { name: 'Brug skabelonen' }).click()
  await expect(settings.template.group).toContainText('libreoffice.docx')
  await expect(settings.template.lacks).toContainText('FORELØBIG på hver side')
  await expectAccessibleInBothThemes(selvsyn.page)
  await shell.saved()
  await selvsyn.chooseMenu('undo')
  await expect(settings.template.group).toContainText('Rapporter får Selvsyns eget udseende')
  await selvsyn.chooseMenu('redo')
  await expect(settings.template.group).toContainText('libreoffice.docx')
})

test('a template is saved out again as it was, taken away, and brought back by undo', async () => {
  const copy = join(folder, 'kopi.docx')
  await selvsyn.saveDialogAnswers(copy)
  await settings.press('Gem skabelonen …')
  await expect(shell.message('Skabelonen er gemt')).toBeVisible()
  expect(readFileSync(copy).equals(readFileSync(fixture))).toBe(true)
  await settings.press('Fjern skabelonen')
  await expect(settings.template.group).toContainText('Rapporter får Selvsyns eget udseende')
  await selvsyn.chooseMenu('undo')
  await expect(settings.template.group).toContainText('libreoffice.docx')
})

test('the template to begin with lacks nothing', async () => {
  const beginning = join(folder, 'begynd.docx')
  await selvsyn.saveDialogAnswers(beginning)
  await settings.press('Gem en skabelon at begynde med …')
  await expect(shell.message('begynd.docx')).toBeVisible()
  await selvsyn.openDialogAnswers(beginning)
  await settings.template.choose()
  await expect(settings.template.dialog).toContainText('Skabelonen mangler intet')
  await settings.template.dialog.getByRole('button', { name: 'Brug skabelonen' }).click()
  await expect(settings.template.group).toContainText('begynd.docx')
})
