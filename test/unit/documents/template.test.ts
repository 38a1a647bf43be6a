import { strToU8, zipSync, type Zippable } from 'fflate'
import { describe, expect, it, test } from 'vitest'
import { nearestPlace, placeNamed, type TemplateRefusalReason } from '../../../src/domain/letterhead-template.ts'
import { readTemplate, readUnknownTemplate } from '../../../src/documents/word/template-reading.ts'
import { fromLibrary, fromLibreOffice, starter, withParagraphs, withPart, withRelationship } from '../../support/templates.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const external = (kind: string, target: string) => `<Relationship Id="rIdOutside" Type="${office}/${kind}" Target="${target}" TargetMode="External"/>`
const internal = (kind: string, target: string) => `<Relationship Id="rIdInside" Type="${office}/${kind}" Target="${target}"/>`
const utf16 = (text: string) => [...Buffer.from(text, 'utf16le')]
const container = (stream: string) =>
  Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array.from({ length: 512 }, () => 0), ...utf16(stream)])
const body = 'word/document.xml'
const field = (instruction: string) =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
const zipOf = (entries: Zippable) => zipSync(entries)

/** Each is a sound template with one fault in it. */
const faults: Record<string, [TemplateRefusalReason, () => Uint8Array]> = {
  'no archive at all': ['templateNotWord', () => strToU8('{{indhold}}')],
  'an empty file': ['templateNotWord', () => new Uint8Array()],
  'an archive of something else': ['templateNotWord', () => zipOf({ 'indhold.txt': strToU8('x') })],
  'a file cut off': ['templateNotWord', () => starter().slice(0, 4000)],
  'a spreadsheet': [
    'templateNotWord',
    () => withPart(starter(), '[Content_Types].xml', (xml) => xml.replace('wordprocessingml.document.main', 'spreadsheetml.sheet.main')),
  ],
  'a file that names no document': ['templateNotWord', () => withPart(starter(), '_rels/.rels', (xml) => xml.replace('/officeDocument"', '/other"'))],
  'a document without a body': ['templateNotWord', () => withPart(starter(), body, (xml) => xml.replaceAll('w:body>', 'w:else>'))],
  'the old format': ['templateOldWord', () => container('WordDocument')],
  'a password': ['templateProtected', () => container('EncryptedPackage')],
  'macros by their part': ['templateMacros', () => withPart(starter(), 'word/vbaProject.bin', () => 'x')],
  'macros by the document’s kind': [
    'templateMacros',
    () =>
      withPart(starter(), '[Content_Types].xml', (xml) =>
        xml.replace(
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
          'application/vnd.ms-word.document.macroEnabled.main+xml',
        ),
      ),
  ],
  'more than 10 MB': ['templateTooLarge', () => new Uint8Array(10 * 1024 * 1024 + 1)],
  'what becomes 60 MB': ['templateTooLarge', () => withPart(starter(), 'word/media/bomb.bin', () => ' '.repeat(60 * 1024 * 1024))],
  'eleven MB of XML': ['templateTooLarge', () => withPart(starter(), 'word/theme/x.xml', () => ' '.repeat(11 * 1024 * 1024))],
  'thousands of entries': ['templateTooLarge', () => zipOf(Object.fromEntries(Array.from({ length: 1200 }, (_, i) => [`word/${i}.xml`, strToU8('<a/>')])))],
  'tens of thousands of elements in a part': ['templateTooLarge', () => withParagraphs(starter(), '<w:p/>'.repeat(20_000))],
  'a path that leads out': ['templateDamaged', () => withPart(starter(), '../../ude.xml', () => '<a/>')],
  'a path from the root': ['templateDamaged', () => withPart(starter(), '/etc/ude.xml', () => '<a/>')],
  'entities in a part that is only carried along': [
    'templateDamaged',
    () => {
      const theme = withPart(starter(), 'word/theme/theme1.xml', () => '<!DOCTYPE x [<!ENTITY a "aaaa">]><a>&a;</a>')
      return withRelationship(theme, 'document', internal('theme', 'theme/theme1.xml'))
    },
  ],
  'a path of Windows': ['templateDamaged', () => withPart(starter(), 'C:\\ude.xml', () => '<a/>')],
  'a relationship that leads out': ['templateDamaged', () => withRelationship(starter(), 'document', internal('image', '../../../ude.png'))],
  'a relationship that leads nowhere': ['templateDamaged', () => withRelationship(starter(), 'document', internal('image', 'media/mangler.png'))],
  'a picture that leads nowhere': [
    'templateDamaged',
    () => withParagraphs(starter(), '<w:p><w:hyperlink r:id="rIdFindesIkke"/><w:r><w:drawing r:embed="rIdFindesIkke"/></w:r></w:p>'),
  ],
  'a document type': ['templateDamaged', () => withPart(starter(), body, (xml) => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaa">]>'))],
  'an entity that is not declared': ['templateDamaged', () => withPart(starter(), body, (xml) => xml.replace('{{indhold}}', '&ude;'))],
  'XML that is not well-formed': ['templateDamaged', () => withPart(starter(), body, (xml) => xml.replace('</w:p>', ''))],
  'styles that are not well-formed': ['templateDamaged', () => withPart(starter(), 'word/styles.xml', (xml) => xml.slice(0, -20))],
  'bytes that are no text': ['templateDamaged', () => withPart(starter(), body, (xml) => xml.replace('{{indhold}}', '\u0001'))],
  'a character that XML has not': ['templateDamaged', () => withPart(starter(), body, (xml) => xml.replace('{{indhold}}', '&#x1;'))],
  'the strict variety': [
    'templateStrict',
    () =>
      withPart(starter(), '_rels/.rels', (xml) =>
        xml.replaceAll('http://schemas.openxmlformats.org/officeDocument/2006', 'http://purl.oclc.org/ooxml/officeDocument'),
      ),
  ],
  'a picture from elsewhere': ['templateExternal', () => withRelationship(starter(), 'document', external('image', 'file://server/logo.png'))],
  'a picture from elsewhere in a head': ['templateExternal', () => withRelationship(starter(), 'header1', external('image', 'https://example.org/logo.png'))],
  'a field that fetches': ['templateExternal', () => withParagraphs(starter(), field('INCLUDEPICTURE "https://example.org/a.png"'))],
  'a field that starts a program': ['templateExternal', () => withParagraphs(starter(), field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe'))],
  'an object of another program': [
    'templateEmbedded',
    () =>
      withRelationship(
        withPart(starter(), 'word/embeddings/o.bin', () => 'x'),
        'document',
        internal('oleObject', 'embeddings/o.bin'),
      ),
  ],
  'a foreign part to be read in': [
    'templateEmbedded',
    () =>
      withRelationship(
        withPart(starter(), 'word/a.html', () => 'x'),
        'document',
        internal('aFChunk', 'a.html'),
      ),
  ],
}

describe('a file that is not taken as a template', () => {
  test.each(Object.entries(faults))('%s', (_name, [reason, make]) => {
    expect(readUnknownTemplate(make())).toEqual({ ok: false, reason })
  })

  it('nested a hundred thousand deep is damaged, and nothing falls over', () => {
    const deep = withPart(starter(), body, (xml) =>
      xml.replace('{{indhold}}', `</w:t></w:r>${'<w:ins>'.repeat(100_000)}${'</w:ins>'.repeat(100_000)}<w:r><w:t>`),
    )
    expect(readUnknownTemplate(deep)).toEqual({ ok: false, reason: 'templateDamaged' })
  })
})

describe('what a template lacks', () => {
  it('is nothing for the template that the program makes to begin with', () => {
    expect(readUnknownTemplate(starter())).toEqual({ ok: true, lacks: [] })
  })

  it('is told of a letter made in LibreOffice', () => {
    const lacks = readTemplate(fromLibreOffice())
    expect(lacks.map(({ code }) => code)).toEqual(['place', 'place', 'pageNumber', 'language', 'styles'])
    // The case number stands in its foot alone.
    expect(lacks.slice(0, 2)).toEqual([
      { code: 'place', place: 'sagsnr' },
      { code: 'place', place: 'status' },
    ])
    const [styles] = lacks.flatMap((lack) => (lack.code === 'styles' ? [lack.names] : []))
    expect(styles).toEqual(expect.arrayContaining(['Title', 'Quote', 'Vurdering']))
    expect(styles).not.toContain('heading 1')
  })

  it('names a misspelt place with the one that was meant, and a picture without words', async () => {
    const lacks = readTemplate(await fromLibrary())
    expect(lacks).toContainEqual({ code: 'unknownPlace', written: 'sagsbehandlr', suggestion: 'sagsbehandler' })
    expect(lacks).toContainEqual({ code: 'altText', count: 1 })
    // Its head of the first page has the status, that of the others is not there.
    expect(lacks).toContainEqual({ code: 'place', place: 'status' })
  })

  it.each([
    [
      'a place of the contents inside a table',
      (xml: string) => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>${xml}</w:tc></w:tr></w:tbl>`,
      [{ code: 'contentInside' }],
    ],
    ['a date that changes', (xml: string) => field('DATE \\@ "d. MMMM yyyy"') + xml, [{ code: 'dateField' }]],
  ])('tells of %s', (_name, change, expected) => {
    const template = withPart(starter(), body, (xml) => xml.replace(/<w:p>(?:(?!<w:p>).)*\{\{indhold\}\}.*?<\/w:p>/, change))
    expect(readTemplate(template)).toEqual(expected)
  })

  it('a link that is no web page, mail or telephone loses its target and keeps its words', () => {
    const linked = withRelationship(starter(), 'document', external('hyperlink', 'file:///G:/Skabeloner'))
    expect(readTemplate(withParagraphs(linked, '<w:p><w:hyperlink r:id="rIdOutside"><w:r><w:t>mappe</w:t></w:r></w:hyperlink></w:p>'))).toEqual([])
  })

  it('the template that this one was made from is not looked for', () => {
    const attached = withRelationship(starter(), 'settings', external('attachedTemplate', 'file:///G:/Normal.dotm'))
    const named = withPart(attached, 'word/settings.xml', (xml) => xml.replace('<w:defaultTabStop', '<w:attachedTemplate r:id="rIdOutside"/><w:defaultTabStop'))
    expect(readUnknownTemplate(named)).toEqual({ ok: true, lacks: [] })
  })
})

describe('the names of places', () => {
  it('are known in any letters and by their longer names', () => {
    expect(['SAGSNR', 'Sagsnummer', ' dato ', 'E-mail', 'Sagsnr.'].map(placeNamed)).toEqual(['sagsnr', 'sagsnr', 'dato', 'e-mail', 'sagsnr'])
    expect(placeNamed('navn')).toBeNull()
  })

  it('that are nearly right are recognised, others are not guessed at', () => {
    expect(['sagnr', 'modtagre', 'inhold', 'fornavn'].map(nearestPlace)).toEqual(['sagsnr', 'modtager', 'indhold', null])
  })
})
