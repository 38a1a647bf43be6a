import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { erasingSuffix } from './erasing-mark.ts'
import { databasePath, readProfileFile, replaceFile, syncFolder } from './profile-file.ts'

/** A state of the profile that a restored one took the place of. `name` says when; `at` is the same as ISO 8601 UTC. */
export type SetAside = { readonly name: string; readonly at: string; readonly size: number }

const pattern = /^selvsyn-before-restore-((\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(?:-\d+)?)\.db$/
const parts = ['-wal', '-shm', erasingSuffix, ''] as const

export const asidePath = (profileFolder: string, name: string): string => join(profileFolder, `selvsyn-before-restore-${name}.db`)

/**
 * Gives the database another name, with its write-ahead log (a database beside another one's log would be damaged in silence) and a copy of its wrapped key.
 * Overwrites nothing: a second one of the same second gets a number.
 * @param at the time now, ISO 8601 UTC
 * @returns what it is called; null when there was no database
 */
export function setAside(profileFolder: string, at: string): string | null {
  const path = databasePath(profileFolder)
  if (!existsSync(path)) return null
  const name = freeName(profileFolder, at.replace(/[^\dT]/g, '').slice(0, 15))
  const aside = asidePath(profileFolder, name)
  const profile = join(profileFolder, 'profile.json')
  if (typeof readProfileFile(profileFolder) === 'object') replaceFile(profilePathOf(aside), readFileSync(profile, 'utf8'))
  for (const part of parts) if (existsSync(path + part)) renameSync(path + part, aside + part)
  syncFolder(profileFolder)
  return name
}

/** What was set aside, the newest first. */
export function listAsides(profileFolder: string): SetAside[] {
  if (!existsSync(profileFolder)) return []
  const found = readdirSync(profileFolder).flatMap((file) => {
    const match = pattern.exec(file)
    if (!match) return []
    const [, name = '', year = '', month = '', day = '', hour = '', minute = '', second = ''] = match
    const size = parts.reduce((sum, part) => sum + (statSync(join(profileFolder, file + part), { throwIfNoEntry: false })?.size ?? 0), 0)
    return [{ name, at: `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`, size }]
  })
  return found.toSorted((a, b) => (a.name < b.name ? 1 : -1))
}

/** Removes a state that was set aside, for good. @returns whether there was one */
export function removeAside(profileFolder: string, name: string): boolean {
  if (!listAsides(profileFolder).some((aside) => aside.name === name)) return false
  const aside = asidePath(profileFolder, name)
  for (const path of [...parts.map((part) => aside + part), profilePathOf(aside)]) rmSync(path, { force: true })
  syncFolder(profileFolder)
  return true
}

const profilePathOf = (aside: string): string => aside.replace(/\.db$/, '.profile.json')

function freeName(profileFolder: string, wanted: string): string {
  let name = wanted
  for (let count = 2; existsSync(asidePath(profileFolder, name)); count += 1) name = `${wanted}-${count}`
  return name
}
