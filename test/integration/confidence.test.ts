import { unzipSync } from 'fflate'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ApiError, Result } from '../../src/api/errors.ts'
import { newItem } from '../../src/domain/checklist-item.ts'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import { letterKinds } from '../../src/domain/letter.ts'
import { caseNouns, type CaseNounName } from '../../src/domain/nouns.ts'
import { proseFromText } from '../../src/domain/prose.ts'
import { openDatabase, type Database } from '../../src/storage/database.ts'
import { unwrapKey } from '../../src/storage/keys.ts'
import { unpackLogged } from '../../src/storage/logged-value.ts'
import { readProfileFile } from '../../src/storage/profile-file.ts'
import { noteOf, passphrase, startCase, temporaryFolder, TestCore } from '../support/core.ts'
import { asTaken, photo as skabe } from '../support/photos.ts'

const alias = 'Medarbejder A'
const telling = /Ravnsborg|Viggo|Socialformidler|ring privat|20 ?30 ?40 ?51/i
const signatories = [{ name: 'Kim Eksempel', title: 'Borgerrådgiver' }]

let core: TestCore
let path: string
beforeEach(async () => {
  core = await TestCore.open()
  path = join(temporaryFolder(), 'ud')
  core.host.savePath = path
})
afterEach(() => core.close())

/** A case that rests on what somebody said before he asked for confidence: told, and quoted word for word. */
async function confidedCase() {
  const { inspectionId, report, unit, visit } = await startCase(core)
  const { id } = await core.do('participant.create', { inspectionId, side: 'authority', role: 'Socialformidler', name: 'Viggo Ravnsborg', unitId: unit.id })
  await core.do('visit.update', { id: visit.id, patch: { participantIds: [id] } })
  const told1 = 'Socialformidler Viggo Ravnsborg: Der er ti minutter til at forberede et møde, siger viggo. Ravnsborgs nummer er 20 30 40 51.'
  const said = { ...noteOf(inspectionId, told1), sourceId: id, visitId: visit.id }
  const told = await core.do('note.create', said)
  const quote = await core.do('note.create', { ...said, nature: 'quote', text: 'Vi når det aldrig, Viggo.' })
  const sources = [`note:${told.id}`, `note:${quote.id}`]
  const finding = await core.do('finding.fromEvidence', { inspectionId, themeId: null, title: 'Viggos forberedelse', sources })
  for (const evidence of await core.do('evidence.list', { inspectionId })) await core.do('evidence.update', { id: evidence.id, patch: { contradicts: true } })
  const [step] = await core.do('criticismStep.list', {})
  await core.do('finding.update', {
    id: finding.id,
    patch: { criticismStepId: step?.id ?? null, assessment: proseFromText('Det er for lidt for Viggo Ravnsborg.') },
  })
  const question = await core.do('question.create', { inspectionId, askedIn: 'announcement', text: 'hvordan Ravnsborg forbereder møder', dueOn: '2018-03-01' })
  await core.do('report.update', {
    id: report.id,
    patch: {
      title: 'forberedelse af møder',
      summary: proseFromText('Viggo Ravnsborg afsætter for lidt tid.'),
      conclusion: proseFromText('Borgerrådgiveren afventer svar.'),
      signatories,
      ...{ preliminaryNumber: '2017-0289209-1', preliminaryDate: '2018-09-06', remarksDueOn: '2018-10-04' },
    },
  })
  await core.do('visit.update', { id: visit.id, patch: { programme: 'Kl. 9: Viggo Ravnsborg viser rundt', place: 'Ravnsborgs kontor' } })
  await core.do('material.create', { inspectionId, title: 'Mail fra Viggo Ravnsborg', from: 'Viggo Ravnsborg', excerpt: 'Ring på 20304051' })
  const photo = {
    to: { noun: 'note' as const, id: told.id },
    fileName: 'Viggo Ravnsborg.jpg',
    bytes: asTaken(skabe('skabe')),
    rendition: skabe('skabe'),
    takenAt: null,
  }
  const { id: photoId } = await core.do('attachment.add', photo)
  await core.do('attachment.update', { id: photoId, patch: { caption: 'Viggos skab', altText: 'Et skab, der er Ravnsborgs' } })
  await core.do('finding.update', { id: finding.id, patch: { attachmentIds: [photoId] } })
  await core.do('contradiction.create', { inspectionId, about: 'Viggos tid', noteIds: [told.id, quote.id] })
  const advice = await core.do('recommendation.create', { inspectionId, findingId: finding.id, text: 'Viggo Ravnsborg bør have mere tid' })
  await core.do('draft.put', { target: `note:${quote.id}:text`, base: null, payload: 'Vi når det aldrig, Viggo Ravnsborg' })
  await core.do('search.find', { query: 'Ravnsborg', limit: 1 })
  await core.do('participant.makeConfidential', { id, alias, remark: 'ring privat på 20 30 40 51' })
  // Typed by somebody who knows him, after he was promised confidence.
  await core.do('note.create', { ...noteOf(inspectionId, 'Viggo Ravnsborg viste skabene.'), sourceId: id, visitId: visit.id })
  await core.do('note.update', { id: told.id, patch: { text: 'Det er Ravnsborgs ord, og han svarer på 20 30 40 51.' } })
  await core.do('recommendation.update', { id: advice.id, patch: { text: 'Ravnsborg bør have mere tid' } })
  await core.do('followUp.set', { noun: 'recommendation', id: advice.id, patch: { reaction: 'Viggo har fået mere tid' } })
  const checklist = await core.do('checklist.create', { title: 'Møder', items: [{ ...newItem('ord', 'Hvad siger de?'), kind: 'text' }] })
  const run = await core.do('checklistRun.start', { inspectionId, visitId: visit.id, unitId: unit.id, checklistId: checklist.id })
  await core.do('checklistAnswer.set', { runId: run.id, itemId: 'ord', value: 'Spørg Viggo', remark: 'Ravnsborg svarede' })
  await core.do('checklistAnswer.set', { runId: run.id, itemId: 'ord', value: 'Spørg Viggo Ravnsborg' })
  await core.do('finding.update', { id: finding.id, patch: { facts: proseFromText('Viggo Ravnsborg fortalte om tiden.') } })
  return { inspectionId, question, visit }
}

/** Everything that a file holds, also what lies packed in it. */
function wordsIn(file: string): string {
  const bytes = readFileSync(file)
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString('utf8')
  return Object.values(unzipSync(bytes))
    .map((part) =>
      Buffer.from(part)
        .toString('utf8')
        .replace(/<[^>]+>/g, ''),
    )
    .join('\n')
}

/** Says yes to everything that is asked. */
async function confirming(issue: (confirmed: string[]) => Promise<Result<unknown>>): Promise<void> {
  const codeOf = (result: Result<unknown>): ApiError | null => (result.ok ? null : result.error)
  const refused = codeOf(await issue([]))
  if (refused === null) return
  expect(refused.code).toBe('needsConfirmation')
  expect(codeOf(await issue((JSON.parse(String(refused.params['issues'])) as Issue[]).map(issueKey)))).toBeNull()
}

it('lets the alias stand in every document and file of a case, and nothing else', async () => {
  const { inspectionId, question, visit } = await confidedCase()
  const written: Record<string, string> = {}
  const take = (name: string) => (written[name] = wordsIn(path))

  await confirming((confirmed) => core.call('report.issue', { inspectionId, kind: 'preliminaryReport', confirmed }))
  take('report')
  await core.do('hearing.copy', { inspectionId, withoutAssessments: false })
  take('hearing copy')
  for (const [index, kind] of letterKinds.entries()) {
    const asks = kind === 'reminder' || kind === 'extension'
    const letter = await core.do('letter.start', { inspectionId, kind, questionIds: asks ? [question.id] : [], recommendationIds: [] })
    const [section] = (await core.do('letterSection.list', { inspectionId })).filter((one) => one.letterId === letter.id)
    if (!section) await core.do('letterSection.create', { inspectionId, letterId: letter.id, heading: 'Om sagen', content: proseFromText('Som aftalt.') })
    await core.do('letter.update', { id: letter.id, patch: { number: `2017-0289209-${index + 10}`, date: '2018-10-05', dueOn: '2018-11-05', signatories } })
    written[`${kind} as pages`] = JSON.stringify(await core.do('letter.preview', { id: letter.id }))
    written[`${kind} covering text`] = (await core.do('letter.coveringText', { id: letter.id })).text
  }
  const [document] = await core.do('document.list', { inspectionId })
  await core.do('document.saveForJournal', { id: document!.id })
  take('for the records system')
  await core.do('document.saveAs', { id: document!.id })
  take('issued bytes')
  written['issued as pages'] = JSON.stringify(await core.do('document.preview', { id: document!.id }))
  await core.do('visit.saveGuide', { visitId: visit.id })
  take('guide')
  const record = await core.do('letter.record', { visitId: visit.id })
  written['visit record'] = JSON.stringify(await core.do('letter.preview', { id: record.id }))
  await core.do('followUp.saveCalendar', { inspectionId })
  take('calendar')
  await core.do('caseFile.save', { inspectionId })
  take('case file')
  written['search'] = JSON.stringify(
    await Promise.all(['Ravnsborg', 'Socialformidler', 'privat'].map(async (query) => (await core.do('search.find', { query, limit: 10 })).hits)),
  )
  // What the screens have: they write spreadsheets from it.
  for (const noun of Object.keys(caseNouns) as CaseNounName[]) written[`rows of ${noun}`] = JSON.stringify(await core.call(`${noun}.list`, { inspectionId }))
  written['case'] = JSON.stringify(await core.do('inspection.overview', {}))
  written['asked threads'] = JSON.stringify(await core.do('followUp.due', { limit: 50 }))
  written['log'] = JSON.stringify(core.host.entries) + JSON.stringify(await core.do('history.state', {}))

  expect(
    Object.entries(written)
      .filter(([, words]) => telling.test(words))
      .map(([name]) => name),
  ).toEqual([])
  for (const name of ['report', 'hearing copy', 'issued bytes', 'case file', 'rows of participant']) expect(written[name], name).toContain(alias)
  for (const [name, words] of Object.entries(written)) expect(words, name).not.toBe('')
  expect(existsSync(path)).toBe(true)
})

it('leaves who it is in no table of the database, whatever was written of him, typed, removed, undone or searched for before', async () => {
  const core = await TestCore.open()
  const { inspectionId } = await startCase(core)
  const { id } = await core.do('participant.create', { inspectionId, side: 'authority', role: 'Socialformidler', name: 'Viggo Ravnsborg' })
  const note = await core.do('note.create', { ...noteOf(inspectionId, 'Viggo Ravnsborg så det, sagde ravnsborg.'), sourceId: id })
  const removed = await core.do('note.create', noteOf(inspectionId, 'Ravnsborgs skab stod åbent.'))
  await core.do('note.update', { id: note.id, patch: { text: `Viggo så det. ${'Det er Ravnsborgs ord, og der er mange af dem. '.repeat(40)}` } })
  await core.do('note.remove', { id: removed.id })
  await core.do('draft.put', { target: `note:${note.id}:text`, base: null, payload: { text: 'Viggo Ravnsborg tav' } })
  expect((await core.do('search.find', { query: 'ravnsborg', limit: 10 })).hits).not.toEqual([])
  await core.do('participant.makeConfidential', { id, alias, remark: '' })
  expect((await core.do('search.find', { query: 'ravnsborg', limit: 10 })).hits).toEqual([])
  expect((await core.do('search.find', { query: 'ravns', limit: 10 })).hits).toEqual([])
  await core.do('history.undo', {})
  expect((await core.do('note.get', { id: removed.id })).text).toBe(`${alias}’s skab stod åbent.`)
  await core.do('profile.lock', {})
  const database = await databaseOf(core)
  const tables = database.all<{ name: string }>(`SELECT "name" FROM "sqlite_schema" WHERE "type" = 'table' AND "sql" NOT LIKE 'CREATE VIRTUAL%'`)
  const holding = tables.filter(({ name }) => wordsInTable(database, name).some((words) => /ravnsborg|viggo|socialformidler/i.test(words)))
  expect(holding).toEqual([])
  database.close()
  await core.close()
})

/** The profile's database, as whoever has its key reads it. */
async function databaseOf({ folder }: TestCore): Promise<Database> {
  const file = readProfileFile(folder)
  return openDatabase(join(folder, 'selvsyn.db'), (typeof file === 'object' ? await unwrapKey(file.passphrase, passphrase) : null)!)
}

/** All that stands in a table: text, and bytes both as they are and as the log packs them. */
const wordsInTable = (database: Database, name: string): string[] =>
  database.all<Record<string, unknown>>(`SELECT * FROM "${name}"`).flatMap((row) =>
    Object.values(row).map((value) => {
      if (!(value instanceof Uint8Array)) return String(value)
      const bytes = Buffer.from(value)
      return bytes.toString('latin1') + (name === 'change' ? JSON.stringify(unpackLogged(bytes)) : '')
    }),
  )
