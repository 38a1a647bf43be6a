import { expect, test, type Locator } from '@playwright/test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import { requiredLetterheadFields } from '../../src/domain/letterhead.ts'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { surveyOf } from '../support/xlsforms.ts'
import { openChapter, startSmallCase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { FindingsScreen } from './screens/findings-screen.mts'
import { VisitScreen } from './screens/visit-screen.mts'

// One hand on the keys, none on the mouse: whatever is made, saved or closed, the keyboard stands somewhere afterwards.
test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let visit: VisitScreen
let inspectionId: string
const folder = mkdtempSync(join(tmpdir(), 'selvsyn-keys-'))

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  const { page } = selvsyn
  inspectionId = await startSmallCase(page)
  for (const { id, ...letterhead } of await inCore(page, 'letterhead.list', {}))
    for (const field of requiredLetterheadFields.filter((one) => letterhead[one] === ''))
      await inCore(page, 'letterhead.update', { id, patch: { [field]: field === 'email' ? 'post@eksempelby.example' : 'Eksempel' } })
  const today = civilDateOf(new Date().toISOString())
  await inCore(page, 'visit.create', { inspectionId, date: today, startsAt: '09:00' })
  visit = new VisitScreen(page)
  await openChapter(page, 'Skriftlige henvendelser', 'Besøg')
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
  rmSync(folder, { recursive: true, force: true })
})

const press = (keys: string) => selvsyn.page.keyboard.press(keys)

/** Goes on with Tab until the keyboard stands on it. */
async function tabTo(goal: Locator, back = false): Promise<void> {
  await expect(goal).toBeVisible()
  for (let step = 0; step < 60; step++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return
    await press(back ? 'Shift+Tab' : 'Tab')
  }
  await expect(goal).toBeFocused()
}

const button = (name: string | RegExp) => selvsyn.page.getByRole('button', { name })

test('marked notes become a finding, and the keyboard is back on the note', async () => {
  await expect(visit.line).toBeFocused()
  for (const words of ['Posten fordeles kl. 8.', 'Posten fordeles kl. 10.', 'Skabet låses.']) await visit.note(words)
  await press('ArrowUp')
  await expect(visit.row('Skabet låses').locator('.note-row')).toBeFocused()
  await press('Space')
  await tabTo(button('Gør til konstatering'), true)
  await press('Enter')
  const dialog = selvsyn.page.getByRole('dialog', { name: 'Gør til konstatering' })
  await expect(dialog.getByRole('textbox', { name: 'Overskrift' })).toBeFocused()
  await selvsyn.page.keyboard.type('Skabet låses')
  await press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(visit.row('Skabet låses').locator('.note-row')).toBeFocused()
})

test('a contradiction about a question goes into the report under a statement, and the keyboard stands in that heading', async () => {
  const notes = await inCore(selvsyn.page, 'note.list', { inspectionId })
  const noteIds = notes.slice(0, 2).map(({ id }) => id)
  await inCore(selvsyn.page, 'contradiction.create', { inspectionId, about: 'Hvordan fordeles posten?', noteIds })
  await selvsyn.chooseMenu('chapter.findings')
  const findings = new FindingsScreen(selvsyn.page)
  await tabTo(selvsyn.page.getByRole('region', { name: 'Modstrid mellem noter' }).getByRole('button', { name: 'Hvordan fordeles posten?' }))
  await press('Enter')
  await tabTo(button('Tag med i rapporten'))
  await press('Enter')
  await expect(findings.title).toHaveValue('Forskellige oplysninger om spørgsmålet »Hvordan fordeles posten?«')
  await expect(findings.title).toBeFocused()
})

test('a text has its tools from the moment it is entered, before the first letter', async () => {
  const findings = new FindingsScreen(selvsyn.page)
  const bold = selvsyn.page.getByRole('toolbar', { name: 'Tekstværktøjer' }).getByRole('button', { name: /^Fed/ })
  await expect(bold).toBeDisabled()
  await tabTo(findings.facts.text)
  await expect(bold).toBeEnabled()
})

test('the record of the visit opens as pages with the keyboard in them, and closing what issued it leads back to the button', async () => {
  await selvsyn.chooseMenu('chapter.visit')
  await expect(visit.line).toBeFocused()
  await press('Control+Shift+KeyN')
  await expect(selvsyn.page.getByRole('region', { name: 'Dokumentets sider' })).toBeFocused()
  await selvsyn.saveDialogAnswers(join(folder, 'notat.docx'))
  const issue = button(/^Udsted .* …$/)
  await tabTo(issue, true)
  await press('Enter')
  const dialog = selvsyn.page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  for (const doubt of await dialog.getByRole('checkbox').all()) {
    await tabTo(doubt)
    await press('Space')
  }
  await tabTo(dialog.getByRole('button', { name: 'Udsted og gem …' }))
  await press('Enter')
  await expect(dialog.getByRole('button', { name: 'Luk' }).last()).toBeFocused()
  await press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(issue).toBeFocused()
})

test('a saved version leaves the keyboard on the point that was written', async () => {
  const checklist = await inCore(selvsyn.page, 'checklist.create', { title: 'Aflåsning', items: [] })
  await selvsyn.chooseMenu('settings')
  await tabTo(selvsyn.page.getByRole('tab', { name: 'Brevhoveder' }))
  while (!(await selvsyn.page.getByRole('tab', { name: 'Tjeklister' }).evaluate((tab) => tab === document.activeElement))) await press('ArrowRight')
  await press('Enter')
  const names = selvsyn.page.getByRole('navigation', { name: 'Tjeklister' })
  await tabTo(names.getByRole('button', { name: 'Aflåsning' }))
  await press('Enter')
  await tabTo(selvsyn.page.getByRole('textbox', { name: 'Tilføj punkt' }))
  await selvsyn.page.keyboard.type('Er skabet låst?')
  await press('Enter')
  await tabTo(button('Gem som version 2'))
  await press('Enter')
  await expect(selvsyn.page.getByText('Version 2 er gemt')).toBeVisible()
  await expect(selvsyn.page.locator('[data-point]').filter({ hasText: 'Er skabet låst?' })).toBeFocused()
  expect((await inCore(selvsyn.page, 'checklist.list', {})).find(({ id }) => id === checklist.id)?.version).toBe(2)
})

test('a form that is taken in is where the keyboard goes; one that is not leaves it on what asked for it', async () => {
  const path = join(folder, 'Brandtilsyn.xlsx')
  writeFileSync(path, surveyOf([['integer', 'rooms', 'Hvor mange rum?', '']]))
  await selvsyn.openDialogAnswers(path)
  const fetch = button('Hent XLSForm …')
  const dialog = selvsyn.page.getByRole('dialog', { name: 'Hent en formular' })
  const title = dialog.getByRole('textbox', { name: 'Tjeklistens titel' })
  await tabTo(fetch, true)
  await press('Enter')
  await expect(title).toBeFocused()
  await press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(fetch).toBeFocused()
  await press('Enter')
  await expect(title).toBeFocused()
  await tabTo(dialog.getByRole('button', { name: 'Gem tjekliste' }))
  await press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(selvsyn.page.getByRole('navigation', { name: 'Tjeklister' }).getByRole('button', { name: 'Brandtilsyn' })).toBeFocused()
})
