import { expect, test } from '@playwright/test'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsForm } from '../../src/exchange/xlsform-reading.ts'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { oldWorkbook, surveyOf, surveyWithFormula } from '../support/xlsforms.ts'
import { startSmallCase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { ChecklistEditorScreen } from './screens/checklist-editor-screen.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'

const shared = join(import.meta.dirname, '../../../shared/xlsform')
const real = existsSync(shared) ? readdirSync(shared) : []
const faulty = 'bad_calc.xlsx'

let selvsyn: Selvsyn
let editor: ChecklistEditorScreen
const folder = mkdtempSync(join(tmpdir(), 'selvsyn-forms-'))

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  await startSmallCase(selvsyn.page)
  editor = new ChecklistEditorScreen(selvsyn.page)
  await editor.open()
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

/** Chooses a file that holds these bytes. */
async function fetchForm(bytes: Uint8Array, name = 'Brandtilsyn.xlsx'): Promise<void> {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  await selvsyn.openDialogAnswers(path)
  await editor.press('Hent XLSForm …')
}

const incoming = () => selvsyn.page.getByRole('dialog', { name: 'Hent en formular' })
const checklists = () => inCore(selvsyn.page, 'checklist.list', {})
const rows = [
  ['integer', 'rooms_seen', 'Hvor mange rum?', ''],
  ['begin repeat', 'rooms', 'Rum', ''],
  ['geopoint', 'place', 'Hvor?', ''],
  ['end repeat', '', '', ''],
]

test('a form is shown before anything is kept; cancelling leaves nothing; taken, it is opened, and then its next version', async () => {
  const before = (await checklists()).length
  await fetchForm(surveyOf(rows))
  await expect(incoming()).toContainText('Brandtilsyn.xlsx')
  await expect(incoming()).toContainText('2 punkter · 1 gentagelse')
  await expect(incoming().getByRole('list', { name: 'Virker på en anden måde' })).toContainText(
    'Ark »survey«, række 4, kolonne ASelvsyn henter ikke steder fra et kort. Punktet besvares med tekst.',
  )
  await expectAccessibleInBothThemes(selvsyn.page)
  await editor.press('Annuller', incoming())
  await expect(incoming()).toHaveCount(0)
  expect(await checklists()).toHaveLength(before)

  await fetchForm(surveyOf(rows))
  await incoming().getByRole('textbox', { name: 'Tjeklistens titel' }).fill('Brandtilsyn')
  await editor.press('Gem tjekliste', incoming())
  await expect(editor.page.getByRole('textbox', { name: 'Titel', exact: true })).toHaveValue('Brandtilsyn')
  expect(await editor.outline()).toEqual(['1. Hvor mange rum?', 'Rum', '··2. Hvor?'])

  await fetchForm(surveyOf([...rows, ['text', 'more', 'Andet?', '']]))
  await expect(incoming()).toContainText('Version 2 af »Brandtilsyn«')
  await editor.press('Gem tjekliste', incoming())
  await expect(editor.point('Andet?')).toBeVisible()
  expect((await checklists()).filter(({ title }) => title === 'Brandtilsyn').map(({ version, items }) => [version, items.map(({ id }) => id)])).toEqual([
    [2, ['rooms-seen', 'rooms', 'place', 'more']],
  ])
})

test('faults are listed by sheet, row and column, and such a form cannot be taken', async () => {
  await fetchForm(
    surveyOf([
      ['text', 'a', 'A', '${b} = 1'],
      ['text', 'b', 'B', '${a} = 1'],
      ['text', 'a', 'A igen', ''],
      ['text', 'c', 'C', '${d} = 1'],
    ]),
  )
  const problems = incoming().getByRole('list', { name: 'Fejl i formularen' })
  await expect(problems).toContainText('»a« afhænger af sig selv gennem betingelser eller beregninger.')
  await expect(problems).toContainText('Ark »survey«, række 4, kolonne BNavnet »a« står allerede i række 2 i samme gruppe.')
  await expect(problems).toContainText('Ark »survey«, række 5, kolonne DUdtrykket henviser til »d«, som intet spørgsmål hedder.')
  await expect(incoming().getByRole('button', { name: 'Gem tjekliste' })).toHaveCount(0)
  await expectAccessibleInBothThemes(selvsyn.page)
  writeFileSync(join(folder, 'Brandtilsyn.xlsx'), surveyWithFormula())
  await editor.press('Vælg en anden fil …', incoming())
  await expect(incoming()).toContainText('Cellen har en formel. Dens seneste resultat er brugt, og formlen er ikke med.')
  await editor.press('Annuller', incoming())
})

for (const [what, name, bytes, sentence] of [
  ['a text that calls itself a workbook', 'Noter.xlsx', () => Buffer.from('type,name,label'), 'Filen er ikke et regneark (.xlsx).'],
  ['an old workbook', 'Gammel.xls', oldWorkbook, 'Filen er i det gamle Excel-format (.xls).'],
  [
    'a spreadsheet of something else',
    'Regnskab.xlsx',
    () => surveyOf([['text', 'a', 'A', '']], 'Ark1'),
    'Regnearket er ikke en formular: det mangler arket »survey«.',
  ],
  [
    '50,000 rows',
    'Stor.xlsx',
    () =>
      surveyOf(
        Array.from({ length: 50_000 }, (_, i) => ['text', `q${i}`, 'A', '']),
        'survey',
      ),
    /Regnearket har .* rækker i ét ark; der kan læses 20\.?000\./,
  ],
] as const)
  test(`${what} is refused with a sentence of its own`, async () => {
    const before = (await checklists()).length
    await fetchForm(bytes(), name)
    await expect(editor.message(sentence)).toBeVisible()
    await expect(incoming()).toHaveCount(0)
    expect(await checklists()).toHaveLength(before)
  })

for (const name of real.filter((file) => file !== faulty))
  test(`${name} comes in, opens in the editor, and goes out without loss`, async () => {
    const bytes = readFileSync(join(shared, name))
    const { checklist } = await readXlsForm(bytes)
    await fetchForm(bytes, name)
    await incoming().getByRole('textbox', { name: 'Tjeklistens titel' }).fill(`Fra ${name}`)
    await editor.press('Gem tjekliste', incoming())
    await expect(editor.page.getByRole('textbox', { name: 'Titel', exact: true })).toHaveValue(`Fra ${name}`)
    await expect(editor.points).toHaveCount(checklist.items.length)
    const path = join(folder, `ud-${name}`)
    await selvsyn.saveDialogAnswers(path)
    await editor.menu('Gem som XLSForm …')
    await expect(editor.message(`ud-${name}`)).toBeVisible()
    const { checklist: back, problems } = await readXlsForm(readFileSync(path))
    expect(problems).toEqual([])
    expect([back.items, back.choices, back.form.languages]).toEqual([checklist.items, checklist.choices, checklist.form.languages])
    expect({ ...back.form.settings, form_title: '' }).toEqual({ ...checklist.form.settings, form_title: '' })
  })

if (real.includes(faulty))
  test('the faulty form shows what is wrong with it', async () => {
    await fetchForm(readFileSync(join(shared, faulty)), faulty)
    await expect(incoming().getByRole('list', { name: 'Fejl i formularen' }).getByRole('listitem')).not.toHaveCount(0)
    await expect(incoming().getByRole('button', { name: 'Gem tjekliste' })).toHaveCount(0)
    await editor.press('Annuller', incoming())
  })
