import { randomBytes } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'

/*
 * The first page of a database says where every table begins. When it cannot be read nothing can, although all the rest may be whole; and it says the same in a
 * backup of the same schema, but for how many pages there are. So that one page is taken over, which means decrypting and encrypting it as SQLite3 Multiple
 * Ciphers does (sqleet's scheme, cipher_sqleet.c): ChaCha20 with a one-time key a page, Poly1305 over what is encrypted, RFC 8439 for both.
 */
const pageSize = 4096
const nonceSize = 16
const tagSize = 16
const bodySize = pageSize - nonceSize - tagSize
/** Salt and the eight bytes after it, which SQLite must read in clear. */
const clearSize = 24
/** SQLite's file format, section 1.3: the size of the database in pages. */
const pageCountAt = 28

/**
 * Puts the pages of a backup that say what the tables are in place of those of a damaged database; the first one with the number of pages that this one has.
 * @param pages their numbers without the first; encrypted as they are, because what a page is encrypted with depends on its place only
 */
export function takeOverSchema(damaged: string, backup: string, key: Uint8Array, pages: readonly number[]): void {
  const page = decryptFirstPage(readPage(backup, 1), key)
  const file = openSync(damaged, 'r+')
  try {
    for (const number of pages) writeSync(file, readPage(backup, number), 0, pageSize, (number - 1) * pageSize)
    page.writeUInt32BE(Math.floor(fstatSync(file).size / pageSize), pageCountAt)
    writeSync(file, encryptFirstPage(page, key, randomBytes(nonceSize)), 0, pageSize, 0)
  } finally {
    closeSync(file)
  }
}

/** Whether a database opens with a key, by its first page alone: nothing is laid beside it, as SQLite would. False for what is too short to be one. */
export function isFirstPageUnder(path: string, key: Uint8Array): boolean {
  const page = readPage(path, 1)
  try {
    decryptFirstPage(page, key)
    return true
  } catch {
    return false
  }
}

function readPage(path: string, number: number): Buffer {
  const page = Buffer.alloc(pageSize)
  const file = openSync(path, 'r')
  try {
    readSync(file, page, 0, pageSize, (number - 1) * pageSize)
    return page
  } finally {
    closeSync(file)
  }
}

/** @throws Error when the key is not the page's */
export function decryptFirstPage(page: Buffer, key: Uint8Array): Buffer {
  const { tagKey, streamKey, nonce, counter } = keysOf(page, key)
  const tag = poly1305(page.subarray(0, bodySize + nonceSize), tagKey)
  if (!tag.equals(page.subarray(bodySize + nonceSize))) throw new Error('The first page is not encrypted with this key')
  const clear = Buffer.from(page)
  xorStream(clear.subarray(clearSize, bodySize), streamKey, nonce, counter + 1)
  return clear
}

export function encryptFirstPage(clear: Buffer, key: Uint8Array, nonceBytes: Uint8Array): Buffer {
  const page = Buffer.from(clear)
  page.set(nonceBytes, bodySize)
  const { tagKey, streamKey, nonce, counter } = keysOf(page, key)
  xorStream(page.subarray(clearSize, bodySize), streamKey, nonce, counter + 1)
  page.set(poly1305(page.subarray(0, bodySize + nonceSize), tagKey), bodySize + nonceSize)
  return page
}

function keysOf(page: Buffer, key: Uint8Array): { tagKey: Buffer; streamKey: Buffer; nonce: Buffer; counter: number } {
  const nonce = page.subarray(bodySize, bodySize + 12)
  // The last four bytes are a counter, mixed with the number of the page: one.
  const counter = (page.readUInt32LE(bodySize + 12) ^ 1) >>> 0
  const once = Buffer.alloc(64)
  xorStream(once, Buffer.from(key), nonce, counter)
  return { tagKey: once.subarray(0, 32), streamKey: once.subarray(32), nonce, counter }
}

/** ChaCha20 over bytes, in place. */
function xorStream(bytes: Buffer, key: Buffer, nonce: Buffer, counter: number): void {
  for (let at = 0; at < bytes.length; at += 64) {
    const block = chachaBlock(key, nonce, (counter + at / 64) >>> 0)
    for (let index = 0; index < 64 && at + index < bytes.length; index += 1) bytes[at + index] = (bytes[at + index] ?? 0) ^ (block[index] ?? 0)
  }
}

/** RFC 8439, section 2.3. */
function chachaBlock(key: Buffer, nonce: Buffer, counter: number): Buffer {
  const start = new Uint32Array(16)
  start.set([0x61707865, 0x3320646e, 0x79622d32, 0x6b206574])
  for (let word = 0; word < 8; word += 1) start[4 + word] = key.readUInt32LE(4 * word)
  start[12] = counter
  for (let word = 0; word < 3; word += 1) start[13 + word] = nonce.readUInt32LE(4 * word)
  const state = new Uint32Array(start)
  for (let round = 0; round < 10; round += 1) {
    for (const column of [0, 1, 2, 3]) quarterRound(state, column, column + 4, column + 8, column + 12)
    for (const column of [0, 1, 2, 3]) quarterRound(state, column, 4 + ((column + 1) % 4), 8 + ((column + 2) % 4), 12 + ((column + 3) % 4))
  }
  const block = Buffer.alloc(64)
  for (let word = 0; word < 16; word += 1) block.writeUInt32LE(((state[word] ?? 0) + (start[word] ?? 0)) >>> 0, 4 * word)
  return block
}

function quarterRound(state: Uint32Array, a: number, b: number, c: number, d: number): void {
  const step = (to: number, from: number, mixed: number, by: number): void => {
    state[to] = (state[to] ?? 0) + (state[from] ?? 0)
    const turned = (state[mixed] ?? 0) ^ (state[to] ?? 0)
    state[mixed] = (turned << by) | (turned >>> (32 - by))
  }
  step(a, b, d, 16)
  step(c, d, b, 12)
  step(a, b, d, 8)
  step(c, d, b, 7)
}

/** RFC 8439, section 2.5. */
function poly1305(bytes: Uint8Array, key: Buffer): Buffer {
  const prime = (1n << 130n) - 5n
  const numberOf = (little: Uint8Array): bigint => little.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  const r = numberOf(key.subarray(0, 16)) & 0x0ffffffc0ffffffc0ffffffc0fffffffn
  let sum = 0n
  for (let at = 0; at < bytes.length; at += 16) {
    const block = bytes.subarray(at, at + 16)
    sum = ((sum + numberOf(block) + (1n << BigInt(8 * block.length))) * r) % prime
  }
  const tag = (sum + numberOf(key.subarray(16))) & ((1n << 128n) - 1n)
  return Buffer.from(Array.from({ length: 16 }, (_, index) => Number((tag >> BigInt(8 * index)) & 0xffn)))
}
