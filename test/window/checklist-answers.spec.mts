import { expect, test } from '@playwright/test'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { openChapter, startSmallCase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { ChecklistScreen } from './screens/checklist-screen.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { giveManyKinds, inUseFor } from './screens/many-kinds.mts'
import { PhotosScreen } from './screens/photos-screen.mts'
import { VisitScreen } from './screens/visit-screen.mts'

// One checklist from beginning to end, without a mouse: each test goes on where the one before left off.
test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let visit: VisitScreen
let checklist: ChecklistScreen
let inspectionId: string
let visitId: string

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  const { page } = selvsyn
  inspectionId = await startSmallCase(page)
  const checklistId = await giveManyKinds(page)
  await openChapter(page, 'Skriftlige henvendelser', 'Besøg')
  visit = new VisitScreen(page)
  checklist = new ChecklistScreen(page)
  await visit.addVisit('7.2.2018', 'Lærkevej')
  visitId = (await inCore(page, 'visit.list', { inspectionId }))[0]?.id ?? ''
  await inUseFor(page, inspectionId, visitId, checklistId, ['Ungecentret'])
  await visit.checklists.getByRole('button', { name: /^Arresthus/ }).press('Enter')
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

const stored = async (itemId: string, place = ''): Promise<string | null | undefined> =>
  (await inCore(selvsyn.page, 'checklistAnswer.list', { inspectionId })).find((answer) => answer.itemId === itemId && answer.place === place)?.value

const unit = 'Ungecentret'
/** One grey dot. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64')

test('the table opens with the keyboard on the first point, nothing chosen, and hides what is not asked', async () => {
  await expect(checklist.cell(1, unit)).toBeFocused()
  await expect(checklist.table.getByRole('button', { pressed: true })).toHaveCount(0)
  await expect(checklist.table).not.toContainText('Hvorfor ikke?')
})

test('an answer asks its follow-up at once: the next key already meets it', async () => {
  await checklist.press('n')
  await expect(checklist.field(2, unit)).toBeFocused()
  await selvsyn.page.keyboard.type('Ingen personale, f.eks. søndag')
  await checklist.press('Enter')
  await expect(checklist.cell(3, unit)).toBeFocused()
  await expect.poll(() => stored('hvorfor')).toBe('Ingen personale, f.eks. søndag')
})

test('one is chosen by digit or letter and goes on; several are ticked until Enter', async () => {
  await checklist.press('2')
  await expect(checklist.cell(4, unit)).toBeFocused()
  await checklist.press('1', 'p', '1', 'e')
  await expect(checklist.cell(4, unit)).toHaveAccessibleName('Punkt 4, Ungecentret: Engelsk, Polsk')
  await checklist.press('Enter')
  await expect.poll(() => stored('farve')).toBe('farver-2')
  await expect.poll(() => stored('skilte')).toBe('sprog-2 sprog-3')
})

test('one of many is found by typing', async () => {
  const field = checklist.table.getByRole('combobox', { name: 'Svar på punkt 5, Ungecentret' })
  await expect(field).toBeFocused()
  await selvsyn.page.keyboard.type('oden')
  await selvsyn.page.getByRole('option', { name: 'Odense' }).waitFor()
  await checklist.press('ArrowDown', 'Enter')
  await expect.poll(() => stored('kommune')).toBe('kommuner-7')
  await expect(checklist.field(6, unit)).toBeFocused()
})

test('a number breaks the rule of its point in the words of the form; what is no number stays in the field', async () => {
  await selvsyn.page.keyboard.type('mange')
  await checklist.press('Enter')
  await expect(checklist.field(6, unit)).toBeFocused()
  await expect(checklist.cell(6, unit)).toContainText('Skriv et helt tal')
  await checklist.field(6, unit).fill('120')
  await checklist.press('Enter')
  await expect(checklist.cell(6, unit)).toContainText('Der er mellem 1 og 99 pladser.')
  await expect(checklist.head(unit)).toContainText('2 fejl')
  await expect(checklist.field(7, unit)).toBeFocused()
})

test('a comma is a decimal sign, and a calculation follows', async () => {
  await selvsyn.page.keyboard.type('62,5')
  await checklist.press('Enter')
  await expect.poll(() => stored('areal')).toBe('62.5')
  await expect(checklist.field(7, unit)).toHaveValue('62,5')
  await checklist.field(6, unit).fill('5')
  await checklist.press('Enter')
  await expect(checklist.table.getByRole('row', { name: 'Areal pr. plads' })).toContainText('12,5')
})

test('days and times are typed as Danes do', async () => {
  await checklist.field(8, unit).focus()
  await selvsyn.page.keyboard.type('6.2.2018')
  await checklist.press('Enter')
  await selvsyn.page.keyboard.type('930')
  await checklist.press('Enter')
  await expect.poll(() => stored('dag')).toBe('2018-02-06')
  await expect.poll(() => stored('tid')).toBe('09:30')
  await selvsyn.page.keyboard.type('5.2.2018')
  await checklist.press('Tab', 'Tab')
  await selvsyn.page.keyboard.type('1415')
  await checklist.press('Enter')
  await expect.poll(() => stored('stund')).toBe('2018-02-05T14:15')
  await expect(checklist.cell(11, unit)).toBeFocused()
  await checklist.press('j')
  await expect.poll(() => stored('laest')).toBe('OK')
})

test('M goes to what is wrong or missing, R writes what is missing', async () => {
  await expect(checklist.cell(12, unit)).toBeFocused()
  await checklist.press('m')
  await expect(checklist.cell(1, unit)).toBeFocused()
  await expect(checklist.cell(1, unit)).toContainText('Skriv en bemærkning til svaret (R).')
  await checklist.press('r')
  await expect(checklist.remark(1, unit)).toBeFocused()
  await selvsyn.page.keyboard.type('Se dagbogen')
  await checklist.press('Enter')
  await expect(checklist.head(unit)).not.toContainText('fejl')
  await checklist.press('m')
  await expect(selvsyn.page.getByRole('status').filter({ hasText: 'Ingen fejl eller mangler.' })).toBeVisible()
})

test('a photo is put to its point', async () => {
  await checklist.press(' ')
  await expect(checklist.cell(12, unit)).toBeFocused()
  const photos = new PhotosScreen(selvsyn.page)
  await photos.give('paste', checklist.cell(12, unit).locator('.answer-room'), [{ name: 'gård.png', type: 'image/png', bytes: png }])
  await expect(checklist.cell(12, unit)).toHaveAccessibleName('Punkt 12, Ungecentret: 1 fil')
})

test('a repeat is asked again with +; answers go only after a yes, and come back', async () => {
  await checklist.repeat('Celle', unit).focus()
  await checklist.press('+')
  await expect(checklist.field('13 (2)', unit)).toBeFocused()
  await selvsyn.page.keyboard.type('17B')
  await checklist.press('Enter')
  await expect.poll(() => stored('nummer', '2')).toBe('17B')
  await checklist.repeat('Celle', unit).focus()
  await checklist.press('-')
  await visit.confirm(/^Fjern den sidste/, 'Fjern')
  await expect(checklist.field('13 (2)', unit)).toHaveCount(0)
  await inCore(selvsyn.page, 'history.undo', {})
  await expect(checklist.field('13 (2)', unit)).toHaveValue('17B')
})

test('a point is shown in another language where the form has one', async () => {
  await selvsyn.page.getByRole('button', { name: 'Visning af tjeklisten' }).click()
  await selvsyn.page.getByRole('menuitem', { name: 'Sprog: English (en)' }).click()
  await checklist.repeat('Celle', unit).focus()
  await checklist.press('Home')
  await expect(checklist.table).toContainText('Is there access to fresh air every day?')
})

test('nothing is wrong for those who read it another way, light and dark', async () => {
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('where units have no room beside each other, the one that is answered has it', async () => {
  const checklistId = (await inCore(selvsyn.page, 'checklistRun.list', { inspectionId }))[0]?.checklistId ?? ''
  const names = ['Jobhuset', ...Array.from({ length: 10 }, (_, i) => `Afsnit ${i + 1}`)]
  await inUseFor(selvsyn.page, inspectionId, visitId, checklistId, names)
  await expect(checklist.units).toHaveCount(12)
  await checklist.cell(1, unit).focus()
  await checklist.press('ArrowRight')
  await expect(checklist.cell(1, 'Jobhuset')).toBeFocused()
  await expect(checklist.cell(1, 'Jobhuset').getByRole('button', { name: 'Ja' })).toBeVisible()
  await expect(checklist.cell(1, unit).getByRole('button')).toHaveCount(0)
  await checklist.press('j')
  await expect(checklist.cell(3, 'Jobhuset')).toBeFocused()
  await expectAccessibleInBothThemes(selvsyn.page)
})
