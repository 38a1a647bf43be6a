import type { AskedThread } from '../domain/asked-thread.ts'
import type { CivilDate } from '../domain/civil-date.ts'
import type { NounName } from '../domain/nouns.ts'
import { threadsOf } from '../domain/thread.ts'
import type { ReadableDatabase } from './database.ts'

/** What is read of each noun: for `threadsOf` to tell where a thread stands, and for the words of the list. The prose stays where it is. */
const columns = {
  authority: ['id', 'name'],
  question: ['id', 'findingId', 'text', 'askedIn', 'dueOn', 'droppedBecause'],
  recommendation: ['id', 'findingId', 'text', 'asksNotice', 'dueOn'],
  document: ['id', 'kind', 'letterId', 'number', 'date', 'issuedAt', 'points'],
  report: ['answersDueOn'],
  answer: ['date', 'authorityIds', 'questionIds', 'recommendationIds'],
  followUp: ['questionId', 'recommendationId', 'dueOn', 'extensions', 'pauses', 'status', 'reason', 'closedOn'],
  letterSection: ['letterId', 'questionIds', 'recommendationIds'],
  finding: ['id', 'themeId', 'title', 'criticismStepId'],
  reportTheme: ['id', 'title'],
} as const satisfies Partial<Record<NounName, readonly string[]>>
type ReadNoun = keyof typeof columns

const lists = new Set(['points', 'authorityIds', 'questionIds', 'recommendationIds', 'extensions', 'pauses'])

type CaseRow = {
  readonly id: string
  readonly caseNumber: string
  readonly title: string
  readonly theme: string
  readonly announcedOn: CivilDate | null
  readonly answersDueOn: CivilDate | null
}
type ThreadData = Parameters<typeof threadsOf>[0]
type ReadData = ThreadData & {
  readonly finding: readonly { id: string; themeId: string | null; title: string; criticismStepId: string | null }[]
  readonly reportTheme: readonly { id: string; title: string }[]
}

/** Only a case from which something other than a preliminary report was issued has put anything. */
const hasAsked = `IN (SELECT d."inspectionId" FROM "document" d WHERE d."deleted" = 0 AND d."kind" <> 'preliminaryReport')`

/**
 * The recommendations and requests that issued documents have put, in all cases or in one, each as `threadsOf` says it stands.
 * @param today decides what is overdue
 */
export function askedThreads(database: ReadableDatabase, today: CivilDate, inspectionId?: string): AskedThread[] {
  const only = inspectionId === undefined ? hasAsked : '= ?'
  const values = inspectionId === undefined ? [] : [inspectionId]
  const cases = database.all<CaseRow>(
    `SELECT "id", "caseNumber", "title", "theme", "announcedOn", "answersDueOn" FROM "inspection" WHERE "deleted" = 0 AND "id" ${only}`,
    ...values,
  )
  const rows = Object.fromEntries(
    (Object.keys(columns) as ReadNoun[]).map((noun) => [noun, Map.groupBy(rowsOf(database, noun, only, values), (row) => row['inspectionId'] as string)]),
  ) as Record<ReadNoun, Map<string, Record<string, unknown>[]>>
  return cases.flatMap((inspection) => {
    const own = Object.fromEntries((Object.keys(columns) as ReadNoun[]).map((noun) => [noun, rows[noun].get(inspection.id) ?? []]))
    // Rows without the columns that nobody here reads.
    return inCase(inspection, { inspection, ...own } as unknown as ReadData, today)
  })
}

function rowsOf(database: ReadableDatabase, noun: ReadNoun, only: string, values: readonly string[]): Record<string, unknown>[] {
  const names = ['inspectionId', ...columns[noun]].map((name) => `"${name}"`).join(', ')
  const rows = database.all<Record<string, unknown>>(
    `SELECT ${names} FROM "${noun}" WHERE "deleted" = 0 AND "inspectionId" ${only} ORDER BY "createdAt", "id"`,
    ...values,
  )
  for (const row of rows)
    for (const [name, value] of Object.entries(row)) {
      if (lists.has(name)) row[name] = value === '[]' ? [] : JSON.parse(value as string)
      else if (name === 'asksNotice') row[name] = value === 1
    }
  return rows
}

function inCase(inspection: CaseRow, data: ReadData, today: CivilDate): AskedThread[] {
  const findings = new Map(data.finding.map((row) => [row.id, row]))
  const themes = new Map(data.reportTheme.map(({ id, title }) => [id, title]))
  const announced = new Set(data.question.filter(({ askedIn }) => askedIn === 'announcement').map(({ id }) => id))
  const about = {
    inspectionId: inspection.id,
    caseNumber: inspection.caseNumber,
    caseTitle: inspection.title,
    theme: inspection.theme || inspection.title,
    authorityNames: data.authority.map(({ name }) => name),
  }
  return threadsOf(data, today).flatMap(({ noun, id, text, findingId, asked, dueOn, followUp, state }): AskedThread[] => {
    if (asked === null || announced.has(id)) return []
    const finding = findings.get(findingId ?? '')
    const { kind, number, date, points } = asked.document
    return [
      {
        ...about,
        noun,
        id,
        text,
        number: asked.point,
        finding: finding
          ? {
              point: points.find((one) => one.noun === 'finding' && one.id === finding.id)?.point ?? '',
              title: finding.title,
              reportTheme: themes.get(finding.themeId ?? '') ?? '',
              criticismStepId: finding.criticismStepId,
            }
          : null,
        document: { kind, number, date },
        dueOn,
        state,
        closedOn: followUp?.closedOn ?? null,
        reason: followUp?.reason ?? '',
      },
    ]
  })
}
