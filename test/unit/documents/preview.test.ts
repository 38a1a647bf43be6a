import { describe, expect, test } from 'vitest'
import { breakLines, measureRuns } from '../../../src/documents/line-breaking.ts'
import { toHtml } from '../../../src/documents/html.ts'
import { buildReport } from '../../../src/documents/report.ts'
import { typeset } from '../../../src/documents/typeset.ts'
import { exampleCase } from '../../support/example-case.ts'
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

  test('leads every link to something', () => {
    const { html } = toHtml(finalModel())
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]))
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
  })
})

describe('what stays on one line', () => {
  test.each([
    ['den 2. oktober 2019', 'den 2.\u00A0oktober\u00A02019'],
    ['jf. § 13 og §§ 22–24', 'jf. §\u00A013 og §§\u00A022–24'],
    ['kl. 10.33, s. 11', 'kl.\u00A010.33, s.\u00A011'],
    ['72 % af 504', '72\u00A0% af 504'],
    ['en\ttabulator', 'en tabulator'],
  ])('%s', (typed, bound) => {
    expect(typeset(typed)).toBe(bound)
  })

  test('is not divided when lines are filled', () => {
    const words = measureRuns([{ type: 'text', text: typeset('den 2. oktober') }], { size: 22, bold: false, italic: false, capitals: false })
    expect(words).toHaveLength(2)
    expect(breakLines(words, 0, 1000)).toHaveLength(2)
    expect(breakLines(words, 0, 10_000)).toHaveLength(1)
  })
})
