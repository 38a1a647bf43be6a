import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { backupFolder, backupPath, listBackups } from '../../src/storage/backup-folder.ts'
import { inspect } from '../../src/storage/database.ts'
import { noteOf, passphrase, startCase, TestCore } from '../support/core.ts'
import { noOutcome, type Fault } from './fault.ts'
import { copyProfile, keyOf } from './killed-writes.ts'

/** A bit of one file of a profile is turned round. What is read afterwards is what was written, or something says that it is not. */
export const flippedBytes: Fault = {
  name: 'a byte flipped in any file of a profile',
  times: 1000,
  short: 40,
  run: async (times, random) => {
    const outcome = noOutcome()
    const { folder, said } = await filledProfile()
    const key = await keyOf(folder)
    const files = filesIn(folder)
    for (let round = 0; round < times; round += 1) {
      const copy = copyProfile(folder)
      // Each file as often as the others, so that the small ones are met.
      const file = files[Math.floor(random() * files.length)] ?? ''
      const bytes = readFileSync(join(copy, file))
      const at = Math.floor(random() * bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      writeFileSync(join(copy, file), bytes)
      outcome.tried += 1
      const problem = await problemOf(copy, key, said)
      if (problem === null) continue
      outcome.undetected += 1
      outcome.problems.push(`${file} at ${at}: ${problem}`)
    }
    return outcome
  },
}

/** A profile with notes, a file and a backup, and what it says. */
async function filledProfile(): Promise<{ folder: string; said: string }> {
  const core = await TestCore.open()
  const { inspectionId } = await startCase(core)
  for (let count = 0; count < 20; count += 1) await core.do('note.create', noteOf(inspectionId, `Note nr. ${count} om døren til Ærøgade`))
  await core.do('attachment.add', {
    to: { noun: 'inspection', id: inspectionId },
    fileName: 'bilag.pdf',
    bytes: Buffer.from(`%PDF-1.7 ${'Bilagets ord. '.repeat(300)}`),
    rendition: null,
    takenAt: null,
  })
  const said = await sayAll(core)
  await core.close()
  return { folder: core.folder, said }
}

/** All that a profile says of its case, the bytes of its files included. */
async function sayAll(core: TestCore): Promise<string> {
  const [inspection] = await core.do('inspection.overview', {})
  const inspectionId = inspection?.id ?? ''
  const attachments = await core.do('attachment.list', { inspectionId })
  const contents = await Promise.all(attachments.map(({ id }) => core.do('attachment.bytes', { id, of: 'original' })))
  const hashes = contents.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'))
  const rows = [await core.do('note.list', { inspectionId }), await core.do('unit.list', { inspectionId }), await core.do('phrase.list', {}), attachments]
  return JSON.stringify([inspection?.title, rows, hashes])
}

/** What is silently wrong with the profile; null when nothing is, or when it is said. */
async function problemOf(folder: string, key: Uint8Array, said: string): Promise<string | null> {
  for (const { day } of listBackups(backupFolder(folder))) {
    try {
      const counts = inspect(backupPath(backupFolder(folder), day), key, ['note'])
      if (counts['note'] !== 20) return 'a backup lacks notes and passes for whole'
    } catch {
      // It is said of the backup that it cannot be used.
    }
  }
  const core = new TestCore(folder)
  const opened = await core.call('profile.unlock', { passphrase })
  try {
    if (!opened.ok) return opened.error.code === 'unexpected' ? `unexpected: ${JSON.stringify(core.host.entries.at(-1))}` : null
    const now = await sayAll(core)
    return now === said ? null : 'other words than were written'
  } catch (error) {
    // A refusal of one file: said where it is opened.
    return /attachmentDamaged|fileDamaged|unexpected.*damaged/i.test(String(error)) ? null : String(error)
  } finally {
    await core.close()
  }
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => readFileSync(join(folder, path)).length > 0)
    .sort()
