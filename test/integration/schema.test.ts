import { createRequire } from 'node:module'
import type BetterSqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { checklistItems, emptyForm } from '../../src/domain/checklist-item.ts'
import { nouns, type NounName } from '../../src/domain/nouns.ts'
import { change, type Journal } from '../../src/storage/changes.ts'
import { createDatabase } from '../../src/storage/database.ts'
import { HybridClock } from '../../src/storage/hybrid-clock.ts'
import { insertDocumentContent } from '../../src/storage/document-content.ts'
import { migrate, migrations, newestMigration } from '../../src/storage/migrate.ts'
import { findRow, tables } from '../../src/storage/table.ts'
import { temporaryFolder } from '../support/core.ts'

const SQLite = createRequire(import.meta.url)('better-sqlite3') as typeof BetterSqlite
const sqlTypes = { text: 'TEXT', integer: 'INTEGER', real: 'REAL', boolean: 'INTEGER', json: 'TEXT' }

describe('migrations', () => {
  it('are numbered upwards, each once', () => {
    const numbers = migrations.map(({ number }) => number)
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
  })

  it('make, of an empty file, the table of every noun as the noun declares it', () => {
    const database = new SQLite(':memory:')
    expect(database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0)
    migrate(database)
    expect(database.pragma('user_version', { simple: true })).toBe(newestMigration)
    for (const name of Object.keys(nouns) as NounName[]) {
      const found = (database.pragma(`table_info("${name}")`) as { name: string; type: string; notnull: number }[]).map((column) => ({
        name: column.name,
        type: column.type,
        nullable: column.notnull === 0,
      }))
      const declared = tables[name].columns.map((column) => ({ name: column.name, type: sqlTypes[column.kind], nullable: column.nullable }))
      const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1)
      expect(found.toSorted(byName), name).toEqual(declared.toSorted(byName))
    }
    database.close()
  })

  it('0020 keeps the lines of the log as they came, and what waited for the search index waits still', () => {
    const database = new SQLite(':memory:')
    migrate(database, 10)
    const lines = [
      { step: 1, entity: 'inspection', rowId: 'case', field: '*', value: 'null', prev: 'null' },
      { step: 2, entity: 'note', rowId: 'note', field: '*', value: 'null', prev: 'null' },
      { step: 3, entity: 'note', rowId: 'note', field: 'text', value: '"nu"', prev: '"før"' },
      { step: 3, entity: 'note', rowId: 'note', field: 'kind', value: Buffer.from([1, 2]), prev: '"interview"' },
    ]
    for (const step of [1, 2, 3]) database.prepare(`INSERT INTO "step" VALUES (?, ?, 'actor', 'note.update', 'case', 0)`).run(step, `stamp ${step}`)
    const write = database.prepare('INSERT INTO "change" VALUES (@step, @entity, @rowId, @field, @value, @prev)')
    for (const line of lines) write.run(line)
    database.exec(`INSERT INTO "searchQueue" VALUES ('note', 'note')`)
    migrate(database, 20)
    expect(database.prepare('SELECT * FROM "change" ORDER BY "step", "line"').all()).toEqual([1, 1, 1, 2].map((line, index) => ({ line, ...lines[index] })))
    expect(database.prepare('SELECT * FROM "searchProgress"').all()).toEqual([{ step: 2, line: 0 }])
    database.close()
  })

  it('0020 goes on after the log where nothing waited for the search index', () => {
    const database = new SQLite(':memory:')
    migrate(database, 10)
    database.exec(`INSERT INTO "step" VALUES (7, 'stamp', 'actor', 'note.update', 'case', 0)`)
    migrate(database, 20)
    expect(database.prepare('SELECT * FROM "searchProgress"').all()).toEqual([{ step: 8, line: 0 }])
    database.close()
  })

  it('0030 adds a place for files on their way and leaves the rest as it was', () => {
    const database = new SQLite(':memory:')
    migrate(database, 20)
    database.exec(`INSERT INTO "step" VALUES (7, 'stamp', 'actor', 'note.update', 'case', 0)`)
    const before = database.prepare(
      `SELECT "name", "sql" FROM "sqlite_schema" WHERE "name" <> 'stagedFile' AND "name" NOT LIKE 'sqlite_autoindex%' ORDER BY "name"`,
    )
    const schema = before.all()
    migrate(database, 30)
    expect(before.all()).toEqual(schema)
    expect(database.prepare('SELECT count(*) FROM "step"').pluck().get()).toBe(1)
    expect(database.prepare('SELECT count(*) FROM "stagedFile"').pluck().get()).toBe(0)
    database.close()
  })

  it('0040 gives letterheads a place for a template and leaves them as they were', () => {
    const database = new SQLite(':memory:')
    migrate(database, 30)
    const columns = (database.pragma('table_info("letterhead")') as { name: string; type: string; notnull: number }[]).filter(({ name }) => name !== 'id')
    const values = columns.map(({ type, notnull }) => (notnull === 0 ? 'NULL' : type === 'TEXT' ? "'2018-09-06'" : '0'))
    database.exec(`INSERT INTO "letterhead" ("id", ${columns.map(({ name }) => `"${name}"`).join(', ')}) VALUES ('one', ${values.join(', ')})`)
    const before = database.prepare('SELECT * FROM "letterhead"').get() as object
    migrate(database, 40)
    expect(database.prepare('SELECT * FROM "letterhead"').all()).toEqual([{ ...before, template: null }])
    expect(database.prepare('SELECT count(*) FROM "letterheadTemplate"').pluck().get()).toBe(0)
    database.close()
  })

  it('0050 keeps what was there; what is new in it has the value of a row made before', () => {
    const database = new SQLite(':memory:')
    migrate(database, 30)
    database.exec(
      `INSERT INTO "inspection" VALUES ('case', 'announcedVisit', '2017-0289209', 'Sag', '', '', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'før', 'før', 0)`,
    )
    database.exec(`INSERT INTO "followUp" VALUES ('thread', 'case', NULL, NULL, NULL, '5.3', '2019-09-05', '[]', 'open', '', NULL, 'før', 'før', 0)`)
    migrate(database, 50)
    expect(database.prepare('SELECT "title", "practicalities", "relatedIds" FROM "inspection"').get()).toEqual({
      title: 'Sag',
      practicalities: '',
      relatedIds: '[]',
    })
    expect(database.prepare('SELECT "point", "dueOn", "extensions", "pauses", "reason" FROM "followUp"').get()).toEqual({
      point: '5.3',
      dueOn: '2019-09-05',
      extensions: '[]',
      pauses: '[]',
      reason: '',
    })
    database.close()
  })

  it('0070 takes every answer as one of which nothing is marked, and every letter as one that lets no deadline rest', () => {
    const database = new SQLite(':memory:')
    database.pragma('foreign_keys = OFF')
    migrate(database, 60)
    const fill = (table: string): object => {
      const columns = (database.pragma(`table_info("${table}")`) as { name: string; type: string; notnull: number }[]).filter(({ name }) => name !== 'id')
      const values = columns.map(({ type, notnull }) => (notnull === 0 ? 'NULL' : type === 'TEXT' ? "'før'" : '0'))
      database.exec(`INSERT INTO "${table}" ("id", ${columns.map(({ name }) => `"${name}"`).join(', ')}) VALUES ('one', ${values.join(', ')})`)
      return database.prepare(`SELECT * FROM "${table}"`).get() as object
    }
    const [answer, letter] = [fill('answer'), fill('letter')]
    migrate(database, 70)
    expect(database.prepare('SELECT * FROM "answer"').all()).toEqual([{ ...answer, marked: '[]' }])
    expect(database.prepare('SELECT * FROM "letter"').all()).toEqual([{ ...letter, pausesFrom: null }])
    database.close()
  })

  it('0060 takes every remark there is as placed, and every response as one without a file', () => {
    const database = new SQLite(':memory:')
    migrate(database, 50)
    database.exec(
      `INSERT INTO "inspection" ("id", "kind", "caseNumber", "title", "theme", "purpose", "legalGround", "createdAt", "updatedAt", "deleted") VALUES ('case', 'announcedVisit', '2017-0289209', 'Sag', '', '', '', 'før', 'før', 0)`,
    )
    database.exec(
      `INSERT INTO "hearingResponse" ("id", "inspectionId", "receivedOn", "medium", "from", "createdAt", "updatedAt", "deleted") VALUES ('svar', 'case', '2019-04-09', 'email', '', 'før', 'før', 0)`,
    )
    database.exec(
      `INSERT INTO "remark" ("id", "inspectionId", "hearingResponseId", "kind", "text", "reason", "position", "createdAt", "updatedAt", "deleted") VALUES ('bem', 'case', 'svar', 'correction', 'To led.', '', 1, 'før', 'før', 0)`,
    )
    migrate(database, 60)
    expect(database.prepare('SELECT "attachmentId", "formattingCount" FROM "hearingResponse"').get()).toEqual({ attachmentId: null, formattingCount: 0 })
    expect(database.prepare('SELECT "text", "before", "after", "heading", "unplaced" FROM "remark"').get()).toEqual({
      text: 'To led.',
      before: '',
      after: '',
      heading: '',
      unplaced: 0,
    })
    database.close()
  })

  it('0080 gives files a place, with none in it, and leaves what names them as it was', () => {
    const database = new SQLite(':memory:')
    migrate(database, 60)
    database.exec(
      `INSERT INTO "inspection" ("id", "kind", "caseNumber", "title", "theme", "purpose", "legalGround", "createdAt", "updatedAt", "deleted") VALUES ('case', 'announcedVisit', '2017-0289209', 'Sag', '', '', '', 'før', 'før', 0)`,
    )
    database.exec(`INSERT INTO "attachment" VALUES ('fil', 'case', 'svar.docx', 'application/msword', 3, 'abc', 'før', 'før', 0)`)
    const before = database.prepare('SELECT * FROM "attachment"').all()
    migrate(database, 80)
    expect(database.prepare('SELECT * FROM "attachment"').all()).toEqual(before)
    expect(database.prepare('SELECT count(*) FROM "attachmentContent"').pluck().get()).toBe(0)
    database.close()
  })

  it('0090 gives the sections of letters categories, with none in them, and leaves what they say as it was', () => {
    const database = new SQLite(':memory:')
    migrate(database, 80)
    database.exec(
      `INSERT INTO "inspection" ("id", "kind", "caseNumber", "title", "theme", "purpose", "legalGround", "createdAt", "updatedAt", "deleted") VALUES ('case', 'dialogueBased', '2017-0289209', 'Sag', '', '', '', 'før', 'før', 0)`,
    )
    database.exec(
      `INSERT INTO "letter" ("id", "inspectionId", "kind", "title", "authorityIds", "addressee", "opening", "signatories", "position", "createdAt", "updatedAt", "deleted") VALUES ('brev', 'case', 'statement', 'Udtalelse', '[]', '', '{}', '[]', 1, 'før', 'før', 0)`,
    )
    database.exec(`INSERT INTO "letterSection" VALUES ('tema', 'case', 'brev', 'Journalisering', 1, '{}', '[]', '[]', 1, 'før', 'før', 0)`)
    const before = database.prepare('SELECT * FROM "letterSection"').get() as object
    migrate(database, 90)
    expect(database.prepare('SELECT * FROM "letterSection"').get()).toEqual({ ...before, categories: '[]' })
    database.close()
  })

  it('0100 takes every point there is as one that is judged, and every answer as one outside repeats', () => {
    const database = new SQLite(':memory:')
    migrate(database, 80)
    const point = { id: 'postgang', text: 'Posten »åbnes« dagligt.', help: '', legalBasis: 'God forvaltningsskik', required: true }
    database.exec(`INSERT INTO "checklist" VALUES ('liste', 'Post', '', 2, '${JSON.stringify([point, { ...point, id: '2-frist' }])}', 1, 'før', 'før', 0)`)
    database.exec(`INSERT INTO "checklist" VALUES ('tom', 'Tom', '', 1, '[]', 2, 'før', 'før', 0)`)
    migrate(database, 100)
    const [items, none] = database.prepare('SELECT "items" FROM "checklist" ORDER BY "position"').pluck().all() as string[]
    expect(checklistItems.parse(JSON.parse(items!))).toEqual(JSON.parse(items!))
    expect(JSON.parse(items!)).toMatchObject([{ ...point, kind: 'judgement', parentId: '', readOnly: false }, { id: '2-frist' }])
    expect(JSON.parse(none!)).toEqual([])
    expect(database.prepare('SELECT "choices", "form" FROM "checklist" LIMIT 1').get()).toEqual({ choices: '[]', form: JSON.stringify(emptyForm) })
    database.close()
  })

  it('0110 takes nobody for confidential and no note for put together; looks at identities stay for good', () => {
    const database = new SQLite(':memory:')
    migrate(database, 100)
    database.exec(
      `INSERT INTO "inspection" ("id", "kind", "caseNumber", "title", "theme", "purpose", "legalGround", "createdAt", "updatedAt", "deleted") VALUES ('case', 'announcedVisit', '2017-0289209', 'Sag', '', '', '', 'før', 'før', 0)`,
    )
    database.exec(`INSERT INTO "participant" VALUES ('en', 'case', 'authority', 'Teamleder', '', NULL, 1, 1, 'før', 'før', 0)`)
    database.exec(`INSERT INTO "note" VALUES ('note', 'case', NULL, 'interview', 'told', 'Ord', 'før', 'før', 'en', NULL, NULL, 0, 'før', 'før', 0)`)
    migrate(database, 110)
    expect(database.prepare('SELECT "role", "confidential" FROM "participant"').get()).toEqual({ role: 'Teamleder', confidential: 0 })
    expect(database.prepare('SELECT "text", "attachmentIds", "themeIds", "origins" FROM "note"').get()).toEqual({
      text: 'Ord',
      attachmentIds: '[]',
      themeIds: '[]',
      origins: '[]',
    })
    database.exec(`INSERT INTO "identityLook" ("participantId", "inspectionId", "at", "actor", "reason") VALUES ('en', 'case', 'nu', 'jeg', '')`)
    expect(() => database.exec(`UPDATE "identityLook" SET "at" = 'før'`)).toThrow('not changed')
    expect(() => database.exec(`DELETE FROM "identityLook"`)).toThrow('not removed')
    database.close()
  })

  it('0120 takes no letter for the record of a visit', () => {
    const database = new SQLite(':memory:')
    migrate(database, 110)
    database.exec(
      `INSERT INTO "inspection" ("id", "kind", "caseNumber", "title", "theme", "purpose", "legalGround", "createdAt", "updatedAt", "deleted") VALUES ('case', 'announcedVisit', '2017-0289209', 'Sag', '', '', '', 'før', 'før', 0)`,
    )
    const columns = (database.pragma('table_info("letter")') as { name: string; notnull: number; type: string }[]).filter(({ notnull }) => notnull === 1)
    const values = columns.map(({ name, type }) => (name === 'inspectionId' ? "'case'" : type === 'TEXT' ? "'x'" : '0'))
    database.exec(`INSERT INTO "letter" (${columns.map(({ name }) => `"${name}"`).join(', ')}) VALUES (${values.join(', ')})`)
    migrate(database, 120)
    expect(database.prepare('SELECT "id", "visitId" FROM "letter"').get()).toEqual({ id: 'x', visitId: null })
    database.close()
  })

  it('0130 takes the reason for asking nobody out of the caption that the program wrote, and no other words', () => {
    const database = new SQLite(':memory:')
    migrate(database, 120)
    database.exec(
      `INSERT INTO "inspection" ("id", "kind", "caseNumber", "title", "theme", "purpose", "legalGround", "createdAt", "updatedAt", "deleted") VALUES ('case', 'announcedVisit', '2017-0289209', 'Sag', '', '', '', 'før', 'før', 0)`,
    )
    const columns = '"id", "inspectionId", "fileName", "mediaType", "size", "sha256", "caption", "consent", "createdAt", "updatedAt", "deleted"'
    const write = database.prepare(`INSERT INTO "attachment" (${columns}) VALUES (?, 'case', 'Optagelse.weba', 'audio/webm', 0, 'x', ?, ?, 'før', 'før', 0)`)
    const before = [
      ['danish', 'Samtykke ikke nødvendigt: Kun min stemme: et diktat', 'notNeeded'],
      ['english', 'Consent not needed: Only my own voice', 'notNeeded'],
      ['changed', 'Samtykke ikke nødvendigt: Kun min stemme. Rundgang i kælderen', 'notNeeded'],
      ['own', 'Rundgang. Samtykke ikke nødvendigt: nej', 'notNeeded'],
      ['given', 'Samtykke ikke nødvendigt: står der', 'given'],
      ['photo', 'Samtykke ikke nødvendigt: skiltet på døren', null],
    ] as const
    for (const row of before) write.run(...row)
    database.exec(`INSERT INTO "step" VALUES (1, '1', 'actor', 'attachment.update', 'case', 0)`)
    database.exec(`INSERT INTO "change" VALUES (1, 1, 'attachment', 'changed', 'caption', '"ny"', '"gammel"')`)
    migrate(database, 130)
    const after = database.prepare('SELECT "id", "caption", "consentReason" FROM "attachment"').all() as { id: string }[]
    expect(Object.fromEntries(after.map(({ id, ...words }) => [id, words]))).toEqual({
      danish: { caption: '', consentReason: 'Kun min stemme: et diktat' },
      english: { caption: '', consentReason: 'Only my own voice' },
      ...Object.fromEntries(before.slice(2).map(([id, caption]) => [id, { caption, consentReason: '' }])),
    })
    database.close()
  })

  it('run once', () => {
    const database = new SQLite(':memory:')
    migrate(database)
    migrate(database)
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    database.close()
  })
})

describe('0140', () => {
  it('begins an empty trail with a secret of its own and leaves the rest as it was', () => {
    const secrets = [1, 2].map(() => {
      const database = new SQLite(':memory:')
      migrate(database, 130)
      const tables = `SELECT "name", "sql" FROM "sqlite_schema" WHERE "tbl_name" NOT LIKE 'audit%' ORDER BY "name"`
      const before = database.prepare(tables).all()
      migrate(database, 140)
      expect(database.prepare(tables).all()).toEqual(before)
      expect(database.prepare('SELECT count(*) FROM "auditEntry"').pluck().get()).toBe(0)
      const secret = database.prepare('SELECT hex("key") FROM "auditSecret"').pluck().all()
      database.close()
      return secret
    })
    expect(secrets[0]).toHaveLength(1)
    expect(String(secrets[0])).toMatch(/^[0-9A-F]{64}$/)
    expect(secrets[0]).not.toEqual(secrets[1])
  })
})

describe('0145, 0160 and 0170', () => {
  it.for([
    [145, 140, ['recordKeeping']],
    [160, 145, ['retentionRule', 'deletionCertificate']],
    [170, 160, ['accessWithheld']],
  ] as const)('%i makes its empty tables and leaves the rest as it was', ([number, before, tables]) => {
    const database = new SQLite(':memory:')
    migrate(database, before)
    database.exec(`INSERT INTO "step" VALUES (7, 'stamp', 'actor', 'note.update', 'case', 0)`)
    const rest = database.prepare(`SELECT "name", "sql" FROM "sqlite_schema" WHERE "tbl_name" NOT IN (SELECT value FROM json_each(?)) ORDER BY "name"`)
    const schema = rest.all(JSON.stringify(tables))
    migrate(database, number)
    expect(rest.all(JSON.stringify(tables))).toEqual(schema)
    for (const table of tables) expect(database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()).toBe(0)
    expect(database.prepare('SELECT count(*) FROM "step"').pluck().get()).toBe(1)
    database.close()
  })

  it('keeps certificates of deletion as they were written', () => {
    const database = new SQLite(':memory:')
    migrate(database)
    database.exec(`INSERT INTO "deletionCertificate" VALUES ('one', 'at', 'actor', 'case', 'rawNotes', 1, 5, 'years', 'Hjemmel', 'hash', '2031-01-01')`)
    expect(() => database.exec(`UPDATE "deletionCertificate" SET "count" = 2`)).toThrow(/a certificate/)
    expect(() => database.exec(`DELETE FROM "deletionCertificate"`)).toThrow(/a certificate/)
    database.close()
  })
})

describe('an issued document', () => {
  it('cannot be changed or removed, not even past the program', () => {
    const database = createDatabase(`${temporaryFolder()}/selvsyn.db`, Buffer.alloc(32, 1))
    let count = 0
    const newId = () => `01900000-0000-7000-8000-${String(++count).padStart(12, '0')}`
    const journal: Journal = { stamps: new HybridClock(() => 1e12, null), actor: newId(), now: () => '2018-09-06T10:00:00.000Z', newId }
    const { value: id } = change(database, journal, 'report.issue', (transaction) => {
      const inspection = transaction.create('inspection', { kind: 'announcedVisit', caseNumber: '2017-0289209', title: 'Sag' })
      const { id } = transaction.create('document', {
        inspectionId: inspection.id,
        kind: 'preliminaryReport',
        number: '2017-0289209-1',
        title: 'Rapport',
        date: '2018-09-06',
        issuedAt: '2018-09-06T10:00:00.000Z',
        recipients: [],
        points: [],
        fileName: 'rapport.docx',
        sha256: '0'.repeat(64),
        size: 1,
      })
      insertDocumentContent(transaction.database, id, { model: '{}', bytes: new Uint8Array([1]) })
      return id
    })
    const refused = (sql: string) => {
      expect(() => database.transaction((writable) => writable.run(sql))).toThrow(/an issued document/)
    }
    refused(`UPDATE "document" SET "title" = 'Ny'`)
    refused(`DELETE FROM "document"`)
    refused(`UPDATE "documentContent" SET "bytes" = x'00'`)
    refused(`DELETE FROM "documentContent"`)
    expect(() => change(database, journal, 'report.issue', (transaction) => transaction.update('document', id, { title: 'Ny' }))).toThrow()
    expect(findRow(database, 'document', id)?.title).toBe('Rapport')
    database.close()
  })
})
