import { execFileSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import { backupFolder, backupPath, listBackups } from '../../src/storage/backup-folder.ts'
import { inspect } from '../../src/storage/database.ts'
import { databasePath } from '../../src/storage/profile-file.ts'
import { noteOf, passphrase, startCase, temporaryFolder, TestCore } from '../support/core.ts'
import { noOutcome, type Fault, type Outcome } from './fault.ts'
import { keyOf } from './killed-writes.ts'

/** The disk is full at each place of an issue and of a backup: what is refused leaves nothing half done, and what was saved stays. */
export const fullDisk: Fault = {
  name: 'the disk full at each write of an issue and of a backup',
  times: 60,
  short: 4,
  run: async (times, random) => {
    const disk = mountDisk()
    if (disk === null) return null
    try {
      return await issueOnFullDisk(disk, times, random)
    } finally {
      execFileSync('umount', ['-l', disk])
    }
  },
}

/** A small disk of its own in memory; null without the right to mount one. */
function mountDisk(): string | null {
  if (process.platform !== 'linux') return null
  const folder = temporaryFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'selvsyn-test', folder], { stdio: 'ignore' })
    return folder
  } catch {
    return null
  }
}

async function issueOnFullDisk(disk: string, times: number, random: () => number): Promise<Outcome> {
  const outcome = noOutcome()
  const folder = join(disk, 'profil')
  const papers = join(disk, 'breve')
  mkdirSync(papers)
  let core = await TestCore.open(folder)
  const { inspectionId } = await startCase(core)
  const said: string[] = []
  for (let round = 0; round < times; round += 1) {
    said.push((await core.do('note.create', noteOf(inspectionId, `Gemt ${round}`))).id)
    const letter = await core.do('letter.start', { inspectionId, kind: 'memo', questionIds: [], recommendationIds: [] })
    await core.do('letter.update', {
      id: letter.id,
      patch: {
        number: `2017-0289209-${round + 1}`,
        date: '2018-02-09',
        title: 'om besøget',
        signatories: [{ name: 'Kim Eksempel', title: 'Borgerrådgiver' }],
      },
    })
    core.host.savePath = join(papers, `${round}.docx`)
    // From a page to what an issue and a backup need, so that in the end every write of them has met the full disk.
    fill(join(disk, 'fyld'), Math.floor(random() * 1_200_000))
    const first = await core.call('letter.issue', { id: letter.id, confirmed: [] })
    const asked = !first.ok && first.error.code === 'needsConfirmation' ? (JSON.parse(String(first.error.params['issues'])) as Issue[]).map(issueKey) : null
    const issued = asked === null ? first : await core.call('letter.issue', { id: letter.id, confirmed: asked })
    await core.call('profile.backUp', {})
    rmSync(join(disk, 'fyld'))
    outcome.tried += 1
    const problem = await halfDone(core, inspectionId, letter.id, issued.ok)
    if (problem !== null) {
      outcome.corrupt += 1
      outcome.problems.push(`round ${round}: ${problem}`)
    }
    const there = new Set((await core.do('note.list', { inspectionId })).map(({ id }) => id))
    if (said.some((id) => !there.has(id))) outcome.lost += 1
    if (round % 10 === 9) {
      await core.close()
      core = new TestCore(folder)
      await core.do('profile.unlock', { passphrase })
      inspect(databasePath(folder), await keyOf(folder))
    }
    for (const name of readdirSync(papers)) rmSync(join(papers, name))
  }
  await core.close()
  return outcome
}

/** What an issue or a backup left behind that is neither whole nor nothing; null when all is well. */
async function halfDone(core: TestCore, inspectionId: string, letterId: string, isIssued: boolean): Promise<string | null> {
  const path = core.host.savePath ?? ''
  const document = (await core.do('document.list', { inspectionId })).find((one) => one.letterId === letterId)
  if (isIssued !== (document !== undefined)) return isIssued ? 'issued without a document' : 'a document that was refused'
  if (isIssued !== existsSync(path)) return isIssued ? 'issued without a file' : 'a file of what was refused'
  if (document && createHash('sha256').update(readFileSync(path)).digest('hex') !== document.sha256) return 'another file than the document'
  const key = await keyOf(core.folder)
  const backups = backupFolder(core.folder)
  for (const { day } of listBackups(backups)) inspect(backupPath(backups, day), key)
  return readdirSync(join(core.folder, 'backups')).some((name) => name.startsWith('unchecked')) ? 'half a backup' : null
}

/** Writes a file until no more than so many bytes are left. */
function fill(path: string, left: number): void {
  const file = openSync(path, 'w')
  const spare = openSync(`${path}.luft`, 'w')
  for (let room = 0; room < left; room += 4096) writeSync(spare, Buffer.alloc(4096))
  try {
    for (;;) writeSync(file, Buffer.alloc(65_536))
  } catch {
    // Full.
  }
  closeSync(file)
  closeSync(spare)
  rmSync(`${path}.luft`)
}
