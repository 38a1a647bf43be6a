import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { OperationName } from '../../src/api/contract.ts'
import { errorCodes, type Result } from '../../src/api/errors.ts'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import { caseNouns, nouns, officeNouns, type NounName } from '../../src/domain/nouns.ts'
import { proseFromText } from '../../src/domain/prose.ts'
import { noteOf, startCase, TestCore } from '../support/core.ts'
import type { Ids } from './operation-inputs.ts'
import { PromiseBroken } from './target.ts'

/** Everything that the profile holds, as the window could read it. */
async function contents(core: TestCore, inspectionIds: readonly string[]): Promise<string> {
  const read: unknown[] = [await core.do('draft.list', {}), (await core.do('inspection.overview', {})).map(({ id }) => id)]
  for (const noun of Object.keys(officeNouns)) read.push(await core.call(`${noun}.list` as 'phrase.list', {}))
  for (const inspectionId of inspectionIds) {
    for (const noun of Object.keys(caseNouns)) read.push(await core.call(`${noun}.list` as 'note.list', { inspectionId }))
    read.push(await core.call('identity.looks', { inspectionId }))
  }
  read.push(await core.do('settings.get', {}), readdirSync(join(core.folder, 'attachments')).toSorted())
  return JSON.stringify(read)
}

/** Two cases with something of every noun, and an id of each that was deleted. */
async function filled(core: TestCore): Promise<{ ids: Ids; cases: string[] }> {
  const ids: Ids = new Map()
  const cases: string[] = []
  for (const caseNumber of ['2017-0289209', '2018-0000001']) {
    const { inspectionId, authority, unit, visit, report } = await startCase(core, caseNumber)
    cases.push(inspectionId)
    const [checklist] = await core.do('checklist.list', {})
    const note = await core.do('note.create', { ...noteOf(inspectionId, 'Der er ti minutter.'), visitId: visit.id })
    const gone = await core.do('note.create', noteOf(inspectionId, 'Slettet.'))
    await core.do('note.remove', { id: gone.id })
    const participant = await core.do('participant.create', { inspectionId, side: 'authority', role: 'Teamkoordinator', unitId: unit.id } as never)
    const question = await core.do('question.create', { inspectionId, text: 'Hvor lang tid?', askedIn: 'announcement' } as never)
    const material = await core.do('material.create', { inspectionId, title: 'Vejledning' })
    const theme = await core.do('reportTheme.create', { inspectionId, title: 'Forberedelse' })
    const finding = await core.do('finding.fromEvidence', { inspectionId, themeId: theme.id, title: 'Ti minutter', sources: [`note:${note.id}`] })
    const recommendation = await core.do('recommendation.create', { inspectionId, findingId: finding.id, text: 'afsætter tid' })
    const run = await core.do('checklistRun.start', { inspectionId, visitId: visit.id, unitId: unit.id, checklistId: checklist?.id ?? '' })
    const response = await core.do('hearingResponse.create', { inspectionId, receivedOn: '2019-04-09', authorityId: authority.id })
    const remark = await core.do('remark.create', { inspectionId, hearingResponseId: response.id, text: 'Det er tyve.' })
    const made = {
      authority,
      unit,
      visit,
      report,
      note,
      participant,
      question,
      material,
      reportTheme: theme,
      finding,
      recommendation,
      checklistRun: run,
      hearingResponse: response,
      remark,
    }
    for (const [noun, { id }] of Object.entries(made)) ids.set(noun as NounName, [...(ids.get(noun as NounName) ?? []), id])
    ids.set('note', [...(ids.get('note') ?? []), gone.id])
    const evidence = await core.do('evidence.list', { inspectionId })
    ids.set('evidence', [...(ids.get('evidence') ?? []), ...evidence.map(({ id }) => id)])
  }
  for (const noun of Object.keys(officeNouns)) {
    const rows = (await core.call(`${noun}.list` as 'phrase.list', {})) as Result<{ id: string }[]>
    ids.set(noun as NounName, rows.ok ? rows.value.slice(0, 3).map(({ id }) => id) : [])
  }
  return { ids: ids.set('inspection', cases), cases }
}

/** Issues the preliminary report of a case, so that something can come back from its hearing. */
async function issued(core: TestCore, inspectionId: string): Promise<void> {
  const [report] = await core.do('report.list', { inspectionId })
  const summary = proseFromText('Der er for mange led.')
  const patch = {
    title: 'post',
    summary,
    conclusion: summary,
    signatories: [{ name: 'Kim Eksempel', title: 'Borgerrådgiver' }],
    preliminaryNumber: '2017-0289209-1',
  }
  await core.do('report.update', { id: report!.id, patch: { ...patch, preliminaryDate: '2018-09-06', remarksDueOn: '2018-10-04' } })
  core.host.savePath = join(core.folder, 'rapport.docx')
  const request = { inspectionId, kind: 'preliminaryReport' as const }
  const { params } = await core.fail('report.issue', { ...request, confirmed: [] })
  const issues = JSON.parse(String(params['issues'])) as Issue[]
  await core.do('report.issue', { ...request, confirmed: issues.map(issueKey) })
}

/** A core with two cases, the first of them in hearing, that is sent what it must stand. */
export class CoreUnderAttack {
  readonly core: TestCore
  readonly ids: Ids
  readonly cases: readonly string[]
  #before: string

  private constructor(core: TestCore, ids: Ids, cases: readonly string[], before: string) {
    this.core = core
    this.ids = ids
    this.cases = cases
    this.#before = before
  }

  static async open(): Promise<CoreUnderAttack> {
    const core = await TestCore.open()
    mkdirSync(join(core.folder, 'attachments'), { recursive: true })
    const { ids, cases } = await filled(core)
    await issued(core, cases[0] ?? '')
    core.host.savePath = null
    return new CoreUnderAttack(core, ids, cases, await contents(core, cases))
  }

  /**
   * Calls an operation.
   * @returns the code of the refusal; null when it was carried out
   * @throws PromiseBroken `wrote` when it was refused and yet something is another; an Error for a failure that nobody expects
   */
  async call(name: OperationName, input: unknown): Promise<string | null> {
    const { core } = this
    const events = core.events.length
    const result = (await core.call(name, input as never)) as Result<unknown>
    if (result.ok) {
      // The cases that the attack aims at stay, also when what was undone here is done again.
      if (name.endsWith('.remove') || name === 'history.redo') await core.do('history.undo', {})
      this.#before = await contents(core, this.cases)
      return null
    }
    const { code } = result.error
    if (code === 'unexpected' || !errorCodes.includes(code)) throw new Error(`${name}: ${JSON.stringify(core.host.entries.at(-1))}`)
    const changed = core.events.slice(events).some(({ type }) => type === 'changed')
    if (changed || (await contents(core, this.cases)) !== this.#before) throw new PromiseBroken('wrote', `${name} was refused with ${code} and wrote`)
    return code
  }

  /**
   * Looks at what got in: every row is as its schema says, the documents can be composed, and another office reads each case's file.
   * @throws PromiseBroken, or an Error where one of these fails
   */
  async end(): Promise<void> {
    const { core } = this
    for (const inspectionId of this.cases) {
      await this.#expectRows(inspectionId)
      for (const kind of ['preliminaryReport', 'finalReport'] as const) await core.do('report.preview', { inspectionId, kind })
    }
    const colleague = await TestCore.open()
    for (const [index, inspectionId] of this.cases.entries()) {
      core.host.savePath = join(core.folder, `${index}.json`)
      const { path } = await core.do('caseFile.save', { inspectionId })
      colleague.host.openPath = path
      await colleague.do('caseFile.open', {})
    }
    await Promise.all([core.close(), colleague.close()])
    for (const { folder } of [core, colleague]) rmSync(folder, { recursive: true })
  }

  async #expectRows(inspectionId: string): Promise<void> {
    for (const noun of Object.keys(nouns) as NounName[]) {
      const rows: unknown[] =
        noun === 'inspection'
          ? [await this.core.do('inspection.get', { id: inspectionId })]
          : await this.core.do(`${noun}.list` as 'note.list', (noun in caseNouns ? { inspectionId } : {}) as never)
      for (const row of rows) {
        const { error } = nouns[noun].row.strict().safeParse(row)
        if (error) throw new PromiseBroken('wrong', `${noun}: ${error.message}`)
      }
    }
  }
}
