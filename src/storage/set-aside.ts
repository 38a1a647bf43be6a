import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { backupSummary } from '../domain/backup-summary.ts'
import { erasingSuffix } from './erasing-mark.ts'
import { databasePath, readProfileAt, readProfileFile, replaceFile, syncFolder, unfinished, writeProfileAt, type ProfileFile } from './profile-file.ts'

/** What took the place of a state: a backup, what could be rescued of it, or another state that had been set aside. */
export const asideCauses = ['restored', 'rescued', 'broughtBack'] as const
const asideReason = z.strictObject({
  cause: z.enum(asideCauses),
  /** What was counted in it; null where it was not open. */
  counts: backupSummary.shape.counts.nullable(),
})
/** What stands in clear beside a state: figures and a word of the program's own, nothing of any case. */
export type AsideReason = z.output<typeof asideReason>

/**
 * A state of the profile that another one took the place of. `name` says when; `at` is the same as ISO 8601 UTC. `cause`, `counts`: null for one from before this was
 * written down.
 */
export type SetAside = { readonly name: string; readonly at: string; readonly size: number } & {
  readonly [Field in keyof AsideReason]: AsideReason[Field] | null
}

const prefix = 'selvsyn-before-restore-'
const pattern = /^selvsyn-before-restore-((\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(?:-\d+)?)\.db$/
const parts = ['-wal', '-shm', erasingSuffix, ''] as const

export const asidePath = (profileFolder: string, name: string): string => join(profileFolder, `${prefix}${name}.db`)

/**
 * Gives the database another name, with its write-ahead log (a database beside another one's log would be damaged in silence), a copy of its wrapped key and why.
 * Overwrites nothing: a second one of the same second gets a number.
 * @param at the time now, ISO 8601 UTC
 * @returns what it is called; null when there was no database
 */
export function setAside(profileFolder: string, at: string, why: AsideReason): string | null {
  const path = databasePath(profileFolder)
  if (!existsSync(path)) return null
  const name = freeName(profileFolder, at.replace(/[^\dT]/g, '').slice(0, 15))
  const aside = asidePath(profileFolder, name)
  const profile = join(profileFolder, 'profile.json')
  if (typeof readProfileFile(profileFolder) === 'object') replaceFile(companionOf(aside, 'profile'), readFileSync(profile, 'utf8'))
  replaceFile(companionOf(aside, 'summary'), JSON.stringify(why))
  for (const part of parts) if (existsSync(path + part)) renameSync(path + part, aside + part)
  syncFolder(profileFolder)
  return name
}

/** Removes what was being written beside a state when the program ended: nobody else would ever take its name. */
export function removeCutOffAsides(profileFolder: string): void {
  for (const name of readdirSync(profileFolder))
    if (name.startsWith(prefix) && name.endsWith(unfinished(''))) rmSync(join(profileFolder, name), { force: true })
}

/** What was set aside, the newest first. */
export function listAsides(profileFolder: string): SetAside[] {
  if (!existsSync(profileFolder)) return []
  const found = readdirSync(profileFolder).flatMap((file) => {
    const match = pattern.exec(file)
    if (!match) return []
    const [, name = '', year = '', month = '', day = '', hour = '', minute = '', second = ''] = match
    const size = parts.reduce((sum, part) => sum + (statSync(join(profileFolder, file + part), { throwIfNoEntry: false })?.size ?? 0), 0)
    return [{ name, at: `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`, size, ...reasonOf(asidePath(profileFolder, name)) }]
  })
  return found.toSorted((a, b) => b.name.localeCompare(a.name, 'en', { numeric: true }))
}

/** Whether there is a state of this name. */
export const isAside = (profileFolder: string, name: string): boolean => listAsides(profileFolder).some((aside) => aside.name === name)

/** The wrapped key of a state, as far as it lies beside it and can be read. */
export const readKeyOfAside = (profileFolder: string, name: string): ReturnType<typeof readProfileAt> =>
  readProfileAt(companionOf(asidePath(profileFolder, name), 'profile'))

/** Replaces it. */
export function writeKeyOfAside(profileFolder: string, name: string, file: ProfileFile): void {
  writeProfileAt(companionOf(asidePath(profileFolder, name), 'profile'), file)
}

/** Removes a state that was set aside, for good. @returns whether there was one */
export function removeAside(profileFolder: string, name: string): boolean {
  if (!isAside(profileFolder, name)) return false
  const aside = asidePath(profileFolder, name)
  for (const path of [...parts.map((part) => aside + part), companionOf(aside, 'profile'), companionOf(aside, 'summary')]) rmSync(path, { force: true })
  syncFolder(profileFolder)
  return true
}

const companionOf = (aside: string, companion: 'profile' | 'summary'): string => aside.replace(/\.db$/, `.${companion}.json`)

function reasonOf(aside: string): AsideReason | { cause: null; counts: null } {
  try {
    return asideReason.parse(JSON.parse(readFileSync(companionOf(aside, 'summary'), 'utf8')))
  } catch {
    return { cause: null, counts: null }
  }
}

/** Numbered on from those of the same second, also where one of them was removed: the order of the names is the order in which they came. */
function freeName(profileFolder: string, wanted: string): string {
  const numbers = listAsides(profileFolder).flatMap(({ name }) => (name.startsWith(wanted) ? [Number(name.slice(wanted.length + 1) || 1)] : []))
  return numbers.length === 0 ? wanted : `${wanted}-${Math.max(...numbers) + 1}`
}
