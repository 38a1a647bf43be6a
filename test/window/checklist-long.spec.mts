import { expect, test } from '@playwright/test'
import { checklistItem, newItem } from '../../src/domain/checklist-item.ts'
import { expectNoAxeViolations, launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { openChapter, startSmallCase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { ChecklistScreen } from './screens/checklist-screen.mts'
import { inUseFor } from './screens/many-kinds.mts'
import { VisitScreen } from './screens/visit-screen.mts'

// A checklist of 300 points for twelve units, of which only what is in sight is drawn: each test goes on where the one before left off.
test.describe.configure({ mode: 'serial' })

const points = 300
const unit = 'Ungecentret'
const rest = ['Jobhuset', ...Array.from({ length: 10 }, (_, i) => `Afsnit ${i + 1}`)]

let selvsyn: Selvsyn
let checklist: ChecklistScreen

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  const { page } = selvsyn
  const inspectionId = await startSmallCase(page)
  // Lines of different heights: what is scrolled past must not move what is in sight.
  const items = Array.from({ length: points }, (_, i) =>
    checklistItem.parse({
      ...newItem(`p-${i + 1}`, ''),
      kind: 'judgement',
      text: `Er forholdene i orden på sted ${i + 1}?${' Se også efter i rummene ved siden af.'.repeat(i % 4)}`,
      help: i % 5 === 0 ? 'Se i dagbogen for den seneste uge.' : '',
      legalBasis: '',
    }),
  )
  const { id } = await inCore(page, 'checklist.create', { title: 'Langt eftersyn', items, choices: [] })
  await openChapter(page, 'Skriftlige henvendelser', 'Besøg')
  const visit = new VisitScreen(page)
  await visit.addVisit('7.2.2018', 'Lærkevej')
  const visitId = (await inCore(page, 'visit.list', { inspectionId }))[0]?.id ?? ''
  await inUseFor(page, inspectionId, visitId, id, [unit, ...rest])
  // All but three of the first unit's points are answered.
  const first = (await inCore(page, 'unit.list', { inspectionId })).find(({ name }) => name === unit)
  const run = (await inCore(page, 'checklistRun.list', { inspectionId })).find(({ unitId }) => unitId === first?.id)
  for (const { id: itemId } of items.filter(({ id: itemId }) => !['p-1', 'p-2', 'p-250'].includes(itemId)))
    await inCore(page, 'checklistAnswer.set', { runId: run?.id ?? '', itemId, place: '', value: 'yes' })
  checklist = new ChecklistScreen(page)
  await visit.checklists.getByRole('button', { name: /^Langt eftersyn/ }).press('Enter')
  await expect(checklist.cell(1, unit)).toBeFocused()
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

const lines = () => checklist.table.locator('tbody tr:not(.gap)')
const scroller = () => selvsyn.page.locator('.checklist-scroller')

test('it says how many lines there are, and draws those in sight', async () => {
  await expect(checklist.table).toHaveAttribute('aria-rowcount', String(points + 1))
  await expect(lines().first()).toHaveAttribute('aria-rowindex', '2')
  expect(await lines().count()).toBeLessThan(30)
})

test('a key answers, and the space bar goes to a point without an answer far away', async () => {
  await checklist.press('j')
  await expect(checklist.cell(2, unit)).toBeFocused()
  await checklist.press('n', ' ')
  await expect(checklist.cell(250, unit)).toBeFocused()
  await expect(checklist.cell(250, unit)).toBeInViewport({ ratio: 1 })
  await expect(checklist.cell(1, unit)).toHaveCount(0)
  await expectNoAxeViolations(selvsyn.page)
})

test('the keyboard and an open remark with its words stay where they are when they are scrolled away', async () => {
  await checklist.press('r')
  await selvsyn.page.keyboard.type('Lyset er gået')
  await scroller().evaluate((element) => element.scrollTo({ top: 0 }))
  await expect(checklist.cell(1, unit)).toBeInViewport()
  await expect(checklist.remark(250, unit)).toBeFocused()
  await selvsyn.page.keyboard.type(' i skakten')
  await expect(checklist.remark(250, unit)).toHaveValue('Lyset er gået i skakten')
  await checklist.press('Enter')
  await expect(checklist.cell(250, unit)).toBeFocused()
  await expect(checklist.cell(250, unit)).toContainText('Lyset er gået i skakten')
})

test('a remark left open with the mouse comes back with its words, and takes the keyboard from nobody', async () => {
  await checklist.press('r')
  await selvsyn.page.keyboard.type(' ved elevatoren')
  await checklist.cell(249, unit).getByRole('button', { name: 'Delvis' }).click()
  await checklist.press('Home')
  await expect(checklist.cell(1, unit)).toBeFocused()
  await scroller().evaluate((element) => element.scrollTo({ top: element.scrollHeight }))
  await expect(checklist.cell(300, unit)).toBeInViewport()
  await expect(checklist.cell(1, unit)).toBeFocused()
  await checklist.press(' ')
  await expect(checklist.cell(250, unit)).toContainText('Lyset er gået i skakten ved elevatoren')
})

test('what is in sight goes as far as the wheel turns, up over lines that were never drawn', async () => {
  await scroller().evaluate((element) => element.scrollTo({ top: element.scrollHeight / 2 }))
  await scroller().hover()
  await selvsyn.page.waitForTimeout(300)
  const moves = []
  for (let turn = 0; turn < 15; turn += 1) {
    const seen = await scroller().evaluate((element) => {
      const line = [...element.querySelectorAll('tbody tr:not(.gap)')].find((one) => one.getBoundingClientRect().top > element.getBoundingClientRect().top + 60)
      return { index: line?.getAttribute('aria-rowindex') ?? '', top: line?.getBoundingClientRect().top ?? 0 }
    })
    await selvsyn.page.mouse.wheel(0, -120)
    await selvsyn.page.waitForTimeout(250)
    const after = (await scroller().locator(`tr[aria-rowindex="${seen.index}"]`).boundingBox())?.y ?? NaN
    moves.push(Math.round(after - seen.top))
  }
  expect(moves).toEqual(moves.map(() => 120))
})
