import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { fullCost, type DerivationCost } from '../storage/keys.ts'
import { findLibreOffice } from './libre-office.ts'

/** Where the core runs: its folders, and the sources of time, ids and chance that nothing further in calls by itself. */
export type Environment = {
  /** Everything of this person's profile: database, attachments, backups, log. */
  readonly profileFolder: string
  /** The default data that comes with the program. */
  readonly resourcesFolder: string
  readonly appVersion: string
  readonly clock: () => Date
  /** UUIDv7, each greater than the one before. */
  readonly newId: () => string
  /** Unpredictable bytes, fit for keys. */
  readonly random: (length: number) => Uint8Array
  /** What it costs to try a passphrase. */
  readonly derivationCost: DerivationCost
  /** What runs in the core's second thread: worker.ts, or the file it was built into. */
  readonly workerEntry: string
  /** Where LibreOffice's executable lies now; null where there is none. */
  readonly libreOffice: () => string | null
}

/** The real clock and the real dice, for the program and the demo; tests pass their own. */
export function systemEnvironment(folders: Pick<Environment, 'profileFolder' | 'resourcesFolder' | 'appVersion'>): Environment {
  const clock = () => new Date()
  const random = (length: number) => new Uint8Array(randomBytes(length))
  // The built core is a .cjs file with the built worker beside it.
  const workerEntry = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'worker.ts' : 'worker.cjs')
  return { ...folders, clock, newId: uuidv7(clock, random), random, derivationCost: fullCost, workerEntry, libreOffice: findLibreOffice }
}

/**
 * Makes ids after RFC 9562 section 5.7: 48 bits of milliseconds, version, 74 random bits. Within one millisecond, and when the clock goes
 * back, the last id's number is counted up (section 6.2, method 2), so that ids sort in the order they were made.
 */
export function uuidv7(clock: () => Date, random: (length: number) => Uint8Array): () => string {
  let lastMillisecond = -1
  let chance = 0n
  return () => {
    const now = clock().getTime()
    if (now > lastMillisecond) {
      lastMillisecond = now
      // The highest bit stays free, so that counting up does not overflow.
      chance = random(10).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) & ((1n << 73n) - 1n)
    } else chance += 1n
    const high = (chance >> 62n) & 0xfffn
    const low = chance & ((1n << 62n) - 1n)
    const number = (BigInt(lastMillisecond) << 80n) | (7n << 76n) | (high << 64n) | (2n << 62n) | low
    const hex = number.toString(16).padStart(32, '0')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}
