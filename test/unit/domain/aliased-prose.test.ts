import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aliasedProse } from '../../../src/domain/aliased-prose.ts'
import { aliasing } from '../../../src/domain/identity.ts'
import { proseSchema, proseSchemaVersion, type Prose, type ProseNode } from '../../../src/domain/prose.ts'

const aliases = aliasing([{ identity: { name: 'Karen Madsen', role: 'sygeplejerske', remark: '' }, alias: 'Medarbejder A' }])
const [plain, bold, italic] = [[], [{ type: 'bold' }], [{ type: 'italic' }]]
const text = (words: string, marks: { type: string }[] = plain): ProseNode => ({ type: 'text', text: words, ...(marks.length > 0 && { marks }) })
const proseOf = (...content: ProseNode[]): Prose => ({ schemaVersion: proseSchemaVersion, doc: { type: 'doc', content: [{ type: 'paragraph', content }] } })
const piecesOf = ({ doc }: Prose): ProseNode[] => doc.content?.[0]?.content ?? []
const wordsOf = (value: Prose): string =>
  piecesOf(value)
    .map((node) => node.text ?? '')
    .join('')

it('finds a name that begins with a bold letter', () => {
  const changed = aliasedProse(proseOf(text('Der talte '), text('K', bold), text('aren Madsen med os.')), aliases)
  expect(piecesOf(changed)).toEqual([text('Der talte '), text('Medarbejder A', bold), text(' med os.')])
})

it('finds a name over three looks and leaves the looks of the words around it', () => {
  const changed = aliasedProse(proseOf(text('Ifølge K'), text('are', bold), text('n', italic), text(' er det '), text('sådan', italic)), aliases)
  expect(piecesOf(changed)).toEqual([text('Ifølge Medarbejder A er det '), text('sådan', italic)])
})

it('finds a name of which each letter has a look of its own', () => {
  const letters = Array.from('Karen Madsen', (letter, i) => text(letter, [plain, bold, italic][i % 3]))
  expect(wordsOf(aliasedProse(proseOf(text('Ifølge '), ...letters, text(' er det sådan.')), aliases))).toBe('Ifølge Medarbejder A er det sådan.')
})

it('finds each of two names in one paragraph', () => {
  const changed = aliasedProse(
    proseOf(text('K', bold), text('aren så '), text('det', italic), text(', og Ma'), text('dsen', bold), text(' sagde det.')),
    aliases,
  )
  expect(piecesOf(changed)).toEqual([text('Medarbejder A', bold), text(' så '), text('det', italic), text(', og Medarbejder A sagde det.')])
})

it('finds a name with a footnote in it, and keeps the footnote', () => {
  const footnote: ProseNode = { type: 'footnote', attrs: { text: 'Talt med den 7. februar.' } }
  expect(piecesOf(aliasedProse(proseOf(text('Kar'), footnote, text('en talte.')), aliases))).toEqual([text('Medarbejder A'), footnote, text(' talte.')])
})

it('finds a name that a footnote parts from the next word', () => {
  const footnote: ProseNode = { type: 'footnote', attrs: { text: 'Talt med den 7. februar.' } }
  expect(piecesOf(aliasedProse(proseOf(text('Karen Madsen'), footnote, text('talte.')), aliases))).toEqual([text('Medarbejder A'), footnote, text('talte.')])
})

it('finds a name on two lines', () => {
  const content = [text('Karen'), { type: 'hardBreak' }, text('Madsen')]
  expect(piecesOf(aliasedProse(proseOf(...content), aliases))).toEqual([text('Medarbejder A'), { type: 'hardBreak' }, text('Medarbejder A')])
})

it('takes no word that only neighbours one', () => {
  const value = proseOf(text('Kar', bold), text('tofler og '), text('enge', italic), text(' hos '), text('Karen', bold), text('sen'))
  expect(aliasedProse(value, aliases)).toEqual(value)
})

it('reads the same wherever a text is cut into looks: no part of a name is left', () => {
  const cuts = fc.uniqueArray(fc.nat(60))
  const sentence = 'Vi talte med Karen Madsen om Karens vagter den dag.'
  fc.assert(
    fc.property(cuts, fc.array(fc.constantFrom(plain, bold, italic), { minLength: 62, maxLength: 62 }), (at, looks) => {
      const ends = [...at.filter((cut) => cut > 0 && cut < sentence.length).sort((a, b) => a - b), sentence.length]
      const pieces = ends.map((end, i) => text(sentence.slice(i === 0 ? 0 : ends[i - 1], end), looks[i]))
      const changed = aliasedProse(proseOf(...pieces), aliases)
      expect(wordsOf(changed)).not.toMatch(/karen|madsen/i)
      expect(wordsOf(changed)).toMatch(/^Vi talte med Medarbejder A.* vagter den dag\.$/)
      proseSchema.nodeFromJSON(changed.doc).check()
    }),
  )
})
