import { unzipSync } from 'fflate'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ApiError, Result } from '../../src/api/errors.ts'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import { letterKinds } from '../../src/domain/letter.ts'
import { proseFromText } from '../../src/domain/prose.ts'
import { noteOf, startCase, temporaryFolder, TestCore } from '../support/core.ts'

const alias = 'Medarbejder A'
const telling = /Ravnsborg|Viggo|Socialformidler|ring privat/i
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
  const said = { ...noteOf(inspectionId, 'Der er ti minutter til at forberede et møde.'), sourceId: id, visitId: visit.id }
  const told = await core.do('note.create', said)
  const quote = await core.do('note.create', { ...said, nature: 'quote', text: 'Vi når det aldrig.' })
  const sources = [`note:${told.id}`, `note:${quote.id}`]
  const finding = await core.do('finding.fromEvidence', { inspectionId, themeId: null, title: 'Forberedelse', sources })
  for (const evidence of await core.do('evidence.list', { inspectionId })) await core.do('evidence.update', { id: evidence.id, patch: { contradicts: true } })
  const [step] = await core.do('criticismStep.list', {})
  await core.do('finding.update', { id: finding.id, patch: { criticismStepId: step?.id ?? null, assessment: proseFromText('Det er for lidt.') } })
  const question = await core.do('question.create', { inspectionId, askedIn: 'announcement', text: 'hvordan møder forberedes', dueOn: '2018-03-01' })
  await core.do('report.update', {
    id: report.id,
    patch: {
      title: 'forberedelse af møder',
      summary: proseFromText('Der afsættes for lidt tid.'),
      conclusion: proseFromText('Borgerrådgiveren afventer svar.'),
      signatories,
      ...{ preliminaryNumber: '2017-0289209-1', preliminaryDate: '2018-09-06', remarksDueOn: '2018-10-04' },
    },
  })
  await core.do('participant.makeConfidential', { id, alias, remark: 'ring privat' })
  return { inspectionId, question }
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
  const { inspectionId, question } = await confidedCase()
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
  await core.do('followUp.saveCalendar', { inspectionId })
  take('calendar')
  await core.do('caseFile.save', { inspectionId })
  take('case file')
  written['search'] = JSON.stringify(
    await Promise.all(['Ravnsborg', 'Socialformidler', 'privat'].map(async (query) => (await core.do('search.find', { query, limit: 10 })).hits)),
  )
  // What the screens have: they write spreadsheets from it.
  for (const noun of ['participant', 'note', 'evidence', 'finding', 'visit', 'followUp'] as const)
    written[`rows of ${noun}`] = JSON.stringify(await core.call(`${noun}.list`, { inspectionId }))

  expect(
    Object.entries(written)
      .filter(([, words]) => telling.test(words))
      .map(([name]) => name),
  ).toEqual([])
  for (const name of ['report', 'hearing copy', 'issued bytes', 'case file', 'rows of participant']) expect(written[name], name).toContain(alias)
  for (const [name, words] of Object.entries(written)) expect(words, name).not.toBe('')
  expect(existsSync(path)).toBe(true)
})
