import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { OfficePublicKey } from '../domain/office-key.ts'
import { backupFolder, backupPath, listBackups, type KeptBackup } from './backup-folder.ts'
import { isFirstPageUnder } from './first-page.ts'
import { openSealedKey, sealKey } from './keys.ts'
import { copyProfileFile, readBackupKey, readProfileAt, writeBackupKey, type ProfileFile } from './profile-file.ts'

/** What an open profile knows of keys: its file, the data key that the file wraps, and those of before. */
export type KnownKeys = { readonly file: ProfileFile; readonly wrapped: Uint8Array; readonly earlier: readonly Uint8Array[] }

/**
 * Lets what opens the profile today open every backup in a folder, too, and nothing else: beside each stand the wrappings of the profile's own file, with the data key
 * that the backup is under, where it is another, under the one that they wrap. No passphrase is needed for it, each file is replaced whole, and what is done already
 * is done once: cut off at any moment, it goes on at the next opening.
 * @returns how many stay as they are, because no key that is known opens them
 */
export function settleBackupKeys(folder: string, { file, wrapped, earlier }: KnownKeys): number {
  let left = 0
  for (const { day } of listBackups(folder)) {
    const beside = readBackupKey(folder, day)
    if (beside === 'newer' || (typeof beside === 'object' && hasSameWaysIn(beside, file))) continue
    const known = [wrapped, ...earlier]
    const keys = typeof beside === 'object' ? [...known, ...known.flatMap((key) => earlierIn(beside, key))] : known
    const key = keys.find((one) => isFirstPageUnder(backupPath(folder, day), one))
    if (key === undefined) left += 1
    else writeBackupKey(folder, day, { ...file, previous: key === wrapped ? null : sealKey(key, wrapped, randomBytes) })
  }
  return left
}

/** The same for the copy of the profile file that lies with all backups: it is of today, also where replacing the two was cut off between them. */
export function settleProfileCopy(profileFolder: string, file: ProfileFile): void {
  const folder = backupFolder(profileFolder)
  const copy = readProfileAt(join(folder, 'profile.json'))
  if (existsSync(folder) && (typeof copy === 'string' || !hasSameWaysIn(copy, file))) copyProfileFile(profileFolder, folder)
}

/** The data keys of before that the one that is wrapped gives: of the profile file, and of those beside the backups. */
export function earlierKeys(profileFolder: string, file: ProfileFile, wrapped: Uint8Array): Uint8Array[] {
  const keys = [file, ...besideBackups(profileFolder)].flatMap((one) => earlierIn(one, wrapped))
  return [...new Map(keys.map((key) => [Buffer.from(key).toString('hex'), key])).values()]
}

/** The profile files beside backups that still stand as another passphrase, or an earlier data key by itself, left them: one for each wrapping. */
export function unsettledBeside(profileFolder: string, file: ProfileFile): ProfileFile[] {
  const others = besideBackups(profileFolder).filter((one) => !hasSameWaysIn(one, file))
  return [...new Map(others.map((one) => [one.passphrase.sealed, one])).values()]
}

function besideBackups(profileFolder: string): ProfileFile[] {
  const folder = backupFolder(profileFolder)
  return listBackups(folder)
    .map(({ day }) => readBackupKey(folder, day))
    .filter((file) => typeof file === 'object')
}

/** What opens a backup, as far as it stands beside it in clear. `passphrase`: the wrapping by it, to be compared. */
export type WaysIn = { readonly passphrase: string; readonly passphraseSince: string | null; readonly office: OfficePublicKey | null }
export type ListedBackup = KeptBackup & { readonly waysIn: WaysIn | null }

/** Says of backups what opens them; null where nothing that can be read lies beside one. */
export const withWaysIn = (folder: string, backups: readonly KeptBackup[]): ListedBackup[] =>
  backups.map((backup) => {
    const beside = readBackupKey(folder, backup.day)
    if (typeof beside === 'string') return { ...backup, waysIn: null }
    const { passphrase, passphraseSince, office } = beside
    return { ...backup, waysIn: { passphrase: passphrase.sealed, passphraseSince, office: office && { name: office.name, publicKey: office.publicKey } } }
  })

/** Puts the wrapped key of today beside each backup that has none of its own, so that it stays readable when the profile gets another key. */
export function keepKeyWithBackups(profileFolder: string, file: ProfileFile): void {
  const folder = backupFolder(profileFolder)
  for (const { day } of listBackups(folder)) if (readBackupKey(folder, day) === 'missing') writeBackupKey(folder, day, file)
}

/** The data key of before that stands in a profile file under another, where it is that one. */
export const earlierIn = ({ previous }: ProfileFile, under: Uint8Array): Uint8Array[] => {
  const key = previous && openSealedKey(previous, under)
  return key ? [key] : []
}

/** What is sealed is never sealed twice in the same way: the same bytes are the same wrapping. */
const waysIn = ({ passphrase, keychain, office }: ProfileFile): string => [passphrase.sealed, keychain, office?.sealed].join()
const hasSameWaysIn = (one: ProfileFile, other: ProfileFile): boolean => waysIn(one) === waysIn(other)
