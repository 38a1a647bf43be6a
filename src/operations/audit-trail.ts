import { setTimeout as pause } from 'node:timers/promises'
import type { AuditState } from '../api/contract.ts'
import { traceOf } from '../api/log.ts'
import { entriesInBlock, checkBegun, type TrailAnchor, type TrailBreak } from '../domain/audit-chain.ts'
import type { AuditKind, AuditSubject } from '../domain/audit-entry.ts'
import { readAnchors, writeAnchor } from '../storage/audit-anchor.ts'
import { appendAudit, readBlock, trailEnd, type AuditFact } from '../storage/audit-trail.ts'
import type { Database, WritableDatabase } from '../storage/database.ts'
import { forgetRefusedUnlocks, refusedUnlocks } from '../storage/refused-unlocks.ts'
import type { Desk, OpenProfile } from './desk.ts'

/** What opened the profile: a way in, its being made, or a backup or a state that had been set aside, which was put in its place. */
export type OpenedBy = 'passphrase' | 'keychain' | 'officeKey' | 'created' | ReplacedBy
export type ReplacedBy = 'restored' | 'restoredByOffice' | 'broughtBack'

/** What happened; what is left out is none. */
export type Told = { readonly kind: AuditKind } & Partial<Pick<AuditFact, 'about' | 'inspectionId' | 'rowId' | 'sha256'>>

/** Milliseconds: the start of the day's work comes before the check, and notes come between its pieces. */
const firstCheck = 1500
const betweenPieces = 5
/** Blocks that are read and checked at once: some milliseconds of the main thread. */
const blocksAtOnce = 4

/**
 * Writes the audit trail of the open profile and checks it: at each start, beside the work, and when somebody asks. After each entry the end of the trail is laid outside of
 * the database too; after a crash in between that anchor is behind, which harms nothing.
 */
export class AuditTrail {
  readonly #desk: Desk
  #state: AuditState | null = null
  #anchoring: NodeJS.Immediate | null = null
  #checking: Promise<AuditState> | null = null
  #first: NodeJS.Timeout | null = null

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** Puts an entry in the trail, in the transaction of what it tells. */
  tell(database: WritableDatabase, told: Told, { actor, at }: { actor?: string; at?: string } = {}): void {
    const nothing = { about: 'none' as AuditSubject, inspectionId: null, rowId: null, sha256: null }
    appendAudit(database, { ...nothing, ...told, actor: actor ?? this.#desk.profile.journal.actor, at: Date.parse(at ?? this.#desk.now()) })
    this.#anchorSoon()
  }

  /** The same for what writes nothing else: on the disk when this returns. */
  record(told: Told): void {
    this.#desk.withTrouble(() =>
      this.#desk.profile.database.transaction((writable) => {
        this.tell(writable, told)
      }),
    )
  }

  /**
   * The profile was opened, or brought back from a backup: then what the trail had become is named by the hash of its end. What was refused while it was locked is
   * told now. Then the trail is checked.
   */
  opened(by: OpenedBy): void {
    const { profileFolder } = this.#desk.environment
    const { database } = this.#desk.profile
    const isReplaced = by === 'restored' || by === 'restoredByOffice' || by === 'broughtBack'
    const replacedBy = by === 'broughtBack' ? 'setAside' : by === 'restoredByOffice' ? 'officeKey' : 'none'
    const isByOffice = by === 'officeKey' || by === 'restoredByOffice'
    const refused = refusedUnlocks(profileFolder)
    const isNew = trailEnd(database).count === 0
    const anchors = readAnchors(profileFolder, database)
    const left = anchors.find((anchor) => anchor !== 'unsealed')
    this.#desk.withTrouble(() =>
      database.transaction((writable) => {
        if (isNew) this.tell(writable, { kind: 'trailBegun' })
        for (const at of refused) this.tell(writable, { kind: 'unlockRefused' }, { at })
        if (!isReplaced && !isNew && anchors.length === 0) this.tell(writable, { kind: 'anchorMissing' })
        if (isReplaced) this.tell(writable, { kind: 'restored', about: replacedBy, sha256: left?.hash ?? null })
        this.tell(writable, { kind: 'profileOpened', about: isByOffice ? 'officeKey' : by === 'keychain' ? by : 'passphrase' })
      }),
    )
    forgetRefusedUnlocks(profileFolder)
    this.#state = null
    this.#anchor(database, isReplaced ? 'any' : 'earlier')
    this.#first = setTimeout(() => void this.#firstCheck(), firstCheck).unref()
  }

  /** The profile is about to be locked. A full disk must not keep anybody from it. */
  closing(): void {
    if (this.#first) clearTimeout(this.#first)
    try {
      this.record({ kind: 'profileLocked' })
      this.#anchor(this.#desk.profile.database)
    } catch (error) {
      this.#desk.host.log({ level: 'warning', message: 'the audit trail does not tell of the locking', cause: traceOf(error) })
    }
  }

  /** Locking or ending the program in the middle ends the check, which the next start begins again. */
  async #firstCheck(): Promise<void> {
    try {
      await this.verify()
    } catch (error) {
      this.#desk.host.log({ level: 'warning', message: 'the audit trail was not checked to its end', cause: traceOf(error) })
    }
  }

  /** What the last check found; null before the first. */
  get state(): AuditState {
    const { count } = trailEnd(this.#desk.profile.database)
    return this.#state === null ? { result: 'unchecked', count, checked: 0, checkedAt: null, breaks: [] } : { ...this.#state, count }
  }

  /** Checks the whole trail, or waits for the check that is running. */
  verify(): Promise<AuditState> {
    this.#checking ??= this.#verify(this.#desk.profile).finally(() => {
      this.#checking = null
    })
    return this.#checking
  }

  async #verify(profile: OpenProfile): Promise<AuditState> {
    const { database } = profile
    const found = readAnchors(this.#desk.environment.profileFolder, database)
    const anchors = found.filter((anchor): anchor is TrailAnchor => anchor !== 'unsealed')
    const { count } = trailEnd(database)
    let check = checkBegun
    for (let block = 0; block * entriesInBlock < count; block += blocksAtOnce) {
      if (!this.#isOpen(profile)) return { result: 'unchecked', count, checked: check.count, checkedAt: null, breaks: [] }
      const blocks = Array.from({ length: blocksAtOnce }, (_, index) => readBlock(database, block + index + 1))
      check = await this.#desk.worker.run('checkTrail', { check, blocks, anchors, ends: false })
      await pause(betweenPieces)
    }
    check = await this.#desk.worker.run('checkTrail', { check, blocks: [], anchors, ends: true })
    const unanchored: TrailBreak[] = found.includes('unsealed') ? [{ kind: 'unanchored', number: count, at: null, after: null, count: null }] : []
    const breaks = [...check.breaks, ...unanchored]
    if (this.#isOpen(profile))
      this.#settle({ result: breaks.length === 0 ? 'whole' : 'broken', count, checked: check.count, checkedAt: this.#desk.now(), breaks })
    return this.#state ?? { result: 'unchecked', count, checked: 0, checkedAt: null, breaks: [] }
  }

  #isOpen(profile: OpenProfile): boolean {
    return this.#desk.isOpen && this.#desk.profile === profile
  }

  #settle(state: AuditState): void {
    this.#state = state
    this.#desk.emit({ type: 'audit', isWhole: state.result === 'whole' })
  }

  #anchorSoon(): void {
    this.#anchoring ??= setImmediate(() => {
      this.#anchoring = null
      if (this.#desk.isOpen) this.#anchor(this.#desk.profile.database)
    })
  }

  #anchor(database: Database, over: 'earlier' | 'any' = 'earlier'): void {
    const { profileFolder } = this.#desk.environment
    try {
      writeAnchor(profileFolder, database, over)
    } catch (error) {
      this.#desk.host.log({ level: 'warning', message: 'the audit trail is not anchored', cause: traceOf(error) })
    }
  }
}
