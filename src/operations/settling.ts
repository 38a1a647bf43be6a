import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { traceOf } from '../api/log.ts'
import { deleteStagedFile, listStagedFiles, type StagedPlaces } from '../storage/staged-files.ts'
import { rowsWhere } from '../storage/table.ts'
import type { Desk } from './desk.ts'

/**
 * Clears up after an issue that was cut off: either the document is in the database and its file keeps the place, or neither is there and what stood there before
 * is back. A folder that is away (a drive that is not connected) is asked about at the next start.
 */
export function settleStagedFiles(desk: Desk): void {
  const { database } = desk.profile
  for (const staged of listStagedFiles(database)) {
    if (!existsSync(dirname(staged.path))) continue
    try {
      settle(staged, rowsWhere(database, 'document', 'sha256', staged.sha256).length > 0)
      database.transaction((writable) => {
        deleteStagedFile(writable, staged.temporary)
      })
    } catch (error) {
      desk.host.log({ level: 'warning', message: 'a file that was being issued is not cleared up', cause: traceOf(error) })
    }
  }
}

function settle({ temporary, path, replaced, sha256 }: StagedPlaces, isIssued: boolean): void {
  rmSync(temporary, { force: true })
  if (isIssued) {
    rmSync(replaced, { force: true })
    return
  }
  // Only the very bytes that were on their way: somebody may have put something else there since.
  if (existsSync(path) && hashOf(readFileSync(path)) === sha256) rmSync(path)
  if (existsSync(replaced) && !existsSync(path)) renameSync(replaced, path)
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
