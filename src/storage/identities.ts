import { createCipheriv, createDecipheriv } from 'node:crypto'
import { identity, type Identity, type IdentityLook } from '../domain/identity.ts'
import type { ReadableDatabase, WritableDatabase } from './database.ts'

const cipher = 'aes-256-gcm'
const tagSize = 16

/**
 * Keeps who somebody is, sealed with a key that nothing else is sealed with: outside of rows, change log, search and case file.
 * @param random unpredictable bytes
 */
export function sealIdentity(
  database: WritableDatabase,
  { participantId, inspectionId }: { participantId: string; inspectionId: string },
  who: Identity,
  random: (length: number) => Uint8Array,
): void {
  const key = random(32)
  const nonce = random(12)
  const encryption = createCipheriv(cipher, key, nonce)
  encryption.setAAD(Buffer.from(participantId))
  const sealed = Buffer.concat([nonce, encryption.update(JSON.stringify(who), 'utf8'), encryption.final(), encryption.getAuthTag()])
  database.run('INSERT OR REPLACE INTO "identity" ("participantId", "inspectionId", "sealed") VALUES (?, ?, ?)', participantId, inspectionId, sealed)
  database.run('INSERT OR REPLACE INTO "identityKey" ("participantId", "key") VALUES (?, ?)', participantId, key)
}

/** Who somebody is; undefined when nobody wrote it down here, or when it was forgotten. */
export function openIdentity(database: ReadableDatabase, participantId: string): Identity | undefined {
  const found = database.get<{ sealed: Uint8Array; key: Uint8Array }>(
    'SELECT "sealed", "key" FROM "identity" JOIN "identityKey" USING ("participantId") WHERE "participantId" = ?',
    participantId,
  )
  if (!found) return undefined
  const { sealed, key } = found
  const decryption = createDecipheriv(cipher, key, sealed.subarray(0, 12), { authTagLength: tagSize })
  decryption.setAAD(Buffer.from(participantId))
  decryption.setAuthTag(sealed.subarray(sealed.length - tagSize))
  const json = Buffer.concat([decryption.update(sealed.subarray(12, sealed.length - tagSize)), decryption.final()]).toString('utf8')
  return identity.parse(JSON.parse(json))
}

/** Who somebody is, still sealed; undefined as above. */
export const sealedIdentity = (database: ReadableDatabase, participantId: string): Uint8Array | undefined =>
  database.get<{ sealed: Uint8Array }>('SELECT "sealed" FROM "identity" WHERE "participantId" = ?', participantId)?.sealed

/** Forgets who somebody is: without its key the seal cannot be opened, also not in a copy that holds the seal only. */
export function forgetIdentity(database: WritableDatabase, participantId: string): void {
  database.run('DELETE FROM "identityKey" WHERE "participantId" = ?', participantId)
  database.run('DELETE FROM "identity" WHERE "participantId" = ?', participantId)
}

/** Forgets who they were that are no longer in a case. Once undo cannot bring them back. */
export function forgetRemoved(database: WritableDatabase): void {
  const removed = '"participantId" NOT IN (SELECT "id" FROM "participant" WHERE "deleted" = 0)'
  database.run(`DELETE FROM "identityKey" WHERE ${removed}`)
  database.run(`DELETE FROM "identity" WHERE ${removed}`)
}

/** Whether the database keeps somebody who is no longer in a case. */
export const keepsRemoved = (database: ReadableDatabase): boolean =>
  database.get('SELECT 1 FROM "identity" WHERE "participantId" NOT IN (SELECT "id" FROM "participant" WHERE "deleted" = 0) LIMIT 1') !== undefined

/** Writes down that somebody looked. */
export function logLook(database: WritableDatabase, { participantId, inspectionId, at, actor, reason }: IdentityLook & { inspectionId: string }): void {
  const columns = '"participantId", "inspectionId", "at", "actor", "reason"'
  database.run(`INSERT INTO "identityLook" (${columns}) VALUES (?, ?, ?, ?, ?)`, participantId, inspectionId, at, actor, reason)
}

/** The looks at the identities of a case, the newest first. */
export const listLooks = (database: ReadableDatabase, inspectionId: string): IdentityLook[] =>
  database.all<IdentityLook>(
    'SELECT "participantId", "at", "actor", "reason" FROM "identityLook" WHERE "inspectionId" = ? ORDER BY "number" DESC LIMIT 1000',
    inspectionId,
  )
