import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { OutputOf, ProfileState } from '../api/contract.ts'
import { ExpectedFailure, type ErrorCode } from '../api/errors.ts'
import { weaknessOf } from '../domain/passphrase.ts'
import { attachmentFolder, removeUnfinished } from '../storage/attachment-file.ts'
import { change, newestStamp, type Journal } from '../storage/changes.ts'
import { replaceProfileFiles, rewrapBackups } from '../storage/backup-folder.ts'
import {
  createDatabase,
  DatabaseRefused,
  isInUse,
  openDatabase,
  removeDatabase,
  type Database,
  type ReadableDatabase,
  type Refusal,
} from '../storage/database.ts'
import { rememberWhole, takeRememberedWhole } from '../storage/checked-state.ts'
import { HybridClock } from '../storage/hybrid-clock.ts'
import { forgetRemoved, keepsRemoved } from '../storage/identities.ts'
import { fromBase64, toBase64, wrapKey } from '../storage/keys.ts'
import { databasePath, readProfileFile, syncFolder, unfinished, writeProfileFile, type ProfileFile } from '../storage/profile-file.ts'
import { noteRefusedUnlock } from '../storage/refused-unlocks.ts'
import { readSettings, writeSettings } from '../storage/settings-file.ts'
import { listRows } from '../storage/table.ts'
import { WordList } from '../storage/word-list.ts'
import { BackupOperations } from './backup-operations.ts'
import { Backups } from './backups.ts'
import { loadDefaultData } from './default-data.ts'
import type { Desk, OpenProfile } from './desk.ts'
import { History } from './history.ts'
import { refusalOf } from './save-file.ts'
import { eraseDueRecordings } from './retention.ts'
import { settleStagedFiles } from './settling.ts'
import { forgetUnneededFiles } from './unneeded-files.ts'
import { unwrapWith } from './unwrapping.ts'

type Status = OutputOf<'profile.status'>

const codes: Record<Refusal | 'unreadable', ErrorCode> = {
  missing: 'profileDamaged',
  damaged: 'profileDamaged',
  empty: 'profileEmpty',
  newer: 'profileNewer',
  inUse: 'profileInUse',
  unreadable: 'profileUnreadable',
}

/** Making, opening and locking the profile of this folder. */
export class Profile {
  readonly #desk: Desk
  readonly #backups: Backups
  /** Why the last attempt to open was refused, and when the file was written that it concerned: another file may have taken its place. */
  #refused: { readonly refusal: Refusal; readonly writtenAt: number } | null = null
  /** Done when the profile that was open last is closed. */
  #closing = Promise.resolve()
  /** While the last backup is made: the file is held by this very program, and counts as locked. */
  #isClosing = false

  constructor(desk: Desk) {
    this.#desk = desk
    this.#backups = new Backups(desk)
    desk.session('profile.status', () => this.status())
    desk.session('profile.create', ({ passphrase, useKeychain }) => this.#create(passphrase, useKeychain))
    desk.session('profile.unlock', ({ passphrase }) => this.#unlock('passphrase', (file) => unwrapWith(file, passphrase)))
    desk.session('profile.unlockWithKeychain', () => this.#unlock('keychain', (file) => this.#unwrapByKeychain(file)))
    desk.writes('profile.changePassphrase', (_profile, { from, to }) => this.#changePassphrase(from, to))
    desk.session('profile.lock', async () => {
      await this.close()
      return this.status()
    })
    new BackupOperations(desk, this.#backups, {
      status: () => this.status(),
      closeAsItIs: () => this.#close((backups) => backups.stop()),
      openRestored: (key, actor) => this.#open(key, actor, 'restored'),
    })
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
      state: this.#desk.isOpen ? 'open' : this.#closedState(file),
      keychain: await host.keychain.available(),
      keychainHoldsKey: typeof file === 'object' && file.keychain !== null,
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
    this.#desk.audit.closing()
    this.#isClosing = true
    this.#desk.setProfile(null)
    this.#forgetRemoved(profile.database)
    this.#closing = leave(this.#backups, profile).then(() => {
      this.#isClosing = false
      profile.database.close()
      if (this.#backups.isVerified) rememberWhole(this.#desk.environment.profileFolder)
      profile.key.fill(0)
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
    if (!existsSync(path)) return existsSync(unfinished(path)) ? 'locked' : 'damaged'
    const { size, mtimeMs } = statSync(path)
    if (size === 0) return 'empty'
    if (isInUse(path)) return 'inUse'
    if (this.#refused?.writtenAt !== mtimeMs) return 'locked'
    const { refusal } = this.#refused
    return refusal === 'newer' ? 'newer' : 'damaged'
  }

  async #create(passphrase: string, useKeychain: boolean): Promise<Status> {
    const { host, environment } = this.#desk
    const folder = environment.profileFolder
    if (readProfileFile(folder) !== 'missing') throw new ExpectedFailure('profileExists')
    refuseWeak(passphrase)
    const key = environment.random(32)
    const wrapped = {
      actor: environment.newId(),
      passphrase: await wrapKey(key, passphrase, environment.random),
      keychain: useKeychain ? toBase64(await host.keychain.wrap(key)) : null,
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
    this.#open(key, wrapped.actor, 'created')
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

  async #unlock(by: 'passphrase' | 'keychain', unwrap: (file: ProfileFile) => Promise<Uint8Array>): Promise<Status> {
    if (this.#desk.isOpen) return this.status()
    const file = this.#readFile()
    const key = await this.#notingRefusal(unwrap(file))
    await this.#closing
    this.#open(key, file.actor, by)
    return this.status()
  }

  /** A wrong passphrase is told by the audit trail once it can be written. */
  async #notingRefusal<Key>(unwrapping: Promise<Key>): Promise<Key> {
    try {
      return await unwrapping
    } catch (error) {
      if (error instanceof ExpectedFailure && error.code === 'wrongPassphrase')
        this.#desk.withTrouble(() => noteRefusedUnlock(this.#desk.environment.profileFolder, this.#desk.now()))
      throw error
    }
  }

  #readFile(): ProfileFile {
    const folder = this.#desk.environment.profileFolder
    const file = readProfileFile(folder)
    if (file === 'missing') throw new ExpectedFailure('notFound', { noun: 'profile' })
    if (typeof file === 'string') throw new ExpectedFailure(codes[file], { folder })
    return file
  }

  /** Whoever sits at an open profile must know the passphrase to change it. What the keychain holds is the key itself and stays. */
  async #changePassphrase(from: string, to: string): Promise<null> {
    const { profileFolder, random } = this.#desk.environment
    const file = this.#readFile()
    const key = await unwrapWith(file, from)
    refuseWeak(to)
    const passphrase = await wrapKey(key, to, random)
    key.fill(0)
    try {
      rewrapBackups(profileFolder, file, { ...file, passphrase })
      replaceProfileFiles(profileFolder, { ...file, passphrase })
      this.#desk.audit.record({ kind: 'keyChanged', about: 'passphrase' })
    } catch (error) {
      throw refusalOf(error as NodeJS.ErrnoException, join(profileFolder, 'profile.json'))
    }
    return null
  }

  #open(key: Uint8Array, actor: string, by: 'passphrase' | 'keychain' | 'created' | 'restored'): void {
    if (this.#desk.isOpen) return
    const path = databasePath(this.#desk.environment.profileFolder)
    if (!existsSync(path) && existsSync(unfinished(path))) renameSync(unfinished(path), path)
    const isKnownWhole = takeRememberedWhole(this.#desk.environment.profileFolder)
    try {
      const database = this.#desk.withTrouble(() => openDatabase(path, key, isKnownWhole))
      this.#refused = null
      const profile = { database, key, journal: this.#journal(database, actor), history: new History(), words: new WordList() }
      this.#desk.setProfile(profile)
      settleStagedFiles(this.#desk)
      removeUnfinished(attachmentFolder(this.#desk.environment.profileFolder))
      this.#desk.audit.opened(by)
      eraseDueRecordings(this.#desk)
      this.#backups.start(profile, isKnownWhole)
    } catch (error) {
      if (!(error instanceof DatabaseRefused)) throw error
      const writtenAt = existsSync(path) ? statSync(path).mtimeMs : 0
      this.#refused = error.refusal === 'inUse' ? null : { refusal: error.refusal, writtenAt }
      throw new ExpectedFailure(codes[error.refusal])
    }
  }

  #journal(database: ReadableDatabase, actor: string): Journal {
    const { clock, newId } = this.#desk.environment
    const stamps = new HybridClock(() => clock().getTime(), newestStamp(database))
    return { stamps, actor, now: () => this.#desk.now(), newId }
  }

  async #unwrapByKeychain(file: ProfileFile): Promise<Uint8Array> {
    if (file.keychain === null) throw new ExpectedFailure('keychainRefused')
    try {
      return await this.#desk.host.keychain.unwrap(fromBase64(file.keychain))
    } catch {
      // Another person or another machine: the passphrase still opens the profile.
      throw new ExpectedFailure('keychainRefused')
    }
  }
}

function refuseWeak(passphrase: string): void {
  const rule = weaknessOf(passphrase)
  if (rule) throw new ExpectedFailure('weakPassphrase', { rule })
}
