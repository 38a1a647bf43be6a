import { describe, expect, test } from 'vitest'
import { paragraph, textCell, type Block, type DocumentModel } from '../../src/documents/model.ts'
import { paginate } from '../../src/documents/pagination.ts'
import { buildReport } from '../../src/documents/report.ts'
import { toWord } from '../../src/documents/word/write.ts'
import { exampleCase } from '../support/example-case.ts'
import { modelOf } from '../support/example-charts.ts'
import { finalModel, preliminaryModel } from '../support/example-models.ts'
import { checkedWith, isAtHand, pagesOf } from '../support/programs.ts'

const office = isAtHand('soffice') && isAtHand('pdftotext')
const plain = (text: string): string => text.replace(/\s+/g, ' ')

/** The page on which a line begins with a heading's words, looked for from a page on. */
function pageOfHeading(pages: readonly string[], label: string, from: number): number {
  const start = plain(label).slice(0, 36)
  return pages.findIndex((page, i) => i + 1 >= from && page.split('\n').some((line) => plain(line).trimStart().startsWith(start))) + 1
}

const models: [string, () => DocumentModel][] = [
  ['preliminary', () => preliminaryModel()],
  ['final', () => finalModel()],
]

describe.skipIf(!office).each(models)(checkedWith('the %s report on pages', 'LibreOffice or pdftotext', office), (kind, make) => {
  const model = make()
  const pages = toWord(model).then(pagesOf)

  test('has the pages that were reckoned, each numbered', async () => {
    const set = await pages
    expect(set).toHaveLength(model.pages)
    set.forEach((page, i) => expect(page).toContain(`Side ${i + 1} af ${set.length}`))
  })

  test('says FORELØBIG on every page when it is preliminary, and on none when it is final', async () => {
    for (const page of await pages) expect(page.includes('FORELØBIG')).toBe(kind === 'preliminary')
  })

  // LibreOffice sets a note's rule tighter than Word does, so a heading at the very end of a page may go over in one and not in the other.
  test('has a contents that names the page of nearly every heading, none more than a page off, each with its frozen number', async () => {
    const set = await pages
    const contents = model.body.find((block) => block.type === 'contents')!
    let at = contents.entries[0]!.page
    const found = contents.entries.map(({ number, text }) => (at = pageOfHeading(set, `${number ?? ''} ${text}`.trim(), at)))
    const off = contents.entries.map((entry, i) => entry.page - found[i]!)
    expect(off.every((pages) => Math.abs(pages) <= 1)).toBe(true)
    expect(off.filter((pages) => pages === 0).length / off.length).toBeGreaterThanOrEqual(0.9)
  })
})

describe.skipIf(!office)(checkedWith('the end of a report', 'LibreOffice or pdftotext', office), () => {
  const { data, office: officeData } = exampleCase({ findings: 1 })
  const withConclusion = (lines: number): DocumentModel => {
    const content = Array.from({ length: lines }, (_, i) => ({ type: 'paragraph', content: [{ type: 'text', text: `Linje ${i + 1} i konklusionen.` }] }))
    const report = data.report.map((one) => ({ ...one, conclusion: { schemaVersion: 1, doc: { type: 'doc', content } } }))
    return buildReport({ kind: 'finalReport', data: { ...data, report }, office: officeData, frozen: [] })
  }

  test.each([8, 9, 10, 11])('has closing and signatures on one page after a conclusion of %i lines', async (lines) => {
    const pages = await pagesOf(await toWord(withConclusion(lines)))
    const closing = pages.findIndex((page) => page.includes('Venlig hilsen'))
    expect(plain(pages[closing]!)).toMatch(/Venlig hilsen Asta Holmgaard Kst. borgerrådgiver Mikkel Thorsager Akademisk medarbejder/)
  })
})

describe.skipIf(!office)(checkedWith('a table over more than one page', 'LibreOffice or pdftotext', office), () => {
  const rows = Array.from({ length: 12 }, (_, i) => i + 27)
  const model = modelOf(
    rows.flatMap((count): Block[] => [
      { type: 'heading', id: `h${count}`, level: 1, number: String(count), text: `Tabel af ${count} rækker`, newPage: true },
      {
        type: 'table',
        id: `t${count}`,
        caption: 'Rækker',
        description: '',
        header: ['Nr.', 'Indhold'],
        widths: [20, 80],
        rows: Array.from({ length: count }, (_, i) => [textCell(String(i + 1)), textCell(`Række ${i + 1} af ${count}`)]),
      },
    ]),
  )
  const pages = toWord(model).then(pagesOf)

  test('never leaves its last row alone on a page, and takes the pages that were reckoned', async () => {
    const onPages = (await pages).map((page) => [...page.matchAll(/Række (\d+) af (\d+)/g)].map(([, row, count]) => `${row} af ${count}`))
    expect(onPages.flat()).toHaveLength(rows.reduce((sum, count) => sum + count, 0))
    for (const count of rows) expect(onPages).not.toContainEqual([`${count} af ${count}`])
    expect(onPages.some((page) => page.length === 2)).toBe(true)
    expect(paginate(model).pages).toBe(onPages.length)
  })
})

describe.skipIf(!office)(checkedWith('the first page beside the sender block', 'LibreOffice or pdftotext', office), () => {
  const lines = (from: number, to: number): Block[] => Array.from({ length: to - from }, (_, i) => paragraph(`Afsnit ${from + i} er på én linje.`))

  test('is filled down to its footnote', async () => {
    const noted = paragraph('Et afsnit med en note.', { type: 'footnote', id: '1' })
    const model = { ...modelOf([...lines(1, 10), noted, ...lines(10, 40)]), footnotes: [{ id: '1', runs: [{ type: 'text', text: 'Notens ord.' }] }] } as const
    const pages = await pagesOf(await toWord(model))
    expect(pages[0]).toContain('Notens ord.')
    expect(pages[0]).toContain('Afsnit 16 er')
    expect(pages).toHaveLength(paginate(model).pages)
  })

  test('has a table of the whole width under it', async () => {
    const rows = Array.from({ length: 5 }, (_, i) => [textCell(String(i + 1)), textCell(`Række ${i + 1}`)])
    const table: Block = { type: 'table', id: 't', caption: 'Rækker', description: '', header: ['Nr.', 'Indhold'], widths: [20, 80], rows }
    const model = modelOf([...lines(1, 3), table, ...lines(3, 6)])
    const pages = await pagesOf(await toWord(model))
    expect(pages[0]).toContain('Række 5')
    expect(pages[0]).toContain('Afsnit 5 er')
    expect(pages).toHaveLength(paginate(model).pages)
  })
})
