import { AlignmentType, Document, Footer, Header, HeadingLevel, ImageRun, Packer, Paragraph, SimpleField, TextRun } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { letterhead as letterheadNoun, type Letterhead } from '../../src/domain/letterhead.ts'
import { starterTemplate } from '../../src/documents/word/starter.ts'
import { exampleCase } from './example-case.ts'
import { onePixel } from './example-models.ts'

/** A letterhead of the example's office. */
export function exampleLetterhead(): Letterhead {
  const [first] = exampleCase({ findings: 1 }).office.letterhead
  return first ?? { ...letterheadNoun.defaults, id: '', label: '', createdAt: '', updatedAt: '', deleted: false }
}

export const starter = (): Uint8Array => starterTemplate(exampleLetterhead())

/** A letter made in LibreOffice: a place split over runs, two more in a table, one in the foot, English as its language, no status. */
export const fromLibreOffice = (): Uint8Array => new Uint8Array(readFileSync(join(import.meta.dirname, '../fixtures/templates/libreoffice.docx')))

/** A letter made by another library: ids of styles as Danish Word has them, a first page with a head of its own, a logo without words, a misspelt place. */
export async function fromLibrary(): Promise<Uint8Array> {
  const line = (text: string) => new Paragraph({ children: [new TextRun(text)] })
  const head = new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new ImageRun({ type: 'png', data: Buffer.from(onePixel, 'base64'), transformation: { width: 40, height: 40 } }), new TextRun('{{status}}')],
  })
  const document = new Document({
    styles: {
      default: { document: { run: { font: 'Georgia', size: 22 } } },
      paragraphStyles: [
        {
          id: 'Overskrift1',
          name: 'heading 1',
          basedOn: 'Normal',
          quickFormat: true,
          run: { size: 34, color: '005F73' },
          paragraph: { spacing: { before: 400, after: 120 } },
        },
        { id: 'Citat', name: 'Quote', basedOn: 'Normal', run: { italics: true, color: '005F73' }, paragraph: { indent: { left: 300 } } },
        // The id that one of ours has, under another name.
        { id: 'Assessment', name: 'Bemærkninger', basedOn: 'Normal' },
      ],
    },
    sections: [
      {
        properties: { titlePage: true, page: { size: { width: 11906, height: 16838 }, margin: { left: 2000, right: 2000, top: 1800, bottom: 1400 } } },
        headers: { first: new Header({ children: [head] }) },
        footers: { default: new Footer({ children: [line('Fjordby Kommune')] }) },
        children: [
          line('Til {{modtager}}'),
          line('Den {{dato}} · sagsnr. {{sagsnr}} · dokumentnr. {{dokumentnr}} · {{sagsbehandlr}}'),
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun('{{titel}}')] }),
          line('{{indhold}}'),
          new Paragraph({ children: [new SimpleField('AUTHOR', 'Fjordby')] }),
        ],
      },
    ],
  })
  const bytes = new Uint8Array(await Packer.toBuffer(document))
  const danish = withPart(bytes, 'word/styles.xml', (xml) => xml.replace(/<w:style [^>]*w:styleId="Heading1".*?<\/w:style>/s, ''))
  return withPart(danish, 'word/document.xml', (xml) => xml.replaceAll('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Overskrift1"/>'))
}

/** A file with one of its parts changed, added (`from` the whole) or taken away. */
export function withPart(bytes: Uint8Array, name: string, change: (xml: string) => string | null): Uint8Array {
  const files = unzipSync(bytes)
  const part = files[name]
  const changed = change(part === undefined ? '' : strFromU8(part))
  if (part !== undefined && changed === strFromU8(part)) throw new Error(`${name} is not changed`)
  const { [name]: _, ...others } = files
  return zipSync(changed === null ? others : { ...others, [name]: strToU8(changed) })
}

/** A template's body with other paragraphs in front. */
export const withParagraphs = (bytes: Uint8Array, xml: string): Uint8Array =>
  withPart(bytes, 'word/document.xml', (old) => old.replace(/<w:body>/, (tag) => tag + xml))

/** One more relationship of a part. */
export const withRelationship = (bytes: Uint8Array, of: string, relationship: string): Uint8Array =>
  withPart(bytes, `word/_rels/${of}.xml.rels`, (old) => {
    const empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    return (old === '' ? empty : old).replace('</Relationships>', `${relationship}</Relationships>`)
  })
