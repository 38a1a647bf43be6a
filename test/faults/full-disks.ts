import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import { backupFolder, backupPath, listBackups } from '../../src/storage/backup-folder.ts'
import { inspect } from '../../src/storage/database.ts'
import { noteOf, passphrase, startCase, TestCore } from '../support/core.ts'
import { noOutcome, type Fault, type Outcome } from './fault.ts'
import { keyOf } from './killed-writes.ts'
import { eachRoom, emptyDisk, fillDisk, onSmallDisk } from './small-disk.ts'

/** A profile on a small disk. */
type OnDisk = { core: TestCore; readonly disk: string; readonly papers: string; readonly inspectionId: string; count: number }
/** What is done while the disk is full: prepared with room, then tried; answers what is half done, null when all is well. */
type Work = (place: OnDisk) => Promise<() => Promise<{ isDone: boolean; problem: string | null }>>

/** The disk is full at each write of a piece of work: what is refused leaves nothing half done, what is acknowledged is there, and what was saved stays. */
const fullDisk = (what: string, times: number, work: Work): Fault => ({
  name: `the disk full at each write of ${what}`,
  times,
  short: 8,
  run: (tries) => onSmallDisk(24, (disk) => onFullDisk(disk, tries, work)),
})

async function onFullDisk(disk: string, times: number, work: Work): Promise<Outcome> {
  const outcome = noOutcome()
  const papers = join(disk, 'breve')
  mkdirSync(papers)
  const core = await TestCore.open(join(disk, 'profil'))
  const { inspectionId } = await startCase(core)
  const place: OnDisk = { core, disk, papers, inspectionId, count: 0 }
  const said: string[] = []
  const tryWith = async (pagesLeft: number): Promise<{ isDone: boolean; problem: string | null }> => {
    place.count += 1
    said.push((await place.core.do('note.create', noteOf(inspectionId, `Gemt ${place.count}`))).id)
    const attempt = await work(place)
    fillDisk(disk, pagesLeft)
    const tried = await attempt().finally(() => {
      emptyDisk(disk)
    })
    for (const name of readdirSync(papers)) rmSync(join(papers, name))
    return tried
  }
  for (const pagesLeft of await eachRoom(times, async (room) => (await tryWith(room)).isDone)) {
    const { problem } = await tryWith(pagesLeft)
    outcome.tried += 1
    if (problem !== null) {
      outcome.corrupt += 1
      outcome.problems.push(`${pagesLeft} pages left: ${problem}`)
    }
    const there = new Set((await place.core.do('note.list', { inspectionId })).map(({ id }) => id))
    if (said.some((id) => !there.has(id))) outcome.lost += 1
    if (outcome.tried % 10 === 0) place.core = await reopened(place.core)
  }
  await place.core.close()
  return outcome
}

/** After which the database is looked over from its first page to its last. */
async function reopened(core: TestCore): Promise<TestCore> {
  await core.close()
  const next = new TestCore(core.folder)
  await next.do('profile.unlock', { passphrase })
  return next
}

const issuing: Work = async (place) => {
  const { core, papers, inspectionId, count } = place
  const { id } = await core.do('letter.start', { inspectionId, kind: 'memo', questionIds: [], recommendationIds: [] })
  const signatories = [{ name: 'Kim Eksempel', title: 'Borgerrådgiver' }]
  await core.do('letter.update', { id, patch: { number: `2017-0289209-${count}`, date: '2018-02-09', title: 'om besøget', signatories } })
  core.host.savePath = join(papers, `${count}.docx`)
  const asked = await core.call('letter.issue', { id, confirmed: [] })
  const confirmed = asked.ok || asked.error.code !== 'needsConfirmation' ? [] : (JSON.parse(String(asked.error.params['issues'])) as Issue[]).map(issueKey)
  // Puts the write-ahead log into the database: an empty one asks the disk for room at every write.
  await core.do('profile.backUp', {})
  return async () => {
    const issued = await core.call('letter.issue', { id, confirmed })
    return { isDone: issued.ok, problem: await halfIssued(place, id, issued.ok) }
  }
}

/** What an issue left behind that is neither whole nor nothing; null when all is well. */
async function halfIssued({ core, papers, inspectionId }: OnDisk, letterId: string, isIssued: boolean): Promise<string | null> {
  const document = (await core.do('document.list', { inspectionId })).find((one) => one.letterId === letterId)
  if (isIssued !== (document !== undefined)) return isIssued ? 'issued without a document' : 'a document that was refused'
  const path = core.host.savePath ?? ''
  if (isIssued !== existsSync(path)) return isIssued ? 'issued without a file' : 'a file of what was refused'
  if (document && createHash('sha256').update(readFileSync(path)).digest('hex') !== document.sha256) return 'another file than the document'
  return readdirSync(papers).length > (isIssued ? 1 : 0) ? `left behind: ${readdirSync(papers).join(', ')}` : null
}

const backingUp: Work = async (place) => {
  const { core } = place
  const key = await keyOf(core.folder)
  const folder = backupFolder(core.folder)
  await core.do('profile.backUp', {})
  await core.do('note.create', noteOf(place.inspectionId, `Ny siden kopien ${'om døren '.repeat(200)}`))
  const { length: notes } = await core.do('note.list', { inspectionId: place.inspectionId })
  return async () => {
    const { backupTrouble } = await core.do('profile.backUp', {})
    const counts = listBackups(folder).map(({ day }) => inspect(backupPath(folder, day), key, ['note'])['note'])
    const isDone = backupTrouble === null
    if (!isDone && backupTrouble !== 'diskFull') return { isDone, problem: `told as ${backupTrouble}` }
    if (readdirSync(folder).some((name) => /^unchecked|\.new$/.test(name))) return { isDone, problem: 'half a backup' }
    // What was whole before stays; one that was acknowledged has what was written last.
    return { isDone, problem: counts.some((count) => count === (isDone ? notes : notes - 1)) ? null : `backups with ${counts.join(', ')} of ${notes} notes` }
  }
}

export const fullDisks: readonly Fault[] = [fullDisk('an issue', 120, issuing), fullDisk('a backup', 300, backingUp)]
