import { closeSync, existsSync, fstatSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { isKeyOf, removeDatabase } from './database.ts'
import { openSealedKey } from './keys.ts'
import { databasePath, syncFolder, writeProfileFile, type ProfileFile } from './profile-file.ts'

/**
 * The data key is changed in steps, each of which a crash may follow:
 *
 * 1. The database is written under the new key to `selvsyn.db.rekeyed`, whole, checked and on the disk.
 * 2. `profile.json` takes the new key's wrappings, with the old key under the new one (`previous`).
 * 3. The old database steps aside as `selvsyn.db.replaced`, the new one takes its name.
 * 4. `profile.json` forgets the old key; the old database is overwritten and removed.
 *
 * Before step 2 the profile opens with the old key and what step 1 left is removed. From step 2 on whoever opens the profile has both keys, and the rest is done then.
 */
export const rekeyedPath = (profileFolder: string): string => `${databasePath(profileFolder)}.rekeyed`
const replacedPath = (profileFolder: string): string => `${databasePath(profileFolder)}.replaced`

/** Step 3, as far as it is not done yet. */
export function exchangeDatabases(profileFolder: string): void {
  const path = databasePath(profileFolder)
  if (!existsSync(rekeyedPath(profileFolder))) return
  if (existsSync(path)) {
    // The database was closed before step 1: a log beside it is not its own, and none may lie beside the new one.
    removeDatabase(path, ['-wal', '-shm'])
    renameSync(path, replacedPath(profileFolder))
  }
  renameSync(rekeyedPath(profileFolder), path)
  syncFolder(profileFolder)
}

/**
 * Brings a change of key that was cut off to its end, or back to its beginning.
 * @param key the data key as the profile file's wrappings have it
 * @returns the key that opens the database
 */
export function settleRekeying(profileFolder: string, file: ProfileFile, key: Uint8Array): Uint8Array {
  const rekeyed = rekeyedPath(profileFolder)
  if (file.previous === null) {
    overwriteAndRemove(rekeyed)
    return key
  }
  if (existsSync(rekeyed) && isKeyOf(rekeyed, key)) exchangeDatabases(profileFolder)
  const path = databasePath(profileFolder)
  if (!existsSync(path) || isKeyOf(path, key)) return key
  // What step 1 wrote is spoilt: the old database is still there, and the old key with it.
  return openSealedKey(file.previous, key) ?? key
}

/** Step 4, once the database has been opened with the new key. */
export function forgetPreviousKey(profileFolder: string, file: ProfileFile): void {
  if (file.previous !== null) writeProfileFile(profileFolder, { ...file, previous: null })
  overwriteAndRemove(replacedPath(profileFolder))
}

/**
 * Overwrites a database with zeros before it is removed. A disk that writes elsewhere than it is told (most of today's) may keep the old pages for a while; they are
 * encrypted under a key that is wrapped nowhere but beside older backups.
 */
export function overwriteAndRemove(path: string): void {
  for (const part of [path, `${path}-journal`, `${path}-wal`, `${path}-shm`]) {
    if (!existsSync(part)) continue
    const file = openSync(part, 'r+')
    try {
      const zeros = Buffer.alloc(1 << 20)
      for (let left = fstatSync(file).size, at = 0; left > 0;) {
        const written = writeSync(file, zeros, 0, Math.min(left, zeros.length), at)
        left -= written
        at += written
      }
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    rmSync(part, { force: true })
  }
}
