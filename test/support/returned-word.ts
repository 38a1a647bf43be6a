import { strToU8, unzipSync, zipSync, strFromU8 } from 'fflate'
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inTemporaryFolder } from './programs.ts'

const run = promisify(execFile)

/**
 * A document that somebody has opened in LibreOffice and saved as a Word file.
 * @param format what the document is: a Word file, or LibreOffice's own XML (`fodt`)
 */
export function throughLibreOffice(document: Uint8Array | string, format = 'docx'): Promise<Uint8Array> {
  return inTemporaryFolder(async (folder) => {
    const path = join(folder, `returned.${format}`)
    writeFileSync(path, document)
    const out = join(folder, 'out')
    await run('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'docx:Office Open XML Text', '--outdir', out, path], {
      timeout: 150_000,
    })
    return readFileSync(join(out, 'returned.docx'))
  })
}

/** A Word file that pandoc made of its own Markdown, tracked changes and comments included. */
export function throughPandoc(markdown: string): Promise<Uint8Array> {
  return inTemporaryFolder(async (folder) => {
    writeFileSync(join(folder, 'text.md'), markdown)
    await run('pandoc', [join(folder, 'text.md'), '-o', join(folder, 'text.docx')])
    return readFileSync(join(folder, 'text.docx'))
  })
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const kind = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** The parts of a small Word file, to be packed by `packed`. */
export function wordParts(body: string, others: Readonly<Record<string, string>> = {}): Record<string, string> {
  const names = Object.keys(others)
  const wrapped = Object.fromEntries(
    Object.entries(others).map(([name, inner]) => {
      const root = { comments: 'comments', footnotes: 'footnotes', header1: 'hdr' }[name]
      return [
        `word/${name}.xml`,
        root === undefined ? inner : `<w:${root} xmlns:w="${word}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">${inner}</w:${root}>`,
      ]
    }),
  )
  return {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${kind}.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${word}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${packages}/relationships">${names.map((name, i) => `<Relationship Id="r${i}" Type="${office}/${name.replace(/\d$/, '')}" Target="${name}.xml"/>`).join('')}</Relationships>`,
    ...wrapped,
  }
}

export const packed = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])))

/** A small Word file. */
export const wordFile = (body: string, others: Readonly<Record<string, string>> = {}): Uint8Array => packed(wordParts(body, others))

/** A Word file with one of its parts changed. */
export function withPart(bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes)
  return zipSync({ ...files, [name]: strToU8(change(strFromU8(files[name] ?? new Uint8Array()))) })
}
