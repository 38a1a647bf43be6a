import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { documentPoints } from '../../src/documents/points.ts'
import { toWord } from '../../src/documents/word/write.ts'
import type { ReturnedChange } from '../../src/domain/returned-word.ts'
import { readReturnedWord } from '../../src/exchange/returned-word.ts'
import { preliminaryModel } from '../support/example-models.ts'
import { checkedWith, isAtHand, readWithPandoc } from '../support/programs.ts'
import { throughLibreOffice, throughPandoc, withChanges, withPart } from '../support/returned-word.ts'

const shared = join(import.meta.dirname, '../../../shared/returned-word')
const files = existsSync(shared) ? readdirSync(shared).filter((name) => name.endsWith('.docx')) : []
const pandoc = isAtHand('pandoc')
const soffice = isAtHand('soffice')

/** The insertions, deletions and comments that pandoc finds, in order. */
async function byPandoc(bytes: Uint8Array): Promise<string[]> {
  const found: string[] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk)
    if (typeof value !== 'object' || value === null) return
    const node = value as { t?: string; c?: unknown }
    const [kind] = node.t === 'Span' ? (node.c as [[string, string[]]])[0][1] : []
    if (kind === 'insertion' || kind === 'deletion' || kind === 'comment-start') found.push(kind.replace('-start', ''))
    Object.values(value).forEach(walk)
  }
  walk(await readWithPandoc(bytes, ['--track-changes=all']))
  return found
}

const kinds = (changes: readonly ReturnedChange[]): string[] => changes.map(({ origin }) => origin)

describe('files that other programs returned', () => {
  test.skipIf(files.length === 0)(checkedWith('give a card for each change and comment that is counted', '../shared', files.length > 0), async () => {
    for (const name of files) {
      const bytes = readFileSync(join(shared, name))
      const { changes, count } = readReturnedWord(bytes, [])
      expect(changes.length, name).toBe(count)
      expect(changes.length, name).toBeGreaterThan(0)
      if (pandoc) expect(kinds(changes), name).toEqual(await byPandoc(bytes))
    }
  })

  test.skipIf(!pandoc)(checkedWith('by pandoc say what pandoc reads in them', 'pandoc', pandoc), async () => {
    const bytes = await throughPandoc(
      [
        'Posten går gennem [tre]{.deletion author="Karen" date="2019-04-01T10:00:00Z"}[to]{.insertion author="Karen" date="2019-04-01T10:00:00Z"} led.',
        'Det er [Ikke rigtigt.]{.comment-start id="1" author="Ole" date="2019-04-02T10:00:00Z"}forkert[]{.comment-end id="1"}.',
      ].join('\n\n'),
    )
    const { changes, count } = readReturnedWord(bytes, [])
    expect(changes.map(({ origin, author, madeOn, passage, text }) => [origin, author, madeOn, passage, text])).toEqual([
      ['deletion', 'Karen', '2019-04-01', 'tre', ''],
      ['insertion', 'Karen', '2019-04-01', 'tre', 'to'],
      ['comment', 'Ole', '2019-04-02', 'forkert', 'Ikke rigtigt.'],
    ])
    expect(count).toBe(3)
    expect(kinds(changes)).toEqual(await byPandoc(bytes))
  })
})

describe('a report with a thousand changes and comments', () => {
  test('gives a card for each, all of them placed; pandoc finds the same ones', async () => {
    const model = preliminaryModel(150)
    const bytes = withChanges(await toWord(model, { sha256: '0'.repeat(64) }), 1000)
    const { changes, count } = readReturnedWord(bytes, documentPoints(model))
    expect([changes.length, count]).toEqual([1000, 1000])
    expect(changes.filter(({ pointId }) => pointId === null)).toEqual([])
    if (pandoc) expect(kinds(changes)).toEqual(await byPandoc(bytes))
  })
})

/** A text in LibreOffice's own format with changes tracked and a comment, as a person leaves it there. */
const fodt = (() => {
  const info = (author: string) => `<office:change-info><dc:creator>${author}</dc:creator><dc:date>2019-04-01T10:00:00</dc:date></office:change-info>`
  const region = (id: string, kind: string, author: string, inner = '') =>
    `<text:changed-region xml:id="${id}" text:id="${id}"><text:${kind}>${info(author)}${inner}</text:${kind}></text:changed-region>`
  return `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:tracked-changes>${region('c1', 'insertion', 'Karen Holm')}${region('c2', 'deletion', 'Ole Juul', '<text:p>tre</text:p>')}${region('c3', 'insertion', 'Ole Juul')}</text:tracked-changes><text:p>Posten går <text:change-start text:change-id="c1"/>hver dag <text:change-end text:change-id="c1"/>gennem <text:change text:change-id="c2"/><text:change-start text:change-id="c3"/>to<text:change-end text:change-id="c3"/> led.</text:p><text:p>Det er <office:annotation office:name="a1"><dc:creator>Ole Juul</dc:creator><dc:date>2019-04-02T10:00:00</dc:date><text:p>Se notatet.</text:p></office:annotation>noteret<office:annotation-end office:name="a1"/> i sagen.</text:p></office:text></office:body></office:document>`
})()

describe.skipIf(!soffice)('LibreOffice', () => {
  test(checkedWith('writes changes and comments that are read as they were made', 'LibreOffice', soffice), async () => {
    const bytes = await throughLibreOffice(fodt, 'fodt')
    const { changes, count } = readReturnedWord(bytes, [])
    expect(changes.map(({ origin, author, passage, text }) => [origin, author, passage, text])).toEqual([
      ['insertion', 'Karen Holm', '', 'hver dag '],
      ['deletion', 'Ole Juul', 'tre', ''],
      ['insertion', 'Ole Juul', 'tre', 'to'],
      ['comment', 'Ole Juul', 'noteret', 'Se notatet.'],
    ])
    expect(count).toBe(4)
  })

  test(checkedWith('leaves changes in the hearing copy at the points they were made at', 'LibreOffice', soffice), async () => {
    const model = preliminaryModel()
    const points = documentPoints(model)
    const findings = points.filter(({ number }) => number.includes('.'))
    const by = 'w:id="900" w:author="Karen Holm" w:date="2019-04-01T10:00:00Z"'
    const sent = withPart(await toWord(model, { sha256: 'a1'.repeat(32) }), 'word/document.xml', (xml) =>
      // An addition at the end of the heading of every finding.
      xml.replace(
        /(<w:p><w:pPr><w:pStyle w:val="Heading2"\/>.*?)<\/w:p>/g,
        (_, inner: string) => `${inner}<w:ins ${by}><w:r><w:t xml:space="preserve"> (ændret)</w:t></w:r></w:ins></w:p>`,
      ),
    )
    const returned = readReturnedWord(await throughLibreOffice(sent), points)
    expect(returned.changes.map(({ pointId, text }) => [pointId, text])).toEqual(findings.map(({ id }) => [id, ' (ændret)']))
    expect(returned.count).toBe(findings.length)
    expect(returned.identity).toEqual({ caseNumber: '2017-0289209', documentNumber: '2017-0289209-18', sha256: 'a1'.repeat(32) })
  })
})
