import { ExpectedFailure } from '../api/errors.ts'
import { attachmentFolder } from '../storage/attachment-file.ts'
import { backupFolder } from '../storage/backup-folder.ts'
import { openSealedKey } from '../storage/keys.ts'
import { databasePath, readProfileFile, unfinished, type ProfileFile } from '../storage/profile-file.ts'
import { asidePath, keyOfAside } from '../storage/set-aside.ts'
import { bringFiles, hasKey, unwrapOrNull, type Candidate, type Prepared } from './restoring.ts'
import type { WorkerThread } from './worker-thread.ts'

/** `missing`: how many of the files that it names are neither here nor with the backups. */
export type PreparedAside = Prepared & { readonly missing: number }

/**
 * Lays a checked copy of a state that was set aside beside the database, and those of its files that have gone since among the profile's. The state itself stays, and
 * nothing that is there is touched.
 * @param signals shared with the thread: how far it is and whether it is to stop
 * @throws ExpectedFailure `cancelled`, `wrongPassphrase`, `profileNewer`, `asideDamaged`, `diskFull`, `folderReadOnly`, `fileUnwritable`; then nothing is there but what was
 */
export async function prepareAside(thread: WorkerThread, profileFolder: string, name: string, passphrase: string, signals: Int32Array): Promise<PreparedAside> {
  const candidates = await keysForAside(profileFolder, name, passphrase)
  const keys = candidates.map(({ opens }) => opens)
  const to = unfinished(databasePath(profileFolder))
  const staged = await thread.run('stageAside', { from: asidePath(profileFolder, name), to, keys, signals: [signals, 0, 0.8] })
  if (!staged.ok) throw new ExpectedFailure(staged.code === 'backupDamaged' ? 'asideDamaged' : staged.code, staged.params)
  const found = candidates[staged.keyNumber]
  if (!found) throw new ExpectedFailure('asideDamaged')
  const own = readProfileFile(profileFolder)
  // With all ways in that the key has today.
  const isOfToday = typeof own === 'object' && own.previous === null && (await hasKey(own, found.opens, passphrase))
  // Last, so that stopping is heard until the files are exchanged.
  const from = attachmentFolder(backupFolder(profileFolder))
  const missing = await bringFiles(thread, profileFolder, { from, fileNames: staged.fileNames, signals: [signals, 0.8, 1] })
  return { key: found.key, file: isOfToday ? own : found.file, hasEarlierKey: typeof own === 'object' && !isOfToday, missing }
}

/** `opens`: the key that the database may be under. While a key was being changed that is the one before. */
type AsideCandidate = Candidate & { readonly opens: Uint8Array }

/** The keys that the passphrase gives of the file beside the state, and of the profile's own. @throws ExpectedFailure `wrongPassphrase`, `profileNewer`, `asideDamaged` */
async function keysForAside(profileFolder: string, name: string, passphrase: string): Promise<AsideCandidate[]> {
  const own = readProfileFile(profileFolder)
  const files = [keyOfAside(profileFolder, name), own].filter((file): file is ProfileFile => typeof file === 'object' && file !== null)
  if (files.length === 0) throw new ExpectedFailure(own === 'newer' ? 'profileNewer' : 'asideDamaged')
  const found: AsideCandidate[] = []
  for (const file of files) {
    const key = await unwrapOrNull(file, passphrase)
    if (key === null) continue
    const before = file.previous && openSealedKey(file.previous, key)
    found.push({ key, file, opens: key }, ...(before ? [{ key, file, opens: before }] : []))
  }
  if (found.length === 0) throw new ExpectedFailure('wrongPassphrase')
  return found
}
