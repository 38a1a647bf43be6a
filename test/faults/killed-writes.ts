import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { attachmentFolder } from '../../src/storage/attachment-file.ts'
import { backupPath, filesOfBackup, listBackups } from '../../src/storage/backup-folder.ts'
import { inspect } from '../../src/storage/database.ts'
import { unwrapKey } from '../../src/storage/keys.ts'
import { databasePath, readProfileFile } from '../../src/storage/profile-file.ts'
import { noteOf, passphrase, startCase, temporaryFolder, TestCore } from '../support/core.ts'
import { noOutcome, type Fault, type Outcome } from './fault.ts'
import { untilKilled } from './killed-process.ts'

/** The kinds of write that a process is killed in. */
const names = {
  notes: 'notes are written',
  drafts: 'drafts are kept',
  attaching: 'files are attached',
  issuing: 'documents are issued',
  importing: 'case files are opened',
  backingUp: 'backups are made',
  copying: 'backups are copied to the second place',
  restoring: 'a backup is restored',
  bringingBack: 'a state that was set aside is brought back',
  rekeying: 'the data key is changed',
}
export type WriteKind = keyof typeof names

/** Milliseconds after which it is killed at the latest: long enough for each to be met in all that it does. */
const longest: Record<WriteKind, number> = {
  notes: 150,
  drafts: 150,
  attaching: 700,
  issuing: 700,
  importing: 700,
  backingUp: 700,
  copying: 900,
  restoring: 1500,
  bringingBack: 2500,
  rekeying: 1500,
}

/** What the killed process said was done. */
export type Acknowledged =
  | { readonly note: string; readonly text?: string }
  | { readonly draft: string; readonly count: number }
  | { readonly attachment: string; readonly sha256: string }
  | { readonly document: string; readonly path: string }
  | { readonly backup: true }
  | { readonly imported: string }
  | { readonly copied: string }

/** How many notes each case file of these tests has. */
export const notesInCaseFile = 120

/** A process is killed while it writes, again and again in the same profile; after each time all that it acknowledged must be there. */
export const killedWrites: readonly Fault[] = (Object.keys(names) as WriteKind[]).map((kind) => ({
  name: `killed while ${names[kind]}`,
  times: 40,
  short: 2,
  run: (times, random) => killAgainAndAgain(kind, times, random),
}))

async function killAgainAndAgain(kind: WriteKind, times: number, random: () => number): Promise<Outcome> {
  const outcome = noOutcome()
  const folder = await profileWithCase()
  const saveFolder = temporaryFolder()
  if (kind === 'copying') await pickPlace(folder, saveFolder)
  for (let round = 0; round < times; round += 1) {
    const said = await untilKilled<Acknowledged>('faults/child.ts', [kind, folder, saveFolder, String(round)], 10 + random() * longest[kind])
    outcome.tried += 1
    try {
      const missing = [...(await missingOf(folder, said)), ...(kind === 'copying' ? await missingInPlace(folder, saveFolder) : [])]
      if (missing.length > 0) {
        outcome.lost += 1
        outcome.problems.push(`${kind}, round ${round}: ${missing.slice(0, 5).join(', ')}`)
      }
    } catch (error) {
      outcome.corrupt += 1
      outcome.problems.push(`${kind}, round ${round}: ${String(error)}`)
    }
  }
  return outcome
}

/** A profile with a case in it, to be written to. */
export async function profileWithCase(): Promise<string> {
  const core = await TestCore.open()
  const { inspectionId } = await startCase(core)
  await core.do('note.create', noteOf(inspectionId, 'Den første note'))
  await core.close()
  return core.folder
}

/** Opens the profile as somebody would after the crash, and looks for what was acknowledged. */
async function missingOf(folder: string, said: readonly Acknowledged[]): Promise<string[]> {
  const core = new TestCore(folder)
  await core.do('profile.unlock', { passphrase })
  const inspectionId = (await core.do('inspection.overview', {}))[0]?.id ?? ''
  const notes = new Map((await core.do('note.list', { inspectionId })).map(({ id, text }) => [id, text]))
  const documents = new Map((await core.do('document.list', { inspectionId })).map(({ id, sha256 }) => [id, sha256]))
  const drafts = new Map((await core.do('draft.list', {})).map(({ target, payload }) => [target, Number(/\d+/.exec(JSON.stringify(payload))?.[0])]))
  const newestDraft = new Map(said.flatMap((one) => ('draft' in one ? [[one.draft, one.count] as const] : [])))
  const missing: string[] = []
  for (const done of said) {
    if ('note' in done && (notes.get(done.note) === undefined || (done.text !== undefined && notes.get(done.note) !== done.text)))
      missing.push(`note ${done.note}`)
    if ('document' in done && (documents.get(done.document) === undefined || hashOf(readFileSync(done.path)) !== documents.get(done.document)))
      missing.push(`document ${done.document}`)
    if ('attachment' in done) {
      const { bytes } = await core.do('attachment.bytes', { id: done.attachment, of: 'original' })
      if (hashOf(bytes) !== done.sha256) missing.push(`attachment ${done.attachment}`)
    }
  }
  for (const [target, count] of newestDraft) if ((drafts.get(target) ?? -1) < count) missing.push(`draft ${target}`)
  for (const { id, title } of await core.do('inspection.overview', {})) {
    if (!title.startsWith(importedTitle)) continue
    const { length } = await core.do('note.list', { inspectionId: id })
    if (length !== notesInCaseFile) missing.push(`${notesInCaseFile - length} notes of the opened case ${id}`)
  }
  const cases = new Set((await core.do('inspection.overview', {})).map(({ id }) => id))
  for (const done of said) if ('imported' in done && !cases.has(done.imported)) missing.push(`the opened case ${done.imported}`)
  const [own] = await core.do('profile.backups', {})
  if (said.some((one) => 'backup' in one) && own?.backups.length === 0) missing.push('backup')
  // Each opens, whatever key it was made with.
  for (const { day, from } of own?.backups ?? []) await core.do('profile.previewBackup', { day, from, passphrase })
  await core.close()
  inspect(databasePath(folder), await keyOf(folder))
  return missing
}

/** What a case is called that comes out of a case file of these tests. */
export const importedTitle = 'Fra en sagsfil'

async function pickPlace(folder: string, place: string): Promise<void> {
  const core = new TestCore(folder)
  await core.do('profile.unlock', { passphrase })
  core.host.folderPath = place
  await core.do('profile.pickBackupPlace', {})
  await core.close()
}

/** What of the second place has a backup's name and is none. The profile was opened and closed since, which goes on where the copy was cut off. */
async function missingInPlace(folder: string, place: string): Promise<string[]> {
  const [name = ''] = existsSync(join(place, 'Selvsyn')) ? readdirSync(join(place, 'Selvsyn')) : []
  const there = join(place, 'Selvsyn', name)
  mkdirSync(there, { recursive: true })
  const key = await keyOf(folder)
  const missing: string[] = []
  const backups = listBackups(there)
  if (backups.length === 0) missing.push('every backup in the second place')
  for (const { day } of backups) {
    const copy = temporaryFolder()
    copyFileSync(backupPath(there, day), join(copy, 'backup.db'))
    inspect(join(copy, 'backup.db'), key)
    for (const file of filesOfBackup(there, day)) if (!existsSync(join(attachmentFolder(there), file))) missing.push(`file ${file} of the backup of ${day}`)
  }
  return missing
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The data key of a profile that has the tests' passphrase. */
export async function keyOf(folder: string): Promise<Uint8Array> {
  const file = readProfileFile(folder)
  const key = typeof file === 'object' ? await unwrapKey(file.passphrase, passphrase) : null
  if (!key) throw new Error('The profile file cannot be read')
  return key
}

/** A copy of a profile, to be spoilt. */
export function copyProfile(folder: string): string {
  const copy = temporaryFolder()
  if (existsSync(folder)) cpSync(folder, copy, { recursive: true })
  return copy
}
