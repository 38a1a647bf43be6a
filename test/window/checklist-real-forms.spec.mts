import { expect, test } from '@playwright/test'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChecklistItem } from '../../src/domain/checklist-item.ts'
import { readXlsForm } from '../../src/exchange/xlsform-reading.ts'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { openChapter, startSmallCase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { ChecklistEditorScreen } from './screens/checklist-editor-screen.mts'
import { ChecklistScreen } from './screens/checklist-screen.mts'
import { VisitScreen } from './screens/visit-screen.mts'

// Forms that others made, from the file to the answer in the room and out again.
const shared = join(import.meta.dirname, '../../../shared/xlsform')
const forms = existsSync(shared) ? readdirSync(shared).filter((file) => file !== 'bad_calc.xlsx') : []

let selvsyn: Selvsyn
let inspectionId: string
const folder = mkdtempSync(join(tmpdir(), 'selvsyn-forms-'))

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  inspectionId = await startSmallCase(selvsyn.page)
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Besøg')
  await new VisitScreen(selvsyn.page).addVisit('7.2.2018', 'Lærkevej')
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

/** The keys that answer a point of a kind, and what is kept of them; null where the keyboard only goes on. */
function keysFor(item: ChecklistItem): { keys: string[]; value: RegExp } | null {
  switch (item.kind) {
    case 'judgement':
      return { keys: ['j'], value: /^yes$/ }
    case 'acknowledgement':
      return { keys: ['j'], value: /^OK$/ }
    case 'choice':
      return { keys: ['1'], value: /./ }
    case 'choices':
      return { keys: ['1', 'Enter'], value: /./ }
    case 'text':
      return { keys: ['S', 'e', 't', 'Enter'], value: /^Set$/ }
    case 'integer':
    case 'decimal':
      return { keys: ['5', 'Enter'], value: /^5$/ }
    case 'date':
      return { keys: ['6', '.', '2', '.', '2', '0', '1', '8', 'Enter'], value: /^2018-02-06$/ }
    default:
      return null
  }
}

/** The key of the line that the keyboard stands in: point, rounds and what the line is. */
const focusedLine = () => selvsyn.page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset['cell'] ?? '')

const cell = (line: string) => selvsyn.page.locator(`[data-cell="${line}"]`)

/** Answers from where the keyboard stands; says what was answered. */
async function answerByKeyboard(items: readonly ChecklistItem[], most: number): Promise<Map<string, RegExp>> {
  const given = new Map<string, RegExp>()
  const seen = new Set<string>()
  for (let line = await focusedLine(); !seen.has(line) && given.size < most; line = await focusedLine()) {
    seen.add(line)
    const item = items.find(({ id }) => id === line.split('/')[0])
    // More choices than digits are found by typing; here only what has a key of its own is answered.
    const isListed = item?.list !== '' && (await cell(line).getByRole('combobox').count()) > 0
    const answer = item && !item.readOnly && !isListed ? keysFor(item) : null
    if (item && answer) {
      if (item.kind === 'text') await cell(line).getByRole('textbox').first().focus()
      await new ChecklistScreen(selvsyn.page).press(...answer.keys)
      given.set(item.id, answer.value)
    } else {
      await cell(line).focus()
      await new ChecklistScreen(selvsyn.page).press('ArrowDown')
    }
  }
  return given
}

for (const name of forms)
  test(`${name} is fetched, answered at a visit without a mouse, and goes out with the same points`, async () => {
    const { page } = selvsyn
    const editor = new ChecklistEditorScreen(page)
    const title = `Fra ${name}`
    const { checklist } = await readXlsForm(readFileSync(join(shared, name)))
    await editor.open()
    await selvsyn.openDialogAnswers(join(shared, name))
    await editor.press('Hent XLSForm …')
    const incoming = page.getByRole('dialog', { name: 'Hent en formular' })
    await incoming.getByRole('textbox', { name: 'Tjeklistens titel' }).fill(title)
    await editor.press('Gem tjekliste', incoming)
    await expect(page.getByRole('textbox', { name: 'Titel', exact: true })).toHaveValue(title)

    const visit = await inVisit()
    const table = new ChecklistScreen(page)
    await table.begin(title)
    await expect(table.table).toHaveAccessibleName(title)
    await expect.poll(focusedLine).not.toBe('')
    const given = await answerByKeyboard(checklist.items, 5)
    expect(given.size).toBeGreaterThanOrEqual(Math.min(2, checklist.items.filter((item) => keysFor(item) !== null).length))
    await expect
      .poll(async () => {
        const answers = await inCore(page, 'checklistAnswer.list', { inspectionId })
        return [...given].filter(([id, value]) => !answers.some((one) => one.itemId === id && value.test(one.value ?? ''))).map(([id]) => id)
      }, `every answer to ${title} is in the core`)
      .toEqual([])
    await expect(visit.checklists).toContainText(title)

    await editor.open()
    await editor.choose(title)
    const path = join(folder, `ud-${name}`)
    await selvsyn.saveDialogAnswers(path)
    await editor.menu('Gem som XLSForm …')
    await expect(editor.message(`ud-${name}`)).toBeVisible()
    expect((await readXlsForm(readFileSync(path))).checklist.items).toEqual(checklist.items)
  })

async function inVisit(): Promise<VisitScreen> {
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Besøg')
  const visit = new VisitScreen(selvsyn.page)
  await expect(visit.line).toBeVisible()
  return visit
}
