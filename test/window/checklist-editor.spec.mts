import { expect, test } from '@playwright/test'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { ChecklistEditorScreen } from './screens/checklist-editor-screen.mts'
import { startSmallCase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'

// One checklist from its first point to its third version: each test goes on where the one before left off.
test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let editor: ChecklistEditorScreen
let inspectionId: string

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  inspectionId = await startSmallCase(selvsyn.page)
  editor = new ChecklistEditorScreen(selvsyn.page)
  await editor.open()
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

const stored = async (title: string) => (await inCore(selvsyn.page, 'checklist.list', {})).find((row) => row.title === title)
const press = async (...keys: string[]) => {
  for (const key of keys) await selvsyn.page.keyboard.press(key)
}

test('a new checklist says that it is empty; points are typed one after the other', async () => {
  await editor.begin('Brandtilsyn')
  await expect(editor.said('Ingen punkter endnu')).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
  for (const words of ['Er der nødudgang?', 'Er den spærret?', 'Hvad spærrer?']) await editor.add('Tilføj punkt', words)
  expect(await editor.outline()).toEqual(['1. Er der nødudgang?', '2. Er den spærret?', '3. Hvad spærrer?'])
})

test('keys choose, move and indent points, and the keyboard stays with the point', async () => {
  await editor.choosePoint('Er der nødudgang?')
  await editor.press('Gruppe', editor.page.getByRole('group', { name: 'Tilføj' }))
  await expect(editor.field('Overskrift')).toBeFocused()
  await selvsyn.page.keyboard.type('Udgange')
  await editor.point('Udgange').focus()
  await press('Alt+ArrowUp')
  expect(await editor.outline()).toEqual(['Udgange', '1. Er der nødudgang?', '2. Er den spærret?', '3. Hvad spærrer?'])
  await press('ArrowDown', 'Alt+ArrowRight', 'ArrowDown', 'Alt+ArrowRight', 'ArrowDown', 'Alt+ArrowRight')
  await expect(editor.point('Hvad spærrer?')).toBeFocused()
  expect(await editor.outline()).toEqual(['Udgange', '··1. Er der nødudgang?', '··2. Er den spærret?', '··3. Hvad spærrer?'])
  await press('Alt+ArrowUp', 'Alt+ArrowDown', 'Alt+ArrowLeft')
  expect(await editor.outline()).toEqual(['Udgange', '··1. Er der nødudgang?', '··2. Er den spærret?', '3. Hvad spærrer?'])
  await selvsyn.page
    .getByRole('button', { name: 'Flyt Hvad spærrer?' })
    .or(selvsyn.page.locator('.outline-row').filter({ hasText: 'Hvad spærrer?' }).locator('.ui-grip'))
    .first()
    .focus()
  await press('ArrowRight')
  expect((await editor.outline()).at(-1)).toBe('··3. Hvad spærrer?')
})

test('a condition is put together without a word of an expression, and reads back', async () => {
  await editor.choosePoint('Er den spærret?')
  const when = editor.group('Spørges kun, når')
  await expect(when).toContainText('Der spørges altid.')
  await editor.press('Tilføj betingelse', when)
  await editor.pick('Punkt', 'Er der nødudgang?', when)
  await editor.pick('Værdi', 'Ja', when)
  await expect(editor.point('Er den spærret?')).toContainText('betinget')
  await editor.save(2)
  expect((await stored('Brandtilsyn'))?.items.find(({ text }) => text === 'Er den spærret?')?.condition).toMatch(/^\$\{p-[0-9a-f]{8}\} = 'yes'$/)
  await expect(editor.point('Er den spærret?')).toHaveAttribute('aria-current', 'true')
  await expect(when).toContainText('Er der nødudgang?')
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('an expression is checked while it is written, and the checklist is not saved with one that cannot be worked out', async () => {
  await editor.choosePoint('Hvad spærrer?')
  const when = editor.group('Spørges kun, når')
  await editor.press('Skriv udtryk selv', when)
  const field = when.getByRole('textbox', { name: 'Udtryk' })
  for (const [expression, sentence] of [
    ['${findes_ikke} = 1', 'Udtrykket henviser til »findes_ikke«, som intet spørgsmål hedder.'],
    ['1 +', '»1 +« er ikke et udtryk, der kan regnes ud.'],
    ['nonsens(1)', 'Funktionen »nonsens« findes ikke.'],
  ] as const) {
    await field.fill(expression)
    await expect(when.getByText(sentence)).toBeVisible()
  }
  await expect(editor.point('Hvad spærrer?')).toContainText('skal rettes')
  await expect(editor.said('Ét punkt skal rettes, før tjeklisten kan gemmes.')).toBeVisible()
  await expect(editor.page.getByRole('button', { name: 'Gem som version 3' })).toBeDisabled()
  await expectAccessibleInBothThemes(selvsyn.page)
  const name = (await stored('Brandtilsyn'))?.items.find(({ text }) => text === 'Er den spærret?')?.id ?? ''
  await field.fill(`\${${name}} = 'yes' or count(\${${name}}) > 3`)
  await expect(editor.said('Ændret siden version 2')).toBeVisible()
})

test('points that rest on each other are told of', async () => {
  const [last] = (await stored('Brandtilsyn'))?.items.filter(({ text }) => text === 'Hvad spærrer?') ?? []
  await editor.choosePoint('Er den spærret?')
  const when = editor.group('Spørges kun, når')
  await editor.press('Tilføj betingelse', when)
  await editor.pick('Punkt', 'Hvad spærrer?', when)
  await editor.pick('Værdi', 'Ja', when)
  await expect(when.getByText('»Er den spærret?« afhænger af sig selv gennem betingelser eller beregninger.')).toBeVisible()
  await editor.press('Fjern linjen', when.locator('.condition-line').last())
  await expect(when.getByText('afhænger af sig selv')).toHaveCount(0)
  expect(last).toBeDefined()
})

test('a point gets choices of its own, a demand with its message, evidence, and an answer from the start', async () => {
  await editor.choosePoint('Hvad spærrer?')
  await editor.pick('Besvares med', 'Vælg flere')
  await expect(editor.sheet.getByText('Punktet har ingen svarmuligheder.')).toBeVisible()
  for (const label of ['Møbler', 'Affald', 'En låst dør']) await editor.add('Tilføj svarmulighed', label)
  await editor.pick('Med svaret skal følge', 'Et foto')
  await editor.press('Tilføj krav', editor.group('Krav til svaret'))
  await editor.pick('Værdi', 'Affald', editor.group('Krav til svaret'))
  await editor.field('Besked, når kravet ikke er opfyldt').fill('Affald skal med.')
  await editor.sheet.getByRole('checkbox', { name: /Skal besvares/ }).press('Space')
  await expect(editor.group('Skal kun besvares, når')).toContainText('Punktet skal altid besvares.')
  await expectAccessibleInBothThemes(selvsyn.page)
  await editor.save(3)
  const checklist = await stored('Brandtilsyn')
  expect(checklist?.choices.map(({ name, label }) => [name, label])).toEqual([
    ['møbler', 'Møbler'],
    ['affald', 'Affald'],
    ['en_låst_dør', 'En låst dør'],
  ])
  expect(checklist?.items.at(-1)).toMatchObject({
    kind: 'choices',
    evidence: 'photo',
    required: true,
    constraint: "selected(., 'affald')",
    constraintMessage: 'Affald skal med.',
  })
  await selvsyn.page.getByRole('button', { name: 'Mere om tjeklisten' }).focus()
  await selvsyn.chooseMenu('undo')
  await expect(editor.said('Version 2 er gemt')).toBeVisible()
  await selvsyn.chooseMenu('redo')
  await expect(editor.said('Version 3 er gemt')).toBeVisible()
})

test('a list of choices is shared with another point, and can be made its own', async () => {
  await editor.add('Tilføj punkt', 'Hvad er fjernet?')
  await editor.pick('Besvares med', 'Vælg flere')
  await editor.pick('Liste', 'Møbler, Affald, En låst dør')
  await expect(editor.sheet.getByText('Listen bruges også af ét andet punkt, som ændres med.')).toBeVisible()
  await editor.press('Gør til punktets egen liste')
  await editor.press('Fjern svarmulighed 3')
  await editor.save(4)
  expect((await stored('Brandtilsyn'))?.choices).toHaveLength(5)
})

test('removing asks where other points rest on it, takes back what a message offers, and does not ask for nothing', async () => {
  await editor.point('Er der nødudgang?').focus()
  await press('Enter', 'Delete')
  const asked = selvsyn.page.getByRole('alertdialog', { name: 'Fjern »Er der nødudgang?«?' })
  await expect(asked).toContainText('Andre punkter bruger svaret')
  await expect(asked.getByRole('listitem')).toHaveText(['Er den spærret?'])
  await press('Escape')
  await editor.point('Hvad er fjernet?').focus()
  await press('Enter', 'Delete')
  await expect(editor.point('Hvad er fjernet?')).toHaveCount(0)
  await editor.message('»Hvad er fjernet?« er fjernet').getByRole('button', { name: 'Fortryd' }).click()
  expect((await editor.outline()).at(-1)).toContain('Hvad er fjernet?')
  await expect(editor.said('Version 4 er gemt')).toBeVisible()
})

test('a checklist in use keeps its version; answers are counted before a point goes', async () => {
  const checklist = await stored('Brandtilsyn')
  const [, first, second] = checklist?.items ?? []
  const [unit] = await inCore(selvsyn.page, 'unit.list', { inspectionId })
  const run = await inCore(selvsyn.page, 'checklistRun.start', { inspectionId, visitId: null, unitId: unit?.id ?? '', checklistId: checklist?.id ?? '' })
  await inCore(selvsyn.page, 'checklistAnswer.set', { runId: run.id, itemId: first?.id ?? '', value: 'yes' })
  await inCore(selvsyn.page, 'checklistAnswer.set', { runId: run.id, itemId: second?.id ?? '', value: 'no', remark: 'Kasser på gulvet' })
  await editor.choosePoint('Er den spærret?')
  await editor.press('Fjern punktet')
  const asked = selvsyn.page.getByRole('alertdialog', { name: 'Fjern »Er den spærret?«?' })
  await expect(asked).toContainText('Punktet er besvaret ét sted.')
  await asked.getByRole('button', { name: 'Fjern', exact: true }).click()
  await editor.choosePoint('Hvad spærrer?')
  await editor.group('Spørges kun, når').getByRole('textbox', { name: 'Udtryk' }).fill('')
  await editor.choosePoint('Er der nødudgang?')
  await editor.field('Punkt').fill('Er der to nødudgange?')
  await editor.save(5)
  expect((await inCore(selvsyn.page, 'checklistRun.list', { inspectionId })).map(({ version }) => version)).toEqual([4])
})

test('beside the run stands that there is a newer version; the difference is shown, and all goes along', async () => {
  await selvsyn.page.getByRole('option', { name: 'Skriftlige henvendelser' }).click()
  await selvsyn.page.getByRole('tab', { name: 'Besøg' }).click()
  await expect(editor.said('Tjeklisten er ændret siden: version 4 → 5')).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
  await editor.press('Vis forskellen')
  const dialog = selvsyn.page.getByRole('dialog', { name: 'Flyt »Brandtilsyn« op fra version 4 til 5?' })
  await expect(dialog.getByRole('region', { name: 'Ét punkt er udgået' })).toContainText('Er den spærret?')
  await expect(dialog.getByRole('region', { name: 'Ét punkt er udgået' })).toContainText('Ét svar bliver stående under »Udgået«.')
  await expect(dialog.locator('del').filter({ hasText: 'Er der nødudgang?' })).toBeVisible()
  await expect(dialog.locator('ins').filter({ hasText: 'Er der to nødudgange?' })).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
  await editor.press('Flyt op', dialog)
  await expect(dialog).toHaveCount(0)
  await expect(editor.said('Tjeklisten er ændret siden')).toHaveCount(0)
  const [run] = await inCore(selvsyn.page, 'checklistRun.list', { inspectionId })
  expect([run?.version, run?.items.slice(-2).map(({ text }) => text)]).toEqual([5, ['Udgået', 'Er den spærret?']])
  const answers = await inCore(selvsyn.page, 'checklistAnswer.list', { inspectionId })
  expect(answers.map(({ itemId, remark }) => [run?.items.find(({ id }) => id === itemId)?.text, remark])).toEqual([
    ['Er der to nødudgange?', ''],
    ['Er den spærret?', 'Kasser på gulvet'],
  ])
})

test('a checklist is copied and deleted', async () => {
  await editor.open()
  await editor.choose('Brandtilsyn')
  await editor.menu('Dublér')
  await expect(editor.page.getByRole('textbox', { name: 'Titel', exact: true })).toHaveValue('Brandtilsyn (kopi)')
  await editor.menu('Slet …')
  await selvsyn.page.getByRole('alertdialog').getByRole('button', { name: 'Slet' }).click()
  await expect(editor.name('Brandtilsyn (kopi)')).toHaveCount(0)
  await expect(editor.name('Brandtilsyn')).toHaveCount(1)
})
