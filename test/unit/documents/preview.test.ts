import { describe, expect, test } from 'vitest'
import { toHtml } from '../../../src/documents/html.ts'
import { buildReport } from '../../../src/documents/report.ts'
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
