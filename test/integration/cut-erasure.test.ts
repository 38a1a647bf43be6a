import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { InputOf, OperationName } from '../../src/api/contract.ts'
import { asidePath } from '../../src/storage/set-aside.ts'
import { copyProfile } from '../faults/killed-writes.ts'
import { Child } from '../support/child.ts'
import { noteOf, passphrase, startCase, TestCore } from '../support/core.ts'
import { everythingIn } from '../support/everything-in.ts'

const secret = 'Hemmelighedskræmmeren'
const words = new RegExp(`${secret}|${secret.toLowerCase()}`)
const then = '2030-02-01T10:00:00.000Z'
const due = '2035-02-01T10:00:00.000Z'
const core = (folder: string, now = due) => new TestCore(folder, { clock: () => new Date(now) })

/** A closed case with notes and a recording that say a word; found, so that the search index has it. */
async function makeCase() {
  const first = await TestCore.open(undefined, { clock: () => new Date(then) })
  const { inspectionId, visit } = await startCase(first)
  for (let count = 0; count < 30; count += 1) await first.do('note.create', noteOf(inspectionId, `${'Om andet. '.repeat(count * 7)}${secret} nr. ${count}`))
  const { text: _, ...stamps } = noteOf(inspectionId, '')
  const note = { ...stamps, visitId: visit.id, kind: 'interview' as const, text: 'Lydoptagelse', notedById: null }
  const sound = { fileName: 'Optagelse.weba', consent: 'given' as const, consentReason: '', deleteOn: '2030-03-09', bytes: randomBytes(3000) }
  const { id: recordingId } = await first.do('recording.start', { note, ...sound })
  await first.do('recording.end', { id: recordingId })
  await first.do('inspection.update', { id: inspectionId, patch: { closedOn: '2030-01-31' } })
  await first.do('search.find', { query: secret, limit: 10 })
  await first.close()
  return { folder: first.folder, inspectionId, recordingId }
}

let made: Awaited<ReturnType<typeof makeCase>>
beforeAll(async () => {
  made = await makeCase()
})
const closedCase = () => ({ ...made, folder: copyProfile(made.folder) })

/** Does something in a process of its own that is killed between the transaction and what comes after it. */
const cutOff = <Name extends OperationName>(folder: string, now: string, operation: Name, input: InputOf<Name>): Promise<string[]> =>
  new Child('support/cut-child.ts', [folder, now, operation, JSON.stringify(input)]).ended()

const markIn = (folder: string): string => join(folder, 'selvsyn.db-erasing')
const filesIn = (folder: string): string[] => readdirSync(join(folder, 'attachments'))

describe('deleting for good that is cut off once the rows are gone', () => {
  it('leaves no word of the notes in the database after the next opening', async () => {
    const { folder, inspectionId } = closedCase()
    const before = core(folder)
    // The recording, whose day is over, goes first.
    await before.do('profile.unlock', { passphrase })
    await before.close()
    await cutOff(folder, due, 'retention.erase', { inspectionId, kind: 'rawNotes' })
    expect(existsSync(markIn(folder))).toBe(true)
    const after = core(folder)
    await after.do('profile.unlock', { passphrase })
    expect(existsSync(markIn(folder))).toBe(false)
    expect(await after.do('retention.certificates', { inspectionId })).toMatchObject([{ kind: 'rawNotes' }, { kind: 'recording' }])
    expect((await after.do('search.find', { query: secret, limit: 10 })).hits).toEqual([])
    expect((await after.do('search.find', { query: 'andet', limit: 10 })).hits).toEqual([])
    await after.close()
    expect(await everythingIn(folder)).not.toMatch(words)
  })

  it('leaves no file of a recording whose day is over, or that somebody deleted, and none but those goes', async () => {
    for (const by of ['day', 'person']) {
      const { folder, inspectionId, recordingId } = closedCase()
      const strange = 'f'.repeat(32)
      writeFileSync(join(folder, 'attachments', strange), 'Ikke fra denne sag')
      const now = by === 'day' ? due : then
      await cutOff(folder, now, by === 'day' ? 'inspection.overview' : 'recording.erase', by === 'day' ? {} : { id: recordingId })
      expect(filesIn(folder)).toHaveLength(2)
      const after = core(folder, now)
      await after.do('profile.unlock', { passphrase })
      expect(filesIn(folder)).toEqual([strange])
      expect(await after.do('retention.certificates', { inspectionId })).toMatchObject([{ kind: 'recording' }])
      await after.close()
    }
  })

  it('leaves no name of somebody who was made confidential', async () => {
    const { folder, inspectionId } = closedCase()
    const before = core(folder, then)
    await before.do('profile.unlock', { passphrase })
    const unitId = (await before.do('unit.list', { inspectionId }))[0]?.id ?? null
    const who = { inspectionId, side: 'authority', unitId, speakerKey: null, position: 0, name: 'Pindstrupgård', role: 'Natvagt' } as const
    const { id } = await before.do('participant.create', who)
    await before.do('note.create', noteOf(inspectionId, 'Sagt af Pindstrupgård'))
    expect((await before.do('search.find', { query: 'pindstrup', limit: 10 })).hits).not.toEqual([])
    await before.close()
    await cutOff(folder, then, 'participant.makeConfidential', { id, alias: 'Medarbejder A', remark: '' })
    const after = core(folder, then)
    await after.do('profile.unlock', { passphrase })
    expect((await after.do('search.find', { query: 'pindstrup', limit: 10 })).hits).toEqual([])
    await after.close()
    expect(await everythingIn(folder)).not.toMatch(/pindstrupgård/i)
  })
})

describe('deleting for good that is cut off before the rows are gone', () => {
  it('has deleted nothing', async () => {
    const { folder, recordingId } = closedCase()
    const [file = ''] = filesIn(folder)
    writeFileSync(markIn(folder), JSON.stringify({ files: [file], words: true }))
    const after = core(folder, then)
    await after.do('profile.unlock', { passphrase })
    expect(existsSync(markIn(folder))).toBe(false)
    expect(filesIn(folder)).toEqual([file])
    expect((await after.do('attachment.bytes', { id: recordingId, of: 'original' })).bytes).toHaveLength(3000)
    expect((await after.do('search.find', { query: secret, limit: 50 })).hits).toHaveLength(30)
    await after.close()
  })

  it('goes with its database when that is set aside: what only that one knows stays on the disk', async () => {
    const { folder } = closedCase()
    const [file = ''] = filesIn(folder)
    const early = core(folder, '2030-02-02T10:00:00.000Z')
    await early.do('profile.unlock', { passphrase })
    const [own] = await early.do('profile.backups', {})
    const { day, from } = own?.backups.at(-1) ?? { day: '', from: 'own' as const }
    await early.close()
    // As a kill before the rows went, of a file that the backup does not know.
    const onlyHere = 'a'.repeat(32)
    mkdirSync(join(folder, 'attachments'), { recursive: true })
    writeFileSync(join(folder, 'attachments', onlyHere), 'Kun den nye kender den')
    writeFileSync(markIn(folder), JSON.stringify({ files: [onlyHere], words: true }))
    const restored = core(folder, '2030-02-02T10:00:00.000Z')
    await restored.do('profile.restore', { day, from, passphrase })
    expect(existsSync(markIn(folder))).toBe(false)
    expect(filesIn(folder).toSorted()).toEqual([file, onlyHere].toSorted())
    const [aside] = await restored.do('profile.asides', {})
    expect(existsSync(`${asidePath(folder, aside?.name ?? '')}-erasing`)).toBe(true)
    await restored.close()
  })

  it('is tolerated when the mark is not one', async () => {
    const { folder } = closedCase()
    writeFileSync(markIn(folder), '{"files":["../selvsyn.db"]')
    const after = core(folder, then)
    await after.do('profile.unlock', { passphrase })
    expect(existsSync(markIn(folder))).toBe(false)
    expect(filesIn(folder)).toHaveLength(1)
    await after.close()
  })
})
