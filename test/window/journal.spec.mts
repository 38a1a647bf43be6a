import { expect, test } from '@playwright/test'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasProgram } from '../../scripts/system-libraries.ts'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { openChapter, passphrase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { issueReport } from './screens/issue-report.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { SettingsScreen } from './screens/settings-screen.mts'

test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
const folder = mkdtempSync(join(tmpdir(), 'selvsyn-journal-'))

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  await expect(selvsyn.page.getByRole('heading', { level: 1 })).toBeVisible()
  await inCore(selvsyn.page, 'profile.create', { passphrase, useKeychain: false })
  await selvsyn.openDialogAnswers(join(import.meta.dirname, '../../resources/example/skriftlige-henvendelser.json'))
  const { inspectionId } = await inCore(selvsyn.page, 'caseFile.open', {})
  await issueReport(selvsyn, inspectionId, 'preliminaryReport', join(folder, 'udstedt.docx'))
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
  rmSync(folder, { recursive: true, force: true })
})

test('the office says how files for the records system are named, and sees an example as it types', async () => {
  await selvsyn.chooseMenu('settings')
  await new SettingsScreen(selvsyn.page).open('Journal')
  const pattern = selvsyn.page.getByRole('textbox', { name: 'Filnavn til journalen' })
  await expect(selvsyn.page.getByText('Eksempel: 2017-0289209-40 Endelig rapport.docx')).toBeVisible()
  await pattern.fill('{sagsnr} {forkert}')
  await expect(selvsyn.page.getByText('{forkert} er ikke et felt.')).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
  await pattern.fill('{dato}/{dokumentnr}')
  await expect(selvsyn.page.getByText('Eksempel: 2019-07-30-2017-0289209-40.docx')).toBeVisible()
  await pattern.blur()
  await expect.poll(async () => (await inCore(selvsyn.page, 'settings.get', {})).journalPattern).toBe('{dato}/{dokumentnr}')
  await selvsyn.page.getByRole('button', { name: 'Brug det oprindelige navn' }).click()
  await expect(pattern).toHaveValue('{dokumentnr} {dokumenttype}')
})

test('a document is saved for the records system with its details beside it, and never over details that are there', async () => {
  await openChapter(selvsyn.page, 'Håndtering og fordeling', 'Dokumenter')
  await selvsyn.saveDialogAnswers(join(folder, 'til journalen.docx'))
  const save = selvsyn.page.getByRole('button', { name: 'Gem til journalen …' })
  await save.click()
  await expect(selvsyn.page.getByText('Filen og dens oplysninger er gemt')).toBeVisible()
  expect(readdirSync(folder).toSorted()).toEqual(['til journalen.docx', 'til journalen.json', 'udstedt.docx'])
  await save.click()
  await expect(selvsyn.page.getByText('Der ligger allerede en fil med oplysninger')).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('a document is saved as PDF by the LibreOffice of the computer', async () => {
  test.skip(!hasProgram('soffice'), 'LibreOffice is not installed here')
  await selvsyn.saveDialogAnswers(join(folder, 'udstedt.pdf'))
  await selvsyn.page.getByRole('button', { name: 'Gem som PDF …' }).click()
  await expect(selvsyn.page.getByText('PDF-filen er gemt')).toBeVisible({ timeout: 20_000 })
  expect(readFileSync(join(folder, 'udstedt.pdf')).toString('latin1')).toContain('/Marked true')
})
