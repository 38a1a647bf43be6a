import type { CaseData } from './case-data.ts'

/** Where a case is in its life, read from its dates and documents; nothing is forced. */
export const stages = ['planned', 'announced', 'visited', 'hearing', 'remarksReceived', 'followUp', 'closed'] as const
export type Stage = (typeof stages)[number]

/** What of a case tells where it is in its life. */
export type StageData = {
  readonly inspection: Pick<CaseData['inspection'], 'announcedOn' | 'closedOn'>
  readonly visit: readonly Pick<CaseData['visit'][number], 'date'>[]
  readonly document: readonly Pick<CaseData['document'][number], 'kind' | 'date'>[]
  readonly hearingResponse: readonly unknown[]
}

/**
 * The stage of a case on a given day.
 * @param today `YYYY-MM-DD`; a visit counts once its day has come
 */
export function stageOf(data: StageData, today: string): Stage {
  if (data.inspection.closedOn !== null) return 'closed'
  if (data.document.some((d) => d.kind === 'finalReport')) return 'followUp'
  if (data.document.some((d) => d.kind === 'preliminaryReport')) return data.hearingResponse.length > 0 ? 'remarksReceived' : 'hearing'
  if (data.visit.some((v) => v.date <= today)) return 'visited'
  return data.inspection.announcedOn === null ? 'planned' : 'announced'
}

/** A date that somebody waits for. */
export type NextDate = {
  readonly date: string
  readonly what: 'visit' | 'visitUntil' | 'answersDue' | 'remarksDue' | 'reportAnswersDue'
  /** The authorities whose answer is missing, once another has answered. */
  readonly from?: readonly string[]
}

/** What of a case tells which date comes next. */
export type NextDateData = StageData & {
  readonly inspection: Pick<CaseData['inspection'], 'answersDueOn' | 'plannedFrom' | 'plannedTo'>
  readonly report: readonly Pick<CaseData['report'][number], 'remarksDueOn' | 'answersDueOn'>[]
  readonly answer: readonly Pick<CaseData['answer'][number], 'date' | 'authorityIds'>[]
  readonly authority: readonly Pick<CaseData['authority'][number], 'id' | 'name'>[]
  /** The earliest day of the threads that somebody is waited for in, after extensions and pauses; null where none has a day. */
  readonly threadsDueOn: string | null
}

/**
 * The next date that somebody waits for: a visit to come, or what the stage waits for, also when that day has passed. Once every authority has answered
 * the announcement or the final report, nobody waits for its date any more.
 * @param today `YYYY-MM-DD`
 */
export function nextDateOf(data: NextDateData, today: string): NextDate | null {
  const stage = stageOf(data, today)
  if (stage === 'closed') return null
  const found: NextDate[] = data.visit.filter((visit) => visit.date >= today).map((visit) => ({ date: visit.date, what: 'visit' }))
  const add = (date: string | null | undefined, what: NextDate['what'], from: readonly string[] = []): void => {
    if (date !== null && date !== undefined) found.push({ date, what, ...(from.length > 0 && { from }) })
  }
  const addAnswers = (date: string | null | undefined, what: NextDate['what'], since: string): void => {
    const answers = data.answer.filter((answer) => answer.date >= since)
    const missing = unanswered(data.authority, answers)
    if (missing === null) return
    add(data.threadsDueOn ?? date, what, missing)
  }
  if (data.visit.length === 0 && (stage === 'planned' || stage === 'announced')) add(...plannedVisit(data.inspection, today))
  if (stage === 'announced') addAnswers(data.inspection.answersDueOn, 'answersDue', '')
  if (stage === 'hearing') add(data.report[0]?.remarksDueOn, 'remarksDue')
  const finalDate = data.document.find((d) => d.kind === 'finalReport')?.date ?? ''
  if (stage === 'followUp') addAnswers(data.report[0]?.answersDueOn, 'reportAnswersDue', finalDate)
  return found.toSorted((a, b) => (a.date < b.date ? -1 : 1))[0] ?? null
}

/** The day for which the visit is planned; in a span that has begun, such as a quarter of the yearly plan, there is time until its last day. */
function plannedVisit({ plannedFrom, plannedTo }: NextDateData['inspection'], today: string): [string | null, NextDate['what']] {
  if (plannedTo === null || (plannedFrom !== null && plannedFrom >= today)) return [plannedFrom, 'visit']
  return [plannedTo, 'visitUntil']
}

/**
 * The names of the authorities that have not answered; null when nobody waits any more, none while nobody has answered at all. One answer may come from
 * several; one that names nobody ends the wait only where there is nobody else to wait for.
 */
function unanswered(authorities: NextDateData['authority'], answers: NextDateData['answer']): readonly string[] | null {
  if (answers.length === 0) return []
  if (authorities.length <= 1) return null
  const answered = new Set(answers.flatMap((answer) => answer.authorityIds))
  const missing = authorities.filter(({ id }) => !answered.has(id))
  return missing.length === 0 ? null : missing.length === authorities.length ? [] : missing.map(({ name }) => name)
}
