import { expect, test } from '@playwright/test'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { openChapter, startSmallCase, unlock } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { ChecklistScreen } from './screens/checklist-screen.mts'
import { giveManyKinds, inUseFor } from './screens/many-kinds.mts'
import { VisitScreen } from './screens/visit-screen.mts'

// What is typed into an answer and cannot be read yet: each test goes on where the one before left off.
test.describe.configure({ mode: 'serial' })

const unit = 'Ungecentret'
/** What a cut may take, in milliseconds (interface.md, "Never lose a keystroke"). */
const mostLost = 250

let selvsyn: Selvsyn
let inspectionId: string

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  const { page } = selvsyn
  inspectionId = await startSmallCase(page)
  const checklistId = await giveManyKinds(page)
  await openChapter(page, 'Skriftlige henvendelser', 'Besøg')
  await new VisitScreen(page).addVisit('7.2.2018', 'Lærkevej')
  const visitId = (await inCore(page, 'visit.list', { inspectionId }))[0]?.id ?? ''
  await inUseFor(page, inspectionId, visitId, checklistId, [unit])
  const [run] = await inCore(page, 'checklistRun.list', { inspectionId })
  await inCore(page, 'checklistRun.setRepeat', { id: run?.id ?? '', itemId: 'celler', place: '', count: 20 })
  await open()
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

const checklist = () => new ChecklistScreen(selvsyn.page)
const number = () => checklist().field(6, unit)
const day = () => checklist().field(8, unit)
const time = () => checklist().field(9, unit)

async function open(): Promise<void> {
  await new VisitScreen(selvsyn.page).checklists.getByRole('button', { name: /^Arresthus/ }).press('Enter')
  await expect(checklist().table).toBeVisible()
}

test('words that are no number, day or time yet are still there when their line comes back into sight', async () => {
  for (const [field, words] of [
    [number, '12 eller'],
    [day, '6.2'],
    [time, '9 eller'],
  ] as const) {
    await field().focus()
    await selvsyn.page.keyboard.type(words)
  }
  await checklist().repeat('Celle', unit).focus()
  await checklist().press('End')
  await expect(number()).toHaveCount(0)
  await checklist().press('Home')
  await expect(number()).toHaveValue('12 eller')
  await expect(time()).toHaveValue('9 eller')
})

test('cut off while a number is typed: it and what waits elsewhere come back, and are answers when they are whole', async () => {
  await day().focus()
  await selvsyn.page.keyboard.press('Control+A')
  await selvsyn.page.keyboard.type('6.2.20')
  await number().focus()
  await selvsyn.page.keyboard.press('Control+A')
  await selvsyn.page.keyboard.type('12')
  await selvsyn.page.waitForTimeout(mostLost)
  await selvsyn.kill9()

  selvsyn = await launchSelvsyn({ profile: selvsyn.profile })
  await unlock(selvsyn)
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Besøg')
  await open()
  await expect(number()).toHaveValue('12')
  await expect(time()).toHaveValue('9 eller')
  await number().focus()
  await selvsyn.page.keyboard.press('End')
  await selvsyn.page.keyboard.type('0')
  await checklist().press('Enter')
  const stored = async () => (await inCore(selvsyn.page, 'checklistAnswer.list', { inspectionId })).find(({ itemId }) => itemId === 'pladser')?.value
  await expect.poll(stored).toBe('120')
})
