import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { entriesInBlock } from '../domain/audit-chain.ts'
import { entrySize } from '../domain/audit-entry.ts'
import { auditExport, type AuditExportFormat } from '../exchange/audit-export.ts'
import { readBlock, recordsIn, trailEnd } from '../storage/audit-trail.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { saveFileInPieces } from './save-file.ts'

/** An entry and its hash as they lie in a block. */
const recordSize = entrySize + 32

/**
 * Writes the trail as it is now to a place that the person picked, a thousand entries at a time with everything else between. What is told meanwhile is not in it, so that the
 * chain of the file ends where its head says.
 * @param at the time now, ISO 8601 UTC
 * @param tell is called before each piece with how far it is; what it throws ends the export, and no file is there
 * @returns the SHA-256 of the file
 * @throws ExpectedFailure `folderReadOnly`, `diskFull`, `fileUnwritable`
 */
export async function exportTrail(
  database: ReadableDatabase,
  { path, format, at }: { path: string; format: AuditExportFormat; at: string },
  tell: (done: number, total: number) => void,
): Promise<string> {
  const hash = createHash('sha256')
  const pieces = piecesOf(database, format, at, tell)
  await saveFileInPieces(path, hashing(pieces, hash))
  return hash.digest('hex')
}

async function* piecesOf(
  database: ReadableDatabase,
  format: AuditExportFormat,
  at: string,
  tell: (done: number, total: number) => void,
): AsyncGenerator<Uint8Array> {
  const { count } = trailEnd(database)
  const { head, line } = auditExport(format, { count, at })
  yield Buffer.from(head)
  for (let done = 0, block = 1; done < count; done = block * entriesInBlock, block += 1) {
    await nextTurn()
    tell(done, count)
    const records = readBlock(database, block).records.subarray(0, (count - done) * recordSize)
    yield Buffer.from([...recordsIn({ records })].map(({ entry, hash }) => line(entry, hash)).join(''))
  }
  // The last moment to stop it: the file gets its name next.
  tell(count, count)
}

async function* hashing(pieces: AsyncIterable<Uint8Array>, hash: { update(bytes: Uint8Array): unknown }): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    hash.update(piece)
    yield piece
  }
}
