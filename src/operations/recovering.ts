import { join } from 'node:path'
import { ExpectedFailure } from '../api/errors.ts'
import type { FileTrouble, Recovery } from '../domain/recovery.ts'
import { allAttachmentContents } from '../storage/attachment-content.ts'
import { attachmentFilesIn, attachmentFolder } from '../storage/attachment-file.ts'
import { backupFolder, backupPath, listBackups } from '../storage/backup-folder.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { databasePath, unfinished, type ProfileFile } from '../storage/profile-file.ts'
import type { Desk } from './desk.ts'
import { bringFiles, keysFor, keysOfProfile, type ChosenBackup } from './restoring.ts'
import { byPassphrase } from './unwrapping.ts'

export type Recovered = { readonly key: Uint8Array; readonly file: ProfileFile; readonly report: Omit<Recovery, 'files'> }

/**
 * Makes a new database beside the damaged one, of what can still be read and of the backup for the rest. Nothing that is there is touched.
 * @param chosen the backup that fills; null where there is none
 * @param unnamed what a case is called of which only the rows under it could be read
 * @param signals shared with the thread: how far it is and whether it is to stop
 * @throws ExpectedFailure `cancelled`, `wrongPassphrase`, `profileNewer`, `backupDamaged`, `nothingReadable`, `diskFull`, `folderReadOnly`, `fileUnwritable`
 */
export async function prepareRecovery(
  desk: Desk,
  chosen: ChosenBackup | null,
  { passphrase, unnamed, signals }: { passphrase: string; unnamed: string; signals: Int32Array },
): Promise<Recovered> {
  const { profileFolder, newId } = desk.environment
  const candidates = chosen === null ? await keysOfProfile(profileFolder, passphrase) : await keysFor(chosen, profileFolder, byPassphrase(passphrase))
  const own = (await keysOfProfile(profileFolder, passphrase).catch(() => []))[0] ?? candidates[0]
  if (!own) throw new ExpectedFailure('wrongPassphrase')
  const backup = chosen && {
    from: backupPath(chosen.folder, chosen.day),
    keys: candidates.map(({ key }) => key),
    madeAt: listBackups(chosen.folder).find(({ day }) => day === chosen.day)?.madeAt ?? desk.now(),
  }
  const path = databasePath(profileFolder)
  const made = await desk.worker.run('salvage', {
    damaged: path,
    scratch: join(profileFolder, 'salvage.db'),
    to: unfinished(path),
    key: own.key,
    backup,
    at: desk.now(),
    newId: newId(),
    unnamed,
    signals: [signals, 0, 0.9],
  })
  if (!made.ok) throw new ExpectedFailure(made.code, made.params)
  if (made.report === null) throw new ExpectedFailure('nothingReadable')
  if (chosen !== null) {
    const from = attachmentFolder(chosen.folder)
    await bringFiles(desk.worker, profileFolder, { from, fileNames: attachmentFilesIn(from), signals: [signals, 0.9, 1] })
  }
  return { key: own.wrapped, file: own.file, report: made.report }
}

/**
 * Looks at every file of every case: whether it is there and is what was kept. One that is not is fetched from the backups, where it lies whole there.
 * @returns the rows whose file is neither here nor there
 */
export async function checkFiles(desk: Desk, database: ReadableDatabase): Promise<FileTrouble[]> {
  const { profileFolder } = desk.environment
  const contents = allAttachmentContents(database)
  const spare = attachmentFolder(backupFolder(profileFolder))
  const troubles = new Map(
    (await desk.worker.run('checkFiles', { contents, folder: attachmentFolder(profileFolder), spare })).map(({ sha256, trouble }) => [sha256, trouble]),
  )
  const rows = database.all<{ fileName: string; caseTitle: string; caseNumber: string; sha256: string }>(
    `SELECT "fileName", "attachment"."sha256" AS "sha256", "inspection"."title" AS "caseTitle", "caseNumber" FROM "attachment"
     JOIN "inspection" ON "inspection"."id" = "inspectionId" WHERE "attachment"."deleted" = 0 AND "inspection"."deleted" = 0 ORDER BY "caseNumber", "fileName"`,
  )
  return rows.flatMap(({ sha256, ...row }) => {
    const trouble = troubles.get(sha256)
    return trouble === undefined ? [] : [{ trouble, ...row }]
  })
}
