import { describe, expect, test } from 'vitest'
import { toHtml } from '../../../src/documents/html.ts'
import { buildReport } from '../../../src/documents/report.ts'
import { exampleCase } from '../../support/example-case.ts'
import { exampleChart, modelOf } from '../../support/example-charts.ts'
import { finalModel, preliminaryModel } from '../../support/example-models.ts'

describe('the preview', () => {
  test('escapes what people typed', () => {
    const { data, office } = exampleCase({ findings: 1 })
    const hostile = { ...data, finding: data.finding.map((one) => ({ ...one, title: '<img src=x onerror=alert(1)> & "mere"' })) }
    const { html } = toHtml(buildReport({ kind: 'preliminaryReport', data: hostile, office, frozen: [] }))
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;mere&quot;')
    expect(html).not.toContain('<img src=x')
  })

  test('cannot be broken out of through the letterhead’s colour', () => {
    const model = preliminaryModel(1)
    expect(toHtml({ ...model, page: { ...model.page, accentColour: '#fff}body{display:none' } }).css).not.toContain('display:none')
  })

  test('is one element a line, so that a window can set it in pages', () => {
    const { html } = toHtml(preliminaryModel())
    for (const line of html.split('\n')) expect(line).toMatch(/^<(\w+)[ >].*<\/\1>$/)
  })

  test('says which notes stand in which block, each once', () => {
    const model = preliminaryModel()
    const { html } = toHtml(model)
    const named = [...html.matchAll(/ data-notes="([\d ]+)"/g)].flatMap((match) => match[1]!.split(' '))
    expect(named).toEqual(model.footnotes.map((note) => note.id))
    expect(html.match(/data-note="/g)).toHaveLength(model.footnotes.length)
  })

  test('is marked FORELØBIG only while it is', () => {
    expect(toHtml(preliminaryModel(1)).html).toContain('doc-watermark')
    expect(toHtml(finalModel(3)).html).not.toMatch(/doc-watermark|FORELØBIG/)
  })

  test('draws a chart that is one picture with its words, by classes alone, and writes its numbers under it', () => {
    const chart = exampleChart('stackedBars', 'count')
    const { html, css } = toHtml(modelOf([chart]))
    const svg = /<svg.*<\/svg>/.exec(html)![0]
    expect(svg).toContain(`role="img" aria-label="${chart.alt}"`)
    expect(svg).not.toMatch(/ style=|<style|<script|<foreignObject/)
    const drawn = [...svg.matchAll(/ class="(doc-series-\d)"/g)].map(([, name]) => name)
    const above = chart.series.flatMap(({ values }) => values).filter((value) => value > 0).length
    expect(drawn).toHaveLength(above + chart.series.length)
    for (const name of new Set(drawn)) if (name !== 'doc-series-2') expect(css).toContain(`.${name}{fill:#`)
    expect(html).toMatch(/<table aria-label="Figur 1[^"]*">.*<th scope="col">Ikke besvaret<\/th>/)
  })

  test.each(['bars', 'stackedBars', 'columns', 'stackedColumns'] as const)('draws %s within their field, as long as their numbers', (kind) => {
    const chart = { ...exampleChart(kind, 'count'), categories: ['A', 'B'], series: [{ name: 'Ja', values: [4, 2] }] }
    const svg = /<svg.*<\/svg>/.exec(toHtml(modelOf([chart])).html)![0]
    const [, , width, height] = /viewBox="([^"]+)"/.exec(svg)![1]!.split(' ').map(Number)
    const bars = [...svg.matchAll(/<rect class="doc-series-0" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g)].map((match) =>
      match.slice(1).map(Number),
    )
    for (const [x = 0, y = 0, w = 0, h = 0] of bars) expect([x + w <= width!, y + h <= height!]).toEqual([true, true])
    const [first, second] = bars.map((bar) => bar[kind === 'bars' || kind === 'stackedBars' ? 2 : 3]!)
    expect(first! / second!).toBeCloseTo(2, 1)
  })

  test('leads every link to something', () => {
    const { html } = toHtml(finalModel())
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]))
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
  })
})
