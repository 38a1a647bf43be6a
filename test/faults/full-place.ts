import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { attachmentFolder } from '../../src/storage/attachment-file.ts'
import { backupPath, filesOfBackup, listBackups } from '../../src/storage/backup-folder.ts'
import { noteOf, startCase, TestCore } from '../support/core.ts'
import { noOutcome, type Fault, type Outcome } from './fault.ts'
import { eachRoom, emptyDisk, fillDisk, onSmallDisk } from './small-disk.ts'
import { untilCurrent } from './vanished-places.ts'

/** The second place's own disk is full at each write of a copy: the backup at home is whole, what the place lacks is told, half a file is no backup, and it is made good. */
export const fullPlace: Fault = {
  name: 'the disk of the second place full at each write of a copy',
  times: 300,
  short: 6,
  run: (times) => onSmallDisk(96, (disk) => copyToFullPlace(disk, times)),
}

async function copyToFullPlace(disk: string, times: number): Promise<Outcome> {
  const outcome = noOutcome()
  let now = Date.UTC(2026, 10, 30, 9)
  const core = await TestCore.open(undefined, { clock: () => new Date(now) })
  const { inspectionId } = await startCase(core)
  mkdirSync(join(disk, 'stik'))
  core.host.folderPath = join(disk, 'stik')
  await core.do('profile.pickBackupPlace', {})
  const [name = ''] = readdirSync(join(disk, 'stik', 'Selvsyn'))
  const there = join(disk, 'stik', 'Selvsyn', name)
  /**
   * Makes a backup with a file of its own while the place has so much room, and another when it has room again: what the place said of one try must not be taken for what
   * it says of the next.
   */
  const tryWith = async (pagesLeft: number): Promise<{ isDone: boolean; problem: string | null; isCurrent: boolean }> => {
    now += 86_400_000
    await core.do('note.create', noteOf(inspectionId, `Note af ${new Date(now).toISOString()}`))
    await core.do('attachment.add', {
      to: { noun: 'inspection', id: inspectionId },
      fileName: 'fil.pdf',
      bytes: randomBytes(60_000),
      rendition: null,
      takenAt: null,
    })
    fillDisk(disk, pagesLeft)
    const made = await core.do('profile.backUp', {})
    const isDone = await untilTold(core, now)
    const problem = made.backupTrouble === null ? wrongInPlace(there) : `the own backup failed: ${made.backupTrouble}`
    emptyDisk(disk)
    now += 1000
    await core.do('profile.backUp', {})
    return { isDone, problem, isCurrent: await untilCurrent(core, now) }
  }
  for (const pagesLeft of await eachRoom(times, async (room) => (await tryWith(room)).isDone)) {
    const { problem, isCurrent } = await tryWith(pagesLeft)
    outcome.tried += 1
    if (problem !== null) {
      outcome.corrupt += 1
      outcome.problems.push(`${pagesLeft} pages left: ${problem}`)
    }
    if (isCurrent) continue
    outcome.lost += 1
    outcome.problems.push(`${pagesLeft} pages left: the place was not brought up to date when it had room`)
  }
  await core.close()
  return outcome
}

/** Waits until the place has the newest backup or says why not. @returns whether it has; that it has no room is the only other answer @throws Error */
async function untilTold(core: TestCore, now: number): Promise<boolean> {
  for (let look = 0; look < 600; look += 1) {
    const { backupPlace } = await core.do('profile.status', {})
    if (backupPlace?.trouble === 'diskFull') return false
    if (backupPlace?.trouble) throw new Error(`The place says ${backupPlace.trouble}`)
    if (backupPlace?.lastAt === new Date(now).toISOString()) return true
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('The place says nothing')
}

/** What of the place has a backup's name and is not that backup whole, with its files; null when all is well. */
function wrongInPlace(there: string): string | null {
  for (const { day, summary } of listBackups(there)) {
    // The database comes last, so that a summary beside it is its own or gone.
    const hash = createHash('sha256')
      .update(readFileSync(backupPath(there, day)))
      .digest('hex')
    if (summary !== null && summary.sha256 !== hash) return `the backup of ${day} is not the one that was made`
    const missing = filesOfBackup(there, day).filter((file) => !existsSync(join(attachmentFolder(there), file)))
    if (missing.length > 0) return `the backup of ${day} lacks files`
  }
  const halves = [there, attachmentFolder(there)].flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : [])).filter((name) => name.endsWith('.new'))
  return halves.length > 0 ? `half files: ${halves.join(', ')}` : null
}
