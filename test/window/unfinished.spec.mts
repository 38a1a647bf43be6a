import { expect, test } from '@playwright/test'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { openChapter, startSmallCase, unlock } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { NewInspectionDialog } from './screens/new-inspection-dialog.mts'
import { VisitScreen } from './screens/visit-screen.mts'

// Words in dialogs and lines that have no row yet.
test.describe.configure({ mode: 'serial' })

const title = 'Skriftlige henvendelser'
let selvsyn: Selvsyn
let inspectionId: string

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  inspectionId = await startSmallCase(selvsyn.page)
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

const heldAsDraft = (target: string, words: string): Promise<void> =>
  expect
    .poll(async () => JSON.stringify((await inCore(selvsyn.page, 'draft.list', {})).find((draft) => draft.target === target)?.payload ?? null))
    .toContain(words)

/** Ends the program as a power cut does, and starts it again. */
async function cutPower(): Promise<void> {
  await selvsyn.kill9()
  selvsyn = await launchSelvsyn({ profile: selvsyn.profile })
  await unlock(selvsyn)
}

test('a dialog that was closed by accident, and one that a crash closed, has its words when it is opened again', async () => {
  await openChapter(selvsyn.page, title, 'Besøg')
  const visit = new VisitScreen(selvsyn.page)
  await visit.openNewVisit()
  const programme = visit.newVisit.getByRole('textbox', { name: /^Program/ })
  await programme.fill('9.00 Rundgang')
  // A press outside leaves it open and the focus where it is, so that the key that follows is the dialog's.
  await programme.evaluate((field) => field.addEventListener('blur', () => field.setAttribute('data-left', '')))
  await selvsyn.page.mouse.click(4, 4)
  await expect(programme).toHaveValue('9.00 Rundgang')
  await expect(programme).not.toHaveAttribute('data-left')
  await selvsyn.page.mouse.click(4, 4)
  await selvsyn.page.keyboard.press('Escape')
  await expect(visit.newVisit).toHaveCount(0)
  await visit.openNewVisit()
  await expect(programme).toHaveValue('9.00 Rundgang')
  await programme.fill('9.00 Rundgang, 11.00 interview')
  await heldAsDraft(`visit:new:${inspectionId}`, '11.00 interview')
  await cutPower()
  await openChapter(selvsyn.page, title, 'Besøg')
  const again = new VisitScreen(selvsyn.page)
  await again.openNewVisit()
  await expect(again.newVisit.getByRole('textbox', { name: /^Program/ })).toHaveValue('9.00 Rundgang, 11.00 interview')
  await again.newVisit.getByRole('button', { name: 'Annuller' }).click()
  await again.openNewVisit()
  await expect(again.newVisit.getByRole('textbox', { name: /^Program/ })).toHaveValue('')
  await again.newVisit.getByRole('button', { name: 'Annuller' }).click()
})

test('a new inspection that was being filled in is there after a crash', async () => {
  await selvsyn.chooseMenu('newInspection')
  await new NewInspectionDialog(selvsyn.page).fill({ Titel: 'Returpost', Formål: 'Hvorfor kommer den tilbage?' })
  await heldAsDraft('inspection:new', 'Hvorfor')
  await cutPower()
  await selvsyn.chooseMenu('newInspection')
  const dialog = new NewInspectionDialog(selvsyn.page)
  await expect(dialog.field('Titel')).toHaveValue('Returpost')
  await expect(dialog.field('Formål')).toHaveValue('Hvorfor kommer den tilbage?')
  await selvsyn.page.keyboard.press('Escape')
})

test('a line that makes a row keeps its words over a crash', async () => {
  await openChapter(selvsyn.page, title, 'Overblik')
  const line = () => selvsyn.page.getByRole('textbox', { name: 'Tilføj deltager fra forvaltningen' })
  await line().fill('Souschef i modtagelsen')
  await heldAsDraft(`participant:new:${inspectionId}:authority:line`, 'Souschef')
  await cutPower()
  await openChapter(selvsyn.page, title, 'Overblik')
  await expect(line()).toHaveValue('Souschef i modtagelsen')
  await line().press('Enter')
  await expect(line()).toHaveValue('')
  await expect.poll(async () => (await inCore(selvsyn.page, 'draft.list', {})).map(({ target }) => target)).toEqual(['inspection:new'])
})
