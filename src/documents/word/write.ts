import { strToU8, zipSync, type Zippable } from 'fflate'
import type { Chart, DocumentModel, PictureBytes } from '../model.ts'
import { fontFallback, fontFamily, textWidth } from '../styles.ts'
import { bodyPart, runsXml } from './body-part.ts'
import { chartPart } from './chart-part.ts'
import { chartWorkbook } from './chart-workbook.ts'
import { firstHeaderPart, footerPart, headerPart } from './header-parts.ts'
import { appPart, corePart, customPart } from './properties-parts.ts'
import { createRelationships, officeRelationship, packageRelationships, picturePart, relationshipsXml } from './relationships.ts'
import { stylesPart } from './styles-part.ts'
import { namespaces, paragraphXml, textXml, xmlHeader } from './xml.ts'

/** What a copy for the hearing says of the document it was made of. */
export type HearingCopy = { readonly sha256: string }

/**
 * Writes a document as a Word file (.docx).
 * The parts are written directly as WordprocessingML: measured, a library's object tree takes three to ten times as long for the same parts, and its bytes are not
 * the same twice. Everything is formatted by style; fields carry their values, so opening the file asks nothing.
 * @param model as `buildReport` made it or an issued document kept it
 * @param pictures the bytes of its photos
 * @param hearing of a copy for the hearing: the hash of the document that was issued. Word then tracks what is changed in it.
 * @returns the bytes; equal models give equal bytes on every machine
 */
export function toWord(model: DocumentModel, hearing: HearingCopy | null = null, pictures: PictureBytes = new Map()): Promise<Uint8Array> {
  return Promise.resolve(packed(wordParts(model, textWidth, hearing, pictures)))
}

/** Parts as a file. */
export function packed(parts: WordParts): Uint8Array {
  const files: Zippable = {}
  // What is a picture is packed already.
  for (const [name, part] of Object.entries(parts))
    files[name] = typeof part === 'string' ? strToU8(part) : [part, { level: /\.(xml|rels)$/.test(name) ? 6 : 0 }]
  // Every entry carries the same local time, whatever the zone: a file in a zip archive has no zone.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) })
}

/** The parts of a Word file by their names. */
export type WordParts = Readonly<Record<string, string | Uint8Array>>

/** A document in the program's own look, part by part, set for a text of this width. */
export function wordParts(model: DocumentModel, width: number, hearing: HearingCopy | null = null, pictures: PictureBytes = new Map()): WordParts {
  const relationships = createRelationships()
  const { xml, numbering } = bodyPart(model, relationships, width, hearing !== null)
  const logo = model.head.logo
  const charts = model.body.filter((block) => block.type === 'chart')
  const photos = new Set(model.body.flatMap((block) => (block.type === 'picture' ? [block.sha256] : [])))
  return {
    '[Content_Types].xml': contentTypes(logo !== null, charts.length, photos.size > 0),
    '_rels/.rels': packageRelationships(),
    'docProps/core.xml': corePart(model.properties),
    'docProps/app.xml': appPart(model.properties, model.pages),
    'docProps/custom.xml': customPart(model.properties, hearing?.sha256),
    'word/document.xml': xml,
    'word/_rels/document.xml.rels': relationships.part(),
    'word/styles.xml': stylesPart(model.page.accentColour),
    'word/numbering.xml': numbering.part(),
    'word/footnotes.xml': footnotesPart(model),
    'word/settings.xml': settingsPart(hearing !== null),
    'word/fontTable.xml': fontTablePart(),
    'word/header1.xml': headerPart(model),
    'word/header2.xml': firstHeaderPart(model),
    'word/footer1.xml': footerPart(model.pages),
    'word/footer2.xml': footerPart(model.pages),
    ...(logo === null
      ? {}
      : {
          'word/_rels/header2.xml.rels': relationshipsXml([officeRelationship('rIdLogo', 'image', 'media/logo.png')]),
          'word/media/logo.png': Uint8Array.from(Buffer.from(logo.data, 'base64')),
        }),
    ...Object.fromEntries([...photos].map((sha256) => [`word/${picturePart(relationships.picture(sha256).number)}`, bytesOf(pictures, sha256)])),
    ...Object.fromEntries(charts.flatMap((chart, i) => Object.entries(chartParts(`chart${i + 1}`, chart, model.page.accentColour)))),
  }
}

function bytesOf(pictures: PictureBytes, sha256: string): Uint8Array {
  const bytes = pictures.get(sha256)
  if (bytes === undefined) throw new Error('A document names a photo that is not there')
  return bytes
}

/** A chart with the workbook that "Rediger data" opens. */
function chartParts(name: string, chart: Chart, accent: string): WordParts {
  return {
    [`word/charts/${name}.xml`]: chartPart(chart, accent, 'rIdWorkbook'),
    [`word/charts/_rels/${name}.xml.rels`]: relationshipsXml([officeRelationship('rIdWorkbook', 'package', `../embeddings/${name}.xlsx`)]),
    [`word/embeddings/${name}.xlsx`]: chartWorkbook(chart),
  }
}

function contentTypes(withLogo: boolean, charts: number, withPhotos: boolean): string {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const part = (name: string, type: string): string => `<Override PartName="/${name}" ContentType="${type}"/>`
  return `${xmlHeader}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${withLogo ? '<Default Extension="png" ContentType="image/png"/>' : ''}${withPhotos ? '<Default Extension="jpg" ContentType="image/jpeg"/>' : ''}${charts === 0 ? '' : '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'}${[
    part('word/document.xml', `${word}.document.main+xml`),
    ...['styles', 'numbering', 'footnotes', 'settings', 'fontTable'].map((name) => part(`word/${name}.xml`, `${word}.${name}+xml`)),
    ...['header1', 'header2'].map((name) => part(`word/${name}.xml`, `${word}.header+xml`)),
    ...['footer1', 'footer2'].map((name) => part(`word/${name}.xml`, `${word}.footer+xml`)),
    ...Array.from({ length: charts }, (_, i) => part(`word/charts/chart${i + 1}.xml`, 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml')),
    part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    part('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'),
    part('docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml'),
  ].join('')}</Types>`
}

function footnotesPart({ footnotes }: DocumentModel): string {
  const rule = (id: number, type: string): string =>
    `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:${type}/></w:r></w:p></w:footnote>`
  const context = { bookmarks: new Map<string, string>(), headings: new Set<string>(), notesMarked: false, width: textWidth }
  const mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
  const notes = footnotes.map(
    (note) => `<w:footnote w:id="${note.id}">${paragraphXml('FootnoteText', `${mark}${textXml('\t')}${runsXml(note.runs, context)}`)}</w:footnote>`,
  )
  return `${xmlHeader}<w:footnotes ${namespaces.main}>${rule(-1, 'separator')}${rule(0, 'continuationSeparator')}${notes.join('')}</w:footnotes>`
}

/** Nothing here asks Word to update fields, and the newest layout rules are named, so that Word does not open in compatibility mode. */
function settingsPart(tracksChanges: boolean): string {
  const office = 'http://schemas.microsoft.com/office/word'
  return `${xmlHeader}<w:settings ${namespaces.main}><w:zoom w:percent="100"/>${tracksChanges ? '<w:trackRevisions/>' : ''}<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="${office}" w:val="15"/><w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="${office}" w:val="1"/><w:compatSetting w:name="enableOpenTypeFeatures" w:uri="${office}" w:val="1"/><w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="${office}" w:val="1"/></w:compat><w:themeFontLang w:val="da-DK"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>`
}

function fontTablePart(): string {
  return `${xmlHeader}<w:fonts ${namespaces.main}><w:font w:name="${fontFamily}"><w:altName w:val="${fontFallback}"/><w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>`
}
