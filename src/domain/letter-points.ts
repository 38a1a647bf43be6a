import type { CaseData } from './case-data.ts'
import type { FrozenPoint } from './document.ts'
import type { Letter } from './letter.ts'
import { asksNothing } from './thread.ts'

/**
 * The numbers that a letter gives to the questions and recommendations that it is the first to put: in an announcement that of the question in its list, in
 * other letters that of the item ("Ad 2."). Pure.
 * @param data the case without tombstones
 */
export function letterPoints(
  { letterSection, document }: Pick<CaseData, 'letterSection' | 'document'>,
  { id, kind }: Pick<Letter, 'id' | 'kind'>,
): FrozenPoint[] {
  if (asksNothing.has(kind)) return []
  // The same letter issued again puts the same things.
  const earlier = document.filter((one) => !asksNothing.has(one.kind) && one.letterId !== id)
  const put = new Set(earlier.flatMap(({ points }) => points.map((point) => `${point.noun}:${point.id}`)))
  const items = letterSection
    .filter((section) => section.letterId === id && section.questionIds.length + section.recommendationIds.length > 0)
    .toSorted((a, b) => a.position - b.position)
  const points: FrozenPoint[] = items.flatMap((section, item) => [
    ...section.questionIds.map((question) => ({ noun: 'question' as const, id: question, point: String(item + 1) })),
    ...section.recommendationIds.map((recommendation) => ({ noun: 'recommendation' as const, id: recommendation, point: String(item + 1) })),
  ])
  const distinct = [...new Map(points.map((point) => [`${point.noun}:${point.id}`, point])).entries()]
  if (kind === 'announcement') return distinct.map(([, point], i) => ({ ...point, point: String(i + 1) }))
  return distinct.filter(([key]) => !put.has(key)).map(([, point]) => point)
}
