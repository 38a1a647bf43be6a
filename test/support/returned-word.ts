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

/**
 * A hearing copy that came back with so many changes and comments, spread over its text: insertions, deletions and comments in turn.
 * @throws Error when the text has fewer places
 */
export function withChanges(copy: Uint8Array, count: number): Uint8Array {
  const by = 'w:author="Karen Holm" w:date="2019-04-01T10:00:00Z"'
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  let planted = 0
  const comments: string[] = []
  const change = (words: string): string => {
    const [half, id] = [Math.floor(words.length / 2), planted++]
    const [first, second] = [run(words.slice(0, half)), words.slice(half)]
    if (id % 3 === 0) return `${first}<w:ins w:id="${id}" ${by}>${run(' tilføjet')}</w:ins>${run(second)}`
    if (id % 3 === 1)
      return `${first}<w:del w:id="${id}" ${by}><w:r><w:delText xml:space="preserve">${second.slice(0, 4)}</w:delText></w:r></w:del>${run(second.slice(4))}`
    comments.push(`<w:comment w:id="${id}" ${by}><w:p>${run('Dette er ikke rigtigt.')}</w:p></w:comment>`)
    return `<w:commentRangeStart w:id="${id}"/>${first}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>${run(second)}`
  }
  const edited = withPart(copy, 'word/document.xml', (xml) => {
    // Behind the first anchor, where every word belongs to a point.
    const begin = xml.indexOf('_Selvsyn_')
    const body = xml
      .slice(begin)
      .replace(/<w:r><w:t xml:space="preserve">([^<&]{12,})<\/w:t><\/w:r>/g, (whole, words: string) => (planted < count ? change(words) : whole))
    return xml.slice(0, begin) + body
  })
  if (planted < count) throw new Error(`There are places for ${planted} changes only`)
  return withCommentsPart(edited, comments.join(''))
}

/** A Word file with a comment on words that are a run of their own. */
export function withComment(file: Uint8Array, { at, words, author }: { at: string; words: string; author: string }): Uint8Array {
  const run = `<w:r><w:t xml:space="preserve">${at}</w:t></w:r>`
  const marked = withPart(file, 'word/document.xml', (xml) =>
    xml.replace(run, `<w:commentRangeStart w:id="0"/>${run}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`),
  )
  const inner = `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`
  return withCommentsPart(marked, `<w:comment w:id="0" w:author="${author}" w:date="2019-04-01T10:00:00Z">${inner}</w:comment>`)
}

function withCommentsPart(file: Uint8Array, comments: string): Uint8Array {
  const kindOf = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'
  const related = withPart(file, 'word/_rels/document.xml.rels', (xml) =>
    xml.replace('</Relationships>', `<Relationship Id="rIdComments" Type="${kindOf}" Target="comments.xml"/></Relationships>`),
  )
  const typed = withPart(related, '[Content_Types].xml', (xml) =>
    xml.replace('</Types>', `<Override PartName="/word/comments.xml" ContentType="${kind}.comments+xml"/></Types>`),
  )
  return withPart(typed, 'word/comments.xml', () => `<w:comments xmlns:w="${word}">${comments}</w:comments>`)
}
