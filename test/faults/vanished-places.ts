import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from '../../src/storage/database.ts'
import { noteOf, startCase, temporaryFolder, TestCore } from '../support/core.ts'
import { noOutcome, type Fault } from './fault.ts'
import { keyOf } from './killed-writes.ts'

/** The second place for backups goes while one is copied to it, and comes back. */
export const vanishedPlace: Fault = {
  name: 'the second place gone while a backup is copied to it',
  times: 40,
  short: 3,
  run: async (times, random) => {
    const outcome = noOutcome()
    const place = join(temporaryFolder(), 'stik')
    mkdirSync(place)
    let now = Date.UTC(2026, 10, 30, 9)
    const core = await TestCore.open(undefined, { clock: () => new Date(now) })
    const { inspectionId } = await startCase(core)
    const bytes = Buffer.alloc(3_000_000, 7)
    await core.do('attachment.add', { to: { noun: 'inspection', id: inspectionId }, fileName: 'stor.pdf', bytes, rendition: null, takenAt: null })
    core.host.folderPath = place
    await core.do('profile.pickBackupPlace', {})
    const key = await keyOf(core.folder)
    for (let round = 0; round < times; round += 1) {
      now += 86_400_000
      await core.do('note.create', noteOf(inspectionId, `Note ${round}`))
      const making = core.do('profile.backUp', {})
      await pause(random() * 120)
      if (existsSync(place)) renameSync(place, `${place}-væk`)
      const { backupTrouble } = await making
      await pause(20)
      outcome.tried += 1
      if (backupTrouble !== null) outcome.problems.push(`round ${round}: the own backup failed, ${backupTrouble}`)
      if (existsSync(place)) {
        outcome.corrupt += 1
        outcome.problems.push(`round ${round}: the place was made anew where none was`)
        rmSync(place, { recursive: true })
      }
      renameSync(`${place}-væk`, place)
      const [own = ''] = readdirSync(join(place, 'Selvsyn'))
      const there = join(place, 'Selvsyn', own)
      for (const name of readdirSync(there).filter((one) => one.endsWith('.db'))) {
        try {
          inspect(join(there, name), key)
        } catch {
          outcome.corrupt += 1
          outcome.problems.push(`round ${round}: ${name} has a name and is not whole`)
        }
      }
      await core.do('profile.backUp', {})
      if (!(await untilCurrent(core, now))) {
        outcome.lost += 1
        outcome.problems.push(`round ${round}: the place was not brought up to date when it was back`)
      }
    }
    await core.close()
    return outcome
  },
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Whether the place comes to have the newest backup. */
export async function untilCurrent(core: TestCore, now: number): Promise<boolean> {
  for (let look = 0; look < 300; look += 1) {
    const { backupPlace } = await core.do('profile.status', {})
    if (backupPlace?.trouble === null && backupPlace.lastAt === new Date(now).toISOString()) return true
    await pause(50)
  }
  return false
}
