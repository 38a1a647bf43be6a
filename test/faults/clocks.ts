import { readdirSync, readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { backupFolder, listBackups } from '../../src/storage/backup-folder.ts'
import { noteOf, passphrase, startCase, temporaryFolder, TestCore } from '../support/core.ts'
import { noOutcome, type Fault } from './fault.ts'

const day = 86_400_000

/** The clock goes back and forth by up to thirty years, onto days that have a backup, and by a day of sleep, while notes are written and backups made. */
export const turnedClock: Fault = {
  name: 'the clock set back and forth, onto days that have a backup, asleep for a day',
  times: 60,
  short: 6,
  run: async (times, random) => {
    const outcome = noOutcome()
    let now = Date.UTC(2026, 10, 30, 9)
    const folder = temporaryFolder()
    const environment = { clock: () => new Date(now) }
    let core = await TestCore.open(folder, environment)
    const { inspectionId } = await startCase(core)
    const said: string[] = []
    for (let round = 0; round < times; round += 1) {
      for (let count = 0; count < 5; count += 1) said.push((await core.do('note.create', noteOf(inspectionId, `Note ${round}.${count}`))).id)
      now = turned(now, folder, random)
      const before = backupsIn(folder)
      await core.do('profile.backUp', {})
      const replaced = replacedOf(before, backupsIn(folder))
      if (replaced.length > 0) {
        outcome.lost += 1
        outcome.problems.push(`round ${round}, ${new Date(now).toISOString()}: the backups of ${replaced.join(', ')} gave way to another day's`)
      }
      if (random() > 0.6) {
        await core.close()
        core = new TestCore(folder, environment)
        await core.do('profile.unlock', { passphrase })
      }
      outcome.tried += 1
      const there = new Set((await core.do('note.list', { inspectionId })).map(({ id }) => id))
      const gone = said.filter((id) => !there.has(id))
      if (gone.length > 0) {
        outcome.lost += 1
        outcome.problems.push(`round ${round}, ${new Date(now).toISOString()}: ${gone.length} notes are gone`)
      }
      // What was done last is undone first, whatever the clock says.
      const last = await core.do('note.create', noteOf(inspectionId, 'fortrydes'))
      await core.do('history.undo', {})
      if ((await core.do('note.list', { inspectionId })).some(({ id }) => id === last.id)) {
        outcome.corrupt += 1
        outcome.problems.push(`round ${round}: undo took something else`)
      }
    }
    await core.close()
    return outcome
  },
}

/** What the clock says next: a day later, some hour of a day that has a backup, or anything. */
function turned(now: number, folder: string, random: () => number): number {
  const jump = random()
  if (jump < 0.4) return now + day
  const backups = listBackups(backupFolder(folder))
  const onto = backups[Math.floor(random() * backups.length)]
  if (jump < 0.8 && onto) return Date.parse(onto.day) + Math.floor(random() * 22) * 3_600_000
  return Math.max(Date.UTC(1996, 0, 1), Math.min(Date.UTC(2056, 0, 1), now + (random() - 0.5) * 60 * 365 * day))
}

/** The hash of each backup by its name, and the one made last. */
function backupsIn(folder: string): { hashes: Map<string, string>; last: string | undefined } {
  const backups = backupFolder(folder)
  const names = (readdirSync(folder).includes('backups') ? readdirSync(backups) : []).filter((name) => name.endsWith('.db'))
  const [last] = listBackups(backups).toSorted((a, b) => (b.summary?.number ?? 0) - (a.summary?.number ?? 0))
  return {
    hashes: new Map(
      names.map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(`${backups}/${name}`))
          .digest('hex'),
      ]),
    ),
    last: last && `selvsyn-${last.day}.db`,
  }
}

/** The backups that are another one's now, though they were not the one made last. Which go altogether is the rotation's business. */
const replacedOf = (before: ReturnType<typeof backupsIn>, after: ReturnType<typeof backupsIn>): string[] =>
  [...before.hashes].flatMap(([name, hash]) => {
    const now = after.hashes.get(name)
    return now === undefined || now === hash || name === before.last ? [] : [name]
  })
