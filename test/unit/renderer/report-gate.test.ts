import { expect, test } from 'vitest'
import { bySeverity, issuesOfError } from '../../../renderer/issuing/issues.ts'
import { addedHeadings, reportOutline } from '../../../renderer/report/report-outline.ts'
import { nextKind, usedNumbers } from '../../../renderer/report/report-gate.ts'
import type { Issue } from '../../../src/domain/issue.ts'
import type { Report } from '../../../src/domain/report.ts'

const issue = (code: string, id: string, severity: Issue['severity'] = 'ask'): Issue => ({ code, severity, params: {}, at: { noun: 'finding', id } })

test('issues stand by how much they stand in the way', () => {
  const all = [issue('a', '1', 'warning'), issue('b', '2', 'error'), issue('c', '3')]
  expect(Object.values(bySeverity(all)).map((list) => list.map((one) => one.code))).toEqual([['b'], ['c'], ['a']])
})

test('the issues of a refusal are read, and nonsense gives none', () => {
  expect(issuesOfError({ issues: JSON.stringify([issue('a', '1')]) }).map((one) => one.code)).toEqual(['a'])
  expect(issuesOfError({ issues: '{' })).toEqual([])
})

test('the preliminary report comes first, then the final one', () => {
  expect(nextKind([])).toBe('preliminaryReport')
  expect(nextKind([{ kind: 'preliminaryReport' }])).toBe('finalReport')
})

test('the number of the other report in the draft is taken too', () => {
  const report = { preliminaryNumber: '2017-0289209-18', finalNumber: null } as Report
  expect(usedNumbers(report, 'finalReport', [{ number: '2017-0289209-3' }])).toEqual(['2017-0289209-3', '2017-0289209-18'])
  expect(usedNumbers(report, 'preliminaryReport', [])).toEqual([])
})

test('what the pages add by themselves stands in the outline with its own words', () => {
  const html =
    '<h2 class="doc-block doc-heading-1" id="doc-summary" data-keep><span class="doc-number">1</span> Sammenfatning</h2>' +
    '<h2 class="doc-block doc-heading-1 doc-unnumbered" id="doc-conclusion" data-keep>Konklusion</h2>' +
    '<h2 class="doc-block doc-heading-1 doc-unnumbered" id="doc-appendix-a" data-keep data-new-page>Bilag A. Post &amp; fordeling</h2>'
  const names = { summary: 'Sammenfatning', background: 'Baggrund', legalBasis: 'Retsgrundlag', conclusion: 'Konklusion', noTheme: 'Øvrige forhold' }
  const points = new Map([['section:summary', '1']])
  expect(reportOutline([], points, names, addedHeadings(html)).map((line) => `${line.point} ${line.title} ${line.written}`)).toEqual([
    '1 Sammenfatning true',
    ' Baggrund true',
    ' Retsgrundlag true',
    ' Konklusion true',
    ' Bilag A. Post & fordeling false',
  ])
})
