import { describe, expect, it } from 'vitest'
import { proseBlocks } from '../../../src/documents/prose.ts'
import { prose, proseSchemaVersion, proseText, type ProseNode } from '../../../src/domain/prose.ts'
import { runsText } from '../../../src/documents/text.ts'

const cell = (text: string, ...more: ProseNode[]): ProseNode => ({
  type: 'tableCell',
  content: [{ type: 'paragraph', content: [...(text === '' ? [] : [{ type: 'text', text }]), ...more] }],
})
const row = (...cells: ProseNode[]): ProseNode => ({ type: 'tableRow', content: cells })
const table = (...rows: ProseNode[]) => ({ schemaVersion: proseSchemaVersion, doc: { type: 'doc', content: [{ type: 'table', content: rows }] } })
const footnotes = () => {
  const notes: string[] = []
  return {
    notes,
    remark: (text: string) => (notes.push(text), { type: 'footnote' as const, id: String(notes.length) }),
    cite: () => null,
    extend: () => false,
    all: () => [],
  }
}

describe('a table in written prose', () => {
  it('has its first row as heading, keeps footnotes there too, and fills short rows up', () => {
    const collected = footnotes()
    const note: ProseNode = { type: 'footnote', attrs: { text: 'Talt den 7. februar.' } }
    const written = prose.parse(table(row(cell('Enhed'), cell('Sager', note)), row(cell('Jobhuset'), cell('12')), row(cell('Ungecentret'))))
    const [made] = proseBlocks(written, { footnotes: collected, under: 1, id: 'x' })
    if (made?.type !== 'table') throw new Error('no table')
    expect(made.head?.map((one) => one.map(runsText).join())).toEqual(['Enhed', 'Sager[1]'])
    expect(collected.notes).toEqual(['Talt den 7. februar.'])
    expect(made.rows.map((cells) => cells.map((one) => one.map(runsText).join()))).toEqual([
      ['Jobhuset', '12'],
      ['Ungecentret', ''],
    ])
    expect(made.widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100)
    expect(made.description).toBe('Tabel med kolonnerne Enhed og Sager')
  })

  it('names a column that has no heading', () => {
    const [made] = proseBlocks(prose.parse(table(row(cell(''), cell('Sager')), row(cell('Jobhuset'), cell('12')))), {
      footnotes: footnotes(),
      under: 1,
      id: 'x',
    })
    expect(made?.type === 'table' && made.header).toEqual(['–', 'Sager'])
  })

  it('is searched row by row', () => {
    expect(proseText(prose.parse(table(row(cell('Enhed'), cell('Sager')), row(cell('Jobhuset'), cell('12')))))).toBe('Enhed\tSager\nJobhuset\t12')
  })

  it('never stands within a list or a quotation, nor with joined cells', () => {
    const [inner] = table(row(cell('a'))).doc.content
    const inList = { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }, inner] }] }
    const joined = { type: 'table', content: [row({ ...cell('a'), attrs: { colspan: 2, rowspan: 1, colwidth: null } })] }
    for (const content of [inList, { type: 'blockquote', content: [inner] }, joined])
      expect(prose.safeParse({ schemaVersion: proseSchemaVersion, doc: { type: 'doc', content: [content] } }).success).toBe(false)
  })
})
