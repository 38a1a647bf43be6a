import * as crypto from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'

const base64 = z.base64().max(10_000)

/** How a passphrase becomes a key. The figures stand beside the wrapped key, so that later ones can be stronger. */
const derivation = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('argon2id'), salt: base64, memoryKiB: z.int().min(8192).max(4_194_304), passes: z.int().min(1).max(100) }),
  z.strictObject({ name: z.literal('scrypt'), salt: base64, logN: z.int().min(14).max(24) }),
])
type Derivation = z.output<typeof derivation>

/** The data key as the passphrase wraps it: AES-256-GCM. */
export const wrappedByPassphrase = z.strictObject({ derivation, nonce: base64, sealed: base64 })
export type WrappedByPassphrase = z.output<typeof wrappedByPassphrase>

const tagLength = 16

/** Wraps the data key so that only the passphrase opens it. Takes about a sixth of a second, on purpose and beside the main thread. */
export async function wrapKey(key: Uint8Array, passphrase: string, random: (length: number) => Uint8Array): Promise<WrappedByPassphrase> {
  const salt = toBase64(random(16))
  const chosen: Derivation = hasArgon2 ? { name: 'argon2id', salt, memoryKiB: 65_536, passes: 3 } : { name: 'scrypt', salt, logN: 17 }
  const nonce = random(12)
  const cipher = crypto.createCipheriv('aes-256-gcm', await derive(passphrase, chosen), nonce)
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()])
  return { derivation: chosen, nonce: toBase64(nonce), sealed: toBase64(sealed) }
}

/** The data key, or null when the passphrase is not the one it was wrapped with. */
export async function unwrapKey(wrapped: WrappedByPassphrase, passphrase: string): Promise<Uint8Array | null> {
  const sealed = Buffer.from(wrapped.sealed, 'base64')
  const decipher = crypto.createDecipheriv('aes-256-gcm', await derive(passphrase, wrapped.derivation), Buffer.from(wrapped.nonce, 'base64'))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength))
  try {
    return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagLength)), decipher.final()]))
  } catch {
    return null
  }
}

// Some builds of Node (those on BoringSSL) have the function and refuse the algorithm: only a trial tells.
const hasArgon2 = ((): boolean => {
  try {
    const smallest = { message: 'x', nonce: Buffer.alloc(16), parallelism: 1, tagLength: 32, memory: 8, passes: 1 }
    return crypto.argon2Sync('argon2id', smallest).length === 32
  } catch {
    return false
  }
})()

const scrypt = promisify<crypto.BinaryLike, crypto.BinaryLike, number, crypto.ScryptOptions, Buffer>(crypto.scrypt)

/** @throws UnknownDerivation when this build of Node lacks the algorithm */
async function derive(passphrase: string, chosen: Derivation): Promise<Buffer> {
  const message = Buffer.from(passphrase.normalize('NFC'), 'utf8')
  const salt = Buffer.from(chosen.salt, 'base64')
  if (chosen.name === 'scrypt') return scrypt(message, salt, 32, { N: 2 ** chosen.logN, r: 8, p: 1, maxmem: 2 ** (chosen.logN + 11) })
  if (!hasArgon2) throw new UnknownDerivation()
  const parameters = { message, nonce: salt, parallelism: 1, tagLength: 32, memory: chosen.memoryKiB, passes: chosen.passes }
  return promisify(crypto.argon2)('argon2id', parameters)
}

/** The profile was made by a build that knows an algorithm which this one does not. */
export class UnknownDerivation extends Error {}

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
export const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
