import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { withoutAssessments } from '../../src/documents/hearing-copy.ts'
import { toWord } from '../../src/documents/word/write.ts'
import { anchoredKey, anchorKey } from '../../src/domain/hearing-copy.ts'
import { lintDocx } from '../support/docx-lint.ts'
import { preliminaryModel } from '../support/example-models.ts'
import { toText } from '../support/document-text.ts'
import { throughLibreOffice } from '../support/returned-word.ts'
import { checkedWith, isAtHand } from '../support/programs.ts'

const sha256 = '1f'.repeat(32)
const partOf = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name]!)
const anchorsIn = (bytes: Uint8Array): string[] =>
  [...partOf(bytes, 'word/document.xml').matchAll(/w:bookmarkStart [^>]*w:name="(_Selvsyn_[^"]*)"/g)].map(([, name = '']) => name)
const soffice = isAtHand('soffice')

describe('the hearing copy', () => {
  test('is a sound Word file that tracks changes and says which document it is a copy of', async () => {
    const bytes = await toWord(preliminaryModel(), { sha256 })
    expect(lintDocx(bytes)).toEqual([])
    expect(partOf(bytes, 'word/settings.xml')).toContain('<w:trackRevisions/>')
    expect(partOf(bytes, 'docProps/custom.xml')).toContain(`name="Dokumenthash"><vt:lpwstr>${sha256}</vt:lpwstr>`)
  })

  test('anchors every paragraph at its point, by names that Word takes', async () => {
    const names = anchorsIn(await toWord(preliminaryModel(), { sha256 }))
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !/^[A-Za-z_]\w{0,39}$/.test(name))).toEqual([])
    const { body } = preliminaryModel()
    const headings = body.flatMap((block) => (block.type === 'heading' && block.number !== null ? [anchorKey(block.id)] : []))
    expect([...new Set(names.map(anchoredKey))].filter((key) => headings.includes(key ?? ''))).toEqual(headings)
  })

  test('leaves the issued document as it is', async () => {
    const issued = await toWord(preliminaryModel())
    expect(anchorsIn(issued)).toEqual([])
    expect(partOf(issued, 'word/settings.xml')).not.toContain('trackRevisions')
    expect(partOf(issued, 'docProps/custom.xml')).not.toContain('Dokumenthash')
  })

  test.skipIf(!soffice)(checkedWith('keeps its anchors and its name when LibreOffice has saved it', 'LibreOffice', soffice), async () => {
    const sent = await toWord(preliminaryModel(), { sha256 })
    const returned = await throughLibreOffice(sent)
    expect(anchorsIn(returned)).toEqual(anchorsIn(sent))
    expect(partOf(returned, 'docProps/custom.xml')).toContain(sha256)
    expect(partOf(returned, 'word/settings.xml')).toContain('<w:trackRevisions')
  })
})

describe('without assessments', () => {
  const model = withoutAssessments(preliminaryModel())

  test('says nothing of what the ombudsman thinks, and says so', async () => {
    const kinds = new Set(model.body.map((block) => (block.type === 'demand' ? block.kind : block.type)))
    expect(kinds.has('assessment') || kinds.has('recommendation')).toBe(false)
    const text = toText(model)
    for (const words of ['Sammenfatning\n', 'Konklusion\n', 'Anbefaling 1', 'beklageligt', 'kritisabelt']) expect(text, words).not.toContain(words)
    expect(text).toContain('er udeladt i dette eksemplar')
    expect(lintDocx(await toWord(model, { sha256 }))).toEqual([])
  })

  test('keeps the numbers of the points, and numbers its notes in the order they are marked', () => {
    const numbers = (of: typeof model) =>
      of.body.flatMap((block) => (block.type === 'heading' && block.number !== null ? [`${block.number} ${block.text}`] : []))
    const whole = numbers(preliminaryModel())
    expect(numbers(model)).toEqual(whole.filter((one) => !one.endsWith('Sammenfatning')))
    const marks = [...JSON.stringify(model.body).matchAll(/"type":"footnote","id":"(\d+)"/g)].map(([, id]) => Number(id))
    expect(marks).toEqual(marks.map((_, i) => i + 1))
    expect(model.footnotes.map(({ id }) => Number(id))).toEqual(marks)
    const told = [...JSON.stringify(model.footnotes).matchAll(/"type":"noteNumber","id":"(\d+)"/g)].map(([, id]) => Number(id))
    expect(told.length).toBeGreaterThan(0)
    expect(told.every((id) => id <= marks.length)).toBe(true)
  })
})
