import { expect, test } from '@playwright/test'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchSelvsyn, type Selvsyn } from '../support/app.ts'
import { dayFromToday } from '../support/days.ts'
import { checkedWith, isAtHand, plainWithPandoc } from '../support/programs.ts'
import { throughLibreOffice, withComment, withPart } from '../support/returned-word.ts'
import { AnnouncementScreen } from './screens/announcement-screen.mts'
import { FindingsScreen } from './screens/findings-screen.mts'
import { FollowUpScreen } from './screens/follow-up-screen.mts'
import { HearingScreen } from './screens/hearing-screen.mts'
import { LettersScreen } from './screens/letters-screen.mts'
import { NewInspectionDialog } from './screens/new-inspection-dialog.mts'
import { PlanScreen } from './screens/plan-screen.mts'
import { ProfileScreen } from './screens/profile-screen.mts'
import { ReportScreen } from './screens/report-screen.mts'
import { SettingsScreen } from './screens/settings-screen.mts'
import { ShellScreen } from './screens/shell-screen.mts'
import { VisitScreen } from './screens/visit-screen.mts'

// One case from the yearly plan to the closing letter and beyond, by mouse and keys: each test goes on where the one before left off.
test.describe.configure({ mode: 'serial' })

const programs = isAtHand('soffice') && isAtHand('pandoc')
let selvsyn: Selvsyn
let shell: ShellScreen
const title = 'Håndtering af returpost'
const told = 'Returpost lægges i tre bakker til teamet.'
const seen = 'Bakkerne tømmes om fredagen.'
const folder = mkdtempSync(join(tmpdir(), 'selvsyn-life-'))
const file = (name: string): string => join(folder, name)
const year = new Date().getFullYear()
/** A day so many days from today, as a Dane types it. */
const typed = (days: number): string => dayFromToday(days).split('-').toReversed().join('-')

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn({ profile: join(folder, 'profile') })
  shell = new ShellScreen(selvsyn.page)
  await new ProfileScreen(selvsyn.page).createProfile()
  const settings = new SettingsScreen(selvsyn.page)
  await shell.openSettings()
  await settings.open('Medarbejdere')
  await settings.add('Tilføj medarbejder', 'Karen Eksempel')
})

test.afterAll(async () => {
  await selvsyn.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a theme of the yearly plan becomes a case', async () => {
  const plan = new PlanScreen(selvsyn.page)
  await plan.open()
  await plan.add('håndtering af returpost', year)
  await plan.entry('håndtering af returpost').getByRole('button', { expanded: false }).first().click()
  await selvsyn.page.getByRole('textbox', { name: 'Hvorfor' }).fill('Flere klager over breve, der kommer retur.')
  await selvsyn.page.getByRole('textbox', { name: 'Hvorfor' }).press('Tab')
  await plan.entry('håndtering af returpost').getByRole('button', { name: 'Start sag …' }).click()
  const dialog = new NewInspectionDialog(selvsyn.page)
  await dialog.fill({ 'Sagsnr.': '2018-0456789' })
  await dialog.fillAuthority(1, 'Socialforvaltningen', '', ['Borgercenter Nord'])
  await dialog.create()
  await expect(shell.title).toHaveText(title)
})

test('it is announced with questions and a deadline, and the letter goes out', async () => {
  const announcement = new AnnouncementScreen(selvsyn.page)
  await shell.openChapter('Varsling')
  await expect(announcement.purpose).toHaveValue('Flere klager over breve, der kommer retur.')
  await announcement.ask('Hvordan registreres returpost?')
  await announcement.ask('Hvem tømmer bakkerne?')
  const due = selvsyn.page.getByRole('textbox', { name: 'Frist for svar' })
  await due.fill(typed(14))
  await due.press('Tab')
  await selvsyn.page.getByRole('button', { name: 'Skriv varslingsbrev' }).click()
  await issueLetter('varsling', /Karen Eksempel/)
})

test('at the visit notes answer the questions, and become a finding with evidence', async () => {
  const visit = new VisitScreen(selvsyn.page)
  await shell.openChapter('Besøg')
  await visit.addVisit(typed(0), 'Lindevangsvej 12')
  await expect(visit.guide).toContainText('Hvordan registreres returpost?')
  await visit.line.click()
  await visit.press('Alt+ArrowDown')
  for (const text of [told, `.${seen}`]) await visit.note(text)
  await visit.makeFinding([told, seen], 'Returpost registreres ikke', 'Returpost')
  const findings = new FindingsScreen(selvsyn.page)
  await shell.openChapter('Konstateringer')
  await findings.entry('Returpost registreres ikke').click()
  await expect(findings.evidence).toHaveCount(2)
  await findings.assessment.write('Det bør fremgå, hvilke breve der er kommet retur.')
  await findings.scale.getByText('Uheldigt', { exact: true }).click()
  await selvsyn.page.getByRole('button', { name: 'Tilføj anbefaling' }).click()
  await expect(findings.demand('Anbefaling 1')).toBeFocused()
  await selvsyn.page.keyboard.type('fører en liste over returpost')
  await findings.demand('Anbefaling 1').press('Tab')
  await selvsyn.page.getByText('beder om underretning').first().click()
  await selvsyn.page.getByRole('button', { name: 'Tilføj spørgsmål' }).click()
  await expect(findings.demand('Spørgsmål 1')).toBeFocused()
  await selvsyn.page.keyboard.type('breve bliver afhentet')
  await findings.demand('Spørgsmål 1').press('Tab')
  await shell.saved()
})

test('the preliminary report goes out for hearing', async () => {
  const report = new ReportScreen(selvsyn.page)
  await shell.openChapter('Rapport')
  await report.section('Sammenfatning').write('Undersøgelsen viser, at returpost ligger i tre bakker.')
  await report.section('Konklusion').write('Forvaltningen bør følge op.')
  await report.fillParticulars('returpost', /Karen Eksempel/)
  await report.enter('Frist for høringssvar', typed(21))
  await selvsyn.saveDialogAnswers(file('foreloebig.docx'))
  await report.issue('foreløbig')
  const hearing = new HearingScreen(selvsyn.page)
  await shell.openChapter('Høring')
  await selvsyn.saveDialogAnswers(file('hoering.docx'))
  await hearing.openCopyDialog()
  await hearing.dialog.getByRole('button', { name: 'Gem', exact: true }).click()
  await expect(hearing.dialog).toBeHidden()
})

const by = 'w:author="Ole Juul" w:date="2019-04-01T10:00:00Z"'
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
/** In every place where it stands, one word for another; and a comment on the conclusion. */
const answered = (copy: Uint8Array): Uint8Array =>
  withComment(
    withPart(copy, 'word/document.xml', (xml) =>
      xml.replace(/<w:r><w:t xml:space="preserve">([^<]*)\btre bakker([^<]*)<\/w:t><\/w:r>/g, (_, before: string, after: string) =>
        [
          run(before),
          `<w:del w:id="1" ${by}><w:r><w:delText>tre</w:delText></w:r></w:del><w:ins w:id="2" ${by}>${run('to')}</w:ins>`,
          run(` bakker${after}`),
        ].join(''),
      ),
    ),
    { at: 'Forvaltningen bør følge op.', words: 'Det er sket.', author: 'Ole Juul' },
  )

test(checkedWith('the answer comes back through LibreOffice; one correction is worked in, one is turned down', 'LibreOffice', programs), async () => {
  test.skip(!programs)
  const hearing = new HearingScreen(selvsyn.page)
  writeFileSync(file('svar.docx'), await throughLibreOffice(answered(readFileSync(file('hoering.docx')))))
  await selvsyn.openDialogAnswers(file('svar.docx'))
  await hearing.readReturned()
  await expect(selvsyn.page.getByText('»svar.docx« har 5 ændringer og kommentarer; 5 kort er her.')).toBeVisible()
  const facts = hearing.group('4.1 Returpost registreres ikke').getByRole('article')
  await expect(facts).toHaveCount(2)
  await facts.first().getByText('indarbejdet', { exact: true }).click()
  await hearing.dialog.getByRole('button', { name: 'Ret teksten' }).click()
  await expect(hearing.group('4.1 Returpost registreres ikke')).toContainText('Returpost lægges i to bakker til teamet')
  const whole = hearing.group('Rapporten som helhed').getByRole('article')
  await expect(whole).toHaveCount(3)
  // The summary is corrected as well: both halves at once.
  await whole
    .filter({ has: selvsyn.page.locator('del') })
    .first()
    .getByText('indarbejdet', { exact: true })
    .click()
  await expect(hearing.dialog).toContainText('1 Sammenfatning')
  await hearing.dialog.getByRole('button', { name: 'Ret teksten' }).click()
  await expect(hearing.dialog).toBeHidden()
  const comment = whole.filter({ hasText: 'Det er sket.' })
  await comment.getByText('ikke indarbejdet', { exact: true }).click()
  await comment.getByRole('textbox', { name: 'Begrundelse' }).fill('Det er ikke dokumenteret.')
  await comment.getByRole('textbox', { name: 'Begrundelse' }).press('Tab')
  await expect(selvsyn.page.getByText('alle afgjort')).toBeVisible()
})

test('the hearing note and the final report say what became of each remark', async () => {
  await selvsyn.page.getByRole('button', { name: 'Skriv høringsnotat' }).click()
  await issueLetter('høringsnotat')
  const report = new ReportScreen(selvsyn.page)
  await shell.openChapter('Rapport')
  await report.show('Endelig')
  await selvsyn.page.getByRole('button', { name: 'I dag' }).first().click()
  await selvsyn.page.getByRole('button', { name: /^Brug \d{4}-/ }).click()
  await selvsyn.saveDialogAnswers(file('endelig.docx'))
  await report.issue('endelig')
})

test('the follow-up: a deadline, answers in pieces, a reminder, a reaction', async () => {
  const followUp = new FollowUpScreen(selvsyn.page)
  await shell.openChapter('Opfølgning')
  await followUp.open('A 1')
  const dialog = await followUp.deadline('Sæt frist …')
  await dialog.getByText('en dato', { exact: true }).click()
  await dialog.getByRole('textbox', { name: 'Frist' }).fill(typed(30))
  await dialog.getByRole('textbox', { name: 'Frist' }).press('Enter')
  await dialog.getByRole('button', { name: 'Sæt fristen' }).click()
  await followUp.registerAnswer('Listen er indført i Borgercenter Nord.')
  await followUp.registerAnswer('Resten følger efter sommerferien.')
  await followUp.sheet.getByRole('button', { name: 'Vendinger' }).click()
  await selvsyn.page.getByRole('option', { name: /har ingen bemærkninger/ }).click()
  await followUp.decide('Afslut punktet')
  await expect(followUp.group('Afgjort')).toContainText('A 1')
  await followUp.open('Hvem tømmer bakkerne?')
  await followUp.sheet.getByRole('button', { name: 'Skriv rykker' }).click()
  // A reminder is whole as it is begun.
  const letters = new LettersScreen(selvsyn.page)
  await selvsyn.saveDialogAnswers(file('rykker.docx'))
  await letters.issue('rykker')
})

test('the closing letter closes the case with an item outstanding; an answer comes afterwards all the same', async () => {
  const letters = new LettersScreen(selvsyn.page)
  await shell.openChapter('Breve')
  await letters.start('Afsluttende brev')
  // What has not been answered is in it as well, and says so.
  await letters.dialog.getByRole('checkbox', { name: /Hvem tømmer bakkerne/ }).press('Space')
  await letters.dialog.getByRole('button', { name: 'Opret brevet' }).click()
  await issueLetter('afsluttende brev')
  await expect(shell.case(title)).toHaveCount(0)
  await shell.showStage('Alle')
  await expect(shell.case(title)).toContainText('afsluttet')
  const followUp = new FollowUpScreen(selvsyn.page)
  await shell.openChapter('Opfølgning')
  await followUp.open('Hvem tømmer bakkerne?')
  await followUp.registerAnswer('Det gør teamet om fredagen.')
  await expect(followUp.thread('Hvem tømmer bakkerne?')).toBeVisible()
  await shell.openChapter('Overblik')
  await selvsyn.page.getByRole('button', { name: '1 besvaret punkt mangler reaktion' }).click()
  await expect(followUp.thread('Hvem tømmer bakkerne?')).toBeVisible()
})

test('every document lies in the case with its number', async () => {
  await shell.openChapter('Dokumenter')
  const kinds = ['announcement', 'preliminaryReport', 'hearingNote', 'finalReport', 'reminder', 'closingLetter']
  for (const [i, kind] of kinds.entries()) await expect(selvsyn.page.locator(`[data-document="${kind}"]`)).toContainText(`2018-0456789-${i + 1}`)
})

test(checkedWith('read by pandoc, the documents say what a reader looks for', 'pandoc', programs), async () => {
  test.skip(!programs)
  const says = async (name: string, ...words: string[]): Promise<void> => {
    const text = (await plainWithPandoc(readFileSync(file(name)))).replace(/[\s\u00A0]+/g, ' ').replaceAll('\u2011', '-')
    for (const one of words) expect(text, name).toContain(one)
  }
  await says('varsling.docx', 'Hvordan registreres returpost?', 'Hvem tømmer bakkerne?', '2018-0456789')
  await says('foreloebig.docx', 'tre bakker til teamet', 'fører en liste over returpost')
  await says(
    'høringsnotat.docx',
    'Ændret: ”Returpost lægges i tre bakker til teamet” til ”Returpost lægges i to bakker til teamet”',
    'Indarbejdet.',
    'Ikke indarbejdet.',
    'Det er ikke dokumenteret.',
    'Det er sket.',
  )
  await says('endelig.docx', 'to bakker til teamet', 'returpost ligger i to bakker', 'ligger i tre bakker', 'Det er ikke dokumenteret.')
  await says('rykker.docx', 'Hvem tømmer bakkerne?')
  await says(
    'afsluttende brev.docx',
    'Listen er indført i Borgercenter Nord.',
    'Resten følger efter sommerferien.',
    'har ingen bemærkninger',
    'følgende punkter står fortsat åbne: - Hvem tømmer bakkerne?',
  )
})

/** The letter that is open gets its day, number and signature and is issued. */
async function issueLetter(kind: string, signatory?: RegExp): Promise<void> {
  const letters = new LettersScreen(selvsyn.page)
  await letters.fillParticulars(signatory)
  await selvsyn.saveDialogAnswers(file(`${kind}.docx`))
  await letters.issue(kind)
}
