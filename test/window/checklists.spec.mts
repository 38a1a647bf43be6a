import { expect, test } from '@playwright/test'
import { expectNoAxeViolations, launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { openChapter, startSmallCase, unlock } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { ChecklistScreen } from './screens/checklist-screen.mts'
import { ShellScreen } from './screens/shell-screen.mts'
import { VisitScreen } from './screens/visit-screen.mts'

// One checklist from beginning to end: each test goes on where the one before left off.
test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let visit: VisitScreen
let checklist: ChecklistScreen
let inspectionId: string

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  inspectionId = await startSmallCase(selvsyn.page)
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Besøg')
  visit = new VisitScreen(selvsyn.page)
  checklist = new ChecklistScreen(selvsyn.page)
  await visit.addVisit('7.2.2018', 'Lærkevej')
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

const answers = async () => (await inCore(selvsyn.page, 'checklistAnswer.list', { inspectionId })).map(({ value, remark }) => `${value}|${remark}`)

test('a checklist is begun for both units and stands as two columns, with nothing answered', async () => {
  await checklist.begin('Returpost')
  await expect(checklist.units).toHaveText(['Ungecentret', 'Jobhuset'])
  await expect(checklist.cell(1, 'Ungecentret')).toBeFocused()
  await expect(checklist.table.getByRole('button', { pressed: true })).toHaveCount(0)
  await expect(visit.checklists).toContainText('ikke begyndt')
})

test('single letters answer and go on; Backspace clears; arrows cross to the other unit', async () => {
  await checklist.press('j', 'd', 'n', 'i')
  await expect(checklist.cell(1, 'Ungecentret')).toHaveAccessibleName('Punkt 1, Ungecentret: Ja')
  await expect(checklist.cell(4, 'Ungecentret')).toHaveAccessibleName('Punkt 4, Ungecentret: Ikke relevant')
  await expect(checklist.cell(5, 'Ungecentret')).toBeFocused()
  await checklist.press('ArrowUp', 'Backspace')
  await expect(checklist.cell(4, 'Ungecentret')).toHaveAccessibleName('Punkt 4, Ungecentret: ubesvaret')
  await checklist.press('Home', 'ArrowRight', 'n')
  await expect(checklist.cell(2, 'Jobhuset')).toBeFocused()
  await expect(checklist.cell(1, 'Jobhuset')).toHaveAccessibleName('Punkt 1, Jobhuset: Nej')
  expect((await answers()).toSorted()).toEqual(['no|', 'no|', 'null|', 'partly|', 'yes|'])
  await expect(visit.checklists).toContainText('3 af ')
})

test('the space bar goes to the next point without an answer', async () => {
  await checklist.press('Home', 'ArrowLeft', ' ')
  await expect(checklist.cell(4, 'Ungecentret')).toBeFocused()
})

test('a remark is written in its place and saves itself', async () => {
  await checklist.press('r')
  await expect(checklist.remark(4, 'Ungecentret')).toBeFocused()
  await selvsyn.page.keyboard.type('Set ved gennemgang: j, d og n er også bogstaver')
  await checklist.press('Enter')
  await expect(checklist.cell(4, 'Ungecentret')).toBeFocused()
  await expect(checklist.cell(4, 'Ungecentret')).toContainText('Set ved gennemgang')
  await expect.poll(answers).toContain('null|Set ved gennemgang: j, d og n er også bogstaver')
})

test('the mouse answers as well, and a second press takes the answer back', async () => {
  const cell = checklist.cell(5, 'Jobhuset')
  await cell.getByRole('button', { name: 'Delvis' }).click()
  await expect(cell).toHaveAccessibleName('Punkt 5, Jobhuset: Delvis')
  await cell.getByRole('button', { name: 'Delvis' }).click()
  await expect(cell).toHaveAccessibleName('Punkt 5, Jobhuset: ubesvaret')
})

test('at 200 % there is room for a point and its answers', async () => {
  const shell = new ShellScreen(selvsyn.page)
  await shell.zoom(selvsyn, 2)
  // There is room for one unit; the arrow goes to the other.
  await checklist.cell(2, 'Ungecentret').focus()
  await checklist.press('ArrowRight')
  await expect(checklist.cell(2, 'Jobhuset')).toBeFocused()
  await expect(checklist.cell(2, 'Jobhuset').getByRole('button').first()).toBeInViewport({ ratio: 1 })
  await shell.zoom(selvsyn, 1)
})

test('notes can be typed while the checklist is open', async () => {
  await visit.line.focus()
  await visit.note('Returpost lægges i en bakke')
  await checklist.press('Escape')
  await expect(checklist.table).toBeVisible()
})

test('the checklist has no violations, light and dark', async () => {
  for (const appearance of ['light', 'dark'] as const) {
    await inCore(selvsyn.page, 'settings.update', { appearance })
    await expect(selvsyn.page.locator('html')).toHaveAttribute('data-theme', appearance)
    await expectNoAxeViolations(selvsyn.page)
  }
})

test('Escape goes back to the notes; a run is removed with its answers, and comes back', async () => {
  await checklist.cell(1, 'Ungecentret').focus()
  await checklist.press('Escape')
  await expect(checklist.table).toHaveCount(0)
  await expect(visit.row('Returpost lægges i en bakke')).toBeVisible()
  await visit.checklists.getByRole('button', { name: /^Returpost/ }).click()
  await selvsyn.page.getByRole('button', { name: 'Fjern tjeklisten for Jobhuset' }).click()
  await visit.confirm(/^Fjern »Returpost/, 'Fjern tjekliste')
  await expect(checklist.units).toHaveText(['Ungecentret'])
  await selvsyn.page.getByRole('button', { name: 'Fortryd' }).click()
  await expect(checklist.units).toHaveText(['Ungecentret', 'Jobhuset'])
})

test('the checklist opens where it was left; the notes that lie under it take no key', async () => {
  const entry = visit.checklists.getByRole('button', { name: /^Returpost/ })
  await checklist.cell(3, 'Jobhuset').focus()
  await checklist.press('Escape')
  await expect(visit.line).toBeFocused()
  await visit.row('Returpost lægges i en bakke').locator('[data-note]').focus()
  await entry.press('Enter')
  await expect(checklist.cell(3, 'Jobhuset')).toBeFocused()
  for (let part = 0; part < 3; part += 1) {
    await checklist.press('Control+F6')
    expect(await selvsyn.page.evaluate(() => document.activeElement?.checkVisibility())).toBe(true)
  }
  await expect(checklist.cell(3, 'Jobhuset')).toBeFocused()
  await visit.line.focus()
  await entry.press('Enter')
  await expect(checklist.cell(3, 'Jobhuset')).toBeFocused()
})

test('killed while a remark is written: the words come back', async () => {
  await checklist.cell(2, 'Jobhuset').focus()
  await checklist.press('r')
  await selvsyn.page.keyboard.type('Frist på otte dage')
  await selvsyn.page.waitForTimeout(250)
  await selvsyn.kill9()

  selvsyn = await launchSelvsyn({ profile: selvsyn.profile })
  visit = new VisitScreen(selvsyn.page)
  checklist = new ChecklistScreen(selvsyn.page)
  await unlock(selvsyn)
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Besøg')
  await visit.checklists.getByRole('button', { name: /^Returpost/ }).click()
  await expect(checklist.cell(2, 'Jobhuset')).toContainText('Frist på otte dage')
  await expect.poll(answers).toContain('null|Frist på otte dage')
})
