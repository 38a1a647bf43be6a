import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import type { InputOf, OutputOf, ProfileState } from '../api/contract.ts'
import { ExpectedFailure } from '../api/errors.ts'
import { traceOf } from '../api/log.ts'
import { attachmentFolder, removeUnfinished } from '../storage/attachment-file.ts'
import { change, newestStamp, type Journal } from '../storage/changes.ts'
import { rememberWhole, takeRememberedWhole } from '../storage/checked-state.ts'
import { createDatabase, DatabaseRefused, isInUse, openDatabase, removeDatabase, type Database, type ReadableDatabase } from '../storage/database.ts'
import { HybridClock } from '../storage/hybrid-clock.ts'
import { forgetRemoved, keepsRemoved } from '../storage/identities.ts'
import { toBase64 } from '../storage/keys.ts'
import { fingerprintOf } from '../storage/office-key.ts'
import { databasePath, readProfileFile, syncFolder, unfinished, writeProfileFile, type ProfileFile } from '../storage/profile-file.ts'
import { noteRefusedUnlock } from '../storage/refused-unlocks.ts'
import { forgetPreviousKey, overwriteAndRemove, rekeyedPath, settleRekeying } from '../storage/rekeyed-database.ts'
import { removeCutOffAsides } from '../storage/set-aside.ts'
import { readSettings, writeSettings } from '../storage/settings-file.ts'
import { listRows } from '../storage/table.ts'
import { WordList } from '../storage/word-list.ts'
import type { OpenedBy, ReplacedBy } from './audit-trail.ts'
import { BackupOperations } from './backup-operations.ts'
import { Backups } from './backups.ts'
import { loadDefaultData } from './default-data.ts'
import type { Desk, OpenProfile } from './desk.ts'
import { finishErasing } from './finishing-erasure.ts'
import { History } from './history.ts'
import { settleKeys } from './known-keys.ts'
import { ChosenOfficeKey } from './office-private-key.ts'
import { PassphraseGate } from './passphrase-gate.ts'
import { Rekeying } from './rekeying.ts'
import { eraseDueRecordings } from './retention.ts'
import { settleStagedFiles } from './settling.ts'
import { forgetUnneededFiles } from './unneeded-files.ts'
import { byOfficeKey, refusalCodes, requireProfileFile, unwrapByKeychain, unwrapWith } from './unwrapping.ts'
import { officeWrapping, refuseWeak, Wrappings } from './wrappings.ts'

type Status = OutputOf<'profile.status'>
/** A profile file and the data key that it wraps. */
type Unwrapped = { readonly file: ProfileFile; readonly wrapped: Uint8Array }

/** Making, opening and locking the profile of this folder. */
export class Profile {
  readonly #desk: Desk
  readonly #backups: Backups
  readonly #gate: PassphraseGate
  readonly #wrappings: Wrappings
  readonly #rekeying: Rekeying
  readonly #officeKey: ChosenOfficeKey
  /** Why the last attempt to open was refused, and when the file was written that it concerned: another file may have taken its place. */
  #refused: { readonly refusal: DatabaseRefused['refusal']; readonly writtenAt: number } | null = null
  /** Done when the profile that was open last is closed. */
  #closing = Promise.resolve()
  /** While the last backup is made: the file is held by this very program, and counts as locked. */
  #isClosing = false

  constructor(desk: Desk) {
    this.#desk = desk
    this.#backups = new Backups(desk)
    const { profileFolder, clock } = desk.environment
    this.#gate = new PassphraseGate(profileFolder, () => clock().getTime())
    this.#officeKey = new ChosenOfficeKey(desk)
    this.#wrappings = new Wrappings(desk, this.#gate, () => void this.#backups.secondPlace.bringUpToDate())
    this.#rekeying = new Rekeying(desk)
    desk.session('profile.status', () => this.status())
    desk.session('profile.create', (input) => this.#create(input))
    desk.session('profile.unlock', ({ passphrase }) => this.#unlockWithPassphrase(passphrase))
    desk.session('profile.unlockWithKeychain', () =>
      this.#unlock('keychain', async (file) => ({ file, wrapped: await unwrapByKeychain(profileFolder, file, desk.host.keychain) })),
    )
    desk.session('profile.unlockWithOfficeKey', (input) => this.#unlockWithOfficeKey(input))
    desk.writes('profile.rekey', (profile, { passphrase }) => this.#rekey(profile, passphrase))
    desk.session('profile.cancelRekey', () => {
      this.#rekeying.cancel()
      return null
    })
    desk.session('profile.lock', async () => {
      await this.close()
      return this.status()
    })
    const backups = new BackupOperations(desk, this.#backups, {
      status: () => this.status(),
      closeAsItIs: () => this.#close((backups) => backups.stop()),
      attempt: (work) => this.#attempt(work),
      openReplaced: (key, file, by) => this.#openReplaced(key, file, by),
      officeKey: this.#officeKey,
      wrappedBy: (passphrase, key) => this.#wrappings.wrappedBy(passphrase, key),
    })
    desk.session('profile.chooseOfficePrivateKey', ({ backup }) =>
      this.#officeKey.choose(() => (backup ? backups.filesOf(backup) : [requireProfileFile(profileFolder)])),
    )
  }

  /** Ends with the program. */
  async end(): Promise<void> {
    await this.close()
    await this.#backups.close()
  }

  async status(): Promise<Status> {
    const { host, environment } = this.#desk
    const file = readProfileFile(environment.profileFolder)
    return {
      state: this.#rekeying.isRunning ? 'rekeying' : this.#desk.isOpen ? 'open' : this.#closedState(file),
      keychain: await host.keychain.available(),
      keychainHoldsKey: typeof file === 'object' && file.keychain !== null,
      office: typeof file === 'object' && file.office !== null ? { name: file.office.name, fingerprint: fingerprintOf(file.office) } : null,
      secondsLeft: this.#gate.secondsLeft,
      rekeyed: this.#rekeying.share,
      folder: environment.profileFolder,
      lastBackupAt: this.#backups.lastAt,
      backupTrouble: this.#backups.trouble,
      backupPlace: this.#backups.secondPlace.state,
    }
  }

  /** Locks the profile, after a backup of what was written: nothing of it stays in memory. */
  close(): Promise<void> {
    return this.#close((backups, profile) => backups.finish(profile))
  }

  async #close(leave: (backups: Backups, profile: OpenProfile) => Promise<void>): Promise<void> {
    if (!this.#desk.isOpen) return this.#closing
    const { profile } = this.#desk
    eraseDueRecordings(this.#desk)
    finishErasing(this.#desk)
    this.#desk.audit.closing()
    this.#isClosing = true
    this.#desk.setProfile(null)
    this.#forgetRemoved(profile.database)
    this.#closing = leave(this.#backups, profile).then(() => {
      this.#isClosing = false
      profile.database.close()
      if (this.#backups.isVerified) rememberWhole(this.#desk.environment.profileFolder)
      for (const key of [profile.key, profile.wrappedKey]) key.fill(0)
    })
    return this.#closing
  }

  /**
   * Undo ends with the session, and with it the reason to know who somebody was that is removed, what was heard on a recording that is, and what a photo or a document
   * showed: before the last backup, which then does not know it either.
   */
  #forgetRemoved(database: Database): void {
    try {
      const keeps = keepsRemoved(database)
      if (keeps) this.#desk.withTrouble(() => database.transaction(forgetRemoved))
      // It is no step of the log: a backup of today that has all steps still knows what is forgotten.
      if (forgetUnneededFiles(this.#desk, database) || keeps) this.#backups.outdate()
    } catch {
      // A full disk must not keep anybody from locking. It is done at the next closing.
    }
  }

  #closedState(file: ReturnType<typeof readProfileFile>): ProfileState {
    if (file === 'missing') return 'new'
    if (typeof file === 'string') return file
    if (this.#isClosing) return 'locked'
    const path = databasePath(this.#desk.environment.profileFolder)
    if (!existsSync(path)) return [unfinished(path), rekeyedPath(this.#desk.environment.profileFolder)].some(existsSync) ? 'locked' : 'damaged'
    const { size, mtimeMs } = statSync(path)
    if (size === 0) return 'empty'
    if (isInUse(path)) return 'inUse'
    if (this.#refused?.writtenAt !== mtimeMs) return 'locked'
    const { refusal } = this.#refused
    return refusal === 'newer' ? 'newer' : 'damaged'
  }

  async #create({ passphrase, useKeychain, officeKey }: InputOf<'profile.create'>): Promise<Status> {
    const { host, environment } = this.#desk
    const folder = environment.profileFolder
    if (readProfileFile(folder) !== 'missing') throw new ExpectedFailure('profileExists')
    refuseWeak(passphrase)
    const key = environment.random(32)
    const wrapped = {
      actor: environment.newId(),
      madeAt: this.#desk.now(),
      ...(await this.#wrappings.wrappedBy(passphrase, key)),
      keychain: useKeychain ? toBase64(await host.keychain.wrap(key)) : null,
      office: officeKey ? officeWrapping(key, officeKey, environment.random) : null,
      previous: null,
    }
    // Whole under another name first, then its key, then its name: a crash in between leaves either nothing or a profile that opens.
    const path = databasePath(folder)
    this.#desk.withTrouble(() => {
      mkdirSync(folder, { recursive: true })
      removeDatabase(unfinished(path))
      this.#fill(unfinished(path), key, wrapped.actor)
      writeProfileFile(folder, wrapped)
      renameSync(unfinished(path), path)
      syncFolder(folder)
    })
    this.#open(key, requireProfileFile(folder), 'created')
    return this.status()
  }

  /** Makes the database with the office's default data in it. */
  #fill(path: string, key: Uint8Array, actor: string): void {
    const { resourcesFolder, profileFolder } = this.#desk.environment
    const database = createDatabase(path, key)
    try {
      change(database, this.#journal(database, actor), 'profile.create', (transaction) => {
        loadDefaultData(transaction, resourcesFolder)
      })
      writeSettings(profileFolder, { ...readSettings(profileFolder), letterheadId: listRows(database, 'letterhead')[0]?.id ?? null })
    } finally {
      database.close()
    }
  }

  async #unlock(by: 'passphrase' | 'keychain' | 'officeKey', unwrap: (file: ProfileFile) => Promise<Unwrapped>): Promise<Status> {
    if (this.#rekeying.isRunning) throw new ExpectedFailure('profileInUse')
    if (this.#desk.isOpen) return this.status()
    const { file, wrapped } = await unwrap(requireProfileFile(this.#desk.environment.profileFolder))
    await this.#closing
    this.#open(wrapped, file, by)
    return this.status()
  }

  /** Tries a passphrase while the profile is closed, after the delay that wrong ones have earned. A wrong one is told by the audit trail once it can be written. */
  #attempt<Value>(attempt: () => Promise<Value>): Promise<Value> {
    return this.#gate.attempt(async () => {
      try {
        return await attempt()
      } catch (error) {
        if (error instanceof ExpectedFailure && error.code === 'wrongPassphrase')
          this.#desk.withTrouble(() => noteRefusedUnlock(this.#desk.environment.profileFolder, this.#desk.now()))
        throw error
      }
    })
  }

  async #unlockWithPassphrase(passphrase: string): Promise<Status> {
    const opened: Unwrapped[] = []
    const status = await this.#unlock('passphrase', async (file) => {
      const wrapped = await this.#attempt(() => unwrapWith(file, passphrase))
      opened.push({ file, wrapped })
      return { file, wrapped }
    })
    for (const each of opened) await this.#wrappings.renewKeychain(each)
    return opened.length === 0 ? status : this.status()
  }

  /** The office has let somebody in: the forgotten passphrase counts no more. */
  async #unlockWithOfficeKey({ keyPassphrase, passphrase }: InputOf<'profile.unlockWithOfficeKey'>): Promise<Status> {
    const opener = byOfficeKey(this.#officeKey.chosen, keyPassphrase)
    refuseWeak(passphrase)
    const status = await this.#unlock('officeKey', async (file) => {
      const wrapped = await this.#attempt(() => opener.open(file))
      return { file: await this.#wrappings.replacePassphrase({ file, wrapped }, opener, passphrase), wrapped }
    })
    this.#officeKey.forget()
    return status
  }

  async #rekey(profile: OpenProfile, passphrase: string): Promise<null> {
    const file = requireProfileFile(this.#desk.environment.profileFolder)
    const wrapped = await this.#gate.attempt(() => unwrapWith(file, passphrase))
    if (this.#rekeying.isRunning) throw new ExpectedFailure('profileInUse')
    await this.#rekeying.run({ file, wrapped, key: profile.key.slice() }, passphrase, {
      close: () => this.close(),
      open: (key, next, earlier) => {
        this.#open(key, next, 'passphrase', earlier)
      },
    })
    this.#desk.audit.record({ kind: 'keyChanged', about: 'dataKey' })
    return null
  }

  #openReplaced(wrapped: Uint8Array, file: ProfileFile, by: ReplacedBy): void {
    // What a change of key that was cut off had written belongs to the database that was set aside.
    overwriteAndRemove(rekeyedPath(this.#desk.environment.profileFolder))
    this.#open(wrapped, file, by)
  }

  /**
   * @param unwrapped the data key as the file's wrappings have it
   * @param earlier data keys of before that no file tells of
   */
  #open(unwrapped: Uint8Array, file: ProfileFile, by: OpenedBy, earlier: readonly Uint8Array[] = []): void {
    if (this.#desk.isOpen) return
    const { profileFolder } = this.#desk.environment
    const { actor } = file
    const path = databasePath(profileFolder)
    if (!existsSync(path) && existsSync(unfinished(path))) renameSync(unfinished(path), path)
    const isKnownWhole = takeRememberedWhole(profileFolder)
    try {
      const key = this.#desk.withTrouble(() => settleRekeying(profileFolder, file, unwrapped))
      const database = this.#desk.withTrouble(() => openDatabase(path, key, isKnownWhole))
      this.#refused = null
      const profile = { database, key, wrappedKey: unwrapped, journal: this.#journal(database, actor), history: new History(), words: new WordList() }
      this.#desk.setProfile(profile)
      // As long as the profile file has the earlier key, what was cut off here can be done the next time.
      if (settleKeys(this.#desk, earlier) && key === unwrapped) this.#forgetPreviousKey(file)
      settleStagedFiles(this.#desk)
      finishErasing(this.#desk)
      removeUnfinished(attachmentFolder(profileFolder))
      removeCutOffAsides(profileFolder)
      this.#desk.audit.opened(by)
      eraseDueRecordings(this.#desk)
      this.#backups.start(profile, isKnownWhole)
    } catch (error) {
      if (!(error instanceof DatabaseRefused)) throw error
      const writtenAt = existsSync(path) ? statSync(path).mtimeMs : 0
      this.#refused = error.refusal === 'inUse' ? null : { refusal: error.refusal, writtenAt }
      throw new ExpectedFailure(refusalCodes[error.refusal])
    }
  }

  #journal(database: ReadableDatabase, actor: string): Journal {
    const { clock, newId } = this.#desk.environment
    const stamps = new HybridClock(() => clock().getTime(), newestStamp(database))
    return { stamps, actor, now: () => this.#desk.now(), newId }
  }

  #forgetPreviousKey(file: ProfileFile): void {
    try {
      forgetPreviousKey(this.#desk.environment.profileFolder, file)
    } catch (error) {
      // It is tried again at the next opening.
      this.#desk.host.log({ level: 'warning', message: 'the earlier key is not forgotten', cause: traceOf(error) })
    }
  }
}
