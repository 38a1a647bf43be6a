import { traceOf } from '../api/log.ts'
import { civilDateOf } from '../domain/civil-date.ts'
import { nouns } from '../domain/nouns.ts'
import { attachmentFileNames } from '../storage/attachment-content.ts'
import { attachmentFolder } from '../storage/attachment-file.ts'
import { rowCounts } from '../storage/backup-content.ts'
import { backupFolder, discardStaged, isBackedUpOn, listBackups, stagePath } from '../storage/backup-folder.ts'
import { writeTroubleOf, type ReadableDatabase } from '../storage/database.ts'
import type { Desk, OpenProfile } from './desk.ts'
import { SecondPlace } from './second-place.ts'
import { WorkerThread } from './worker-thread.ts'

/** Why the last backup failed: no room, no way to write, or a copy that was not what was copied. */
export type BackupTrouble = 'diskFull' | 'fileUnwritable' | 'notVerified'

/** Milliseconds: the start of the day's work comes first, then once an hour it is asked whether the day has its backup. */
const firstLook = 60_000
const betweenLooks = 3_600_000

const countedTables = [...Object.keys(nouns), 'documentContent', 'attachmentContent', 'step', 'change']

/**
 * Keeps backups of the open profile: one a day while it is open and one when it is closed, each opened, checked and counted before an older one goes.
 * An attempt that fails removes nothing but itself.
 */
export class Backups {
  readonly secondPlace: SecondPlace
  readonly #desk: Desk
  /** Of its own, so that a preview does not wait until a large backup is checked. */
  readonly #thread: WorkerThread
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  #trouble: BackupTrouble | null = null
  /** The step of the log that the newest backup of this session holds. */
  #backedUpStep: number | null = null

  constructor(desk: Desk) {
    this.#desk = desk
    this.#thread = new WorkerThread(desk.environment.workerEntry)
    this.secondPlace = new SecondPlace(desk)
  }

  get trouble(): BackupTrouble | null {
    return this.#trouble
  }

  get lastAt(): string | null {
    return listBackups(this.#folder)[0]?.madeAt ?? null
  }

  /** Whether a backup of this session was looked over whole, and none has failed since. */
  get isVerified(): boolean {
    return this.#trouble === null && this.#backedUpStep !== null
  }

  /**
   * Begins to look after the profile that was opened.
   * @param isUnchecked whether it was opened without looking it over: the first backup does that, also when the day has one
   */
  start(profile: OpenProfile, isUnchecked = false): void {
    this.#trouble = null
    this.#backedUpStep = null
    const look = (): void => {
      const isChecked = !isUnchecked || this.#backedUpStep !== null
      if (!isChecked || !isBackedUpOn(this.#folder, this.#today())) void this.make(profile)
      this.#timer = setTimeout(look, betweenLooks).unref()
    }
    this.#timer = setTimeout(look, firstLook).unref()
  }

  /** Says that the newest backup holds what is not to be kept: the last one is made in any case. */
  outdate(): void {
    this.#backedUpStep = null
  }

  /** Stops, after a last backup when something was written since the newest one. */
  async finish(profile: OpenProfile): Promise<void> {
    await this.stop()
    const isKept = isBackedUpOn(this.#folder, this.#today())
    if (!isKept || this.#backedUpStep !== newestStep(profile.database)) await this.make(profile)
  }

  /** Stops without a last backup: what is open is about to be set aside as it is. */
  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    await this.#running
  }

  /** Ends with the program. */
  async close(): Promise<void> {
    await this.secondPlace.close()
    await this.#thread.close()
  }

  /** Makes a backup now, or waits for the one that is being made. Never rejects: what went wrong is kept as `trouble`. */
  make(profile: OpenProfile): Promise<void> {
    this.#running ??= this.#attempt(profile).finally(() => {
      this.#running = null
      if (this.#desk.isOpen) this.#desk.emit({ type: 'profile' })
    })
    return this.#running
  }

  async #attempt({ database, key }: OpenProfile): Promise<void> {
    const { profileFolder } = this.#desk.environment
    try {
      const path = stagePath(this.#folder)
      const copied = await database.copyTo(path, () => ({
        step: newestStep(database),
        rows: rowCounts(database, countedTables),
        fileNames: attachmentFileNames(database),
        madeAt: this.#desk.now(),
      }))
      const found = await this.#thread.run('verifyBackup', { path, key, tables: countedTables })
      if (countedTables.some((table) => found.rows[table] !== copied.rows[table])) throw new Error('The backup lacks rows')
      await this.#copyAttachments(copied.fileNames)
      const summary = { ...found.summary, madeAt: copied.madeAt }
      // In the thread: a note would wait for each file that has to be on the disk.
      await this.#thread.run('keepStaged', { profileFolder, today: this.#today(), kept: { fileNames: copied.fileNames, summary } })
      this.#backedUpStep = copied.step
      this.#trouble = null
      void this.secondPlace.bringUpToDate()
    } catch (error) {
      this.#trouble = troubleOf(error)
      this.#desk.host.log({ level: 'warning', message: 'backup failed', cause: traceOf(error) })
      discardQuietly(this.#folder)
    }
  }

  /** One that is gone from the disk is gone already: a backup without it is better than none. */
  async #copyAttachments(fileNames: readonly string[]): Promise<void> {
    const { profileFolder } = this.#desk.environment
    const to = attachmentFolder(this.#folder)
    const missing = await this.#thread.run('copyAttachments', { from: attachmentFolder(profileFolder), to, fileNames })
    if (missing !== null && missing > 0) this.#desk.host.log({ level: 'warning', message: 'attachments are missing from the disk' })
  }

  get #folder(): string {
    return backupFolder(this.#desk.environment.profileFolder)
  }

  #today(): string {
    return civilDateOf(this.#desk.now())
  }
}

const newestStep = (database: ReadableDatabase): number => database.get<{ number: number }>('SELECT max("number") AS "number" FROM "step"')?.number ?? 0

function troubleOf(error: unknown): BackupTrouble {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'diskFull'
  const trouble = writeTroubleOf(error)
  if (trouble !== null) return trouble === 'diskFull' ? 'diskFull' : 'fileUnwritable'
  // An error from the thread has lost which call it was.
  return syscall === undefined && code === undefined ? 'notVerified' : 'fileUnwritable'
}

function discardQuietly(folder: string): void {
  try {
    discardStaged(folder)
  } catch {
    // The folder that could not be written to may not let go either; the next attempt begins by removing it.
  }
}
