import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { OfficePublicKey } from '../domain/office-key.ts'
import { backupFolder, backupPath, listBackups, type KeptBackup } from './backup-folder.ts'
import { isFirstPageUnder } from './first-page.ts'
import { openSealedKey, sealKey } from './keys.ts'
import { copyProfileFile, readBackupKey, readProfileAt, writeBackupKey, type ProfileFile } from './profile-file.ts'
import { asidePath, listAsides, readKeyOfAside, writeKeyOfAside } from './set-aside.ts'

/** What an open profile knows of keys: its file, the data key that the file wraps, and those of before. */
export type KnownKeys = { readonly file: ProfileFile; readonly wrapped: Uint8Array; readonly earlier: readonly Uint8Array[] }

/** A database that lies apart from the profile's own, with the wrapped key beside it. */
type Kept = { readonly path: string; readonly beside: ReturnType<typeof readProfileAt>; readonly write: (file: ProfileFile) => void }

const backupsIn = (folder: string): Kept[] =>
  listBackups(folder).map(({ day }) => ({
    path: backupPath(folder, day),
    beside: readBackupKey(folder, day),
    write: (file) => {
      writeBackupKey(folder, day, file)
    },
  }))

const asidesIn = (profileFolder: string): Kept[] =>
  listAsides(profileFolder).map(({ name }) => ({
    path: asidePath(profileFolder, name),
    beside: readKeyOfAside(profileFolder, name),
    write: (file) => {
      writeKeyOfAside(profileFolder, name, file)
    },
  }))

/**
 * Lets what opens the profile today open every backup in a folder, too, and nothing else: beside each stand the wrappings of the profile's own file, with the data key
 * that the backup is under, where it is another, under the one that they wrap. No passphrase is needed for it, each file is replaced whole, and what is done already
 * is done once: cut off at any moment, it goes on at the next opening.
 * @returns how many stay as they are, because no key that is known opens them
 */
export const settleBackupKeys = (folder: string, known: KnownKeys): number => settle(backupsIn(folder), known)

/** The same for the states that were set aside. */
export const settleAsideKeys = (profileFolder: string, known: KnownKeys): number => settle(asidesIn(profileFolder), known)

function settle(all: readonly Kept[], { file, wrapped, earlier }: KnownKeys): number {
  let left = 0
  for (const { path, beside, write } of all) {
    if (beside === 'newer' || (typeof beside === 'object' && hasSameWaysIn(beside, file))) continue
    const known = [wrapped, ...earlier]
    const keys = typeof beside === 'object' ? [...known, ...known.flatMap((key) => earlierIn(beside, key))] : known
    const key = keys.find((one) => isFirstPageUnder(path, one))
    if (key === undefined) left += 1
    else write({ ...file, previous: key === wrapped ? null : sealKey(key, wrapped, randomBytes) })
  }
  return left
}

/** The same for the copy of the profile file that lies with all backups: it is of today, also where replacing the two was cut off between them. */
export function settleProfileCopy(profileFolder: string, file: ProfileFile): void {
  const folder = backupFolder(profileFolder)
  const copy = readProfileAt(join(folder, 'profile.json'))
  if (existsSync(folder) && (typeof copy === 'string' || !hasSameWaysIn(copy, file))) copyProfileFile(profileFolder, folder)
}

/** The data keys of before that the one that is wrapped gives: of the profile file, and of those beside backups and states that were set aside. */
export function earlierKeys(profileFolder: string, file: ProfileFile, wrapped: Uint8Array): Uint8Array[] {
  const keys = [file, ...besideKept(profileFolder)].flatMap((one) => earlierIn(one, wrapped))
  return [...new Map(keys.map((key) => [Buffer.from(key).toString('hex'), key])).values()]
}

/** The profile files beside backups, and beside states that were set aside, that still stand as another passphrase, or an earlier data key by itself, left them: one for each wrapping. */
export function unsettledBeside(profileFolder: string, file: ProfileFile): ProfileFile[] {
  const others = besideKept(profileFolder).filter((one) => !hasSameWaysIn(one, file))
  return [...new Map(others.map((one) => [one.passphrase.sealed, one])).values()]
}

const besideKept = (profileFolder: string): ProfileFile[] =>
  [...backupsIn(backupFolder(profileFolder)), ...asidesIn(profileFolder)].map(({ beside }) => beside).filter((file) => typeof file === 'object')

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

const earlierIn = ({ previous }: ProfileFile, under: Uint8Array): Uint8Array[] => {
  const key = previous && openSealedKey(previous, under)
  return key ? [key] : []
}

/** What is sealed is never sealed twice in the same way: the same bytes are the same wrapping. */
const waysIn = ({ passphrase, keychain, office }: ProfileFile): string => [passphrase.sealed, keychain, office?.sealed].join()
const hasSameWaysIn = (one: ProfileFile, other: ProfileFile): boolean => waysIn(one) === waysIn(other)
