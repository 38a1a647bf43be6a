/** A process that does one kind of write over and over until it is killed, and says each one that was acknowledged: node child.ts KIND FOLDER SAVEFOLDER ROUND */
import { randomBytes } from 'node:crypto'
import { writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import { noteOf, passphrase, TestCore } from '../support/core.ts'
import { importedTitle, notesInCaseFile, type Acknowledged, type WriteKind } from './killed-writes.ts'

const [kind = '', folder = '', saveFolder = '', round = ''] = process.argv.slice(2)
const say = (done: Acknowledged): number => writeSync(1, `${JSON.stringify(done)}\n`)

const core = new TestCore(folder)
await core.do('profile.unlock', { passphrase })
const inspectionId = (await core.do('inspection.overview', {}))[0]?.id ?? ''

async function writeNote(count: number): Promise<string> {
  const { id } = await core.do('note.create', noteOf(inspectionId, `Note nr. ${count} ${'om sagsbehandlingstid '.repeat(count % 60)}`))
  say({ note: id })
  return id
}

const writes: Record<WriteKind, (count: number) => Promise<void>> = {
  notes: async (count) => {
    const id = await writeNote(count)
    if (count % 3 === 0) {
      const { text } = await core.do('note.update', { id, patch: { text: `Rettet ${count}` } })
      say({ note: id, text })
    }
  },
  drafts: async (count) => {
    const target = `note:${count % 5}`
    await core.do('draft.put', { target, base: null, payload: { text: `Kladde ${count}` } })
    say({ draft: target, count })
  },
  attaching: async () => {
    const bytes = randomBytes(200_000)
    const { id, sha256 } = await core.do('attachment.add', {
      to: { noun: 'inspection', id: inspectionId },
      fileName: 'fil.pdf',
      bytes,
      rendition: null,
      takenAt: null,
    })
    say({ attachment: id, sha256 })
  },
  issuing: async (count) => {
    // A number once given is not given again, whatever became of the process that gave it.
    core.host.savePath = join(saveFolder, `${round}-${count}.docx`)
    const { id } = await core.do('letter.start', { inspectionId, kind: 'memo', questionIds: [], recommendationIds: [] })
    await core.do('letter.update', {
      id,
      patch: {
        number: `2017-0289209-${Number(round) * 100 + count + 1}`,
        date: '2018-02-09',
        title: 'om besøget',
        signatories: [{ name: 'Kim Eksempel', title: 'Borgerrådgiver' }],
      },
    })
    const first = await core.call('letter.issue', { id, confirmed: [] })
    const asked = first.ok ? [] : (JSON.parse(String(first.error.params['issues'])) as Issue[]).map(issueKey)
    const issued = first.ok ? first.value : await core.do('letter.issue', { id, confirmed: asked })
    say({ document: issued.document.id, path: core.host.savePath })
  },
  importing: async (count) => {
    core.host.openPath = join(saveFolder, `${round}-${count}.json`)
    const notes = Array.from({ length: notesInCaseFile }, (_, index) => ({
      id: `n${index}`,
      text: `Note ${index} ${'om sagsbehandlingstid '.repeat(index % 20)}`,
      takenAt: '2018-02-07T09:31:00.000Z',
    }))
    const inspection = { kind: 'announcedVisit', caseNumber: `20${10 + (Number(round) % 80)}-${String(count).padStart(7, '0')}`, title: importedTitle }
    writeFileSync(core.host.openPath, JSON.stringify({ format: 'selvsyn-case', schemaVersion: 1, inspection, notes }))
    say({ imported: (await core.do('caseFile.open', {})).inspectionId })
  },
  copying: async (count) => {
    await writes.attaching(count)
    await core.do('profile.backUp', {})
    for (;;) {
      const { backupPlace, lastBackupAt } = await core.do('profile.status', {})
      if (backupPlace?.trouble === null && backupPlace.lastAt === lastBackupAt) return void say({ copied: lastBackupAt ?? '' })
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  },
  backingUp: async (count) => {
    await writeNote(count)
    await core.do('profile.backUp', {})
    say({ backup: true })
  },
  restoring: async (count) => {
    // What is in the backup is there before, while and after it takes the place of what was there.
    const { id } = await core.do('note.create', noteOf(inspectionId, `Note nr. ${count}`))
    await core.do('profile.backUp', {})
    say({ note: id })
    const [own] = await core.do('profile.backups', {})
    const newest = own?.backups[0]
    if (newest) await core.do('profile.restore', { day: newest.day, from: newest.from, passphrase })
  },
  bringingBack: async (count) => {
    // What is there now is set aside, and comes back from there.
    await writes.restoring(count)
    const [aside, ...older] = await core.do('profile.asides', {})
    if (aside) await core.do('profile.bringBack', { name: aside.name, passphrase })
    for (const { name } of older) await core.do('profile.removeAside', { name })
  },
  rekeying: async (count) => {
    await writeNote(count)
    await core.do('profile.rekey', { passphrase })
  },
}

writeSync(1, 'open\n')
for (let count = 0; ; count += 1) await writes[kind as WriteKind](count)
