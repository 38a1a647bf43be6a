import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { spreadsheet } from '../../../src/documents/spreadsheet.ts'
import { readXlsForm } from '../../../src/exchange/xlsform-reading.ts'

const plain = (name = 'survey', rows: string[][] = [['text', 'a', 'A']]): Uint8Array =>
  spreadsheet([{ name, columns: ['type', 'name', 'label'].map((title) => ({ title })), rows }])
const changed = (part: string, change: (xml: string) => string, more: Record<string, Uint8Array> = {}): Uint8Array => {
  const parts = unzipSync(plain())
  parts[part] = strToU8(change(strFromU8(parts[part] ?? new Uint8Array())))
  return zipSync({ ...parts, ...more })
}
const sheet = 'xl/worksheets/sheet1.xml'
const oldFile = (text: string): Uint8Array => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(text, 'utf16le')])
const refusal = async (bytes: Uint8Array): Promise<unknown> =>
  readXlsForm(bytes).then(
    () => 'read',
    (error: unknown) => (error as { code?: string }).code,
  )

it.each([
  ['nothing', () => new Uint8Array(), 'xlsformNotWorkbook'],
  ['a text', () => strToU8('type,name,label'), 'xlsformNotWorkbook'],
  ['another archive', () => zipSync({ 'word/document.xml': strToU8('<w/>') }), 'xlsformNotWorkbook'],
  ['an old workbook', () => oldFile('Workbook'), 'xlsformOldWorkbook'],
  ['a workbook with a password', () => oldFile('EncryptedPackage'), 'xlsformProtected'],
  ['macros', () => changed(sheet, (xml) => xml, { 'xl/vbaProject.bin': new Uint8Array(8) }), 'xlsformMacros'],
  ['another spreadsheet', () => plain('Ark1'), 'xlsformNoSurvey'],
  [
    '50,000 rows',
    () =>
      plain(
        'survey',
        Array.from({ length: 50_000 }, (_, i) => ['text', `q${i}`, 'A']),
      ),
    'xlsformTooManyRows',
  ],
  [
    'a row far away',
    () => changed(sheet, (xml) => xml.replace('</sheetData>', '<row r="900000000"><c r="A900000000" t="inlineStr"><is><t>x</t></is></c></row></sheetData>')),
    'xlsformTooManyRows',
  ],
  ['a row far away before the others', () => changed(sheet, (xml) => xml.replace('<row r="1"', '<row r="99999999999999999999"')), 'xlsformTooManyRows'],
  ['a bomb', () => changed(sheet, () => ' '.repeat(130_000_000)), 'xlsformTooLarge'],
  [
    'a sheet that is not there',
    () => changed('xl/_rels/workbook.xml.rels', (xml) => xml.replace('worksheets/sheet1.xml', 'worksheets/sheet9.xml')),
    'xlsformDamaged',
  ],
  ['a tag as long as a book', () => changed(sheet, (xml) => xml.replace('t="inlineStr"', `t="inlineStr" zz="${'y'.repeat(2_000_000)}"`)), 'xlsformDamaged'],
  [
    'a text that is not there',
    () => changed(sheet, (xml) => xml.replace('</sheetData>', '<row r="3"><c r="A3" t="s"><v>99</v></c></row></sheetData>')),
    'xlsformDamaged',
  ],
])('%s is refused with a word for it', async (_, bytes, code) => {
  expect(await refusal(bytes())).toBe(code)
})

it('keeps a sheet whose name holds what no name may, under what is left of it', async () => {
  const survey = { name: 'survey', columns: ['type', 'name', 'label'].map((title) => ({ title })), rows: [['text', 'a', 'A']] }
  const parts = unzipSync(spreadsheet([survey, { ...survey, name: 'noter' }]))
  const renamed = (name: string): Uint8Array =>
    zipSync({ ...parts, 'xl/workbook.xml': strToU8(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).replace('name="noter"', `name="${name}"`)) })
  const { form } = (await readXlsForm(renamed('no\uFFFEter'))).checklist
  expect(form.sheets.map(({ name }) => name)).toEqual(['survey', 'noter'])
  expect((await readXlsForm(renamed(`${'n'.repeat(499)}😀`))).checklist.form.sheets[1]?.name).toBe('n'.repeat(499))
  expect(await refusal(renamed('\uFFFE'))).toBe('xlsformDamaged')
})

it('does not take for a type what every object has by its name', async () => {
  const { problems, unsupported } = await readXlsForm(
    plain('survey', [
      ['constructor', 'a', 'A'],
      ['toString', 'b', 'B'],
    ]),
  )
  expect(problems).toEqual([])
  expect(unsupported.map(({ code, row }) => [code, row])).toEqual([
    ['unknownType', 2],
    ['unknownType', 3],
  ])
})

it('takes the last result of a formula and says so', async () => {
  const bytes = changed(sheet, (xml) =>
    xml.replace('</sheetData>', '<row r="3"><c r="A3" t="str"><f>"te"&amp;"xt"</f><v>text</v></c><c r="B3" t="str"><v>b</v></c></row></sheetData>'),
  )
  const { checklist, unsupported } = await readXlsForm(bytes)
  expect(checklist.items.map(({ id, kind }) => [id, kind])).toEqual([
    ['a', 'text'],
    ['b', 'text'],
  ])
  expect(unsupported).toEqual([{ sheet: 'survey', row: 3, column: 'A', code: 'formula', params: {} }])
})

it('reads what writers with a prefix before every name and without addresses write', async () => {
  const bytes = changed(sheet, (xml) =>
    xml
      .replace(/<(\/?)(?=\w)/g, '<$1x:')
      .replace('<x:worksheet xmlns=', '<x:worksheet xmlns:x=')
      .replace(/ r="[A-Z]+\d+"/g, ''),
  )
  expect((await readXlsForm(bytes)).checklist.items.map(({ id, text }) => [id, text])).toEqual([['a', 'A']])
})

it('names a pattern that could be tried without end by its place, and reads the form without it', async () => {
  const columns = ['type', 'name', 'label', 'constraint'].map((title) => ({ title }))
  const read = await readXlsForm(spreadsheet([{ name: 'survey', columns, rows: [['text', 'a', 'A', "regex(., '(a+)+$')"]] }]))
  expect(read.problems).toEqual([])
  expect(read.unsupported).toMatchObject([{ code: 'endlessPattern', row: 2 }])
})

it('is not held up by rows without end', async () => {
  const from = performance.now()
  await refusal(changed(sheet, (xml) => xml.replace('</sheetData>', `${'<row>'.repeat(400_000)}</sheetData>`)))
  await refusal(changed(sheet, (xml) => xml.replace('</sheetData>', `<row>${'<c>'.repeat(400_000)}</row></sheetData>`)))
  expect(performance.now() - from).toBeLessThan(20_000)
}, 60_000)
