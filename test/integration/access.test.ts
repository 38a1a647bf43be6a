import { createHash } from 'node:crypto'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { wordText } from '../../src/exchange/document-text.ts'
import { lintDocx } from '../support/docx-lint.ts'
import { outlookMail } from '../support/outlook-mail.ts'
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
  const asked = { inspectionId, subject, cases: [inspectionId] }
  const [found] = (await core.do('access.find', asked)).cases
  expect(found!.items.filter(({ noun }) => noun === 'note').map(({ words }) => words)).toEqual(['Ejnar Holm åbner posten, ring 33 66 14 00.'])
  expect(found!.files.map(({ fileName, fate }) => [fileName, fate])).toEqual([
    ['plan.txt', 'enclosed'],
    ['mail.txt', 'enclosed'],
    ['fortroligt.txt', 'confided'],
  ])
  expect(found!.unread.map(({ fileName }) => fileName)).toEqual(['skema.pdf'])
  expect(JSON.stringify(found)).not.toContain('Hemmelig')

  await core.do('access.save', asked)
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
  const asked = { inspectionId, subject, cases: [inspectionId] }
  const found = await core.do('access.find', asked)
  expect(found.name).toBe('Medarbejder A')
  expect(found.cases[0]!.items.find(({ noun }) => noun === 'attachment')?.words).toContain('talte med Medarbejder A')
  core.host.savePath = null
  expect((await core.fail('access.save', asked)).code).toBe('cancelled')
  expect(existsSync(path)).toBe(false)
  expect((await core.fail('access.find', { ...asked, subject: { noun: 'participant', id: unit.id } })).code).toBe('notFound')
})

it('finds who is named in e-mails, in their heads, their words and the names of their files', async () => {
  const { inspectionId, bodil } = await spokenCase()
  const add = (fileName: string, bytes: Uint8Array) =>
    core.do('attachment.add', { to: { noun: 'inspection', id: inspectionId }, fileName, bytes, rendition: null, takenAt: null })
  await add('svar.eml', Buffer.from('From: =?utf-8?Q?Bodil_Krarup?= <bk@kk.example>\r\nSubject: Posten\r\n\r\nIngen er nævnt her.\r\n'))
  await add('vagt.msg', outlookMail({ subject: 'Vagten', from: ['Ejnar Holm', 'eh@kk.example'], body: 'Bodil Krarup bytter.' }))
  await add('andet.eml', Buffer.from('From: eh@kk.example\r\nSubject: Andet\r\n\r\nIntet.\r\n'))
  await add('ulæselig.msg', Buffer.from('ikke en mail'))
  const found = await core.do('access.find', { inspectionId, subject: { noun: 'participant', id: bodil.id }, cases: [inspectionId] })
  const [{ items, files, unread } = { items: [], files: [], unread: [] }] = found.cases
  const ofMails = items.filter(({ words }) => /^(svar|vagt)\./.test(words))
  expect(ofMails.map(({ words }) => words)).toEqual(['svar.eml\nFra: Bodil Krarup <bk@kk.example>', 'vagt.msg\nBodil Krarup bytter.'])
  expect(files.map(({ fileName }) => fileName)).toEqual(expect.arrayContaining(['svar.eml', 'vagt.msg']))
  expect(files.map(({ fileName }) => fileName)).not.toContain('andet.eml')
  expect(unread.map(({ fileName }) => fileName)).toEqual(['skema.pdf', 'ulæselig.msg'])
})

it('finds a person, a unit and an authority in the office’s other cases by name, and somebody who speaks in confidence in the own case only', async () => {
  const { inspectionId, unit, bodil } = await spokenCase()
  const places = async (subject: { noun: 'participant' | 'unit' | 'authority'; id: string }) => {
    const { cases, isBoundToCase } = await core.do('access.cases', { inspectionId, subject })
    return { isBoundToCase, cases: cases.map(({ caseNumber, count }) => [caseNumber, count > 0]) }
  }
  const both = [
    ['2017-0289209', true],
    ['2017-0289210', true],
  ]
  expect(await places({ noun: 'participant', id: bodil.id })).toEqual({ isBoundToCase: false, cases: both })
  expect(await places({ noun: 'unit', id: unit.id })).toEqual({ isBoundToCase: false, cases: both })
  const [authority] = await core.do('authority.list', { inspectionId })
  expect(await places({ noun: 'authority', id: authority!.id })).toEqual({ isBoundToCase: false, cases: both })
  const alias = (await core.do('participant.list', { inspectionId })).find(({ confidential }) => confidential)!
  const other = (await core.do('inspection.overview', {})).find(({ id }) => id !== inspectionId)!
  await core.do('note.create', noteOf(other.id, 'Medarbejder A er en anden her.'))
  expect(await places({ noun: 'participant', id: alias.id })).toEqual({ isBoundToCase: true, cases: [['2017-0289209', true]] })
})

it('saves what several cases say as one list, case by case, without the words and files of what is left out, which stand there with the rule', async () => {
  const { inspectionId, bodil } = await spokenCase()
  const subject = { noun: 'participant', id: bodil.id } as const
  const cases = (await core.do('access.cases', { inspectionId, subject })).cases.map((one) => one.inspectionId)
  const asked = { inspectionId, subject, cases }
  const found = await core.do('access.find', asked)
  const note = found.cases[0]!.items.find(({ noun }) => noun === 'note')!
  const ground = 'offentlighedslovens § 30, nr. 1'
  await core.do('access.withhold', { inspectionId, subject, key: note.key, ground })
  await core.do('access.save', asked)
  const parts = unzipSync(readFileSync(path))
  const words = wordText(parts['Oversigt.docx']!).replaceAll('\u00A0', ' ').replaceAll('\u2011', '-')
  expect(lintDocx(parts['Oversigt.docx']!)).toEqual([])
  expect(words).toMatch(/Sag 2017-0289209: [^]*Sag 2017-0289210: [^]*er også her/)
  expect(words).toContain(`Undtaget efter ${ground}.`)
  expect(words).not.toContain('åbner posten')
  // The plan names her itself, so it is for a person to leave it out, too.
  expect(Object.keys(parts)).toContain('Bilag/01 plan.txt')
  expect(strFromU8(parts['Indeks.csv']!)).toContain(`"${ground}"`)
  const { entries } = await core.do('audit.list', { kinds: ['exported'], from: null, to: null, inspectionId: null, before: null, limit: 10 })
  expect(
    entries
      .filter(({ about }) => about === 'access')
      .map((entry) => entry.inspectionId)
      .toSorted(),
  ).toEqual(cases.toSorted())
  if (process.env['SELVSYN_SHOW'] !== undefined) writeFileSync(join(process.env['SELVSYN_SHOW'], 'Flere.docx'), parts['Oversigt.docx']!)

  const plan = found.cases[0]!.items.find(({ words: said }) => said.startsWith('plan.txt'))!
  await core.do('access.withhold', { inspectionId, subject, key: plan.key, ground })
  await core.do('access.withhold', { inspectionId, subject, key: note.key, ground: null })
  await core.do('access.save', asked)
  const again = unzipSync(readFileSync(path))
  expect(Object.keys(again)).not.toContain('Bilag/01 plan.txt')
  expect(wordText(again['Oversigt.docx']!)).toContain('åbner posten')
})

it('says how far it is, and stops without a file when it is cancelled', async () => {
  const { inspectionId, bodil } = await spokenCase()
  const subject = { noun: 'participant', id: bodil.id } as const
  const searching = core.fail('access.cases', { inspectionId, subject })
  await core.do('access.cancel', {})
  expect((await searching).code).toBe('cancelled')
  const saving = core.fail('access.save', { inspectionId, subject, cases: [inspectionId] })
  await core.do('access.cancel', {})
  expect((await saving).code).toBe('cancelled')
  expect(existsSync(path)).toBe(false)
  expect(core.events.some((event) => event.type === 'access' && event.total > 0)).toBe(true)
})
