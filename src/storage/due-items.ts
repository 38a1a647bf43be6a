import type { CivilDate } from '../domain/civil-date.ts'
import { pausedDeadline, type Pause } from '../domain/deadline.ts'
import type { FrozenPoint } from '../domain/document.ts'
import type { DueItem } from '../domain/due.ts'
import { asksNothing } from '../domain/thread.ts'
import { ByCase } from './by-case.ts'
import type { ReadableDatabase } from './database.ts'

/** Something with a day by which it is due, in short. */
export type DueDay = Pick<DueItem, 'noun' | 'id' | 'inspectionId' | 'dueOn'>

/**
 * A case in one row: what `threadsOf` reads of each noun, each noun's rows strung together, since a row for each would take most of the time. Ids have 36
 * characters, instants 24 and days 10.
 */
type CaseRow = {
  readonly inspectionId: string
  readonly announced: 0 | 1
  readonly answersDueOn: string | null
  readonly reportDueOn: string | null
  /** Of each that was not dropped: id, the first letter of `askedIn`, own day. */
  readonly questions: string | null
  /** Of each that asks for an answer: id, own day. */
  readonly recommendations: string | null
  /** Of each: what it is about, when it was made and its id, whether it has pauses, the first letters of its status, its day. */
  readonly decisions: string | null
  /** The lists of ids of each. */
  readonly answers: string | null
  readonly authorities: string | null
  /** The ids that were asked, and more. */
  readonly asked: string | null
}

const strung = (what: string, from: string, separator = ','): string =>
  `(SELECT group_concat(${what}, '${separator}') FROM ${from} AND r."inspectionId" = c."id" AND r."deleted" = 0)`

/** The kinds of documents that ask nothing. */
const silent = [...asksNothing].map((kind) => `'${kind}'`).join(', ')

const cases = `SELECT c."id" AS "inspectionId", c."announcedOn" IS NOT NULL AS "announced", c."answersDueOn",
  (SELECT r."answersDueOn" FROM "report" r WHERE r."inspectionId" = c."id" AND r."deleted" = 0) AS "reportDueOn",
  ${strung(`r."id" || substr(r."askedIn", 1, 1) || coalesce(r."dueOn", '')`, `"question" r WHERE r."droppedBecause" = ''`)} AS "questions",
  ${strung(`r."id" || coalesce(r."dueOn", '')`, `"recommendation" r WHERE r."asksNotice" = 1`)} AS "recommendations",
  ${strung(
    `coalesce(r."questionId", r."recommendationId") || r."createdAt" || r."id" || (r."pauses" <> '[]') || substr(r."status", 1, 4)
      || CASE r."extensions" WHEN '[]' THEN coalesce(r."dueOn", '') ELSE json_extract(r."extensions", '$[#-1].dueOn') END`,
    `"followUp" r WHERE true`,
  )} AS "decisions",
  ${strung(`r."authorityIds" || r."questionIds" || r."recommendationIds"`, `"answer" r WHERE true`, '|')} AS "answers",
  ${strung(`r."id"`, `"authority" r WHERE true`)} AS "authorities",
  coalesce(${strung(`r."points"`, `"document" r WHERE r."kind" NOT IN (${silent})`)}, '')
    || coalesce(${strung(
      `r."questionIds" || r."recommendationIds"`,
      `"letterSection" r JOIN "document" d ON d."letterId" = r."letterId" AND d."inspectionId" = r."inspectionId" WHERE d."deleted" = 0
          AND d."kind" NOT IN (${silent})`,
    )}, '') AS "asked"
  FROM "inspection" c WHERE c."deleted" = 0`

const promised = `
  SELECT 'commitment' AS "noun", t."id", t."inspectionId", t."dueOn"
  FROM "commitment" t JOIN "inspection" c ON c."id" = t."inspectionId" AND c."deleted" = 0
  WHERE t."deleted" = 0 AND t."dueOn" IS NOT NULL AND t."status" IN ('planned', 'underway')`

/**
 * Everything that somebody waits for by a day, in all cases or in one. The rule for questions and recommendations is `threadsOf`'s, which would have to
 * read every case whole; a test holds the two against each other.
 * @param today the end of a pause that still lasts
 */
export function dueDays(database: ReadableDatabase, today: CivilDate, inspectionId?: string): DueDay[] {
  const values = inspectionId === undefined ? [] : [inspectionId]
  const only = inspectionId === undefined ? '' : ' AND c."id" = ?'
  const days = database.all<DueDay>(promised + only, ...values)
  for (const row of database.all<CaseRow>(cases + only, ...values))
    waitingIn(row, (day, isPaused) => days.push(isPaused ? { ...day, dueOn: afterPauses(database, day, today) } : day))
  return days
}

/** The due days of all cases, kept from one reading to the next. */
export class DueReader {
  readonly #days: ByCase<DueDay>

  constructor(database: ReadableDatabase) {
    this.#days = new ByCase(database, dueDays)
  }

  /** The earliest first. */
  read(today: CivilDate): DueDay[] {
    const byDay = Map.groupBy(this.#days.read(today), ({ dueOn }) => dueOn)
    return [...byDay.keys()].sort().flatMap((day) => byDay.get(day) ?? [])
  }
}

const readers = new WeakMap<ReadableDatabase, DueReader>()

/** The reader of a database, one for all who ask. */
export function dueReaderOf(database: ReadableDatabase): DueReader {
  const reader = readers.get(database) ?? new DueReader(database)
  readers.set(database, reader)
  return reader
}

type Decision = { readonly order: string; readonly isOpen: boolean; readonly isPaused: boolean; readonly dueOn: string }

/** What `threadsOf` calls waiting, overdue or partly answered, where a day is set: asked, not decided, and not answered by everybody. */
function waitingIn(row: CaseRow, tell: (day: DueDay, isPaused: boolean) => void): void {
  const { inspectionId, answersDueOn, reportDueOn, asked } = row
  const decisions = decisionsOf(row)
  const answers = partsOf(row.answers, '|')
  const authorities = partsOf(row.authorities)
  const consider = (noun: 'question' | 'recommendation', id: string, own: string | null, isAnnounced: boolean): void => {
    const decision = decisions.get(id)
    const dueOn = decision?.dueOn || own
    if (!dueOn || decision?.isOpen === false) return
    // An id is looked for in the text of the lists: it stands nowhere else.
    const met = answers.filter((answer) => answer.includes(id))
    const isWaiting = met.length === 0 ? isAnnounced || asked?.includes(id) : isMissing(authorities, met)
    if (isWaiting) tell({ noun, id, inspectionId, dueOn }, decision?.isPaused ?? false)
  }
  for (const question of partsOf(row.questions)) {
    const askedIn = question[36]
    const due = askedIn === 'a' ? answersDueOn : askedIn === 'r' ? reportDueOn : null
    consider('question', question.slice(0, 36), question.slice(37) || due, askedIn === 'a' && row.announced === 1)
  }
  for (const recommendation of partsOf(row.recommendations))
    consider('recommendation', recommendation.slice(0, 36), recommendation.slice(36) || reportDueOn, false)
}

/** Whether one of the authorities has not answered; an answer that names none is everybody's. */
const isMissing = (authorities: readonly string[], answers: readonly string[]): boolean =>
  !answers.some((answer) => answer.startsWith('[]')) && authorities.some((authority) => !answers.some((answer) => answer.includes(authority)))

const partsOf = (strung: string | null, separator = ','): string[] => (strung ? strung.split(separator) : [])

/** The decisions by what they are about. Where one thing has two (two laptops), the later counts. */
function decisionsOf({ decisions }: CaseRow): Map<string, Decision> {
  const found = new Map<string, Decision>()
  for (const decision of partsOf(decisions)) {
    const subject = decision.slice(0, 36)
    const order = decision.slice(36, 96)
    const known = found.get(subject)
    if (known !== undefined && known.order > order) continue
    found.set(subject, { order, isPaused: decision[96] === '1', isOpen: decision.startsWith('open', 97), dueOn: decision.slice(101) })
  }
  return found
}

function afterPauses(database: ReadableDatabase, { noun, id, inspectionId, dueOn }: DueDay, today: CivilDate): CivilDate {
  const field = noun === 'question' ? 'questionId' : 'recommendationId'
  const sql = `SELECT "pauses", json_extract("extensions", '$[#-1].grantedOn') AS "setOn" FROM "followUp"
    WHERE "inspectionId" = ? AND "${field}" = ? AND "deleted" = 0 ORDER BY "createdAt" DESC, "id" DESC`
  const row = database.get<{ pauses: string; setOn: string | null }>(sql, inspectionId, id)
  return pausedDeadline(dueOn, JSON.parse(row?.pauses ?? '[]') as Pause[], today, row?.setOn ?? undefined)
}

/** What is said of each of these days: the words, the number and the case. */
export function dueItems(database: ReadableDatabase, days: readonly DueDay[]): DueItem[] {
  const known = new Map<string, ReturnType<typeof caseWords>>()
  return days.map((day) => {
    const inCase = known.get(day.inspectionId) ?? caseWords(database, day.inspectionId)
    known.set(day.inspectionId, inCase)
    const { text } = database.get<{ text: string }>(`SELECT substr("text", 1, 300) AS "text" FROM "${day.noun}" WHERE "id" = ?`, day.id) ?? { text: '' }
    const { numbers, ...words } = inCase
    return { ...day, ...words, text, number: numbers.get(day.id) ?? '' }
  })
}

/** A case in words, and the numbers that its documents gave; a question of the announcement has its place there. */
function caseWords(database: ReadableDatabase, inspectionId: string) {
  const { caseNumber, title } = database.get<{ caseNumber: string; title: string }>(
    'SELECT "caseNumber", "title" FROM "inspection" WHERE "id" = ?',
    inspectionId,
  ) ?? { caseNumber: '', title: '' }
  const inCase = <Row>(sql: string): Row[] => database.all<Row>(sql, inspectionId)
  const names = inCase<{ name: string }>('SELECT "name" FROM "authority" WHERE "inspectionId" = ? AND "deleted" = 0 ORDER BY "position", "createdAt"')
  const announced = inCase<{ id: string }>(
    `SELECT "id" FROM "question" WHERE "inspectionId" = ? AND "deleted" = 0 AND "askedIn" = 'announcement' ORDER BY "position", "id"`,
  )
  const points = inCase<{ points: string }>('SELECT "points" FROM "document" WHERE "inspectionId" = ? AND "deleted" = 0 ORDER BY "issuedAt" DESC')
  const numbers = new Map(announced.map(({ id }, index) => [id, String(index + 1)]))
  for (const one of points) for (const { id, point } of JSON.parse(one.points) as FrozenPoint[]) numbers.set(id, point)
  return { caseNumber, caseTitle: title, authorityNames: names.map(({ name }) => name), numbers }
}
