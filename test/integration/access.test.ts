import { createHash } from 'node:crypto'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { wordText } from '../../src/exchange/document-text.ts'
import { lintDocx } from '../support/docx-lint.ts'
import { noteOf, startCase, temporaryFolder, TestCore } from '../support/core.ts'

let core: TestCore
let path: string
beforeEach(async () => {
  core = await TestCore.open()
  path = join(temporaryFolder(), 'aktindsigt.zip')
  core.host.savePath = path
})
afterEach(() => core.close())

/** A case in which Bodil Krarup speaks and is spoken of, in notes and in files, and Toke Hemmelig speaks in confidence. */
async function spokenCase() {
  const { inspectionId, unit } = await startCase(core)
  const other = await startCase(core, '2017-0289210')
  const person = { inspectionId, side: 'authority', unitId: unit.id, speakerKey: null } as const
  const bodil = await core.do('participant.create', { ...person, role: 'Teamkoordinator', name: 'Bodil Krarup' })
  await core.do('participant.create', { ...person, role: 'Jobkonsulent', name: 'Ejnar Holm' })
  const hidden = { role: 'Sagsbehandler', name: 'Toke Hemmelig', remark: '' }
  await core.do('participant.createConfidential', { ...person, position: 3, alias: 'Medarbejder A', identity: hidden })
  const said = await core.do('note.create', { ...noteOf(inspectionId, 'Ejnar Holm åbner posten, ring 33 66 14 00.'), sourceId: bodil.id })
  await core.do('note.create', noteOf(inspectionId, 'Der er tomt i boksen.'))
  await core.do('note.create', noteOf(other.inspectionId, 'Bodil Krarup er også her.'))
  const add = (fileName: string, words: string, to: { noun: 'note' | 'inspection'; id: string } = { noun: 'inspection', id: inspectionId }) =>
    core.do('attachment.add', { to, fileName, bytes: strToU8(words), rendition: null, takenAt: null })
  await add('vagt/plan.txt', 'Mandag: Bodil Krarup', { noun: 'note', id: said.id })
  await add('mail.txt', 'Kære alle\nBodils vagt byttes.\nHilsen')
  await add('fortroligt.txt', 'Bodil Krarup talte med Toke Hemmelig.')
  await add('skema.pdf', 'Bodil')
  return { inspectionId, unit, bodil }
}

it('finds what concerns a person and saves it as a list in Word, an index and the files, told in the trail by its hash', async () => {
  const { inspectionId, bodil } = await spokenCase()
  const subject = { noun: 'participant', id: bodil.id } as const
  const found = await core.do('access.find', { inspectionId, subject })
  expect(found.items.filter(({ noun }) => noun === 'note').map(({ words }) => words)).toEqual(['Ejnar Holm åbner posten, ring 33 66 14 00.'])
  expect(found.files.map(({ fileName, fate }) => [fileName, fate])).toEqual([
    ['plan.txt', 'enclosed'],
    ['mail.txt', 'enclosed'],
    ['fortroligt.txt', 'confided'],
  ])
  expect(found.unread.map(({ fileName }) => fileName)).toEqual(['skema.pdf'])
  expect(JSON.stringify(found)).not.toContain('Hemmelig')

  await core.do('access.save', { inspectionId, subject })
  const bytes = readFileSync(path)
  const parts = unzipSync(bytes)
  expect(Object.keys(parts).toSorted()).toEqual(['Bilag/01 plan.txt', 'Bilag/02 mail.txt', 'Indeks.csv', 'Oversigt.docx'])
  expect(strFromU8(parts['Bilag/02 mail.txt']!)).toBe('Kære alle\nBodils vagt byttes.\nHilsen')
  expect(lintDocx(parts['Oversigt.docx']!)).toEqual([])
  const words = wordText(parts['Oversigt.docx']!).replaceAll('\u00A0', ' ')
  expect(words).toContain('Oplysninger om Bodil Krarup')
  expect(words).toContain('[Ejnar Holm] åbner posten, ring [33 66 14 00].')
  expect(words).toContain('Bodils vagt byttes.')
  for (const word of ['Hemmelig', 'tomt i boksen', 'også her']) expect(words).not.toContain(word)
  expect(strFromU8(parts['Indeks.csv']!)).toContain('"1 navn, 1 telefonnummer"')

  const { entries } = await core.do('audit.list', { kinds: ['exported'], from: null, to: null, inspectionId, before: null, limit: 10 })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(entries[0]).toMatchObject({ about: 'access', rowId: bodil.id, sha256 })
  if (process.env['SELVSYN_SHOW'] !== undefined) writeFileSync(join(process.env['SELVSYN_SHOW'], 'Oversigt.docx'), parts['Oversigt.docx']!)
})

it('finds a person who speaks in confidence by the alias, and writes nothing when no place is picked or the case has no such person', async () => {
  const { inspectionId, unit } = await spokenCase()
  const alias = (await core.do('participant.list', { inspectionId })).find(({ confidential }) => confidential)!
  const subject = { noun: 'participant', id: alias.id } as const
  const found = await core.do('access.find', { inspectionId, subject })
  expect(found.name).toBe('Medarbejder A')
  expect(found.items.find(({ noun }) => noun === 'attachment')?.words).toContain('talte med Medarbejder A')
  core.host.savePath = null
  expect((await core.fail('access.save', { inspectionId, subject })).code).toBe('cancelled')
  expect(existsSync(path)).toBe(false)
  expect((await core.fail('access.find', { inspectionId, subject: { noun: 'participant', id: unit.id } })).code).toBe('notFound')
})
