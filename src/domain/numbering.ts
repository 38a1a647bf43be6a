import type { CaseData } from './case-data.ts'
import type { FrozenPoint } from './document.ts'

/** The report's numbered sections before its themes. Always these three, so that a theme's number never depends on what was written. */
export const numberedSections = ['summary', 'background', 'legalBasis'] as const

/** The chapter of findings that belong to no theme. */
export const otherFindings = 'otherFindings'

type Numbered = Pick<CaseData, 'reportTheme' | 'finding' | 'recommendation' | 'question'>

const byPosition = <Row extends { position: number; id: string }>(a: Row, b: Row): number => a.position - b.position || (a.id < b.id ? -1 : 1)

/** Sorts points as a reader counts them: 4.2 before 4.10. */
export function comparePoints(a: string, b: string): number {
  const left = a.split('.').map(Number)
  const right = b.split('.').map(Number)
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/**
 * The numbers of the announcement's questions: as the issued announcement has them, those that were added since after them. Before it is issued a dropped question
 * takes no number, because the letter will not put it; where the announcement was made elsewhere it keeps the one it had.
 * @param ordered the announcement's questions in their order, the dropped ones among them
 */
export function announcedNumbers(
  ordered: readonly Pick<CaseData['question'][number], 'id' | 'droppedBecause'>[],
  { document, announcedOn }: { readonly document: readonly Pick<CaseData['document'][number], 'kind' | 'points'>[]; readonly announcedOn: string | null },
): ReadonlyMap<string, number> {
  const points = document.find(({ kind }) => kind === 'announcement')?.points ?? []
  const issued = new Map(points.filter(({ noun }) => noun === 'question').map(({ id, point }) => [id, Number(point)]))
  const others = ordered.filter(({ id, droppedBecause }) => !issued.has(id) && (announcedOn !== null || droppedBecause === ''))
  const last = Math.max(0, ...issued.values())
  return new Map([...issued, ...others.map(({ id }, i): [string, number] => [id, last + i + 1])])
}

/** The questions that the report itself puts: those of its findings and of the report as a whole, the dropped ones left out. */
export const reportQuestions = <Question extends CaseData['question'][number]>(questions: readonly Question[]): Question[] =>
  questions.filter((question) => question.askedIn === 'report' && question.droppedBecause === '')

/**
 * Numbers everything that a later letter may cite: sections and themes ("5"), findings ("5.3"), recommendations and requests (each series counted through).
 * Pure. A number that an earlier document gave stays as it is, also when the finding has moved to another theme; what is new takes the next number above
 * all those ever given, so that the number of something removed is never used again.
 * @param rows the case without tombstones
 * @param frozen the points of the case's earlier issued documents, in any order
 */
export function numberPoints(rows: Numbered, frozen: readonly FrozenPoint[]): FrozenPoint[] {
  const given = new Map(frozen.map((point) => [`${point.noun}:${point.id}`, point.point]))
  const points: FrozenPoint[] = []
  const last = lastNumbers(frozen)
  const take = (noun: FrozenPoint['noun'], id: string, prefix = ''): string => {
    const series = seriesOf(noun, prefix)
    const earlier = given.get(`${noun}:${id}`)
    const number = (last.get(series) ?? 0) + 1
    if (earlier === undefined) last.set(series, number)
    const point = earlier ?? `${prefix}${number}`
    points.push({ noun, id, point })
    return point
  }

  for (const section of numberedSections) take('section', section)
  const chapters = new Map<string | null, string>()
  for (const theme of rows.reportTheme.toSorted(byPosition)) chapters.set(theme.id, take('reportTheme', theme.id))
  const homeless = rows.finding.some((finding) => !chapters.has(finding.themeId))
  if (homeless) chapters.set(null, take('section', otherFindings))

  const chapterOf = (themeId: string | null): string => chapters.get(themeId) ?? chapters.get(null) ?? ''
  const findings = rows.finding.toSorted((a, b) => comparePoints(chapterOf(a.themeId), chapterOf(b.themeId)) || byPosition(a, b))
  const pointOf = new Map(findings.map((finding) => [finding.id, take('finding', finding.id, `${chapterOf(finding.themeId)}.`)]))

  const inOrder = <Row extends { findingId: string | null; position: number; id: string }>(list: readonly Row[]): Row[] =>
    list
      .filter((row) => row.findingId === null || pointOf.has(row.findingId))
      .toSorted((a, b) => comparePoints(pointOf.get(a.findingId ?? '') ?? '1e9', pointOf.get(b.findingId ?? '') ?? '1e9') || byPosition(a, b))
  for (const recommendation of inOrder(rows.recommendation)) take('recommendation', recommendation.id)
  for (const question of inOrder(reportQuestions(rows.question))) take('question', question.id)
  return points
}

/** Numbers are counted in series: chapters share one, each chapter's findings have one, recommendations and questions one each. */
const seriesOf = (noun: FrozenPoint['noun'], prefix: string): string =>
  noun === 'finding' ? prefix : noun === 'section' || noun === 'reportTheme' ? 'chapter' : noun

function lastNumbers(frozen: readonly FrozenPoint[]): Map<string, number> {
  const last = new Map<string, number>()
  for (const { noun, point } of frozen) {
    const dot = point.lastIndexOf('.')
    const series = seriesOf(noun, point.slice(0, dot + 1))
    last.set(series, Math.max(last.get(series) ?? 0, Number(point.slice(dot + 1))))
  }
  return last
}
