import { createHmac, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { hexOf } from '../domain/audit-entry.ts'
import type { TrailAnchor } from '../domain/audit-chain.ts'
import { sha256 as hexDigits } from '../domain/attachment.ts'
import { trailEnd } from './audit-trail.ts'
import { backupFolder } from './backup-folder.ts'
import type { ReadableDatabase } from './database.ts'
import { replaceFile } from './profile-file.ts'

const anchorFile = z.strictObject({ version: z.literal(1), count: z.int().min(0), hash: hexDigits, mac: hexDigits })

const anchorPath = (folder: string): string => join(folder, 'audit-anchor.json')

/** Where anchors lie: beside the database, and beside its backups. */
const placesOf = (profileFolder: string): string[] => [profileFolder, backupFolder(profileFolder)].filter(existsSync).map(anchorPath)

/**
 * Lays the end of the trail beside the database and beside the backups. Who cuts the trail's end off would have to put both right, and lacks the secret that they are sealed
 * with unless the database is open to him. An anchor that says otherwise than the trail is evidence, and stays.
 * @param over `any`: the trail is another one by right, as after a backup was brought back
 */
export function writeAnchor(profileFolder: string, database: ReadableDatabase, over: 'earlier' | 'any' = 'earlier'): void {
  const { count, hash } = trailEnd(database)
  const anchor = { count, hash: hexOf(hash) }
  const text = JSON.stringify({ version: 1, ...anchor, mac: macOf(database, anchor) })
  for (const path of placesOf(profileFolder)) if (over === 'any' || isEarlier(database, readAnchor(path, database))) replaceFile(path, text)
}

/** Whether the trail has gone on from where an anchor was taken. */
function isEarlier(database: ReadableDatabase, anchor: TrailAnchor | 'unsealed' | null): boolean {
  if (anchor === 'unsealed') return false
  if (anchor === null || anchor.count === 0) return true
  const there = database.get<{ hash: Uint8Array }>('SELECT "hash" FROM "auditEntry" WHERE "number" = ?', anchor.count)
  return there !== undefined && hexOf(there.hash) === anchor.hash
}

/** The anchors that there are. `unsealed`: one that cannot be read, or was not written by this profile. */
export function readAnchors(profileFolder: string, database: ReadableDatabase): (TrailAnchor | 'unsealed')[] {
  return placesOf(profileFolder).flatMap((path) => readAnchor(path, database) ?? [])
}

function readAnchor(path: string, database: ReadableDatabase): TrailAnchor | 'unsealed' | null {
  if (!existsSync(path)) return null
  try {
    const { mac, count, hash } = anchorFile.parse(JSON.parse(readFileSync(path, 'utf8')))
    const isOurs = timingSafeEqual(Buffer.from(mac, 'hex'), Buffer.from(macOf(database, { count, hash }), 'hex'))
    return isOurs ? { count, hash } : 'unsealed'
  } catch {
    return 'unsealed'
  }
}

function macOf(database: ReadableDatabase, { count, hash }: TrailAnchor): string {
  const secret = database.get<{ key: Uint8Array }>('SELECT "key" FROM "auditSecret"')
  if (!secret) throw new Error('The audit trail has no secret')
  return createHmac('sha256', secret.key).update(`selvsyn audit anchor ${count} ${hash}`).digest('hex')
}
