import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { databasePath } from '../../src/storage/profile-file.ts'
import { noteOf, passphrase, startCase, TestCore } from '../support/core.ts'
import { everythingIn } from '../support/everything-in.ts'
import { noOutcome, type Fault } from './fault.ts'
import { untilKilled, wholeTimeOf } from './killed-process.ts'
import { copyProfile } from './killed-writes.ts'

/** What is done to a profile once, and may be cut off at any moment. */
export type OneWork = 'salvaging' | 'erasing'

/** What the process says is done. */
export type DoneWork = 'rescued' | 'rawNotes' | 'removedRows' | 'done'

/** A process is killed while it does something once, each time to a copy of the same profile. */
const killedOnce = (
  name: string,
  work: OneWork,
  prepare: () => Promise<string>,
  look: (folder: string, said: readonly DoneWork[], untouched: string) => Promise<string[]>,
): Fault => ({
  name: `killed while ${name}`,
  times: 40,
  short: 2,
  run: async (times, random) => {
    const outcome = noOutcome()
    const untouched = await prepare()
    const whole = await wholeTimeOf('faults/child-once.ts', [work, copyProfile(untouched)])
    for (let round = 0; round < times; round += 1) {
      const folder = copyProfile(untouched)
      const said = await untilKilled<DoneWork>('faults/child-once.ts', [work, folder], random() * whole * 1.1)
      outcome.tried += 1
      try {
        const missing = await look(folder, said, untouched)
        if (missing.length > 0) outcome.lost += 1
        outcome.problems.push(...missing.map((problem) => `${work}, round ${round}: ${problem}`))
      } catch (error) {
        outcome.corrupt += 1
        outcome.problems.push(`${work}, round ${round}: ${String(error)}`)
      }
    }
    return outcome
  },
})

const inBackup = 25
const written = 30

/** A profile whose database is damaged, with a backup that lacks the last notes. */
async function damagedProfile(): Promise<string> {
  const core = await TestCore.open()
  const { inspectionId } = await startCase(core)
  const write = (number: number) => core.do('note.create', noteOf(inspectionId, `Note nr. ${number} ${'om døren '.repeat(100)}`))
  for (let number = 0; number < inBackup; number += 1) await write(number)
  await core.do('profile.backUp', {})
  const backups = join(core.folder, 'backups')
  const early = readdirSync(backups).map((name) => [join(backups, name), readFileSync(join(backups, name))] as const)
  for (let number = inBackup; number < written; number += 1) await write(number)
  await core.close()
  for (const [path, bytes] of early) writeFileSync(path, bytes)
  const bytes = readFileSync(databasePath(core.folder))
  bytes[100] = (bytes[100] ?? 0) ^ 1
  writeFileSync(databasePath(core.folder), bytes)
  return core.folder
}

/** Rescues the profile of a folder with its newest backup. */
export async function rescue(core: TestCore): Promise<void> {
  const day = (await core.do('profile.backups', {}))[0]?.backups[0]?.day ?? ''
  await core.do('profile.recover', { backup: { day }, passphrase, unnamed: 'Sag uden titel' })
}

/** Either the damaged database is there as it was and can be rescued still, or the rescued one is, and the damaged one beside it. */
async function lookAfterSalvage(folder: string, said: readonly DoneWork[], untouched: string): Promise<string[]> {
  const problems: string[] = []
  const core = new TestCore(folder)
  const opened = await core.call('profile.unlock', { passphrase })
  if (!opened.ok && (opened.error.code !== 'profileDamaged' || said.includes('rescued'))) problems.push(`could not be opened: ${opened.error.code}`)
  if (!opened.ok) await rescue(core)
  const inspectionId = (await core.do('inspection.overview', {}))[0]?.id ?? ''
  const notes = await core.do('note.list', { inspectionId })
  if (notes.length !== written) problems.push(`${written - notes.length} notes are gone`)
  const asides = await core.do('profile.asides', {})
  const damaged = readFileSync(databasePath(untouched))
  if (!asides.some(({ name }) => readFileSync(join(folder, `selvsyn-before-restore-${name}.db`)).equals(damaged)))
    problems.push('the damaged database is not kept as it was')
  const leftovers = readdirSync(folder).filter((name) => /salvage|\.new/.test(name))
  if (leftovers.length > 0) problems.push(`left behind: ${leftovers.join(', ')}`)
  await core.close()
  return problems
}

/** After which everything in the profile of `closedCase` is due. */
export const dueClock = (): Date => new Date('2035-02-01T10:00:00.000Z')
const inNotes = 'Hemmelighedskræmmeren'
const inRemoved = 'Bortskaffelsesordet'
const inDrafts = 'Kladdeskriveriet'
const notes = 30

/** A closed case with notes, removed rows and a recording that are due. */
async function closedCase(): Promise<string> {
  const core = await TestCore.open(undefined, { clock: () => new Date('2030-02-01T10:00:00.000Z') })
  const { inspectionId, visit } = await startCase(core)
  const ids: string[] = []
  for (let number = 0; number < notes; number += 1)
    ids.push((await core.do('note.create', noteOf(inspectionId, `${inNotes} nr. ${number} ${'om døren '.repeat(number * 5)}`))).id)
  await core.do('draft.put', { target: `note:${ids[3] ?? ''}:text`, base: null, payload: inDrafts })
  for (let number = 0; number < 10; number += 1) {
    const { id } = await core.do('note.create', noteOf(inspectionId, `${inRemoved} nr. ${number}`))
    await core.do('note.remove', { id })
  }
  const { text: _, ...stamps } = noteOf(inspectionId, '')
  const note = { ...stamps, visitId: visit.id, kind: 'interview' as const, text: 'Lydoptagelse', notedById: null }
  const { id } = await core.do('recording.start', {
    note,
    fileName: 'Optagelse.weba',
    consent: 'given',
    consentReason: '',
    deleteOn: '2030-03-09',
    bytes: Buffer.alloc(300_000, 5),
  })
  await core.do('recording.end', { id })
  await core.do('inspection.update', { id: inspectionId, patch: { closedOn: '2030-01-31' } })
  await core.close()
  return core.folder
}

/** Each item is whole without a certificate, or gone in every trace with one. */
async function lookAfterErasing(folder: string, said: readonly DoneWork[]): Promise<string[]> {
  const problems: string[] = []
  const core = new TestCore(folder, { clock: dueClock })
  await core.do('profile.unlock', { passphrase })
  const inspectionId = (await core.do('inspection.overview', {}))[0]?.id ?? ''
  const certificates = new Set((await core.do('retention.certificates', { inspectionId })).map(({ kind }) => kind))
  for (const kind of ['rawNotes', 'removedRows'] as const)
    if (said.includes(kind) && !certificates.has(kind)) problems.push(`no certificate of ${kind}, which were said to be deleted`)
  if (!certificates.has('recording')) problems.push('the recording of long ago is not deleted')
  const there = (await core.do('note.list', { inspectionId })).filter(({ text }) => text.startsWith(inNotes)).length
  if (there !== (certificates.has('rawNotes') ? 0 : notes))
    problems.push(`${there} notes are there, ${certificates.has('rawNotes') ? 'with' : 'without'} a certificate`)
  if ((await core.do('audit.verify', {})).result !== 'whole') problems.push('the audit trail is not whole')
  await core.close()
  const everything = await everythingIn(folder)
  const words = certificates.has('rawNotes') ? [inNotes, inDrafts] : []
  if (certificates.has('removedRows')) words.push(inRemoved)
  for (const word of words)
    if (new RegExp(`${word}|${word.toLowerCase()}`).test(everything)) problems.push(`»${word}« is still in the database, with a certificate`)
  const files = join(folder, 'attachments')
  if (existsSync(files) && readdirSync(files).length > 0) problems.push('the file of the deleted recording is still there')
  return problems
}

export const killedCopies: readonly Fault[] = [
  killedOnce('a damaged database is rescued', 'salvaging', damagedProfile, lookAfterSalvage),
  killedOnce('what is due is deleted for good', 'erasing', closedCase, lookAfterErasing),
]
