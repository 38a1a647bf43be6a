import type { Backup, BackupsInPlace, InputOf, OutputOf, ProfileStatus } from '../api/contract.ts'
import { ExpectedFailure } from '../api/errors.ts'
import { backupFolder, listBackups } from '../storage/backup-folder.ts'
import { withWaysIn, type ListedBackup, type WaysIn } from '../storage/backup-keys.ts'
import { countLive } from '../storage/backup-content.ts'
import { isInUse, type Database } from '../storage/database.ts'
import { fingerprintOf } from '../storage/office-key.ts'
import { databasePath, readProfileFile, type ProfileFile } from '../storage/profile-file.ts'
import { isAside, listAsides, removeAside, type AsideReason } from '../storage/set-aside.ts'
import { existsSync } from 'node:fs'
import type { ReplacedBy } from './audit-trail.ts'
import type { Backups } from './backups.ts'
import type { Desk } from './desk.ts'
import { prepareAside } from './bringing-back.ts'
import type { ChosenOfficeKey } from './office-private-key.ts'
import { checkFiles, prepareRecovery } from './recovering.ts'
import { saveFile } from './save-file.ts'
import { casesOfBackup, exchange, filesFor, isThere, prepareBackup, type ChosenBackup, type Prepared } from './restoring.ts'
import { ToldWork } from './told-work.ts'
import { byOfficeKey, byPassphrase, type Opener } from './unwrapping.ts'
import { refuseWeak } from './wrappings.ts'

/** What restoring needs of the profile. */
export type ProfileSession = {
  status(): Promise<ProfileStatus>
  /** Locks without a last backup, which would take the place of the day's. */
  closeAsItIs(): Promise<void>
  /** Tries a passphrase after the delay that wrong ones have earned. */
  attempt<Value>(work: () => Promise<Value>): Promise<Value>
  openReplaced(key: Uint8Array, file: ProfileFile, by: ReplacedBy): void
  readonly officeKey: ChosenOfficeKey
  /** A new passphrase around what a profile file wraps. */
  wrappedBy(passphrase: string, key: Uint8Array): Promise<Partial<ProfileFile>>
}

/** What takes the place of the profile that was open. `aside`: the state that had been set aside, where it is one. */
type Replacing = { readonly cause: AsideReason['cause']; readonly by: ReplacedBy; readonly aside: string | null }

type Listed = { readonly day: string; readonly from?: string | undefined }
/** How somebody gets in: by the passphrase, or by the office's key that was chosen. */
type By = { readonly passphrase: string } | { readonly keyPassphrase: string }

/** Where a backup was listed, as the window hands it back. */
const places = { own: 'own', second: 'second', picked: 'picked:' } as const

/** What a person does with backups: making, listing, looking into and restoring them, and the second place for them. */
export class BackupOperations {
  readonly #desk: Desk
  readonly #backups: Backups
  readonly #profile: ProfileSession
  /** Preparing what is to take the profile's place. */
  readonly #work: ToldWork
  /** The folders with backups that were found where the person last looked. */
  #picked: readonly string[] = []

  constructor(desk: Desk, backups: Backups, profile: ProfileSession) {
    this.#desk = desk
    this.#backups = backups
    this.#profile = profile
    this.#work = new ToldWork(desk, 'replacement')
    desk.writes('profile.backUp', async (open) => {
      await backups.make(open)
      return profile.status()
    })
    desk.session('profile.backups', () => this.#list())
    desk.session('profile.findBackups', () => this.#find())
    desk.session('profile.previewBackup', (wanted) => this.#preview(wanted))
    desk.session('profile.restore', (wanted) => this.#restore(wanted))
    desk.session('profile.recover', (wanted) => this.#recover(wanted))
    desk.reads('profile.checkFiles', (database) => checkFiles(desk, database))
    desk.reads('profile.saveReport', (_database, { name, text }) => this.#saveReport(name, text))
    desk.session('profile.asides', () => listAsides(this.#folder))
    desk.session('profile.bringBack', (wanted) => this.#bringBack(wanted))
    desk.session('profile.cancelReplacement', () => {
      this.#work.cancel()
      return null
    })
    desk.writes('profile.removeAside', ({ database }, { name }) => this.#removeAside(database, name))
    desk.writes('profile.pickBackupPlace', () => this.#pickPlace())
    desk.writes('profile.leaveBackupPlace', () => {
      backups.secondPlace.leave()
      return profile.status()
    })
  }

  get #folder(): string {
    return this.#desk.environment.profileFolder
  }

  async #list(): Promise<BackupsInPlace[]> {
    const folder = backupFolder(this.#folder)
    const own: BackupsInPlace = { place: 'own', path: folder, backups: withWaysIn(folder, listBackups(folder)).map(this.#asListed(places.own)) }
    const { secondPlace } = this.#backups
    if (secondPlace.folder === null || secondPlace.state === null) return [own]
    return [own, { place: 'second', path: secondPlace.state.path, backups: (await secondPlace.list(secondPlace.folder)).map(this.#asListed(places.second)) }]
  }

  async #find(): Promise<BackupsInPlace[]> {
    const path = await this.#desk.host.chooseFolder({ purpose: 'findBackups' })
    if (path === null) throw new ExpectedFailure('cancelled')
    const found = await this.#desk.worker.run('findBackups', path)
    this.#picked = found.map(({ folder }) => folder)
    return found.map(({ folder, backups }) => ({ place: 'picked', path: folder, backups: backups.map(this.#asListed(places.picked + folder)) }))
  }

  /** What says in clear of a chosen backup what opens it. */
  filesOf(wanted: Listed): ProfileFile[] {
    return filesFor(this.#chosen(wanted), this.#folder)
  }

  #openerOf(by: By): Opener {
    return 'passphrase' in by ? byPassphrase(by.passphrase) : byOfficeKey(this.#profile.officeKey.chosen, by.keyPassphrase)
  }

  #preview(wanted: InputOf<'profile.previewBackup'>): ReturnType<typeof casesOfBackup> {
    const chosen = this.#chosen(wanted)
    const opener = this.#openerOf(wanted)
    return this.#profile.attempt(() => casesOfBackup(this.#desk.worker, this.#folder, chosen, opener))
  }

  async #restore(wanted: InputOf<'profile.restore'>): Promise<OutputOf<'profile.restore'>> {
    const chosen = this.#chosen(wanted)
    if (!isThere(chosen)) throw new ExpectedFailure('notFound', { noun: 'backup' })
    const opener = this.#openerOf(wanted)
    const isByOffice = 'keyPassphrase' in wanted
    if (isByOffice) refuseWeak(wanted.newPassphrase)
    const { key, file, hasEarlierKey } = await this.#prepare((signals) => prepareBackup(this.#desk, chosen, opener, signals))
    // Nobody may know the passphrase that the backup had.
    const rewrapped = isByOffice ? { ...file, ...(await this.#profile.wrappedBy(wanted.newPassphrase, key)) } : file
    await this.#exchange({ key, file: rewrapped }, { cause: 'restored', by: isByOffice ? 'restoredByOffice' : 'restored', aside: null })
    if (isByOffice) this.#profile.officeKey.forget()
    return { ...(await this.#profile.status()), hasEarlierKey }
  }

  async #bringBack({ name, passphrase }: InputOf<'profile.bringBack'>): Promise<OutputOf<'profile.bringBack'>> {
    if (!isAside(this.#folder, name)) throw new ExpectedFailure('notFound', { noun: 'backup' })
    const { key, file, hasEarlierKey, missing } = await this.#prepare((signals) => prepareAside(this.#desk, name, byPassphrase(passphrase), signals))
    await this.#exchange({ key, file }, { cause: 'broughtBack', by: 'broughtBack', aside: name })
    return { ...(await this.#profile.status()), hasEarlierKey, missing }
  }

  /**
   * Whole and checked before anything is locked: what is refused or stopped leaves the person where she was.
   * @throws ExpectedFailure `profileInUse`, and what the work throws
   */
  #prepare<Value>(work: (signals: Int32Array) => Promise<Value>): Promise<Value> {
    const path = databasePath(this.#folder)
    if (this.#work.isRunning || (!this.#desk.isOpen && existsSync(path) && isInUse(path))) throw new ExpectedFailure('profileInUse')
    return this.#work.run((_tell, signals) => this.#profile.attempt(() => work(signals)))
  }

  /**
   * Locks what is open and lets the prepared database take its place: short, and no longer to be stopped. The installation gets a new name in the change log: what it
   * wrote after what is opened now is no longer there.
   */
  async #exchange({ key, file }: Pick<Prepared, 'key' | 'file'>, { cause, by, aside }: Replacing): Promise<void> {
    const counts = this.#desk.isOpen ? countLive(this.#desk.profile.database) : null
    await this.#profile.closeAsItIs()
    const renamed = { ...file, actor: this.#desk.environment.newId() }
    exchange(this.#folder, renamed, { at: this.#desk.now(), why: { cause, counts }, aside })
    this.#profile.openReplaced(key, renamed, by)
  }

  /** Told in the transaction that is given up when the files do not go. */
  #removeAside(database: Database, name: string): null {
    if (!isAside(this.#folder, name)) throw new ExpectedFailure('notFound', { noun: 'backup' })
    this.#desk.withTrouble(() =>
      database.transaction((writable) => {
        this.#desk.audit.tell(writable, { kind: 'erased', about: 'setAside' })
        removeAside(this.#folder, name)
      }),
    )
    return null
  }

  async #recover({ backup, passphrase, unnamed }: InputOf<'profile.recover'>): Promise<OutputOf<'profile.recover'>> {
    if (this.#desk.isOpen) throw new ExpectedFailure('profileInUse')
    const { key, file, report } = await this.#prepare((signals) =>
      prepareRecovery(this.#desk, backup ? this.#chosen(backup) : null, { passphrase, unnamed, signals }),
    )
    await this.#exchange({ key, file }, { cause: 'rescued', by: 'restored', aside: null })
    const files = await checkFiles(this.#desk, this.#desk.profile.database)
    return { status: await this.#profile.status(), report: { ...report, files } }
  }

  async #saveReport(name: string, text: string): Promise<{ path: string }> {
    const path = await this.#desk.host.chooseSavePath({ suggestedName: `${name}.txt`, kind: 'any' })
    if (path === null) throw new ExpectedFailure('cancelled')
    saveFile(path, Buffer.from(text))
    return { path }
  }

  async #pickPlace(): Promise<ProfileStatus> {
    const path = await this.#desk.host.chooseFolder({ purpose: 'backupPlace' })
    if (path === null) throw new ExpectedFailure('cancelled')
    this.#backups.secondPlace.pick(path)
    return this.#profile.status()
  }

  #chosen({ day, from = places.own }: Listed): ChosenBackup {
    if (from === places.own) return { folder: backupFolder(this.#folder), day, isElsewhere: false }
    const { folder } = this.#backups.secondPlace
    if (from === places.second && folder !== null) return { folder, day, isElsewhere: false }
    const picked = this.#picked.find((path) => from === places.picked + path)
    if (picked === undefined) throw new ExpectedFailure('notFound', { noun: 'backup' })
    return { folder: picked, day, isElsewhere: true }
  }

  /** `current`: the passphrase of the profile here opens it, because it is the same wrapping. */
  #asListed(from: string): (backup: ListedBackup) => Backup {
    const own = readProfileFile(this.#folder)
    const current = typeof own === 'object' ? own.passphrase.sealed : null
    return ({ day, madeAt, size, summary, waysIn }) => ({
      day,
      from,
      madeAt,
      size,
      counts: summary?.counts ?? null,
      passphrase: passphraseOf(waysIn, current),
      passphraseSince: waysIn?.passphraseSince ?? null,
      office: waysIn?.office ? { name: waysIn.office.name, fingerprint: fingerprintOf(waysIn.office) } : null,
    })
  }
}

/** Where there is no profile here and nothing says when the passphrase was chosen, nothing is known of it. */
function passphraseOf(waysIn: WaysIn | null, current: string | null): Backup['passphrase'] {
  if (waysIn === null || (current === null && waysIn.passphraseSince === null)) return 'unknown'
  return waysIn.passphrase === current ? 'current' : 'other'
}
