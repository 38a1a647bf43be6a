import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { wordText } from '../../../src/exchange/document-text.ts'
import { returnedLimits } from '../../../src/domain/returned-word.ts'
import { mostChanges, readReturnedWord } from '../../../src/exchange/returned-word.ts'
import { WordRefusal } from '../../../src/exchange/word-xml.ts'
import { packed, withPart, wordFile, wordParts } from '../../support/returned-word.ts'

const sound = wordParts('<w:p><w:r><w:t>Tekst</w:t></w:r></w:p>')
const words = new TextEncoder()

/** How a file is refused. */
function refusal(bytes: Uint8Array): string {
  try {
    readReturnedWord(bytes, [])
    return 'read'
  } catch (error) {
    if (error instanceof WordRefusal) return error.code
    throw error
  }
}

/** The older container of Office, with a stream of this name. */
const container = (stream: string): Uint8Array =>
  new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.alloc(600), ...Buffer.from(stream, 'utf16le')])

describe('a returned file', () => {
  it('that is sound is read', () => {
    expect(refusal(packed(sound))).toBe('read')
  })

  it('that is no Word file is refused', () => {
    for (const bytes of [new Uint8Array(), words.encode('Kære Borgerrådgiver'), words.encode('%PDF-1.7'), zipSync({ 'a.txt': words.encode('a') })])
      expect(refusal(bytes)).toBe('returnedNotWord')
    const { '[Content_Types].xml': types, ...rest } = sound
    expect(refusal(packed(rest))).toBe('returnedNotWord')
    expect(refusal(packed({ ...sound, '[Content_Types].xml': types!.replace('wordprocessingml.document.main', 'spreadsheetml.sheet.main') }))).toBe(
      'returnedNotWord',
    )
    expect(refusal(packed(sound).slice(0, 400))).toBe('returnedNotWord')
  })

  it('with a password, or in the format before 2007, is refused', () => {
    expect(refusal(container('EncryptedPackage'))).toBe('returnedProtected')
    expect(refusal(container('WordDocument'))).toBe('returnedOldWord')
  })

  it('with macros is refused, however it is called', () => {
    const types = sound['[Content_Types].xml']!
    const macro = types.replace('vnd.openxmlformats-officedocument.wordprocessingml.document.main', 'vnd.ms-word.document.macroEnabled.main')
    expect(refusal(packed({ ...sound, '[Content_Types].xml': macro }))).toBe('returnedMacros')
    expect(refusal(packed({ ...sound, 'word/vbaProject.bin': new Uint8Array([1]) }))).toBe('returnedMacros')
  })

  it('that becomes too large is refused before it is unpacked', () => {
    const bomb = { ...sound, 'word/document.xml': new Uint8Array(returnedLimits.xml + 1) }
    const began = performance.now()
    const bytes = packed(bomb)
    expect(bytes.length).toBeLessThan(200_000)
    const packing = performance.now() - began
    expect(refusal(bytes)).toBe('returnedTooLarge')
    expect(performance.now() - began).toBeLessThan(packing + 500)
    expect(refusal(packed(Object.fromEntries(Array.from({ length: returnedLimits.entries + 1 }, (_, i) => [`a${i}`, ''] as const))))).toBe('returnedTooLarge')
    expect(refusal(new Uint8Array(returnedLimits.file + 1))).toBe('returnedTooLarge')
  })

  it('that lies about its size is not unpacked into more room', () => {
    const body = '<w:p/>'.repeat(50_000)
    const bytes = wordFile(body)
    // The size of the largest part, where the directory at the end states it, made small.
    const view = new DataView(bytes.buffer)
    for (let at = bytes.length - 22; at >= 0; at--)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > body.length) view.setUint32(at + 24, 1000, true)
    expect(refusal(bytes)).toBe('returnedDamaged')
  })

  it('with names that lead out of it is refused', () => {
    for (const name of ['../../evil.xml', '/etc/evil.xml', 'C:\\evil.xml', 'word\\evil.xml'])
      expect(refusal(packed({ ...sound, [name]: 'x' })), name).toBe('returnedDamaged')
  })

  it('with entities or a document type is refused', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    const outside = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'
    for (const start of [bomb, outside]) {
      expect(refusal(withPart(packed(sound), 'word/document.xml', (xml) => start + xml))).toBe('returnedEntities')
      expect(refusal(withPart(packed(sound), '[Content_Types].xml', (xml) => start + xml))).toBe('returnedEntities')
    }
    const wide = packed({ ...sound, 'word/document.xml': new Uint8Array([0xff, 0xfe, ...Buffer.from(bomb + sound['word/document.xml']!, 'utf16le')]) })
    expect(refusal(wide)).toBe('returnedEntities')
  })

  it('whose parts are not well-formed, not text, or nested beyond measure is refused', () => {
    expect(refusal(wordFile('<w:p><w:r></w:p>'))).toBe('returnedDamaged')
    expect(refusal(packed({ ...sound, 'word/document.xml': new Uint8Array([0x3c, 0xff, 0xff]) }))).toBe('returnedDamaged')
    expect(refusal(wordFile('<w:sdt>'.repeat(40_000) + '</w:sdt>'.repeat(40_000)))).toBe('returnedDamaged')
  })

  it('with parts nested without end, elements without number or attributes without number is refused before it is read', () => {
    const began = performance.now()
    expect(refusal(withPart(packed(sound), 'word/_rels/document.xml.rels', () => '<a>'.repeat(5_000_000)))).toBe('returnedDamaged')
    expect(refusal(wordFile('<w:p/>'.repeat(returnedLimits.elements)))).toBe('returnedTooLarge')
    expect(refusal(wordFile(`<w:p${Array.from({ length: 20_000 }, (_, i) => ` a${i}=""`).join('')}/>`))).toBe('returnedDamaged')
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  it('with elements that are called as what every object has is read, and they say nothing', () => {
    const marks = '<w:pPr><w:rPr><w:constructor/><w:toString/></w:rPr></w:pPr>'
    const bytes = wordFile(`<w:p>${marks}<w:r><w:constructor/><w:valueOf/><w:t>Tekst</w:t></w:r></w:p>`)
    expect(readReturnedWord(bytes, []).changes).toEqual([])
    expect(wordText(bytes)).toBe('Tekst')
  })

  it('that points outside is read, says how often, and nothing is fetched', () => {
    const relationship = (kind: string, target: string) =>
      `<Relationship Id="x${kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" TargetMode="External" Target="${target}"/>`
    const links =
      relationship('attachedTemplate', 'https://evil.example/t.dotm') +
      relationship('image', 'file://evil/x.png') +
      relationship('hyperlink', 'https://www.kk.dk')
    const bytes = withPart(packed(sound), 'word/_rels/document.xml.rels', (xml) => xml.replace('</Relationships>', `${links}</Relationships>`))
    expect(readReturnedWord(bytes, []).externalCount).toBe(2)
  })

  it('with ten thousand changes is read in time; one with more than any answer has is refused', () => {
    const change = (i: number): string =>
      `<w:p><w:r><w:t>Ord </w:t></w:r><w:ins w:id="${i}" w:author="A" w:date="2019-04-01T10:00:00Z"><w:r><w:t>nyt ${i}</w:t></w:r></w:ins></w:p>`
    const body = (count: number): string => Array.from({ length: count }, (_, i) => change(i)).join('')
    const began = performance.now()
    const { changes, count } = readReturnedWord(wordFile(body(10_000)), [])
    expect([changes.length, count]).toEqual([10_000, 10_000])
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(refusal(wordFile(body(mostChanges + 1)))).toBe('returnedTooMany')
  })
})
