import { expect, test } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { AnnouncementScreen } from './screens/announcement-screen.mts'
import { inCore } from './screens/in-core.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { NewInspectionDialog } from './screens/new-inspection-dialog.mts'
import { OverviewScreen } from './screens/overview-screen.mts'
import { ProfileScreen } from './screens/profile-screen.mts'
import { ShellScreen } from './screens/shell-screen.mts'

// One case from its making to its deletion: each test goes on where the one before left off.
test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let shell: ShellScreen
let overview: OverviewScreen
let announcement: AnnouncementScreen

const title = 'Håndtering af returpost'
const first = 'Hvordan registreres returpost?'
const second = 'Hvornår gives en ny frist?'
const third = 'Hvem følger op, når medarbejderen er fraværende?'

function look(at: Selvsyn) {
  selvsyn = at
  shell = new ShellScreen(at.page)
  overview = new OverviewScreen(at.page)
  announcement = new AnnouncementScreen(at.page)
}

test.beforeAll(async () => {
  look(await launchSelvsyn())
  await new ProfileScreen(selvsyn.page).createProfile()
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test('a new inspection says in words what is missing, beside each field', async () => {
  await selvsyn.chooseMenu('newInspection')
  const dialog = new NewInspectionDialog(selvsyn.page)
  await dialog.create()
  await expect(dialog.said('Skriv mindst én forvaltning.')).toBeVisible()
  await expect(dialog.field('Sagsnr.')).toBeFocused()
  await dialog.fill({ 'Sagsnr.': '17-289209', Titel: title })
  await expect(dialog.said('Skriv årstal, bindestreg og seks eller syv cifre, fx 2018-0123456.')).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('it is made with several authorities, each with its own number and units', async () => {
  const dialog = new NewInspectionDialog(selvsyn.page)
  await dialog.fill({ 'Sagsnr.': '2018-0123456', Tema: 'håndtering af returpost', 'Planlagt fra': '1.3.2027', 'Planlagt til': '15-03-2027' })
  await dialog.fillAuthority(1, 'Socialforvaltningen', '2018-0011402', ['Borgercenter Voksne', 'Borgercenter Børn'])
  await dialog.addAuthority()
  await expect(selvsyn.page.getByRole('group', { name: 'Forvaltning 2' }).getByRole('combobox', { name: 'Forvaltning' })).toBeFocused()
  await dialog.fillAuthority(2, 'Økonomiforvaltningen', '', ['Posthuset'])
  await dialog.create()
  await dialog.isGone()
  await expect(shell.title).toHaveText(title)
  await expect(selvsyn.page.getByRole('tab', { name: 'Overblik' })).toBeFocused()
  await expect(shell.case(title)).toContainText('2018-0123456 · Socialforvaltningen · Økonomiforvaltningen')
  await expect(overview.section('Forvaltninger og enheder')).toContainText('Borgercenter Voksne, Borgercenter Børn')
  await expect(overview.timeline).toContainText('1. marts 2027')
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('undoing that the case was made leaves it, and redoing opens it again', async () => {
  await selvsyn.chooseMenu('undo')
  await expect(shell.title).toHaveText('Opret den første inspektion')
  await selvsyn.chooseMenu('redo')
  await expect(shell.title).toHaveText(title)
})

test('facts save themselves when they are left, and a refused one says why', async () => {
  await overview.field('Tema').fill('håndtering og registrering af returpost')
  await overview.field('Tema').blur()
  await shell.saved()
  await overview.field('Sagsnr.').fill('2018')
  await overview.field('Sagsnr.').blur()
  await expect(overview.section('Sagen')).toContainText('Skriv årstal, bindestreg og seks eller syv cifre')
  await overview.field('Sagsnr.').fill(' 2018-0123457 ')
  await overview.field('Sagsnr.').blur()
  await expect(shell.case(title)).toContainText('2018-0123457')
  await expect(overview.field('Sagsnr.')).toHaveValue('2018-0123457')
})

test('a visit that was planned for a day gone by is shown as passed', async () => {
  await overview.field('Planlagt fra').fill('1.3.2020')
  await overview.field('Planlagt fra').press('Enter')
  await expect(shell.case(title)).toContainText('besøg senest 15. mar. 2027')
  await overview.field('Planlagt til').fill('8.3.2020')
  await overview.field('Planlagt til').press('Enter')
  await expect(shell.case(title)).toContainText(/skulle være besøgt for \d+ dage siden/)
  await overview.field('Planlagt til').fill('15.3.2027')
  await overview.field('Planlagt til').press('Enter')
  await overview.field('Planlagt fra').fill('1.3.2027')
  await overview.field('Planlagt fra').press('Enter')
  await expect(shell.case(title)).toContainText('besøg 1. mar. 2027')
})

test('authorities, participants and material are added in a line and edited in place', async () => {
  await overview.add('Deltagere fra forvaltningen', 'Tilføj deltager fra forvaltningen', 'Teamkoordinator')
  await overview.add('Deltagere fra os', 'Tilføj deltager fra os', 'Inspektør')
  await overview.add('Modtaget materiale', 'Tilføj materiale', 'Vejledning om returpost')
  await overview.open('Modtaget materiale', 'Vejledning om returpost')
  await expect(overview.field('Henvises til som')).toHaveValue('bilag 1')
  await overview.open('Deltagere fra forvaltningen', 'Teamkoordinator')
  await overview.open('Forvaltninger og enheder', 'Socialforvaltningen')
  await overview.field('Att.').fill('Enhedschefen')
  await overview.field('Att.').blur()
  await shell.saved()
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('a closed row with units asks before it goes, and says what goes along', async () => {
  await overview.section('Forvaltninger og enheder').getByRole('button', { name: 'Slet Økonomiforvaltningen' }).click()
  const question = selvsyn.page.getByRole('alertdialog', { name: 'Slet Økonomiforvaltningen?' })
  await expect(question).toContainText('Enheden Posthuset forsvinder også.')
  await question.getByRole('button', { name: 'Annuller' }).click()
  await expect(question).toHaveCount(0)
  await expect(overview.section('Forvaltninger og enheder')).toContainText('Økonomiforvaltningen')
})

test('questions are put, moved by keyboard and by hand, dropped with a reason and taken back', async () => {
  await shell.openChapter('Varsling')
  for (const text of [second, first, third]) {
    await announcement.ask(text)
    await expect(announcement.questions.filter({ has: announcement.handle(text) })).toBeVisible()
  }
  await announcement.handle(first).press('ArrowUp')
  await expect.poll(() => announcement.texts()).toEqual([first, second, third])
  await expect(announcement.handle(first)).toBeFocused()
  await announcement.drag(third, second)
  await expect.poll(() => announcement.texts()).toEqual([first, third, second])
  await announcement.drop(2, 'Besvaret i et notat.')
  await expect(announcement.questions.nth(1)).toContainText('frafaldet: Besvaret i et notat.')
  // A question dropped before the announcement takes no number in it.
  await announcement.remove(2)
  await expect(announcement.questions).toHaveCount(2)
  await selvsyn.chooseMenu('undo')
  await expect(announcement.questions).toHaveCount(3)
  await expect(shell.message('Fortrudt: spørgsmål slettet')).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('an answer says when, how, from whom and to what; the questions it meets are no longer unanswered', async () => {
  await shell.openChapter('Varsling')
  const answer = await announcement.addAnswer()
  await expect(answer.getByRole('textbox', { name: 'Svarets dato' })).toBeFocused()
  await answer.getByRole('textbox', { name: 'Svarets dato' }).fill('12.1.2027')
  await answer.getByRole('button', { name: /Hvordan/ }).click()
  await selvsyn.page.getByRole('option', { name: 'brev' }).click()
  await answer.getByRole('textbox', { name: 'Svarets ordlyd' }).fill('Returpost registreres samme dag.')
  await answer.getByRole('checkbox', { name: /^2\. / }).press('Space')
  await expect(answer.locator('.ui-row-summary')).toContainText('12. januar 2027 brev · Socialforvaltningen')
  await expect(answer.locator('.ui-row-summary')).toContainText('besvarer spm. 1')
  await expect(announcement.questions.first()).toContainText('besvaret 12. januar 2027')
  await expect(announcement.questions.nth(2)).toContainText('ubesvaret')
  await expect(selvsyn.page.getByText('Økonomiforvaltningen har ikke svaret')).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('a second answer comes from the authority that is missing, and is taken away and back', async () => {
  await announcement.answers.first().locator('.ui-row-summary').click()
  const answer = await announcement.addAnswer()
  await expect(answer.getByRole('checkbox', { name: 'Økonomiforvaltningen' })).toBeChecked()
  await expect(selvsyn.page.getByText('Økonomiforvaltningen har ikke svaret')).toHaveCount(0)
  await answer.getByRole('button', { name: /^Slet svaret af/ }).click()
  await expect(announcement.answers).toHaveCount(1)
  await selvsyn.chooseMenu('undo')
  await expect(announcement.answers).toHaveCount(2)
  await selvsyn.chooseMenu('chapter.overview')
  await expect(overview.timeline).toContainText('12. januar 2027 Svar på varslingen')
  await shell.openChapter('Varsling')
})

test('what was being typed is back after the power is cut, and what was shown as saved is there', async () => {
  await announcement.purpose.fill('At se, hvad der sker med post, som kommer retur.')
  await announcement.purpose.blur()
  await shell.saved()
  await announcement.question(1).press('End')
  await announcement.question(1).pressSequentially(' Og hvem gør det?')
  // The journal has it within a quarter of a second; saving would take longer.
  await selvsyn.page.waitForTimeout(400)
  await selvsyn.kill9()

  look(await launchSelvsyn({ profile: selvsyn.profile }))
  await new ProfileScreen(selvsyn.page).unlock()
  await shell.openCase(title)
  await shell.openChapter('Varsling')
  await expect(announcement.question(1)).toHaveValue(`${first} Og hvem gør det?`)
  await expect(announcement.purpose).toHaveValue('At se, hvad der sker med post, som kommer retur.')
})

test('what cannot be deleted says what holds it, covers no control, and goes when the person goes on', async () => {
  const { page } = selvsyn
  const [summary] = await inCore(page, 'inspection.overview', {})
  const inspectionId = summary?.id ?? ''
  const [speaker] = await inCore(page, 'participant.list', { inspectionId })
  const time = '2027-03-02T09:31:00.000Z'
  await inCore(page, 'note.create', {
    inspectionId,
    sourceId: speaker?.id ?? null,
    nature: 'told',
    text: 'Posten kommer retur.',
    takenAt: time,
    stampedAt: time,
  })
  await shell.openChapter('Overblik')
  await page.getByRole('button', { name: 'Slet Teamkoordinator' }).click()
  const refusal = shell.message('Deltageren kan ikke slettes: en note (»Posten kommer retur.«) henviser dertil.')
  await expect(refusal).toBeVisible()
  await expect.poll(() => shell.covered(refusal)).toEqual([])
  await expectAccessibleInBothThemes(page)
  await shell.openChapter('Varsling')
  await expect(refusal).toHaveCount(0)
})

test('a case file that cannot be read in shows what is wrong, by its place in the file', async () => {
  const { page } = selvsyn
  const path = join(selvsyn.profile, 'sag.json')
  writeFileSync(path, JSON.stringify({ format: 'selvsyn-case', schemaVersion: 1, inspection: { caseNumber: '18-1', title: '' }, notes: 'ingen' }))
  await selvsyn.openDialogAnswers(path)
  await selvsyn.chooseMenu('openCaseFile')
  const dialog = page.getByRole('dialog', { name: 'Sagsfilen kan ikke læses, og intet er hentet ind.' })
  const problems = dialog.getByRole('listitem')
  await expect(problems.filter({ hasText: 'inspection.caseNumber' })).toContainText('Sagsnummeret skrives som årstal')
  await expect(problems.filter({ hasText: 'notes' })).toContainText('Her skal stå en liste')
  await expectAccessibleInBothThemes(page)
  await dialog.getByRole('button', { name: 'Kopiér listen' }).click()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('at 200 % the columns of a chapter make one page that scrolls as a whole', async () => {
  await shell.zoom(selvsyn, 2)
  for (const chapter of ['Overblik', 'Varsling']) {
    await shell.openChapter(chapter)
    await expect.poll(() => shell.scrollers()).toBe(1)
    await expectAccessibleInBothThemes(selvsyn.page)
  }
  await shell.zoom(selvsyn, 1)
})

test('keys lead through the chapters, and F1 shows them all', async () => {
  await selvsyn.chooseMenu('chapter.overview')
  await shell.isAtChapter('Overblik')
  await selvsyn.chooseMenu('nextChapter')
  await shell.isAtChapter('Varsling')
  await selvsyn.chooseMenu('shortcuts')
  await expect(selvsyn.page.getByRole('dialog', { name: 'Tastaturgenveje' })).toContainText('Ctrl Shift F')
  await expect(selvsyn.page.getByRole('dialog', { name: 'Tastaturgenveje' })).toContainText('Udelad i citatet')
  await expectAccessibleInBothThemes(selvsyn.page)
  await selvsyn.page.keyboard.press('Escape')
})

test('the cases are filtered by words and stage', async () => {
  await shell.filter.fill('findes ikke')
  await expect(shell.case(title)).toHaveCount(0)
  await shell.filter.fill('økonomi')
  await expect(shell.case(title)).toHaveCount(1)
  await shell.filter.fill('')
  await shell.showStage('afsluttet')
  await expect(shell.case(title)).toHaveCount(0)
  await shell.showStage('Alle')
  await expect(shell.case(title)).toHaveCount(1)
})

test('a closed case leaves the list, which says so and offers to show it', async () => {
  await shell.showStage('Åbne')
  await shell.openChapter('Overblik')
  await overview.field('Afsluttet den').fill('1.4.2027')
  await overview.field('Afsluttet den').press('Tab')
  await expect(shell.case(title)).toHaveCount(0)
  await selvsyn.page.getByRole('button', { name: 'Vis også de afsluttede' }).click()
  await expect(shell.case(title)).toHaveCount(1)
})

test('deleting a case says what goes with it, and is taken back with undo', async () => {
  const question = await shell.askToDeleteCase()
  await expect(question).toContainText('Du kan fortryde')
  await expectAccessibleInBothThemes(selvsyn.page)
  await shell.confirmDelete(question)
  await expect(shell.case(title)).toHaveCount(0)
  await selvsyn.chooseMenu('undo')
  await expect(shell.case(title)).toHaveCount(1)
  await expect(shell.title).toHaveText(title)
})
