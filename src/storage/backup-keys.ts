import { backupFolder, listBackups } from './backup-folder.ts'
import { unwrapKey, wrapKey, type WrappingSources } from './keys.ts'
import { readBackupKey, writeBackupKey, type ProfileFile } from './profile-file.ts'

/** Puts the wrapped key of today beside each backup that has none of its own, so that it stays readable when the profile gets another key. */
export function keepKeyWithBackups(profileFolder: string, file: ProfileFile): void {
  const folder = backupFolder(profileFolder)
  for (const { day } of listBackups(folder)) if (readBackupKey(folder, day) === 'missing') writeBackupKey(folder, day, file)
}

/**
 * The profile's passphrase was changed: what lies beside older backups is wrapped by the new one too. What the old one did not open (a file that was brought here from
 * elsewhere) stays as it is.
 */
export async function rewrapBackupKeys(profileFolder: string, passphrases: { from: string; to: string }, sources: WrappingSources): Promise<void> {
  const folder = backupFolder(profileFolder)
  // Backups of one key have the same wrapping, and each takes its time.
  const rewrapped = new Map<string, ProfileFile['passphrase'] | null>()
  for (const { day } of listBackups(folder)) {
    const file = readBackupKey(folder, day)
    if (typeof file === 'string') continue
    const { sealed } = file.passphrase
    if (!rewrapped.has(sealed)) {
      const key = await unwrapKey(file.passphrase, passphrases.from)
      rewrapped.set(sealed, key && (await wrapKey(key, passphrases.to, sources)))
      key?.fill(0)
    }
    const passphrase = rewrapped.get(sealed)
    if (passphrase) writeBackupKey(folder, day, { ...file, passphrase })
  }
}
