import { ExpectedFailure } from '../api/errors.ts'
import { attachmentFolder } from '../storage/attachment-file.ts'
import { backupFolder } from '../storage/backup-folder.ts'
import { earlierKeys } from '../storage/backup-keys.ts'
import { sealKey } from '../storage/keys.ts'
import { databasePath, readProfileFile, unfinished } from '../storage/profile-file.ts'
import { asidePath, readKeyOfAside } from '../storage/set-aside.ts'
import { bringFiles, type Candidate, type Prepared, type PreparedWith } from './restoring.ts'
import { keyOrNull, type Opener } from './unwrapping.ts'

/** `missing`: how many of the files that it names are neither here nor with the backups. */
export type PreparedAside = Prepared & { readonly missing: number }

/**
 * Lays a checked copy of a state that was set aside beside the database, and those of its files that have gone since among the profile's. The state itself stays, and
 * nothing that is there is touched.
 * @param signals shared with the thread: how far it is and whether it is to stop
 * @throws ExpectedFailure `cancelled`, `wrongPassphrase`, `profileNewer`, `asideDamaged`, `diskFull`, `folderReadOnly`, `fileUnwritable`; then nothing is there but what was
 */
export async function prepareAside({ worker, environment }: PreparedWith, name: string, opener: Opener, signals: Int32Array): Promise<PreparedAside> {
  const { profileFolder, random } = environment
  const candidates = await keysForAside(profileFolder, name, opener)
  const to = unfinished(databasePath(profileFolder))
  const keys = candidates.map(({ key }) => key)
  const staged = await worker.run('stageAside', { from: asidePath(profileFolder, name), to, keys, signals: [signals, 0, 0.8] })
  if (!staged.ok) throw new ExpectedFailure(staged.code === 'backupDamaged' ? 'asideDamaged' : staged.code, staged.params)
  const found = candidates[staged.keyNumber]
  if (!found) throw new ExpectedFailure('asideDamaged')
  const { key, wrapped, file } = found
  const previous = Buffer.compare(key, wrapped) === 0 ? null : sealKey(key, wrapped, random)
  // Last, so that stopping is heard until the files are exchanged.
  const from = attachmentFolder(backupFolder(profileFolder))
  const missing = await bringFiles(worker, profileFolder, { from, fileNames: staged.fileNames, signals: [signals, 0.8, 1] })
  return { key: wrapped, file: { ...file, previous }, hasEarlierKey: !found.isOwn || previous !== null, missing }
}

/**
 * The keys that a way in gives of the profile's own file, with all ways in that it has today, and then of the file beside the state where the way in has another
 * wrapping there: deriving a key takes a second. A state may be under a key from before.
 * @throws ExpectedFailure `wrongPassphrase`, `profileNewer`, `asideDamaged`
 */
async function keysForAside(profileFolder: string, name: string, opener: Opener): Promise<(Candidate & { readonly isOwn: boolean })[]> {
  const own = readProfileFile(profileFolder)
  const beside = readKeyOfAside(profileFolder, name)
  const ownWrapping = typeof own === 'object' ? opener.wrappingIn(own) : null
  const isOther = typeof beside === 'object' && opener.wrappingIn(beside) !== ownWrapping
  const files = [...(typeof own === 'object' ? [{ file: own, isOwn: true }] : []), ...(isOther ? [{ file: beside, isOwn: false }] : [])]
  if (files.length === 0) throw new ExpectedFailure(own === 'newer' ? 'profileNewer' : 'asideDamaged')
  const found: (Candidate & { readonly isOwn: boolean })[] = []
  for (const each of files) {
    const wrapped = await keyOrNull(opener, each.file)
    if (wrapped === null) continue
    found.push(...[wrapped, ...earlierKeys(profileFolder, each.file, wrapped)].map((key) => ({ ...each, key, wrapped })))
  }
  if (found.length === 0) throw new ExpectedFailure('wrongPassphrase')
  return found
}
