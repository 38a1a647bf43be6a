import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { openChapter, startSmallCase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { FollowUpScreen } from './screens/follow-up-screen.mts'
import { LettersScreen } from './screens/letters-screen.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { SearchScreen } from './screens/search-screen.mts'
import { ShellScreen } from './screens/shell-screen.mts'

test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let letters: LettersScreen
let inspectionId: string

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  inspectionId = await startSmallCase(selvsyn.page)
  await inCore(selvsyn.page, 'colleague.create', { name: 'Anna Berg', title: 'Specialkonsulent' })
  letters = new LettersScreen(selvsyn.page)
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test('before any letter the chapter says what letters are for; Varsling leads to the announcement', async () => {
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Breve')
  await expect(selvsyn.page.getByText('Sagen har ingen breve endnu')).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
  await selvsyn.page.getByRole('tab', { name: 'Varsling' }).click()
  await selvsyn.page.getByRole('button', { name: 'Skriv varslingsbrev' }).click()
  await expect(selvsyn.page.getByRole('tab', { name: 'Breve' })).toHaveAttribute('aria-selected', 'true')
  await expect(letters.letter('Varsling')).toContainText('kladde')
  await expect(letters.sections.filter({ hasText: 'Hvordan fordeles posten?' })).toHaveCount(1)
  await expect(selvsyn.page.getByRole('textbox', { name: 'Indledning', exact: true })).toBeFocused()
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('the announcement is seen as pages, and a second press of the button opens the same letter', async () => {
  await letters.show('Sider')
  await expect(letters.pages.first()).toContainText('Hvordan fordeles posten?')
  await expectAccessibleInBothThemes(selvsyn.page)
  await letters.show('Skriv')
  await selvsyn.page.getByRole('tab', { name: 'Varsling' }).click()
  await selvsyn.page.getByRole('button', { name: 'Åbn varslingsbrevet' }).click()
  await expect(letters.list.locator('[data-letter]')).toHaveCount(1)
})

test('the announcement is issued and lies among the documents; it is held then', async () => {
  await letters.fillParticulars(/Anna Berg/)
  await selvsyn.saveDialogAnswers(join(selvsyn.profile, 'varsling.docx'))
  await letters.issue('varsling')
  await expect(letters.letter('Varsling')).toContainText('udstedt')
  await expect(letters.gate).toContainText('Udstedt')
  await letters.act((await letters.field('Titel').inputValue()) || 'Varsling', 'Slet brevet')
  await expect(selvsyn.page.getByText('Brevet er udstedt og kan ikke slettes')).toBeVisible()
  await expect(letters.list.locator('[data-letter]')).toHaveCount(1)
})

test('a closing letter is about what was answered; its quotations are held against the answers while they are written', async () => {
  const questions = await inCore(selvsyn.page, 'question.list', { inspectionId })
  const authorityIds = (await inCore(selvsyn.page, 'authority.list', { inspectionId })).map(({ id }) => id)
  for (const [index, text] of ['Posten fordeles hver morgen af to medarbejdere i mødetiden.', 'Fristen er ti arbejdsdage.'].entries())
    await inCore(selvsyn.page, 'answer.create', { inspectionId, authorityIds, questionIds: [questions[index]?.id ?? ''], date: '2018-03-08', text })
  await letters.start('Afsluttende brev')
  await expect(letters.dialog).toContainText('2 af 3 valgt')
  await expect(letters.dialog.getByRole('checkbox').first()).toBeFocused()
  await expectAccessibleInBothThemes(selvsyn.page)
  await letters.dialog.getByRole('button', { name: 'Opret brevet' }).click()
  const first = letters.section('Ad 1.')
  await expect(first).toContainText('Posten fordeles hver morgen')
  await expect(first.getByRole('list', { name: 'Hvad afsnittet handler om' })).toContainText('besvaret, mangler reaktion')
  await first.getByText('Posten fordeles hver morgen').dblclick({ position: { x: 20, y: 10 } })
  await letters.text('Ad 1.').hasMarked('Posten')
  await selvsyn.page.keyboard.type('Brevene')
  await expect(letters.faults('Ad 1.')).toContainText('Citatet afviger fra svaret af 8. marts 2018 ved ordene »Brevene fordeles hver morgen af to«.')
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('left out words are marked with the tools of the quotation, which make it true again', async () => {
  const first = letters.section('Ad 1.')
  await first
    .locator('blockquote')
    .getByText('Brevene')
    .dblclick({ position: { x: 20, y: 10 } })
  await letters.text('Ad 1.').hasMarked('Brevene')
  await letters.text('Ad 1.').press('Control+Shift+KeyX')
  await expect(first).toContainText('(…) fordeles hver morgen')
  await expect(letters.faults('Ad 1.')).toHaveText('')
})

test('sections are added, written with an answer of the case, moved by keyboard and taken away', async () => {
  await letters.addSection('Ad 3.')
  await letters.text('Ad 3.').write('Se også svaret på spørgsmål 2.')
  await letters.text('Ad 3.').press('Control+Shift+KeyA')
  await letters.text('Ad 3.').pick('Indsæt svar som citat', 'arbejdsdage')
  await expect(letters.section('Ad 3.').locator('blockquote')).toContainText('Fristen er ti arbejdsdage.')
  await selvsyn.page.getByRole('button', { name: 'Flyt »Ad 3.«' }).press('ArrowUp')
  await expect(letters.sections.nth(-2)).toContainText('Fristen er ti arbejdsdage.')
  await letters.act('Ad 3.', 'Slet afsnittet')
  await expect(letters.section('Ad 3.')).toHaveCount(0)
  await selvsyn.page.getByRole('button', { name: 'Fortryd' }).click()
  await expect(letters.section('Ad 3.').locator('blockquote')).toContainText('Fristen er ti arbejdsdage.')
})

test('figures are pasted from a spreadsheet, refused with their line, and stand in the text', async () => {
  await letters.text('Ad 3.').text.locator('p').first().click()
  await selvsyn.page.getByRole('button', { name: 'Statistik …' }).click()
  await letters.dialog.getByRole('textbox', { name: 'Overskrift til tallene' }).fill('Klager fordelt efter emne')
  await letters.dialog.getByRole('textbox', { name: 'Rækker' }).fill('Lang sagsbehandlingstid\t1.103\nTone\t-3\nAndet\t')
  await expect(letters.dialog).toContainText('Linje 2: »-3« er negativt. Antal kan ikke være under nul.')
  await expect(letters.dialog).toContainText('Linje 3: Tallet mangler efter »Andet«.')
  await expectAccessibleInBothThemes(selvsyn.page)
  await letters.dialog.getByRole('textbox', { name: 'Rækker' }).fill('Lang sagsbehandlingstid\t1.103\nTone\t3')
  await expect(letters.dialog.getByRole('table')).toContainText('99,7 %')
  await expect(letters.dialog.getByRole('figure').getByRole('img')).toHaveAttribute('alt', /Tone: 3/)
  await expectAccessibleInBothThemes(selvsyn.page)
  await letters.dialog.getByRole('button', { name: 'Gem og indsæt' }).click()
  await expect(letters.section('Ad 3.').locator('[data-statistic]')).toHaveText('Klager fordelt efter emne')
  await letters.show('Sider')
  await expect(letters.pages.filter({ hasText: 'Klager fordelt efter emne' }).first()).toContainText('1.103')
  await selvsyn.saveDialogAnswers(join(selvsyn.profile, 'klager.svg'))
  await selvsyn.page.getByRole('button', { name: 'Gem et diagram som billede' }).click()
  await selvsyn.page.getByRole('menuitem', { name: 'Klager fordelt efter emne (SVG) …' }).click()
  await expect(selvsyn.page.getByText('Diagrammet er gemt')).toBeVisible()
  expect(readFileSync(join(selvsyn.profile, 'klager.svg'), 'utf8')).toContain('Lang sagsbehandlingstid: 1.103')
  await letters.show('Skriv')
})

test('the letter is issued, lies among the documents and can be issued again under another number; the e-mail says what is attached', async () => {
  await letters.fillIdentity()
  // Who signed the letter before signs this one, unless somebody says otherwise.
  await expect(letters.particulars).toContainText('Anna Berg')
  await letters.particulars.getByRole('button', { name: 'Kopiér følgetekst' }).click()
  await expect(selvsyn.page.getByText('Vedhæftet fremsendes et afsluttende brev i sagen med sagsnr. 2017-0289209 (dokumentnr. 2017-0289209-2).')).toBeVisible()
  await selvsyn.saveDialogAnswers(join(selvsyn.profile, 'afsluttende.docx'))
  await letters.issue('afsluttende brev')
  await letters.particulars.getByRole('button', { name: 'Brug 2017-0289209-3' }).click()
  await expect(letters.gate).toContainText('Brevet er allerede udstedt')
  await selvsyn.page.getByRole('tab', { name: 'Dokumenter' }).click()
  await expect(selvsyn.page.locator('[data-document="closingLetter"]')).toContainText('2017-0289209-2')
  await expect(selvsyn.page.locator('[data-document="announcement"]')).toContainText('2017-0289209-1')
})

test('a reminder from Opfølgning is a letter about its thread, which leads back to it', async () => {
  await selvsyn.page.getByRole('tab', { name: 'Opfølgning' }).click()
  const followUp = new FollowUpScreen(selvsyn.page)
  await followUp.open('Hvad beder autosvaret om?')
  await followUp.sheet.getByRole('button', { name: 'Skriv rykker' }).click()
  await expect(letters.letter('Rykker')).toHaveAttribute('aria-current', 'true')
  await expect(letters.sections).toContainText('Hvad beder autosvaret om?')
  await letters.sections.getByRole('button', { name: /^Spørgsmål 3/ }).click()
  await expect(followUp.thread('Hvad beder autosvaret om?')).toHaveAttribute('aria-current', 'true')
})

test('a letter is found by its words and opened where they stand; one that was never issued is deleted and taken back', async () => {
  await new ShellScreen(selvsyn.page).openSearch()
  await new SearchScreen(selvsyn.page).find('svaret på spørgsmål 2')
  await selvsyn.page.getByRole('option').filter({ hasText: 'Se også' }).first().click()
  await expect(letters.letter('Afsluttende brev')).toHaveAttribute('aria-current', 'true')
  await expect(letters.text('Ad 3.').text).toBeFocused()
  await letters.letter('Rykker').click()
  await letters.act(await letters.field('Titel').inputValue(), 'Slet brevet')
  await expect(letters.letter('Rykker')).toHaveCount(0)
  await selvsyn.page.getByRole('button', { name: 'Fortryd' }).click()
  await expect(letters.letter('Rykker')).toHaveCount(1)
})

test('a theme of a statement is tied to kinds of complaint, of the figures and of its own, and ends with them', async () => {
  await selvsyn.page.getByRole('tab', { name: 'Breve' }).click()
  await letters.start('Udtalelse')
  await letters.chooseCategories('Klagestatistik', ['Lang sagsbehandlingstid'], 'Manglende vejledning')
  await expect(letters.section('Klagestatistik')).toContainText('Klagekategorier: Lang sagsbehandlingstid · Manglende vejledning')
  await letters.show('Sider')
  await expect(letters.pages.filter({ hasText: 'vedrører lang sagsbehandlingstid og manglende vejledning.' })).not.toHaveCount(0)
  await letters.show('Skriv')
})

test('figures are deleted from their dialog, which the letter tells of, and taken back', async () => {
  const figures = letters.section('Klagestatistik').locator('[data-statistic]')
  await figures.click()
  await selvsyn.page.getByRole('button', { name: 'Statistik …' }).click()
  await letters.dialog.getByRole('button', { name: 'Slet statistikken' }).click()
  await expect(figures).toHaveText('Statistik, der ikke længere findes')
  await expect(letters.gate).toContainText('I »Klagestatistik« står der en statistik, som er slettet.')
  await selvsyn.page.getByRole('button', { name: 'Fortryd' }).click()
  await expect(figures).toHaveText('Klager fordelt efter emne')
})
