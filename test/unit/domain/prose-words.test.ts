import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aliasing } from '../../../src/domain/identity.ts'
import { proseSchema, proseSchemaVersion, type Prose, type ProseNode } from '../../../src/domain/prose.ts'
import { withWords } from '../../../src/domain/prose-words.ts'

const rename = aliasing([{ identity: { name: 'Karen Madsen', role: 'sygeplejerske', remark: '' }, alias: 'Medarbejder A' }])
const [plain, bold, italic] = [[], [{ type: 'bold' }], [{ type: 'italic' }]]
const text = (words: string, marks: { type: string }[] = plain): ProseNode => ({ type: 'text', text: words, ...(marks.length > 0 && { marks }) })
const proseOf = (...content: ProseNode[]): Prose => ({ schemaVersion: proseSchemaVersion, doc: { type: 'doc', content: [{ type: 'paragraph', content }] } })
const piecesOf = ({ doc }: Prose): ProseNode[] => doc.content?.[0]?.content ?? []
const wordsOf = (value: Prose): string =>
  piecesOf(value)
    .map((node) => node.text ?? '')
    .join('')

it('finds a name that begins with a bold letter', () => {
  const changed = withWords(proseOf(text('Der talte '), text('K', bold), text('aren Madsen med os.')), rename)
  expect(piecesOf(changed)).toEqual([text('Der talte Medarbejder A med os.')])
})

it('finds a name over three looks and leaves the looks of the words around it', () => {
  const changed = withWords(proseOf(text('Ifølge K'), text('are', bold), text('n', italic), text(' er det '), text('sådan', italic)), rename)
  expect(piecesOf(changed)).toEqual([text('Ifølge Medarbejder A er det '), text('sådan', italic)])
})

it('finds each of two names in one paragraph', () => {
  const changed = withWords(proseOf(text('K', bold), text('aren så '), text('det', italic), text(', og Ma'), text('dsen', bold), text(' sagde det.')), rename)
  expect(piecesOf(changed)).toEqual([text('Medarbejder A', bold), text(' så '), text('det', italic), text(', og Medarbejder A sagde det.')])
})

it('finds a name with a footnote in it, and keeps the footnote', () => {
  const footnote: ProseNode = { type: 'footnote', attrs: { text: 'Talt med den 7. februar.' } }
  expect(piecesOf(withWords(proseOf(text('Kar'), footnote, text('en talte.')), rename))).toEqual([text('Medarbejder A'), footnote, text(' talte.')])
})

it('takes no word that only neighbours one', () => {
  const value = proseOf(text('Kar', bold), text('tofler og '), text('enge', italic))
  expect(withWords(value, rename)).toEqual(value)
})

it('reads the same wherever a text is cut into looks: no part of a name is left', () => {
  const cuts = fc.uniqueArray(fc.nat(60), { maxLength: 6 })
  const sentence = 'Vi talte med Karen Madsen om Karens vagter den dag.'
  fc.assert(
    fc.property(cuts, fc.array(fc.constantFrom(plain, bold, italic), { minLength: 7, maxLength: 7 }), (at, looks) => {
      const ends = [...at.filter((cut) => cut > 0 && cut < sentence.length).sort((a, b) => a - b), sentence.length]
      const pieces = ends.map((end, i) => text(sentence.slice(i === 0 ? 0 : ends[i - 1], end), looks[i]))
      const changed = withWords(proseOf(...pieces), rename)
      expect(wordsOf(changed)).not.toMatch(/karen|madsen/i)
      expect(wordsOf(changed)).toMatch(/^Vi talte med Medarbejder A.* vagter den dag\.$/)
      proseSchema.nodeFromJSON(changed.doc).check()
    }),
  )
})
