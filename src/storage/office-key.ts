import * as crypto from 'node:crypto'
import { z } from 'zod'
import { officePublicKey, rawPublicKey, type OfficePublicKey } from '../domain/office-key.ts'
import { fromBase64, fullCost, openSealedKey, sealKey, sealedKey, toBase64, unwrapKey, wrapKey, wrappedByPassphrase } from './keys.ts'

/** The file with the public key. */
const publicKeyFile = officePublicKey.extend({ format: z.literal('selvsyn-office-public-key'), version: z.literal(1) })
/** The file with the private key, which only its passphrase opens. */
const privateKeyFile = officePublicKey.extend({ format: z.literal('selvsyn-office-private-key'), version: z.literal(1), wrapped: wrappedByPassphrase })
export type OfficePrivateKey = z.output<typeof privateKeyFile>

/** The data key as the office's public key wraps it: anybody can make it, only the office opens it. */
export const wrappedByOffice = officePublicKey.extend({ ephemeral: rawPublicKey, ...sealedKey.shape })
export type WrappedByOffice = z.output<typeof wrappedByOffice>

/** Makes a pair for an office. The private half is wrapped by scrypt, which every build of the program knows. */
export async function makeOfficeKey(
  name: string,
  passphrase: string,
  random: (length: number) => Uint8Array,
): Promise<{ publicFile: string; privateFile: string }> {
  const secret = random(32)
  const publicKey = toBase64(rawOf(crypto.createPublicKey(privateFrom(secret))))
  const wrapped = await wrapKey(secret, passphrase, { random, derivationCost: fullCost }, 'everywhere')
  secret.fill(0)
  const written = (file: object): string => `${JSON.stringify(file, null, 2)}\n`
  return {
    publicFile: written({ format: 'selvsyn-office-public-key', version: 1, name, publicKey }),
    privateFile: written({ format: 'selvsyn-office-private-key', version: 1, name, publicKey, wrapped }),
  }
}

/** Reads a file that is to be the office's public key. `private`: it is the other half, which nobody should give out. */
export function readOfficePublicKey(text: string): OfficePublicKey | 'private' | null {
  const value = parsed(text)
  if (privateKeyFile.safeParse(value).success) return 'private'
  const file = publicKeyFile.safeParse(value)
  return file.success && isUsable(file.data.publicKey) ? { name: file.data.name, publicKey: file.data.publicKey } : null
}

/** Reads a file that is to be the office's private key. `public`: it is the other half. */
export function readOfficePrivateKey(text: string): OfficePrivateKey | 'public' | null {
  const value = parsed(text)
  if (publicKeyFile.safeParse(value).success) return 'public'
  const file = privateKeyFile.safeParse(value)
  return file.success ? file.data : null
}

/** The first 80 bits of a public key's SHA-256, in groups, to be read aloud and compared. */
export function fingerprintOf({ publicKey }: Pick<OfficePublicKey, 'publicKey'>): string {
  const hash = crypto.createHash('sha256').update(fromBase64(publicKey)).digest('hex').toUpperCase()
  return (hash.slice(0, 20).match(/.{4}/g) ?? []).join(' ')
}

/**
 * Wraps a data key for the office: a pair that is used once (X25519), HKDF-SHA256 over both public keys, AES-256-GCM. Its private half is forgotten, so that who wrapped
 * it cannot open it either.
 */
export function wrapForOffice(key: Uint8Array, { name, publicKey }: OfficePublicKey, random: (length: number) => Uint8Array): WrappedByOffice {
  const once = privateFrom(random(32))
  const ephemeral = toBase64(rawOf(crypto.createPublicKey(once)))
  return { name, publicKey, ephemeral, ...sealKey(key, sharedKey(once, publicKey, { ephemeral, publicKey }), random) }
}

/** The data key by the office's private key; null when the passphrase, the pair or the wrapping is not the right one. */
export async function unwrapByOffice(wrapped: WrappedByOffice, file: OfficePrivateKey, passphrase: string): Promise<Uint8Array | null> {
  const secret = await unwrapKey(file.wrapped, passphrase)
  if (secret?.length !== 32) return null
  try {
    return openSealedKey(wrapped, sharedKey(privateFrom(secret), wrapped.ephemeral, wrapped))
  } catch {
    return null
  } finally {
    secret.fill(0)
  }
}

/** @throws when the other key is one of the few with which X25519 agrees on nothing */
function sharedKey(own: crypto.KeyObject, other: string, { ephemeral, publicKey }: Pick<WrappedByOffice, 'ephemeral' | 'publicKey'>): Uint8Array {
  const secret = crypto.diffieHellman({ privateKey: own, publicKey: publicFrom(other) })
  const both = Buffer.concat([fromBase64(ephemeral), fromBase64(publicKey)])
  return new Uint8Array(crypto.hkdfSync('sha256', secret, both, 'selvsyn office key 1', 32))
}

/** Whether two sides could agree on anything with this key. */
function isUsable(publicKey: string): boolean {
  try {
    return crypto.diffieHellman({ privateKey: crypto.generateKeyPairSync('x25519').privateKey, publicKey: publicFrom(publicKey) }).some((byte) => byte !== 0)
  } catch {
    return false
  }
}

// The fixed beginnings of a key's encoding (RFC 8410, section 7 and 4): what follows are the 32 bytes.
const privateHead = Buffer.from('302e020100300506032b656e04220420', 'hex')
const publicHead = Buffer.from('302a300506032b656e032100', 'hex')

const privateFrom = (secret: Uint8Array): crypto.KeyObject =>
  crypto.createPrivateKey({ key: Buffer.concat([privateHead, secret]), format: 'der', type: 'pkcs8' })
const publicFrom = (publicKey: string): crypto.KeyObject =>
  crypto.createPublicKey({ key: Buffer.concat([publicHead, fromBase64(publicKey)]), format: 'der', type: 'spki' })
const rawOf = (key: crypto.KeyObject): Uint8Array => new Uint8Array(key.export({ format: 'der', type: 'spki' }).subarray(publicHead.length))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
