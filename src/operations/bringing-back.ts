import { ExpectedFailure } from '../api/errors.ts'
import { attachmentFolder } from '../storage/attachment-file.ts'
import { backupFolder } from '../storage/backup-folder.ts'
import { openSealedKey } from '../storage/keys.ts'
import { databasePath, readProfileFile, unfinished, type ProfileFile } from '../storage/profile-file.ts'
import { asidePath, keyOfAside } from '../storage/set-aside.ts'
import { bringFiles, type Candidate, type Prepared } from './restoring.ts'
import { keyOrNull, type Opener } from './unwrapping.ts'
import type { WorkerThread } from './worker-thread.ts'

/** `missing`: how many of the files that it names are neither here nor with the backups. */
export type PreparedAside = Prepared & { readonly missing: number }

/**
 * Lays a checked copy of a state that was set aside beside the database, and those of its files that have gone since among the profile's. The state itself stays, and
 * nothing that is there is touched.
 * @param signals shared with the thread: how far it is and whether it is to stop
 * @throws ExpectedFailure `cancelled`, `wrongPassphrase`, `profileNewer`, `asideDamaged`, `diskFull`, `folderReadOnly`, `fileUnwritable`; then nothing is there but what was
 */
export async function prepareAside(thread: WorkerThread, profileFolder: string, name: string, opener: Opener, signals: Int32Array): Promise<PreparedAside> {
  const candidates = await keysForAside(profileFolder, name, opener)
  const keys = candidates.map(({ key }) => key)
  const to = unfinished(databasePath(profileFolder))
  const staged = await thread.run('stageAside', { from: asidePath(profileFolder, name), to, keys, signals: [signals, 0, 0.8] })
  if (!staged.ok) throw new ExpectedFailure(staged.code === 'backupDamaged' ? 'asideDamaged' : staged.code, staged.params)
  const found = candidates[staged.keyNumber]
  if (!found) throw new ExpectedFailure('asideDamaged')
  const from = attachmentFolder(backupFolder(profileFolder))
  const missing = await bringFiles(thread, profileFolder, { from, fileNames: staged.fileNames, signals: [signals, 0.8, 1] })
  const own = readProfileFile(profileFolder)
  // With all ways in that the key has today.
  const ofToday = typeof own === 'object' && own.previous === null ? await keyOrNull(opener, own) : null
  const isOfToday = ofToday !== null && Buffer.compare(ofToday, found.key) === 0
  return { key: found.wrapped, file: isOfToday ? (own as ProfileFile) : found.file, hasEarlierKey: typeof own === 'object' && !isOfToday, missing }
}

/**
 * The keys that a way in gives of the file beside the state, and of the profile's own. While a key was being changed the state is under the one before.
 * @throws ExpectedFailure `wrongPassphrase`, `profileNewer`, `asideDamaged`
 */
async function keysForAside(profileFolder: string, name: string, opener: Opener): Promise<Candidate[]> {
  const own = readProfileFile(profileFolder)
  const files = [keyOfAside(profileFolder, name), own].filter((file): file is ProfileFile => typeof file === 'object' && file !== null)
  if (files.length === 0) throw new ExpectedFailure(own === 'newer' ? 'profileNewer' : 'asideDamaged')
  const found: Candidate[] = []
  for (const file of files) {
    const wrapped = await keyOrNull(opener, file)
    if (wrapped === null) continue
    const before = file.previous && openSealedKey(file.previous, wrapped)
    found.push({ key: wrapped, wrapped, file }, ...(before ? [{ key: before, wrapped, file }] : []))
  }
  if (found.length === 0) throw new ExpectedFailure('wrongPassphrase')
  return found
}
