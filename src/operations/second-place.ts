import type { BackupPlace } from '../api/contract.ts'
import { civilDateOf } from '../domain/civil-date.ts'
import { traceOf } from '../api/log.ts'
import { backupFolder } from '../storage/backup-folder.ts'
import type { ListedBackup } from '../storage/backup-keys.ts'
import { folderInPlace, preparePlace, type PlaceReport } from '../storage/backup-place.ts'
import { readSettings, writeSettings } from '../storage/settings-file.ts'
import type { Desk } from './desk.ts'
import { knownKeys } from './known-keys.ts'
import { refusalOf } from './save-file.ts'
import { WorkerThread } from './worker-thread.ts'

/** Milliseconds between looks whether the place is there and has all backups. */
const betweenLooks = 60_000
/** Milliseconds after which a place that does not answer counts as gone: a network that hangs says nothing by itself. */
const longestAnswer = 600_000
/** Milliseconds that the end of the program waits for a copy on its way; the next start goes on where it was cut off. */
const longestEnd = 5000

/**
 * The second place for backups: a stick or a network folder that the person picked. Everything that touches it runs in a thread of its own, so that a place that
 * is slow, hangs or vanishes holds up nothing. What goes wrong is told and tried again; nothing is ever removed at home for it.
 */
export class SecondPlace {
  readonly #desk: Desk
  readonly #thread: WorkerThread
  readonly #timer: NodeJS.Timeout
  #report: PlaceReport | null = null
  #running: Promise<void> | null = null
  #isWantedAgain = false

  constructor(desk: Desk) {
    this.#desk = desk
    this.#thread = new WorkerThread(desk.environment.workerEntry)
    this.#timer = setInterval(() => void this.bringUpToDate(), betweenLooks).unref()
    void this.bringUpToDate()
  }

  /** What is known of the place; null where none is picked. Touches no disk but this computer's own settings. */
  get state(): BackupPlace | null {
    const place = this.#place
    return place && { path: place.path, trouble: this.#report?.trouble ?? null, lastAt: this.#report?.lastAt ?? null, isKnown: this.#report !== null }
  }

  /** The profile's folder in the place, null where none is picked. */
  get folder(): string | null {
    const place = this.#place
    return place && folderInPlace(place.path, place.name)
  }

  /**
   * Takes a folder as the place from now on and begins to copy. A folder that was picked before and left keeps what it has.
   * @throws ExpectedFailure `folderReadOnly`, `diskFull`, `fileUnwritable`
   */
  pick(path: string): void {
    const { profileFolder, newId } = this.#desk.environment
    const name = this.#place?.name ?? newId()
    try {
      preparePlace(path, name)
    } catch (error) {
      throw refusalOf(error as NodeJS.ErrnoException, folderInPlace(path, name))
    }
    this.#desk.withTrouble(() => writeSettings(profileFolder, { backupPlace: { path, name } }))
    this.#report = null
    void this.bringUpToDate()
  }

  /** Copies no more. What lies there stays. */
  leave(): void {
    this.#desk.withTrouble(() => writeSettings(this.#desk.environment.profileFolder, { backupPlace: null }))
    this.#report = null
  }

  /** Lists what lies in a folder that may be slow. */
  list(folder: string): Promise<ListedBackup[]> {
    return this.#thread.run('listBackups', folder)
  }

  /** Looks at the place and copies what it lacks, once more when it was asked for meanwhile. Never rejects. */
  bringUpToDate(): Promise<void> {
    if (this.#running) {
      this.#isWantedAgain = true
      return this.#running
    }
    this.#running = this.#attempt().finally(() => {
      this.#running = null
      if (!this.#isWantedAgain) return
      this.#isWantedAgain = false
      void this.bringUpToDate()
    })
    return this.#running
  }

  /** Ends with the program. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#isWantedAgain = false
    let timer: NodeJS.Timeout | undefined
    await Promise.race([this.#running, new Promise((resolve) => (timer = setTimeout(resolve, longestEnd)))])
    clearTimeout(timer)
    await this.#thread.close()
  }

  get #place(): { path: string; name: string } | null {
    return readSettings(this.#desk.environment.profileFolder).backupPlace
  }

  async #attempt(): Promise<void> {
    const place = this.#place
    if (place === null) return
    const { profileFolder } = this.#desk.environment
    const hung = setTimeout(() => this.#tell({ trouble: 'gone', lastAt: this.#report?.lastAt ?? null, copied: 0 }), longestAnswer).unref()
    try {
      const to = folderInPlace(place.path, place.name)
      const input = { from: backupFolder(profileFolder), to, today: civilDateOf(this.#desk.now()) }
      const report = await this.#thread.run('bringUpToDate', { ...input, keys: this.#desk.isOpen ? knownKeys(this.#desk) : null })
      if (this.#place?.path === place.path) this.#tell(report)
    } catch (error) {
      this.#desk.host.log({ level: 'warning', message: 'backups were not copied to the second place', cause: traceOf(error) })
      this.#tell({ trouble: 'fileUnwritable', lastAt: this.#report?.lastAt ?? null, copied: 0 })
    } finally {
      clearTimeout(hung)
    }
  }

  #tell(report: PlaceReport): void {
    const before = this.#report
    this.#report = { ...report, lastAt: report.lastAt ?? before?.lastAt ?? null }
    if (before?.trouble !== report.trouble || before.lastAt !== this.#report.lastAt) this.#desk.emit({ type: 'profile' })
  }
}
