import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fullCost, openSealedKey, sealKey, unwrapKey, wrapKey } from '../../../src/storage/keys.ts'
import {
  fingerprintOf,
  makeOfficeKey,
  readOfficePrivateKey,
  readOfficePublicKey,
  unwrapByOffice,
  wrapForOffice,
  type OfficePrivateKey,
} from '../../../src/storage/office-key.ts'
import type { OfficePublicKey } from '../../../src/domain/office-key.ts'

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))
const flipped = (base64: string, bit: number): string => {
  const bytes = Buffer.from(base64, 'base64')
  const at = bit % (bytes.length * 8)
  bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7))
  return bytes.toString('base64')
}

describe('a key under another key', () => {
  it('comes out only with the very key, and not at all when a single bit of it was changed or it was cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(1 << 20), fc.nat(47), (key, bit, length) => {
        const under = random(32)
        const sealed = sealKey(key, under, random)
        expect(openSealedKey(sealed, under)).toEqual(key)
        expect(openSealedKey(sealed, random(32))).toBeNull()
        expect(openSealedKey({ ...sealed, sealed: flipped(sealed.sealed, bit) }, under)).toBeNull()
        expect(openSealedKey({ ...sealed, nonce: flipped(sealed.nonce, bit) }, under)).toBeNull()
        expect(openSealedKey({ ...sealed, sealed: Buffer.from(sealed.sealed, 'base64').subarray(0, length).toString('base64') }, under)).toBeNull()
      }),
    )
  })

  it('wrapped by a passphrase: a damaged wrapping and a wrong passphrase answer the same', async () => {
    const key = random(32)
    const wrapped = await wrapKey(key, 'en hest der ror mod vinden', { random, derivationCost: fullCost })
    expect(await unwrapKey(wrapped, 'en hest der ror mod vinden')).toEqual(key)
    const answers = await Promise.all([
      unwrapKey(wrapped, 'en hest der ror mod vind'),
      unwrapKey({ ...wrapped, sealed: '' }, 'en hest der ror mod vinden'),
      unwrapKey({ ...wrapped, nonce: '' }, 'en hest der ror mod vinden'),
      unwrapKey({ ...wrapped, sealed: flipped(wrapped.sealed, 3) }, 'en hest der ror mod vinden'),
    ])
    expect(answers).toEqual([null, null, null, null])
  })
})

describe('the office’s key', () => {
  const passphrase = 'kontorets lange adgangssætning'

  it('opens what was wrapped by its public half, only with its passphrase, and another office’s opens nothing', async () => {
    const [made, other] = [await makeOfficeKey('Borgerrådgiveren', passphrase, random), await makeOfficeKey('Et andet kontor', passphrase, random)]
    const publicKey = readOfficePublicKey(made.publicFile) as OfficePublicKey
    const privateKey = readOfficePrivateKey(made.privateFile) as OfficePrivateKey
    expect(publicKey.name).toBe('Borgerrådgiveren')
    expect(fingerprintOf(privateKey)).toBe(fingerprintOf(publicKey))
    expect(fingerprintOf(publicKey)).toMatch(/^([0-9A-F]{4} ){4}[0-9A-F]{4}$/)
    const key = random(32)
    const wrapped = wrapForOffice(key, publicKey, random)
    expect(await unwrapByOffice(wrapped, privateKey, passphrase)).toEqual(key)
    expect(await unwrapByOffice(wrapped, privateKey, 'en forkert')).toBeNull()
    expect(await unwrapByOffice(wrapped, readOfficePrivateKey(other.privateFile) as OfficePrivateKey, passphrase)).toBeNull()
    expect(await unwrapByOffice({ ...wrapped, ephemeral: flipped(wrapped.ephemeral, 9) }, privateKey, passphrase)).toBeNull()
    expect(await unwrapByOffice({ ...wrapped, sealed: flipped(wrapped.sealed, 9) }, privateKey, passphrase)).toBeNull()
  })

  it('is wrapped differently each time, though the key is the same', async () => {
    const publicKey = readOfficePublicKey((await makeOfficeKey('Kontoret', passphrase, random)).publicFile) as OfficePublicKey
    const key = random(32)
    expect(wrapForOffice(key, publicKey, random).sealed).not.toBe(wrapForOffice(key, publicKey, random).sealed)
  })

  it('is refused from a file that is something else, the wrong half, or a key with which nobody agrees on anything', async () => {
    const { publicFile, privateFile } = await makeOfficeKey('Kontoret', passphrase, random)
    expect(readOfficePublicKey(privateFile)).toBe('private')
    expect(readOfficePrivateKey(publicFile)).toBe('public')
    for (const text of ['', '{', '[]', 'null', '{"format":"selvsyn-office-public-key"}', publicFile.replace('"version": 1', '"version": 2')])
      expect(readOfficePublicKey(text)).toBeNull()
    // The point of order one (RFC 7748, section 6.1).
    const zero = JSON.stringify({ ...(JSON.parse(publicFile) as object), publicKey: Buffer.alloc(32).toString('base64') })
    expect(readOfficePublicKey(zero)).toBeNull()
    expect(readOfficePublicKey(JSON.stringify({ ...(JSON.parse(publicFile) as object), more: 1 }))).toBeNull()
  })
})
