import fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checklistForm, checklistItem, emptyForm, nameOf, type ChecklistChoice, type ChecklistItem } from '../../../src/domain/checklist-item.ts'
import type { FormChecklist, XlsFormReading } from '../../../src/domain/xlsform.ts'
import { spreadsheet } from '../../../src/documents/spreadsheet.ts'
import { readXlsForm } from '../../../src/exchange/xlsform-reading.ts'
import { openWorkbook } from '../../../src/exchange/xlsform-workbook.ts'
import { xlsFormSheets } from '../../../src/exchange/xlsform-writing.ts'

const shared = join(import.meta.dirname, '../../../../shared/xlsform')
const real = existsSync(shared) ? readdirSync(shared) : []

const asBytes = (sheets: readonly { name: string; rows: readonly (readonly string[])[] }[]): Uint8Array =>
  spreadsheet(sheets.map(({ name, rows }) => ({ name, columns: (rows[0] ?? []).map((title) => ({ title })), rows: rows.slice(1) })))
const written = (checklist: FormChecklist): Uint8Array => asBytes(xlsFormSheets(checklist))

/** A form from its rows. */
const reading = (survey: string[][], choices: string[][] = [], settings: string[][] = []): Promise<XlsFormReading> =>
  readXlsForm(
    asBytes(
      [
        { name: 'survey', rows: survey },
        { name: 'choices', rows: choices },
        { name: 'settings', rows: settings },
      ].filter(({ rows }) => rows.length > 0),
    ),
  )
const said = (remarks: XlsFormReading['problems']): string[] => remarks.map(({ sheet, row, column, code }) => `${sheet} ${column}${row} ${code}`)

describe.skipIf(real.length === 0)('forms that others made', () => {
  it.each(real.filter((name) => name !== 'bad_calc.xlsx'))('%s comes in, and goes out without losing a cell', async (name) => {
    const bytes = readFileSync(join(shared, name))
    const { checklist, problems } = await readXlsForm(bytes)
    expect(problems).toEqual([])
    const [before, after] = [await openWorkbook(bytes), await openWorkbook(written(checklist))]
    for (const sheet of before) {
      const rows = after.find((one) => one.name === sheet.name)?.rows ?? []
      for (const [i, row] of sheet.rows.entries())
        for (const [j, cell] of row.entries()) expect(`${sheet.name} ${i + 1}.${j + 1} ${rows[i]?.[j] ?? ''}`).toBe(`${sheet.name} ${i + 1}.${j + 1} ${cell}`)
    }
    expect((await readXlsForm(written(checklist))).checklist).toEqual(checklist)
  })

  it('names the place of the expression that is none', async () => {
    const { problems } = await readXlsForm(readFileSync(join(shared, 'bad_calc.xlsx')))
    expect(said(problems)).toEqual(['survey D2 faultyExpression'])
  })
})

describe('a form', () => {
  it('has its groups, repeats and types in any of the ways that they are written', async () => {
    const { checklist, problems } = await reading(
      [
        ['Type', 'Name', 'label::English (en)', 'label::Dansk (da)', 'bind::relevant', 'Required'],
        ['select all that apply from l or_other', 'a', 'Several', 'Flere', '', 'yes'],
        ['begin_repeat', 'r', 'Rooms', 'Rum', '', ''],
        ['Begin Group', 'g', '', '', "selected(${a}, 'x')", ''],
        ['phone number', 'tel', '', 'Telefon', '', '${a} != ""'],
        ['end group', '', '', '', '', ''],
        ['end_repeat', '', '', '', '', ''],
      ],
      [
        ['list name', 'name', 'caption'],
        ['l', 'x', 'X'],
      ],
    )
    expect(problems).toEqual([])
    expect(checklist.items.map((item) => [item.id, item.kind, item.parentId, item.text])).toEqual([
      ['a', 'choices', '', 'Flere'],
      ['a-other', 'text', '', 'Angiv hvad'],
      ['r', 'repeat', '', 'Rum'],
      ['g', 'group', 'r', ''],
      ['tel', 'text', 'g', 'Telefon'],
    ])
    expect(checklist.items.at(-1)).toMatchObject({ required: true, requiredWhen: '${a} != ""' })
    expect(checklist.items[0]?.translations).toEqual({ 'English (en)': { text: 'Several' } })
    expect(checklist.choices.map(({ name }) => name)).toEqual(['x', 'other'])
  })

  it('becomes judgements where a list is exactly that', async () => {
    const lists = ['yes', 'partly', 'no', 'notRelevant'].map((name) => ['j', name, name])
    const { checklist } = await reading(
      [
        ['type', 'name', 'label'],
        ['select_one j', 'a', 'A'],
        ['select_one k', 'b', 'B'],
      ],
      [['list_name', 'name', 'label'], ...lists, ['k', 'yes', 'Yes'], ['k', 'no', 'No']],
    )
    expect(checklist.items.map(({ kind, list }) => [kind, list])).toEqual([
      ['judgement', 'j'],
      ['choice', 'k'],
    ])
  })

  it('is refused with every fault in its place', async () => {
    const { problems } = await reading([
      ['type', 'name', 'label', 'relevant', 'calculation'],
      ['text', 'a', 'A', '${b} = 1', ''],
      ['text', 'b', 'B', '${a} = 1', ''],
      ['text', 'a', 'A again', '', ''],
      ['select_one nowhere', 'c', 'C', '${gone} = 1', ''],
      ['text', '', 'No name', '', ''],
      ['text', '1 x', 'Bad name', 'not(', ''],
      ['calculate', 'd', '', '', 'frobnicate(1)'],
      ['end repeat', '', '', '', ''],
      ['begin group', 'e', '', '', ''],
    ])
    expect(said(problems).toSorted()).toEqual([
      'survey A10 beginWithoutEnd', 'survey A5 unknownList', 'survey A9 endWithoutBegin', 'survey B4 duplicateName', 'survey B6 nameMissing', 'survey B7 nameInvalid',
      'survey D2 circular', 'survey D3 circular', 'survey D5 unknownName', 'survey D7 faultyExpression', 'survey E8 unknownFunction',
    ]) // prettier-ignore
  })

  it('says what has no effect here', async () => {
    const { problems, unsupported } = await reading([
      ['type', 'name', 'label', 'calculation', 'parameters', 'disabled'],
      ['geopoint', 'a', 'Where ${gone}', '', '', ''],
      ['calculate', 'b', '', 'area(${a})', '', ''],
      ['select_one_from_file towns.csv', 'c', 'Town', '', 'value=id', ''],
      ['text', 'd', 'Off', '', '', 'yes'],
      ['deviceid', 'e', '', '', '', ''],
    ])
    expect(problems).toEqual([])
    expect(said(unsupported).toSorted()).toEqual([
      'survey A2 locationAsText', 'survey A4 externalChoices', 'survey A6 noSuchValue', 'survey C2 unknownNameInText', 'survey D3 unsupportedFunction', 'survey E1 columnNotUsed', 'survey F5 rowDisabled',
    ]) // prettier-ignore
  })
})

const words = fc.constantFrom('', 'Er porten låst?', 'Æ ø å\nto linjer', '= 1 + 1', '_x0041_', '»citat« & <mærke>')
const expressions = fc.constantFrom('', '${p-0} = 1', '. > 3 and . < today()', 'true()')
const kinds = [
  'judgement',
  'choice',
  'choices',
  'text',
  'integer',
  'decimal',
  'date',
  'time',
  'dateTime',
  'acknowledgement',
  'photo',
  'file',
  'note',
  'calculation',
] as const
const point = fc.record({
  kind: fc.constantFrom(...kinds), text: words, help: words, legalBasis: fc.constantFrom('', 'Retssikkerhedsloven § 5'), required: fc.boolean(), requiredMessage: words, condition: expressions,
  constraint: expressions, constraintMessage: words, calculation: expressions, initial: fc.constantFrom('', '3', 'ja'), readOnly: fc.boolean(), choiceFilter: expressions,
  evidence: fc.constantFrom('none', 'remark', 'photo'), requiredWhen: expressions, name: fc.constantFrom('', 'Navn', 'navn_2', 'ærø'),
  translations: fc.constantFrom({}, { 'English (en)': { text: 'Is the gate locked?', help: 'Look' } }), group: fc.constantFrom('', 'group', 'repeat'), cells: fc.constantFrom({}, { appearance: 'minimal' }),
}) // prettier-ignore
const choices: ChecklistChoice[] = ['x', 'y'].map((name) => ({ list: 'l', name, label: name.toUpperCase(), translations: {}, cells: { cf: 'z' } }))

/** Checklists as the office may make them: points of every kind, some in groups and repeats. */
const arbitraryChecklist: fc.Arbitrary<FormChecklist> = fc.array(point, { minLength: 1, maxLength: 6 }).map((points) => {
  const items: ChecklistItem[] = []
  for (const [i, { group, name, ...fields }] of points.entries()) {
    const named = name === '' ? '' : `${name}${i}`
    const parentId = group === '' ? '' : `g-${i}`
    if (group !== '')
      items.push(
        checklistItem.parse({
          id: parentId,
          kind: group,
          text: fields.text.trim(),
          help: '',
          legalBasis: '',
          required: false,
          repeatCount: group === 'repeat' ? '2' : '',
        }),
      )
    const isChoice = fields.kind === 'choice' || fields.kind === 'choices'
    items.push(
      checklistItem.parse({
        ...fields,
        id: `p-${i}`,
        name: named,
        parentId,
        list: isChoice ? 'l' : '',
        requiredWhen: fields.required && fields.requiredWhen !== 'true()' ? fields.requiredWhen : '',
      }),
    )
  }
  const languages = items.some(({ translations }) => Object.keys(translations).length > 0) ? ['English (en)'] : []
  return { title: 'Brandtilsyn', theme: 'Sikkerhed', items, choices, form: checklistForm.parse({ ...emptyForm, languages }) }
})

it('a checklist of ours goes out and comes back the same', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryChecklist, async (checklist) => {
      const back = await readXlsForm(written(checklist))
      expect(back.checklist).toEqual(checklist)
      expect(new Set(back.checklist.items.map(nameOf)).size).toBe(checklist.items.length)
    }),
    { numRuns: 60 },
  )
})
