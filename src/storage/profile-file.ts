import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { id, instant } from '../domain/record.ts'
import { sealedKey, wrappedByPassphrase } from './keys.ts'
import { wrappedByOffice } from './office-key.ts'

/** Raised when the meaning of the profile file changes. */
const profileSchemaVersion = 3

const base64 = z.base64().max(100_000)
const wrappings = {
  /** Names this installation in the change log; a profile copied elsewhere gets another. */
  actor: id,
  passphrase: wrappedByPassphrase,
  /** The data key as the system's keychain wrapped it, base64; null when it is not to hold it. */
  keychain: base64.nullable(),
}
const firstProfileFile = z.strictObject({ schemaVersion: z.literal(1), ...wrappings })
const moreWaysIn = {
  /** When the profile was made; null for one from before this was kept. */
  madeAt: instant.nullable(),
  /** The data key as the office's public key wraps it. */
  office: wrappedByOffice.nullable(),
  /**
   * An earlier data key, under the one that the wrappings hold: while the data key is being changed, beside a backup from before, and after such a backup was restored.
   * Whoever has the one that is wrapped opens the database whichever of them it is under.
   */
  previous: sealedKey.nullable(),
}
const secondProfileFile = z.strictObject({ schemaVersion: z.literal(2), ...wrappings, ...moreWaysIn })
const profileFile = z.strictObject({
  schemaVersion: z.literal(profileSchemaVersion),
  ...wrappings,
  ...moreWaysIn,
  /** When the passphrase was chosen, so that a person knows which one a backup wants; null where that was not kept. */
  passphraseSince: instant.nullable(),
})
/** What stands beside the database in clear: the wrapped data key and nothing of any case. */
export type ProfileFile = z.output<typeof profileFile>

export const databasePath = (folder: string): string => join(folder, 'selvsyn.db')
/** Where a file is made before it gets its name. */
export const unfinished = (path: string): string => `${path}.new`
const profilePath = (folder: string): string => join(folder, 'profile.json')
/** The wrapped key of a backup, beside it. */
const backupKeyPath = (backupFolder: string, day: string): string => join(backupFolder, `selvsyn-${day}.profile.json`)

/** Reads `profile.json`; says why not when it cannot be read. `unreadable`: the system does not let it be read. */
export function readProfileFile(folder: string): ProfileFile | 'missing' | 'empty' | 'damaged' | 'newer' | 'unreadable' {
  const file = readProfileAt(profilePath(folder))
  return file === 'missing' && existsSync(databasePath(folder)) ? 'damaged' : file
}

/** Reads the wrapped key that lies beside the backup of a day, where it has its own. */
export function readBackupKey(backupFolder: string, day: string): ReturnType<typeof readProfileFile> {
  return readProfileAt(backupKeyPath(backupFolder, day))
}

/** Writes the wrapped key that lies beside the backup of a day. */
export function writeBackupKey(backupFolder: string, day: string, profile: ProfileFile): void {
  writeProfileAt(backupKeyPath(backupFolder, day), profile)
}

/** Writes a profile file that has another name, whole or not at all. */
export function writeProfileAt(path: string, profile: ProfileFile): void {
  replaceFile(path, written(profile))
}

/** The same of a copy that has another name. */
export function readProfileAt(path: string): ReturnType<typeof readProfileFile> {
  if (!existsSync(path)) return 'missing'
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return 'unreadable'
  }
  if (text === '') return 'empty'
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'damaged'
  }
  const version = z.looseObject({ schemaVersion: z.number() }).safeParse(value)
  if (version.success && version.data.schemaVersion > profileSchemaVersion) return 'newer'
  return parseProfileFile(value) ?? 'damaged'
}

/** One of today's, or an earlier one as it would be written today. */
function parseProfileFile(value: unknown): ProfileFile | null {
  const parsed = profileFile.safeParse(value)
  if (parsed.success) return parsed.data
  const unknown = { schemaVersion: profileSchemaVersion, passphraseSince: null } as const
  const second = secondProfileFile.safeParse(value)
  if (second.success) return { ...second.data, ...unknown }
  const first = firstProfileFile.safeParse(value)
  return first.success ? { ...first.data, ...unknown, madeAt: null, office: null, previous: null } : null
}

/** Writes `profile.json`, whole or not at all. */
export function writeProfileFile(folder: string, profile: Omit<ProfileFile, 'schemaVersion'>): void {
  replaceFile(profilePath(folder), written(profile))
}

const written = (profile: Omit<ProfileFile, 'schemaVersion'>): string => JSON.stringify({ ...profile, schemaVersion: profileSchemaVersion }, null, 2)

/** Copies `profile.json` as it is to another folder, whole or not at all. */
export function copyProfileFile(from: string, to: string): void {
  replaceFile(profilePath(to), readFileSync(profilePath(from), 'utf8'))
}

/** Puts a text in a file's place in one move, on the disk when this returns; its folder is made where it is missing. */
export function replaceFile(path: string, text: string): void {
  writeWhole(path, (file) => {
    writeFileSync(file, text)
  })
}

/**
 * Gives a file its name only once all of it is on the disk; what had the name before is there until then. Its folder is made where it is missing.
 * @param fill writes to the open file. With `writeFileSync`: unlike a single write, which a disk that is nearly full cuts short without an error, that one writes all
 * or throws
 */
export function writeWhole(path: string, fill: (file: number) => void): void {
  mkdirSync(dirname(path), { recursive: true })
  const temporary = unfinished(path)
  try {
    const file = openSync(temporary, 'w', 0o600)
    try {
      fill(file)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
    syncFolder(dirname(path))
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** Makes what was written to a file last through a power cut. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Makes a rename or a new file in the folder last through a power cut. Windows knows no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const directory = openSync(folder, 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}
