import { createHash } from 'node:crypto'
import { ExpectedFailure } from '../api/errors.ts'
import { entriesInBlock } from '../domain/audit-chain.ts'
import { addDays, instantOf, type CivilDate } from '../domain/civil-date.ts'
import { auditExport, type AuditExportFormat } from '../exchange/audit-export.ts'
import { countAudit, listAudit, readBlock, recordsIn, trailEnd } from '../storage/audit-trail.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import type { Desk } from './desk.ts'
import { saveFile } from './save-file.ts'

/** Registers looking through the audit trail, checking it and taking it along. */
export function registerAudit(desk: Desk): void {
  desk.reads('audit.list', (database, { kinds, from, to, inspectionId, before, limit }) => {
    const filter = { kinds, from: from === null ? null : startOf(from), to: to === null ? null : startOf(addDays(to, 1)), inspectionId }
    return { entries: listAudit(database, filter, before, limit), total: countAudit(database, filter), actor: desk.profile.journal.actor }
  })
  desk.reads('audit.state', () => desk.audit.state)
  desk.reads('audit.verify', () => desk.audit.verify())
  desk.writes('audit.export', async ({ database }, { format }) => {
    const path = await desk.host.chooseSavePath({ suggestedName: `Revisionsspor.${format}`, kind: 'any' })
    if (path === null) throw new ExpectedFailure('cancelled')
    const hash = createHash('sha256')
    saveFile(path, hashing(piecesOf(database, format, desk.now()), hash))
    desk.audit.record({ kind: 'exported', about: 'auditTrail', sha256: hash.digest('hex') })
    return { path }
  })
}

/** The trail as it is now, a thousand entries a piece. */
function* piecesOf(database: ReadableDatabase, format: AuditExportFormat, at: string): Generator<Uint8Array> {
  const { count } = trailEnd(database)
  const { head, line } = auditExport(format, { count, at })
  yield Buffer.from(head)
  for (let block = 1; (block - 1) * entriesInBlock < count; block += 1)
    yield Buffer.from([...recordsIn(readBlock(database, block))].map(({ entry, hash }) => line(entry, hash)).join(''))
}

function* hashing(pieces: Iterable<Uint8Array>, hash: { update(bytes: Uint8Array): unknown }): Generator<Uint8Array> {
  for (const piece of pieces) {
    hash.update(piece)
    yield piece
  }
}

/** When a day begins in Denmark, in milliseconds. */
const startOf = (day: CivilDate): number => Date.parse(instantOf(day, '00:00'))
