import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { instant } from '../domain/record.ts'
import { replaceFile } from './profile-file.ts'

/** More in a row are somebody's trying; how many more tells nothing new. */
const mostKept = 200

const refusedPath = (folder: string): string => join(folder, 'refused-unlocks.json')

/** Notes that the profile was not opened. While it is locked the audit trail cannot be written: the times wait beside it, in clear, and nothing else. */
export function noteRefusedUnlock(profileFolder: string, at: string): void {
  replaceFile(refusedPath(profileFolder), JSON.stringify([...refusedUnlocks(profileFolder), at].slice(-mostKept)))
}

/** When unlocking was refused since the profile was open last. */
export function refusedUnlocks(profileFolder: string): string[] {
  try {
    return z.array(instant).parse(JSON.parse(readFileSync(refusedPath(profileFolder), 'utf8')))
  } catch {
    return []
  }
}

/** They stand in the trail now. */
export function forgetRefusedUnlocks(profileFolder: string): void {
  rmSync(refusedPath(profileFolder), { force: true })
}
