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

/** What the derivation of a key from a passphrase is to cost, by whichever of the two algorithms the runtime has. */
export type DerivationCost = { readonly memoryKiB: number; readonly passes: number; readonly logN: number }
/** About a sixth of a second on a laptop of today: what every profile that the program makes is wrapped with. */
export const fullCost: DerivationCost = { memoryKiB: 65_536, passes: 3, logN: 17 }
/** Where chance comes from and what a derivation costs: the part of the environment that a wrapping needs. */
export type WrappingSources = { readonly random: (length: number) => Uint8Array; readonly derivationCost: DerivationCost }

/** A key under another key: AES-256-GCM, whose tag tells the right key from a wrong one without a comparison of ours. */
export const sealedKey = z.strictObject({ nonce: base64, sealed: base64 })
export type SealedKey = z.output<typeof sealedKey>

/** The data key as the passphrase wraps it. */
export const wrappedByPassphrase = z.strictObject({ derivation, nonce: base64, sealed: base64 })
export type WrappedByPassphrase = z.output<typeof wrappedByPassphrase>

const tagLength = 16

/** Puts a key under another one. */
export function sealKey(key: Uint8Array, under: Uint8Array, random: (length: number) => Uint8Array): SealedKey {
  const nonce = random(12)
  const cipher = crypto.createCipheriv('aes-256-gcm', under, nonce)
  return { nonce: toBase64(nonce), sealed: toBase64(Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()])) }
}

/** The key that was sealed. Null for another key and for a damaged piece alike: which of the two it is, nobody learns. */
export function openSealedKey({ nonce, sealed: text }: SealedKey, under: Uint8Array): Uint8Array | null {
  const sealed = Buffer.from(text, 'base64')
  try {
    const decipher = crypto.createDecipheriv('aes-256-gcm', under, Buffer.from(nonce, 'base64'), { authTagLength: tagLength })
    decipher.setAuthTag(sealed.subarray(sealed.length - tagLength))
    return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagLength)), decipher.final()]))
  } catch {
    return null
  }
}

/**
 * Wraps a key so that only the passphrase opens it. Takes its time, on purpose and beside the main thread.
 * @param readBy `everywhere`: by every build of Node, for a file that goes from one program to another
 */
export async function wrapKey(
  key: Uint8Array,
  passphrase: string,
  { random, derivationCost: { logN, ...argon2Cost } }: WrappingSources,
  readBy: 'here' | 'everywhere' = 'here',
): Promise<WrappedByPassphrase> {
  const salt = toBase64(random(16))
  const chosen: Derivation = hasArgon2 && readBy === 'here' ? { name: 'argon2id', salt, ...argon2Cost } : { name: 'scrypt', salt, logN }
  return { derivation: chosen, ...sealKey(key, await derive(passphrase, chosen), random) }
}

/**
 * The key, or null when the passphrase is not the one it was wrapped with. The derivation, which takes the time, comes before anything is looked at, so that a damaged
 * wrapping takes as long as a wrong passphrase.
 */
export async function unwrapKey(wrapped: WrappedByPassphrase, passphrase: string): Promise<Uint8Array | null> {
  return openSealedKey(wrapped, await derive(passphrase, wrapped.derivation))
}

/** The time-consuming half of `unwrapKey` alone, for the bench. */
export const deriveKey = (passphrase: string, { derivation: chosen }: WrappedByPassphrase): Promise<Uint8Array> => derive(passphrase, chosen)

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
