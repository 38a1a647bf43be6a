import { expect, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { AnnouncementScreen } from './screens/announcement-screen.mts'
import { ChecklistScreen } from './screens/checklist-screen.mts'
import { FindingsScreen } from './screens/findings-screen.mts'
import { HearingScreen } from './screens/hearing-screen.mts'
import { NewInspectionDialog } from './screens/new-inspection-dialog.mts'
import { OverviewScreen } from './screens/overview-screen.mts'
import { ProfileScreen } from './screens/profile-screen.mts'
import { ReportScreen } from './screens/report-screen.mts'
import { SettingsScreen } from './screens/settings-screen.mts'
import { ShellScreen } from './screens/shell-screen.mts'
import { VisitScreen } from './screens/visit-screen.mts'

// From the empty program to the final report in Word, by mouse and keys alone: each test goes on where the one before left off.
test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let shell: ShellScreen
const title = 'Returpost i to forvaltninger'
const told = 'Returpost lægges i en bakke til teamet.'
const seen = 'To uåbnede returbreve lå i bakken.'
const tenMinutes = 'Forberedelsen tager 10 minutter.'
const twentyMinutes = 'Der er afsat 20 minutter.'
const summary = 'Undersøgelsen viser, at returpost ikke registreres.'
const remark = 'Bakken tømmes hver dag.'
const file = (name: string) => join(selvsyn.profile, name)

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  shell = new ShellScreen(selvsyn.page)
  await new ProfileScreen(selvsyn.page).createProfile()
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test('the office writes in who signs, and makes the case with two authorities and three units', async () => {
  const settings = new SettingsScreen(selvsyn.page)
  await shell.openSettings()
  await settings.open('Medarbejdere')
  await settings.add('Tilføj medarbejder', 'Karen Eksempel')
  await expect(settings.row('Karen Eksempel')).toBeVisible()

  await selvsyn.chooseMenu('newInspection')
  const dialog = new NewInspectionDialog(selvsyn.page)
  await dialog.fill({ 'Sagsnr.': '2018-0456789', Titel: title, Tema: 'håndtering af returpost' })
  await dialog.fillAuthority(1, 'Socialforvaltningen', '2018-0111111', ['Borgercenter Nord'])
  await dialog.addAuthority()
  await dialog.fillAuthority(2, 'Økonomiforvaltningen', '', ['Posthuset', 'Kontakthuset'])
  await dialog.create()
  await expect(shell.title).toHaveText(title)
})

test('participants are typed one after the other at speed, and no key is lost', async () => {
  const overview = new OverviewScreen(selvsyn.page)
  for (const role of ['teamkoordinator', 'sagsbehandler', 'afdelingschef'])
    await overview.add('Deltagere fra forvaltningen', 'Tilføj deltager fra forvaltningen', role)
  await overview.add('Deltagere fra os', 'Tilføj deltager fra os', 'inspektør')
  const rows = overview.section('Deltagere fra forvaltningen').locator('button[aria-expanded]')
  await expect(rows).toHaveText([/1\s*teamkoordinator/, /2\s*sagsbehandler/, /3\s*afdelingschef/])
})

test('the questions are put, and one is undone and redone', async () => {
  const announcement = new AnnouncementScreen(selvsyn.page)
  await shell.openChapter('Varsling')
  await announcement.purpose.fill('At se, hvad der sker med post, som kommer retur.')
  await announcement.ask('Hvordan registreres returpost?')
  await announcement.ask('Hvor lang er forberedelsen?')
  await expect(announcement.questions).toHaveCount(2)
  await selvsyn.chooseMenu('undo')
  await expect(announcement.questions).toHaveCount(1)
  await selvsyn.chooseMenu('redo')
  await expect.poll(() => announcement.texts()).toEqual(['Hvordan registreres returpost?', 'Hvor lang er forberedelsen?'])
})

test('the visit: notes with question and speaker, and a checklist answered with keys', async () => {
  const visit = new VisitScreen(selvsyn.page)
  await shell.openChapter('Besøg')
  await visit.addVisit('07-02-2019', 'Lindevangsvej 12')
  await visit.line.click()
  await visit.press('Control+1')
  await visit.press('Alt+ArrowDown')
  for (const text of [told, '"Vi har ingen liste"', `.${seen}`]) await visit.note(text)
  await visit.press('Alt+ArrowDown')
  await visit.press('Control+2')
  await visit.note(tenMinutes)
  await visit.press('Control+3')
  await visit.note(twentyMinutes)
  expect(await visit.read()).toEqual([
    `fortalt|${told}|1 teamkoordinator · spm. 1`,
    'citat|»Vi har ingen liste«|1 teamkoordinator · spm. 1',
    `set|${seen}|spm. 1`,
    `fortalt|${tenMinutes}|2 sagsbehandler · spm. 2`,
    `fortalt|${twentyMinutes}|3 afdelingschef · spm. 2`,
  ])
  await visit.makeFinding([told, seen], 'Returpost registreres ikke', 'Returpost')
  await visit.makeFinding([tenMinutes, twentyMinutes], 'Forberedelsen beskrives forskelligt', 'Returpost')

  const checklist = new ChecklistScreen(selvsyn.page)
  await checklist.begin('Returpost og frister')
  await checklist.press('j', 'd', 'n')
  await expect(checklist.cell(3, 'Borgercenter Nord')).toHaveAttribute('aria-label', /Nej/)
})

test('the finding gets its assessment, grading, recommendation and question', async () => {
  const findings = new FindingsScreen(selvsyn.page)
  await shell.openChapter('Konstateringer')
  await findings.entry('Returpost registreres ikke').click()
  await expect(findings.title).toHaveValue('Returpost registreres ikke')
  await findings.assessment.write('Det bør fremgå, hvilke breve der er kommet retur.')
  await findings.scale.getByText('Uheldigt', { exact: true }).click()
  await selvsyn.page.getByRole('button', { name: 'Tilføj anbefaling' }).click()
  await expect(findings.demand('Anbefaling 1')).toBeFocused()
  await selvsyn.page.keyboard.type('fører en liste over returpost')
  await expect(findings.demand('Anbefaling 1')).toHaveValue('at forvaltningen fører en liste over returpost')
  await findings.demand('Anbefaling 1').press('Tab')
  await shell.saved()
})

test('the preliminary report is written, seen as pages and issued', async () => {
  const report = new ReportScreen(selvsyn.page)
  await shell.openChapter('Rapport')
  await report.section('Sammenfatning').write(summary)
  await report.section('Konklusion').write('Forvaltningerne bør følge op.')
  await report.fillParticulars('returpost', /Karen Eksempel/)
  await report.show('Sider')
  expect(await report.pagesAreSet()).toBeGreaterThan(1)
  await report.show('Skriv')
  await selvsyn.saveDialogAnswers(file('foreloebig.docx'))
  const hash = await report.issue('foreløbig')
  expect(hash).toBe(hashOf('foreloebig.docx'))
})

test('a remark is worked in, and the final report is issued', async () => {
  const hearing = new HearingScreen(selvsyn.page)
  await shell.openChapter('Høring')
  await hearing.addResponse()
  await hearing.addRemark(remark)
  await hearing.card(remark).getByText('indarbejdet', { exact: true }).click()
  const report = new ReportScreen(selvsyn.page)
  await shell.openChapter('Rapport')
  await report.show('Endelig')
  await selvsyn.page.getByRole('button', { name: 'I dag' }).first().click()
  await selvsyn.page.getByRole('button', { name: /^Brug \d{4}-/ }).click()
  await selvsyn.saveDialogAnswers(file('endelig.docx'))
  const hash = await report.issue('endelig')
  expect(hash).toBe(hashOf('endelig.docx'))
})

test('both files say what was typed, and only the first is marked FORELØBIG', async () => {
  for (const name of ['foreloebig.docx', 'endelig.docx']) {
    const { value } = await mammoth.extractRawText({ path: file(name) })
    for (const words of [told.slice(0, -1), seen.slice(0, -1), summary, 'fører en liste over returpost', 'Karen Eksempel', '2018-0456789'])
      expect(value).toContain(words)
  }
  expect(headersOf('foreloebig.docx')).toContain('FORELØBIG')
  expect(headersOf('endelig.docx')).not.toContain('FORELØBIG')
})

test('everything is there after the power is cut', async () => {
  await selvsyn.kill9()
  selvsyn = await launchSelvsyn({ profile: selvsyn.profile })
  shell = new ShellScreen(selvsyn.page)
  await new ProfileScreen(selvsyn.page).unlock()
  await shell.openCase(title)
  await shell.openChapter('Besøg')
  await expect(new VisitScreen(selvsyn.page).row(twentyMinutes)).toBeVisible()
  await shell.openChapter('Dokumenter')
  await expect(selvsyn.page.locator('[data-document]')).toHaveCount(2)
})

function hashOf(name: string): string {
  return createHash('sha256')
    .update(readFileSync(file(name)))
    .digest('hex')
}

/** What stands in the headers of a Word file, watermark included. */
function headersOf(name: string): string {
  const parts = Object.entries(unzipSync(readFileSync(file(name))))
  return parts.flatMap(([part, bytes]) => (/^word\/header\d+\.xml$/.test(part) ? strFromU8(bytes) : [])).join('')
}
