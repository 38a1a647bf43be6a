import { traceOf } from '../api/log.ts'
import { backupFolder } from '../storage/backup-folder.ts'
import { earlierKeys, settleAsideKeys, settleBackupKeys, settleProfileCopy, unsettledBeside, type KnownKeys } from '../storage/backup-keys.ts'
import { readProfileFile, type ProfileFile } from '../storage/profile-file.ts'
import type { Desk } from './desk.ts'
import { keyOrNull, requireProfileFile, type Opener } from './unwrapping.ts'

/** The keys that the open profile gives. */
export function knownKeys({ environment: { profileFolder }, profile: { wrappedKey } }: Desk): KnownKeys {
  const file = requireProfileFile(profileFolder)
  return { file, wrapped: wrappedKey, earlier: earlierKeys(profileFolder, file, wrappedKey) }
}

/**
 * Lets what opens the profile now open its backups and what was set aside, too. A disk that takes nothing keeps nobody from anything: it is tried again at the next opening.
 * @param more data keys that only the caller knows
 * @returns whether nothing is left to be written
 */
export function settleKeys(desk: Desk, more: readonly Uint8Array[] = []): boolean {
  const file = readProfileFile(desk.environment.profileFolder)
  return typeof file === 'object' && settleKeysOf(desk, { file, wrapped: desk.profile.wrappedKey }, more)
}

/** The same for a profile that is not open yet: its database may be damaged, and what opened it until now is to open nothing more. */
export function settleKeysOf(desk: Desk, { file, wrapped }: { file: ProfileFile; wrapped: Uint8Array }, more: readonly Uint8Array[] = []): boolean {
  const { profileFolder } = desk.environment
  try {
    settleProfileCopy(profileFolder, file)
    settleKept(profileFolder, { file, wrapped, earlier: [...earlierKeys(profileFolder, file, wrapped), ...more] })
    return true
  } catch (error) {
    desk.host.log({ level: 'warning', message: 'what opens the profile does not open all backups and set-aside states yet', cause: traceOf(error) })
    return false
  }
}

/**
 * Before the wrapping that opens them is replaced: backups and states set aside that are wrapped by it alone, as an earlier program or another passphrase left them,
 * come under the profile's own key, while the wrapping still counts. Whatever happens afterwards, they need it no more.
 * @throws what the file system says
 */
export async function takeInKept(profileFolder: string, { file, wrapped }: { file: ProfileFile; wrapped: Uint8Array }, opener: Opener): Promise<void> {
  const found: Uint8Array[] = []
  for (const beside of unsettledBeside(profileFolder, file)) {
    const key = opener.wrappingIn(beside) === null ? null : await keyOrNull(opener, beside)
    if (key) found.push(key)
  }
  if (found.length === 0) return
  settleKept(profileFolder, { file, wrapped, earlier: [...earlierKeys(profileFolder, file, wrapped), ...found] })
}

function settleKept(profileFolder: string, known: KnownKeys): void {
  settleBackupKeys(backupFolder(profileFolder), known)
  settleAsideKeys(profileFolder, known)
}
