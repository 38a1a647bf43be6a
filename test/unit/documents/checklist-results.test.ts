import { describe, expect, test } from 'vitest'
import type { Chart, DocumentModel, Table } from '../../../src/documents/model.ts'
import { buildReport } from '../../../src/documents/report.ts'
import { toWord } from '../../../src/documents/word/write.ts'
import type { CaseData } from '../../../src/domain/case-data.ts'
import { checklistChoice, checklistItem, newItem, type ChecklistItem } from '../../../src/domain/checklist-item.ts'
import { lintDocx } from '../../support/docx-lint.ts'
import { exampleCase } from '../../support/example-case.ts'

const point = (id: string, text: string, kind: ChecklistItem['kind'], more: Partial<ChecklistItem> = {}): ChecklistItem =>
  checklistItem.parse({ ...newItem(id, text), kind, ...more })
const items = [
  point('luft', 'Frisk luft', 'group'),
  point('tur', 'Er der gårdtur hver dag?', 'judgement', { parentId: 'luft' }),
  point('hvorfor', 'Hvorfor ikke?', 'text', { parentId: 'luft', condition: "${tur} = 'no'" }),
  point('rum', 'Rum', 'group'),
  point('lys', 'Er der dagslys?', 'judgement', { parentId: 'rum' }),
  point('farve', 'Farve', 'choice', { parentId: 'rum', list: 'farver' }),
  point('areal', 'Areal', 'decimal', { parentId: 'rum' }),
  point('celler', 'Celle', 'repeat'),
  point('nummer', 'Nummer', 'text', { parentId: 'celler' }),
]
const choices = ['Hvid', 'Grå'].map((label, i) => checklistChoice.parse({ list: 'farver', name: `f${i}`, label }))

type Given = Readonly<Record<string, string>>

/** A report of a checklist that each of so many units answered; `tur@2` is an answer in a second round, `tur!` a remark. */
function reportOf(units: number, given: (unit: number) => Given): DocumentModel {
  const { data, office } = exampleCase({ findings: 1 })
  const [run, answer, unit] = [data.checklistRun[0]!, data.checklistAnswer[0]!, data.unit[0]!]
  const ids = Array.from({ length: units }, (_, i) => i)
  const change: Partial<CaseData> = {
    unit: [...data.unit, ...ids.map((i) => ({ ...unit, id: `u${i}`, name: `Afsnit ${i + 1}` }))],
    checklistRun: ids.map((i) => ({ ...run, id: `r${i}`, unitId: `u${i}`, title: 'Arresthus', items, choices, repeats: { celler: i === 0 ? 2 : 1 } })),
    checklistAnswer: ids.flatMap((i) =>
      Object.entries(given(i)).map(([key, value]) => {
        const [itemId = '', place = ''] = key.replace('!', '').split('@')
        const isRemark = key.endsWith('!')
        return { ...answer, id: `${i}-${key}`, runId: `r${i}`, itemId, place, value: isRemark ? null : value, remark: isRemark ? value : '' }
      }),
    ),
    evidence: [],
  }
  return buildReport({ kind: 'preliminaryReport', data: { ...data, ...change }, office, frozen: [] })
}

const tables = ({ body }: DocumentModel): Table[] => body.filter((block): block is Table => block.type === 'table' && /^(results|remarks)-/.test(block.id))
const charts = ({ body }: DocumentModel): Chart[] => body.filter((block): block is Chart => block.type === 'chart')
const rowsOf = (table: Table): string[] =>
  table.rows.map((row) =>
    row
      .map((cell) => cell.map((runs) => runs.map((run) => ('text' in run ? run.text : '')).join('')).join(' '))
      .join('|')
      .replaceAll('\u00A0', ' '),
  )

const ordinary = (unit: number): Given => ({
  tur: unit % 2 === 0 ? 'yes' : 'no',
  lys: 'yes',
  farve: unit % 3 === 0 ? 'f0' : 'f1',
  areal: '12.5',
  'nummer@1': 'A1',
})

describe('a checklist with points of every kind', () => {
  test('stands with its headings and rounds, without what nobody was asked, each answer as it is read', () => {
    const [table] = tables(reportOf(1, () => ({ ...ordinary(0), 'nummer@2': 'A2' })))
    expect(rowsOf(table!)).toEqual([
      '|Frisk luft||',
      '1|Er der gårdtur hver dag?|Ja|–',
      '|Rum||',
      '3|Er der dagslys?|Ja|–',
      '4|Farve|Hvid|–',
      '5|Areal|12,5|–',
      '|Celle 1||',
      '6 (1)|Nummer|A1|–',
      '|Celle 2||',
      '6 (2)|Nummer|A2|–',
    ])
  })

  test('has a dash where a unit was not asked, or has fewer rounds', () => {
    const rows = rowsOf(tables(reportOf(2, ordinary))[0]!)
    expect(rows).toContain('2|Hvorfor ikke?|–|Ikke besvaret|–')
    expect(rows).toContain('6 (2)|Nummer|Ikke besvaret|–|–')
  })

  test('is a matrix where units are many, with remarks and long answers after it', () => {
    const long = 'Der var ikke personale nok til at gå med ud hverken lørdag eller søndag.'
    const [first, second, remarks, ...others] = tables(
      reportOf(12, (unit) => (unit === 1 ? { ...ordinary(1), hvorfor: long, 'lys!': 'Gardinet var nede' } : ordinary(unit))),
    )
    expect(others).toEqual([])
    expect(first!.header).toEqual(['Nr.', 'Punkt', ...[1, 2, 3, 4, 5, 6].map((unit) => `Afsnit ${unit}`)])
    expect(second!.caption).toMatch(/enhed 7–12 af 12$/)
    expect(rowsOf(first!)).toContain('2|Hvorfor ikke?|–|Se nedenfor|–|Ikke besvaret|–|Ikke besvaret')
    expect(rowsOf(remarks!)).toContain(`2|Afsnit 2|${long}`)
    for (const { widths } of [first!, second!, remarks!]) expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100)
  })
})

describe('its figures', () => {
  test('count judgements by unit and by group, and choices by point, numbered in order', () => {
    const [units, groups, colours, ...others] = charts(reportOf(4, ordinary))
    expect(others).toEqual([])
    expect([units, groups, colours].map((chart) => chart?.caption.slice(0, 8).replaceAll('\u00A0', ' '))).toEqual(['Figur 1.', 'Figur 2.', 'Figur 3.'])
    expect(groups).toMatchObject({
      categories: ['Frisk luft', 'Rum'],
      series: [
        { name: 'Ja', values: [2, 4] },
        { name: 'Nej', values: [2, 0] },
      ],
    })
    expect(colours).toMatchObject({ categories: ['Hvid', 'Grå'], series: [{ values: [2, 2] }] })
    expect(colours!.alt.replaceAll('\u00A0', ' ')).toMatch(/Hvid: 2; Grå: 2\.$/)
  })

  test('are left out where too few answered to make a picture', () => {
    expect(charts(reportOf(1, () => ({ farve: 'f0', areal: '1' })))).toEqual([])
  })

  test('leave the Word file whole', async () => {
    expect(lintDocx(await toWord(reportOf(12, (unit) => ({ ...ordinary(unit), 'tur!': 'Se dagbogen' }))))).toEqual([])
  })
})
