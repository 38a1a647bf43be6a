import { recordSubjects, type OutstandingRecord, type RecordKeeping, type RecordSubject } from '../domain/record-keeping.ts'
import type { ReadableDatabase } from './database.ts'
import { decodeRow } from './table.ts'

/** Each subject with its day and how it is called, as far as it has to be handed over. Notes of a visit are handed over with its issued record, where there is one. */
const subjects: Record<OutstandingRecord['noun'], { readonly from: string; readonly date: string; readonly title: string; readonly also: string }> = {
  document: { from: 'document', date: 's."date"', title: `s."number" || ' ' || s."title"`, also: '1' },
  answer: { from: 'answer', date: 's."date"', title: `s."from" || CASE WHEN s."text" = '' THEN '' ELSE ' · ' || substr(s."text", 1, 80) END`, also: '1' },
  hearingResponse: { from: 'hearingResponse', date: 's."receivedOn"', title: `coalesce(nullif(s."from", ''), s."fileName")`, also: '1' },
  visit: {
    from: 'visit',
    date: 's."date"',
    title: 's."place"',
    also: `EXISTS (SELECT 1 FROM "note" n WHERE n."visitId" = s."id" AND n."deleted" = 0 AND n."inspectionId" = s."inspectionId")
      AND NOT EXISTS (
        SELECT 1 FROM "letter" l JOIN "document" d ON d."letterId" = l."id" AND d."deleted" = 0
        WHERE l."inspectionId" = s."inspectionId" AND l."visitId" = s."id"
      )`,
  },
}

const outstanding = (Object.keys(subjects) as OutstandingRecord['noun'][])
  .map((noun) => {
    const { from, date, title, also } = subjects[noun]
    return `SELECT '${noun}' AS "noun", s."id" AS "id", s."inspectionId" AS "inspectionId", i."title" AS "caseTitle", i."caseNumber", ${date} AS "date", ${title} AS "title"
      FROM "${from}" s JOIN "inspection" i ON i."id" = s."inspectionId" AND i."deleted" = 0
      WHERE s."deleted" = 0 AND ((SELECT "id" FROM asked) IS NULL OR s."inspectionId" = (SELECT "id" FROM asked)) AND ${also} AND NOT EXISTS (
        SELECT 1 FROM "recordKeeping" r WHERE r."inspectionId" = s."inspectionId" AND r."${recordSubjects[noun]}" = s."id" AND r."deleted" = 0
      )`
  })
  .join(' UNION ALL ')

/** What was not handed to the records system, in one case or in all (null), the oldest first; `total`: how many there are. */
export function outstandingRecords(database: ReadableDatabase, inspectionId: string | null, limit: number): { total: number; items: OutstandingRecord[] } {
  const all = database.all<OutstandingRecord>(`WITH asked("id") AS (SELECT ?) ${outstanding} ORDER BY "date", "id"`, inspectionId)
  return { total: all.length, items: all.slice(0, limit) }
}

/** The live row that says that something was handed over; undefined where none does. */
export function handOverOf(database: ReadableDatabase, noun: RecordSubject, id: string, inspectionId: string): RecordKeeping | undefined {
  const raw = database.get<Record<string, unknown>>(
    `SELECT * FROM "recordKeeping" WHERE "inspectionId" = ? AND "${recordSubjects[noun]}" = ? AND "deleted" = 0`,
    inspectionId,
    id,
  )
  return raw && decodeRow('recordKeeping', raw)
}
