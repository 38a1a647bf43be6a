import { expect, test } from '@playwright/test'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { AfterwardsScreen } from './screens/afterwards-screen.mts'
import { openChapter, startSmallCase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { ChecklistScreen } from './screens/checklist-screen.mts'
import { FindingsScreen } from './screens/findings-screen.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { VisitScreen } from './screens/visit-screen.mts'

// One visit, worked on afterwards: each test goes on where the one before left off.
test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let visit: VisitScreen
let after: AfterwardsScreen
let findings: FindingsScreen
let inspectionId: string

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  inspectionId = await startSmallCase(selvsyn.page)
  const people = await inCore(selvsyn.page, 'participant.list', { inspectionId })
  const questions = await inCore(selvsyn.page, 'question.list', { inspectionId })
  const { id: visitId } = await inCore(selvsyn.page, 'visit.create', { inspectionId, date: '2018-02-07', place: 'Lærkevej' })
  const [leader, coordinator] = [people.find(({ role }) => role === 'Afdelingsleder'), people.find(({ role }) => role === 'Teamkoordinator')]
  const notes = [
    ['Posten fordeles kl. 8.', 'told', leader?.id, questions[0]?.id],
    ['Posten fordeles kl. 10.', 'told', coordinator?.id, questions[0]?.id],
    ['Breve lægges i skabet.', 'seen', null, null],
    ['Skabet låses om aftenen.', 'told', leader?.id, null],
    ['Fristen er to dage. Den holdes sjældent.', 'told', coordinator?.id, questions[1]?.id],
    ['Det virkede forhastet.', 'reflection', null, null],
  ] as const
  for (const [index, [text, nature, sourceId = null, questionId = null]] of notes.entries()) {
    const at = `2018-02-07T09:${String(30 + index)}:00.000Z`
    await inCore(selvsyn.page, 'note.create', { inspectionId, visitId, text, nature, sourceId, questionId, takenAt: at, stampedAt: at })
  }
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Besøg')
  visit = new VisitScreen(selvsyn.page)
  after = new AfterwardsScreen(selvsyn.page)
  findings = new FindingsScreen(selvsyn.page)
  await expect(visit.row('Posten fordeles kl. 8.')).toBeVisible()
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

const undo = () => inCore(selvsyn.page, 'history.undo', {})

test('notes are sorted by question, speaker, nature and unit under headings, and the keyboard keeps its note', async () => {
  await visit.row('Skabet låses').locator('.note-row').focus()
  await after.sortBy('spørgsmål')
  await expect(after.headings).toHaveText(['1. Hvordan fordeles posten?', '2. Hvilke frister arbejdes der med?', 'Uden spørgsmål'])
  await after.sortBy('taler')
  await expect(after.headings).toHaveText(['Afdelingsleder, Ungecentret', 'Teamkoordinator, Jobhuset', 'Uden kilde'])
  await after.sortBy('art')
  await expect(after.headings).toHaveText(['fortalt', 'set', 'refleksion'])
  await after.sortBy('enhed')
  await expect(after.headings).toHaveText(['Jobhuset', 'Ungecentret', 'Uden enhed'])
  await expect(visit.row('Skabet låses').locator('.note-row')).toHaveAttribute('tabindex', '0')
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('a note that is typed meanwhile finds its group, and the order is kept for the chapter', async () => {
  await visit.note('.Kassen ved døren er tom')
  await expect(visit.row('Kassen ved døren')).toBeVisible()
  await selvsyn.page.getByRole('tab', { name: 'Varsling' }).click()
  await selvsyn.page.getByRole('tab', { name: 'Besøg' }).click()
  await expect(selvsyn.page.getByRole('button', { name: 'Sortér efter: enhed' })).toBeVisible()
  await after.sortBy('tid')
  await visit.filterBy('Enhed', 'Jobhuset')
  await expect(visit.rows).toHaveCount(2)
  await selvsyn.page.getByRole('button', { name: 'Vis alle' }).click()
})

test('marked notes become a contradiction from the keyboard; the notes and the question show it', async () => {
  await after.mark('Breve lægges')
  await selvsyn.page.keyboard.press('Escape')
  await visit.row('Breve lægges').locator('.note-row').focus()
  await selvsyn.page.keyboard.press('s')
  await expect(selvsyn.page.getByText('Markér mindst to noter')).toBeVisible()
  await after.mark('Posten fordeles kl. 8.', 'Posten fordeles kl. 10.')
  await selvsyn.page.keyboard.press('m')
  const dialog = after.dialog('Noterne modsiger hinanden')
  await expect(dialog.getByRole('textbox')).toHaveValue('Hvordan fordeles posten?')
  await expectAccessibleInBothThemes(selvsyn.page)
  await dialog.getByRole('textbox').fill('')
  await selvsyn.page.keyboard.press('Enter')
  await expect(dialog.getByText('Skriv, hvad noterne er uenige om.')).toBeVisible()
  await dialog.getByRole('textbox').fill('Hvornår posten fordeles')
  await selvsyn.page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(visit.row('Posten fordeles kl. 8.')).toContainText('modsiges af Teamkoordinator 10.31. Åben modstrid')
  await expect(visit.question('Hvordan fordeles posten?')).toContainText('modstrid')
})

test('a note of another visit is found to contradict it', async () => {
  const at = '2018-03-01T09:00:00.000Z'
  await inCore(selvsyn.page, 'note.create', { inspectionId, visitId: null, text: 'Skabet er altid åbent, sagde en anden.', takenAt: at, stampedAt: at })
  await visit.row('Skabet låses').locator('.note-row').focus()
  await selvsyn.page.keyboard.press('m')
  const dialog = after.dialog('Noterne modsiger hinanden')
  await dialog.getByRole('button', { name: 'Markér modstrid' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('Tilføj den note, den modsiges af.')
  await dialog.getByRole('button', { name: 'Tilføj note' }).click()
  await selvsyn.page.keyboard.type('altid åbent')
  await expect(after.dialog('Tilføj note').getByRole('option')).toHaveCount(1)
  await expectAccessibleInBothThemes(selvsyn.page)
  await selvsyn.page.keyboard.press('Enter')
  await expect(dialog).toContainText('Skabet er altid åbent')
  await dialog.getByRole('button', { name: 'Markér modstrid' }).click()
  await expect(visit.row('Skabet låses')).toContainText('modsiges af')
  await undo()
  await expect(visit.row('Skabet låses')).not.toContainText('modsiges af')
})

test('it leads to Konstateringer, where it is settled only with words for how, and opened again', async () => {
  await visit
    .row('Posten fordeles kl. 8.')
    .getByRole('button', { name: /Åben modstrid/ })
    .click()
  await expect(after.contradiction).toContainText('Posten fordeles kl. 10.')
  await expect(after.listed).toContainText('1 åben')
  await expectAccessibleInBothThemes(selvsyn.page)
  await after.contradiction.getByRole('button', { name: 'Markér som afgjort' }).click()
  await expect(after.contradiction.getByRole('alert')).toHaveText('Skriv, hvordan modstriden er afgjort.')
  await after.contradiction.getByRole('textbox', { name: 'Sådan er den afgjort' }).fill('Postlisten viser kl. 10.')
  await after.contradiction.getByRole('button', { name: 'Markér som afgjort' }).click()
  await expect(after.contradiction.getByRole('button', { name: 'Åbn igen' })).toBeVisible()
  await expect(after.listed).toContainText('afgjort')
  await after.contradiction.getByRole('button', { name: 'Åbn igen' }).click()
  await expect(after.listed).toContainText('1 åben')
})

test('Overblik names it while it is open, and leads to it', async () => {
  await selvsyn.page.getByRole('tab', { name: 'Overblik' }).click()
  const open = selvsyn.page.getByRole('region', { name: 'Modstrid', exact: true })
  await expect(open).toContainText('1 åben')
  await expectAccessibleInBothThemes(selvsyn.page)
  await open.getByRole('button', { name: 'Hvornår posten fordeles' }).press('Enter')
  await expect(after.contradiction).toContainText('Posten fordeles kl. 10.')
})

test('issuing asks about it while it is open, and leads to it', async () => {
  await selvsyn.page.getByRole('tab', { name: 'Rapport' }).click()
  await selvsyn.page.getByRole('button', { name: /modsiger stadig hinanden om »Hvornår posten fordeles«/ }).click()
  await expect(after.contradiction).toContainText('Posten fordeles kl. 10.')
})

test('taken into the report, both accounts stand side by side with their sources; without them it is open again', async () => {
  await after.contradiction.getByRole('button', { name: 'Tag med i rapporten' }).click()
  await expect(findings.title).toHaveValue('Hvornår posten fordeles')
  await expect(findings.accounts).toHaveCount(2)
  await expect(findings.accounts.first()).toContainText('Afdelingsleder')
  expect(await inCore(selvsyn.page, 'contradiction.list', { inspectionId })).toMatchObject([{ state: 'carried' }])
  await undo()
  await expect(after.listed).toContainText('1 åben')
  expect(await inCore(selvsyn.page, 'evidence.list', { inspectionId })).toEqual([])
  await inCore(selvsyn.page, 'history.redo', {})
  await expect(findings.entry('Hvornår posten fordeles')).toBeVisible()
})

test('what rests on nothing is listed sentence by sentence and leads to its finding', async () => {
  await findings.entry('Hvornår posten fordeles').click()
  await findings.facts.text.click()
  await selvsyn.page.keyboard.press('Control+End')
  await selvsyn.page.keyboard.press('Enter')
  await selvsyn.page.keyboard.type('Posten ligger ofte natten over. Det sker hver uge.')
  const button = findings.list.getByRole('button', { name: '2 sætninger uden belæg' })
  await button.click()
  const list = selvsyn.page.getByRole('region', { name: 'Hvornår posten fordeles' })
  await expect(list.getByRole('button')).toHaveText(['Posten ligger ofte natten over.', 'Det sker hver uge.'])
  await expectAccessibleInBothThemes(selvsyn.page)
  await list.getByRole('button', { name: 'Det sker hver uge.' }).click()
  await expect(findings.title).toHaveValue('Hvornår posten fordeles')
})

test('notes are put down to a theme that is made on the way, and offered first under it', async () => {
  await selvsyn.page.getByRole('tab', { name: 'Besøg' }).click()
  await after.mark('Fristen er to dage', 'Skabet låses')
  await selvsyn.page.keyboard.press('t')
  const dialog = after.dialog('Sæt 2 noter under tema')
  await expect(dialog.getByRole('textbox', { name: 'Nyt tema' })).toBeFocused()
  await selvsyn.page.keyboard.type('Frister')
  await expectAccessibleInBothThemes(selvsyn.page)
  await selvsyn.page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(visit.row('Fristen er to dage')).toContainText('Frister')
  await visit.filterBy('Tema', 'Frister')
  await expect(visit.rows).toHaveCount(2)
  await selvsyn.page.getByRole('button', { name: 'Vis alle' }).click()
  const [theme] = await inCore(selvsyn.page, 'reportTheme.list', { inspectionId })
  const [finding] = await inCore(selvsyn.page, 'finding.list', { inspectionId })
  await inCore(selvsyn.page, 'finding.update', { id: finding?.id ?? '', patch: { themeId: theme?.id ?? null } })
  await selvsyn.page.getByRole('tab', { name: 'Konstateringer' }).click()
  await findings.entry('Hvornår posten fordeles').click()
  await selvsyn.page.getByRole('button', { name: 'Tilføj belæg' }).click()
  await expect(after.dialog('Tilføj belæg').getByRole('option').first()).toContainText('Skabet låses om aftenen.')
  await selvsyn.page.keyboard.press('Escape')
})

test('the notes stand beside the finding and become its evidence from there', async () => {
  await selvsyn.page.getByRole('radio', { name: 'Noter' }).press('Space')
  const notes = selvsyn.page.getByRole('list', { name: 'Noter' })
  await expect(notes.getByRole('listitem').first()).toContainText('Skabet låses om aftenen.')
  await expectAccessibleInBothThemes(selvsyn.page)
  await notes.getByRole('button', { name: 'Brug som belæg' }).first().click()
  await expect(notes.getByRole('listitem').first().getByRole('button', { name: 'Brug som belæg' })).toHaveCount(0)
  expect(await inCore(selvsyn.page, 'evidence.list', { inspectionId })).toHaveLength(3)
})

test('Ctrl+F6 goes round the parts of the chapter and comes back to where the keyboard stood', async () => {
  const entry = findings.entry('Hvornår posten fordeles')
  await entry.focus()
  await selvsyn.page.keyboard.press('Control+F6')
  await expect(entry).not.toBeFocused()
  await selvsyn.page.keyboard.press('Control+F6')
  await expect(selvsyn.page.locator('.evidence-side :focus')).toHaveCount(1)
  await selvsyn.page.keyboard.press('Control+F6')
  await expect(entry).toBeFocused()
  await selvsyn.page.getByRole('radio', { name: 'Belæg' }).press('Space')
})

test('the notes that no finding uses are counted and shown by one press', async () => {
  await selvsyn.page.getByRole('tab', { name: 'Besøg' }).click()
  const unused = selvsyn.page.getByRole('button', { name: '3 noter uden konstatering' })
  await unused.click()
  await expect(visit.rows).toHaveCount(3)
  await expect(visit.row('Det virkede forhastet')).toHaveCount(0)
  await unused.click()
  await expect(visit.rows).toHaveCount(7)
})

test('two notes become one that keeps both as they were, with the speaker that was chosen', async () => {
  await after.mark('Breve lægges', 'Skabet låses')
  await selvsyn.page.keyboard.press('s')
  const dialog = after.dialog('Sæt 2 noter sammen')
  await expect(dialog.getByText('Noterne har ikke den samme.')).toHaveCount(2)
  await expectAccessibleInBothThemes(selvsyn.page)
  await dialog.getByRole('button', { name: /Kilde, der beholdes/ }).click()
  await selvsyn.page.getByRole('option', { name: 'Afdelingsleder' }).click()
  await dialog.getByRole('button', { name: 'Sæt sammen' }).click()
  await expect(dialog).toHaveCount(0)
  const row = visit.row('Breve lægges i skabet.')
  await expect(row.locator('.note-text')).toHaveText('Breve lægges i skabet.\nSkabet låses om aftenen.')
  await expect(row).toContainText('Afdelingsleder')
  await expect(row.locator('.note-row')).toBeFocused()
  await row.getByRole('button', { name: 'sat sammen af 2 noter' }).click()
  await expect(selvsyn.page.getByRole('dialog', { name: 'De oprindelige noter' }).getByRole('listitem')).toHaveCount(2)
  await selvsyn.page.keyboard.press('Escape')
  // The finding that rested on the second now rests on the whole.
  expect((await inCore(selvsyn.page, 'evidence.list', { inspectionId })).map(({ source }) => source)).toHaveLength(3)
})

test('a reflection is not put together with what was told', async () => {
  await after.mark('Fristen er to dage', 'Det virkede forhastet')
  await selvsyn.page.keyboard.press('s')
  const dialog = after.dialog('Sæt 2 noter sammen')
  await expect(dialog.getByRole('alert')).toContainText('holdes adskilt')
  await expect(dialog.getByRole('button', { name: 'Sæt sammen' })).toBeDisabled()
  await selvsyn.page.keyboard.press('Escape')
  await selvsyn.page.getByRole('button', { name: 'Fravælg alle' }).click()
})

test('a note is cut at the cursor, and with evidence only after it is said where that stays', async () => {
  await after.cursorIn('Fristen er to dage', 'Den holdes', 'before')
  await selvsyn.page.keyboard.press('Alt+Enter')
  await expect(visit.row('Den holdes sjældent.').locator('.note-text')).toHaveText('Den holdes sjældent.')
  await expect(visit.row('Fristen er to dage').locator('.note-text')).toHaveText('Fristen er to dage.')
  await expect(visit.row('Den holdes sjældent.')).toContainText('Teamkoordinator')
  await expect(visit.row('Den holdes sjældent.').getByRole('button', { name: 'delt' })).toBeVisible()
  await after.cursorIn('Posten fordeles kl. 10.', 'kl. 10', 'mark')
  // The words that are cut stay in sight, though the note grew by its fields.
  await expect(visit.editor.getByRole('textbox', { name: 'Notens tekst' })).toBeInViewport()
  await visit.editor.getByRole('button', { name: 'Skil markeringen ud' }).click()
  const question = selvsyn.page.getByRole('alertdialog', { name: 'Del noten?' })
  await expect(question).toContainText('»Hvornår posten fordeles«')
  await question.getByRole('button', { name: 'Annuller' }).click()
  await expect(visit.row('Posten fordeles kl. 10.').locator('.note-text')).toHaveText('Posten fordeles kl. 10.')
})

test('the notes stand beside a checklist at full width, each in its own part', async () => {
  const checklist = new ChecklistScreen(selvsyn.page)
  await checklist.begin('Returpost')
  await expect(checklist.cell(1, 'Ungecentret')).toBeFocused()
  await selvsyn.page.getByRole('button', { name: 'Noterne ved siden af' }).click()
  await expect(visit.row('Den holdes sjældent.')).toBeVisible()
  await expect(checklist.table).toBeVisible()
  await expect(selvsyn.page.getByRole('button', { name: 'Tilbage til noterne' })).toHaveCount(0)
  expect(await selvsyn.page.locator('.checklist-scroller').evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
  // One unit at a time; the keys and the list above it lead to the other.
  await checklist.cell(1, 'Ungecentret').focus()
  await checklist.press('ArrowRight')
  await expect(checklist.cell(1, 'Jobhuset')).toBeFocused()
  await expect(checklist.cell(1, 'Ungecentret')).toHaveCount(0)
  await selvsyn.page.getByRole('button', { name: 'Jobhuset Enhed' }).press('Enter')
  await selvsyn.page.getByRole('option', { name: 'Ungecentret' }).press('Enter')
  await expect(checklist.cell(1, 'Ungecentret')).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
  await visit.note('.Kuverten er åbnet')
  await expect(visit.row('Kuverten er åbnet')).toBeVisible()
  await visit.line.focus()
  await selvsyn.page.keyboard.press('Control+F6')
  await expect(selvsyn.page.locator('.visit-checklist :focus')).toHaveCount(1)
  await selvsyn.page.getByRole('button', { name: 'Kun tjeklisten' }).click()
  await expect(visit.row('Kuverten er åbnet')).toHaveCount(0)
})

test('the sheet of keys names them', async () => {
  await selvsyn.page.keyboard.press('?')
  const sheet = selvsyn.page.getByRole('group', { name: 'Tastaturgenveje' })
  for (const words of ['Markér en modstrid mellem de markerede', 'Sæt de markerede under et tema', 'Til næste del af skærmen'])
    await expect(sheet.getByText(words)).toBeVisible()
})
