import type { CaseData } from './case-data.ts'
import type { Issue } from './issue.ts'
import { numberPoints, reportQuestions } from './numbering.ts'
import type { Prose, ProseNode } from './prose.ts'

/** What an office's phrase leaves to be filled in: "…". Not an elision, "(…)" or "[…]", which is how letters quote. */
export const hasGap = (text: string): boolean => text.replaceAll(/\(…\)|\[…\]/g, '').includes('…')

/** Whether a paragraph or heading still has a gap. A quotation is the words of others, who may trail off. */
export function proseHasGap({ doc }: Prose): boolean {
  const walk = (node: ProseNode): boolean => {
    if (node.type === 'blockquote') return false
    if (node.type === 'paragraph' || node.type === 'heading') return hasGap((node.content ?? []).map((inline) => inline.text ?? '').join(''))
    return (node.content ?? []).some(walk)
  }
  return walk(doc)
}

/** Asks about each text of the report that still has a gap, by the point under which a reader finds it. Pure. */
export function gapIssues(data: CaseData): Issue[] {
  const frozen = data.document.filter(({ letterId }) => letterId === null).flatMap((document) => document.points)
  const points = new Map(numberPoints(data, frozen).map(({ id, point }) => [id, point]))
  const ask = (code: string, params: Issue['params'], at: Issue['at'] & {}): Issue => ({ code, severity: 'ask', params, at })
  const numbered = (id: string) => ({ point: points.get(id) ?? '' })
  const sections = data.report.flatMap((row) =>
    (['summary', 'background', 'legalBasis', 'conclusion'] as const)
      .filter((field) => proseHasGap(row[field]))
      .map((field) => ask('sectionWithGap', { field }, { noun: 'report', id: row.id, field })),
  )
  const introductions = data.reportTheme
    .filter((row) => proseHasGap(row.introduction))
    .map(({ id, title }) => ask('introductionWithGap', { ...numbered(id), title }, { noun: 'reportTheme', id, field: 'introduction' }))
  const findings = data.finding.flatMap((row) =>
    (['facts', 'assessment'] as const)
      .filter((field) => proseHasGap(row[field]))
      .map((field) => ask('findingWithGap', { field, ...numbered(row.id), title: row.title }, { noun: 'finding', id: row.id, field })),
  )
  const recommendations = data.recommendation
    .filter((row) => hasGap(row.text))
    .map(({ id }) => ask('recommendationWithGap', numbered(id), { noun: 'recommendation', id, field: 'text' }))
  const questions = reportQuestions(data.question)
    .filter((row) => hasGap(row.text))
    .map(({ id, findingId }) => ask('questionWithGap', numbered(id), { noun: 'finding', id: findingId ?? '', field: 'questions' }))
  return [...sections, ...introductions, ...findings, ...recommendations, ...questions]
}
