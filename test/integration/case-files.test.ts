import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaseData } from '../../src/domain/case-data.ts'
import { caseFileLists } from '../../src/exchange/case-file-schema.ts'
import { caseFileOf } from '../../src/exchange/case-file-writing.ts'
import { arbitraryCase } from '../support/arbitrary-case.ts'
import { noteOf, startCase, temporaryFolder, TestCore } from '../support/core.ts'

type Loose = Record<string, unknown>

let core: TestCore
let folder: string
beforeEach(async () => {
  core = await TestCore.open()
  folder = temporaryFolder()
})
afterEach(() => core.close())

async function save(inspectionId: string, from = core): Promise<string> {
  from.host.savePath = join(folder, `${inspectionId}.json`)
  return (await from.do('caseFile.save', { inspectionId })).path
}

async function open(path: string, into = core): Promise<string> {
  into.host.openPath = path
  return (await into.do('caseFile.open', {})).inspectionId
}

/** Tries to open something that is no good; answers the refusal, after a look at whether anything was left behind. */
async function refuse(content: string | Buffer) {
  const path = join(folder, 'bad.json')
  writeFileSync(path, content)
  core.host.openPath = path
  const before = await officeAndCases()
  const error = await core.fail('caseFile.open', {})
  expect(await officeAndCases()).toEqual(before)
  return error
}

const officeAndCases = async () => [await core.do('inspection.overview', {}), await core.do('letterhead.list', {}), await core.do('colleague.list', {})]
const problemsOf = ({ params }: { params: Readonly<Record<string, string | number>> }) =>
  (JSON.parse(String(params['problems'])) as { path: string; code: string }[]).map(({ path, code }) => `${path}: ${code}`)

const inspection = { kind: 'announcedVisit', caseNumber: '2020-0000001', title: 'Telefonbetjening' }
const small = (more: Loose = {}) => JSON.stringify({ format: 'selvsyn-case', schemaVersion: 1, inspection, ...more })
const note = { id: 'n', text: 'Sagt', takenAt: '2018-02-07T09:31:00.000Z' }

describe('a case', () => {
  it('moves from one office to another and stays the same case', async () => {
    const { inspectionId, units, visit } = await startCase(core)
    const [unit] = units
    const leader = await core.do('participant.create', { inspectionId, side: 'authority', role: 'Teamleder', unitId: unit?.id ?? null, speakerKey: 1 })
    await core.do('note.create', { ...noteOf(inspectionId, 'Der er ti minutter.'), visitId: visit.id, sourceId: leader.id })
    const path = await save(inspectionId)

    const other = await TestCore.open()
    const letterheads = await other.do('letterhead.list', {})
    expect(await open(path, other)).toBe(inspectionId)
    const [read] = await other.do('note.list', { inspectionId })
    expect(read).toMatchObject({ text: 'Der er ti minutter.', visitId: visit.id, sourceId: leader.id })
    expect(await other.do('search.find', { query: 'minutter', limit: 5 })).toMatchObject({ hits: [{ noun: 'note', id: read?.id }] })
    expect(await other.do('letterhead.list', {})).toEqual(letterheads)
    expect((await other.do('inspection.get', { id: inspectionId })).letterheadId).toBe(letterheads[0]?.id)
    const again = readFileSync(await save(inspectionId, other), 'utf8')
    expect(withoutLetterheadIds(again)).toEqual(withoutLetterheadIds(readFileSync(path, 'utf8')))
    await other.close()
  })

  it('comes out of a profile as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCase, async ({ data, office }) => {
        const profile = await TestCore.open()
        const quiet = withoutRules(data)
        const path = join(folder, 'in.json')
        const file = JSON.parse(JSON.stringify(caseFileOf(quiet, { ...office, letterhead: [], criticismStep: [], colleague: [] }))) as Loose
        writeFileSync(path, JSON.stringify(file))
        const inspectionId = await open(path, profile)
        const saved = JSON.parse(readFileSync(await save(inspectionId, profile), 'utf8')) as Loose
        for (const list of Object.values(caseFileLists)) expect(byId(saved[list]), list).toEqual(byId(file[list]))
        expect(saved['inspection']).toEqual(file['inspection'])
        if (file['report'] !== null) expect(saved['report']).toEqual(file['report'])
        await profile.close()
      }),
      { numRuns: 6 },
    )
  }, 60_000)

  it('is not read twice, whether by its id or by its Sagsnr.', async () => {
    const { inspectionId } = await startCase(core)
    core.host.openPath = await save(inspectionId)
    expect(await core.fail('caseFile.open', {})).toEqual({ code: 'caseExists', params: { caseNumber: '2017-0289209' } })
    const named = small({ inspection: { ...inspection, caseNumber: '2017-0289209' } })
    expect((await refuse(named)).code).toBe('caseExists')
  })

  it('that was deleted comes back from its file', async () => {
    const { inspectionId } = await startCase(core)
    await core.do('note.create', noteOf(inspectionId, 'Ti minutter'))
    const path = await save(inspectionId)
    await core.do('inspection.remove', { id: inspectionId })
    expect(await open(path)).toBe(inspectionId)
    expect((await core.do('note.list', { inspectionId })).map(({ text }) => text)).toEqual(['Ti minutter'])
    expect(await core.do('report.list', { inspectionId })).toHaveLength(1)
    expect(await core.do('search.find', { query: 'minutter', limit: 5 })).toMatchObject({ hits: [{ noun: 'note' }] })
  })

  it('brings with it what the office lacks, and only that', async () => {
    const [mine] = await core.do('letterhead.list', {})
    const scale = await core.do('criticismStep.list', {})
    const office = {
      letterhead: { label: mine?.label, sender: mine?.sender, phone: '1' },
      criticismScale: [
        { id: 'kendt', label: scale[0]?.label, wording: 'Anden ordlyd' },
        { id: 'ny', label: 'Ganske uheldigt', wording: 'Det er ganske uheldigt' },
      ],
      colleagues: [{ id: 'c', name: 'Vera Vang', title: 'Jurist' }],
    }
    const path = join(folder, 'in.json')
    const findings = [{ id: 'f', title: 'F', criticismStepId: 'kendt' }]
    writeFileSync(path, small({ office, findings, inspection: { ...inspection, caseworkerId: 'c' } }))
    const inspectionId = await open(path)
    expect((await core.do('letterhead.list', {})).map(({ phone }) => phone)).not.toContain('1')
    expect((await core.do('criticismStep.list', {})).map(({ label }) => label)).toEqual([...scale.map(({ label }) => label), 'Ganske uheldigt'])
    expect((await core.do('finding.list', { inspectionId }))[0]?.criticismStepId).toBe(scale[0]?.id)
    const [colleague] = await core.do('colleague.list', {})
    expect(await core.do('inspection.get', { id: inspectionId })).toMatchObject({ letterheadId: mine?.id, caseworkerId: colleague?.id })
  })

  it('finds the office’s own checklist of the same title', async () => {
    const [checklist] = await core.do('checklist.list', {})
    const path = join(folder, 'in.json')
    const lists = { authorities: [{ id: 'a', name: 'A' }], units: [{ id: 'u', authorityId: 'a', name: 'U' }] }
    writeFileSync(path, small({ ...lists, checklistRuns: [{ id: 'r', unitId: 'u', title: checklist?.title, version: 1, items: [] }] }))
    expect((await core.do('checklistRun.list', { inspectionId: await open(path) }))[0]?.checklistId).toBe(checklist?.id)
  })
})

describe('a bad case file changes nothing', () => {
  it('a newer version', async () => {
    expect(await refuse('{"format":"selvsyn-case","schemaVersion":2}')).toEqual({ code: 'caseFileNewer', params: { version: 2 } })
  })

  it('unknown references, lone surrogates and control characters, all named', async () => {
    const spoilt = {
      notes: [
        { ...note, visitId: 'nowhere' },
        { ...note, id: 'm', text: '\uD800' },
        { ...note, id: 'o', text: '\u0001' },
      ],
    }
    const error = await refuse(small(spoilt))
    expect(error.code).toBe('caseFileInvalid')
    expect(problemsOf(error)).toEqual(['notes[1].text: loneSurrogate', 'notes[2].text: controlCharacter', 'notes[0].visitId: unknownReference'])
  })

  it('100 MB', async () => {
    const path = join(folder, 'large.json')
    writeFileSync(path, '{')
    truncateSync(path, 100 * 1024 * 1024)
    core.host.openPath = path
    expect(await core.fail('caseFile.open', {})).toEqual({ code: 'caseFileTooLarge', params: { megabytes: 100 } })
  })

  it('60 MB of text in one note', async () => {
    expect(problemsOf(await refuse(small({ notes: [{ ...note, text: 'æ'.repeat(30_000_000) }] })))).toEqual(['notes[0].text: tooLong'])
  })

  it('ten million rows that are none', async () => {
    expect(problemsOf(await refuse(small({ notes: [] }).replace('"notes":[', `"notes":[${'0,'.repeat(10_000_000)}0`)))).toEqual(['notes: tooMany'])
  }, 30_000)

  it('a file that was cut anywhere', async () => {
    const { inspectionId } = await startCase(core)
    const whole = readFileSync(await save(inspectionId))
    for (const part of [0, 0.1, 0.5, 0.9, 0.99]) expect((await refuse(whole.subarray(0, Math.floor(whole.length * part)))).code).toBe('caseFileInvalid')
  })

  it('something else altogether', async () => {
    expect(problemsOf(await refuse('Kære borgerrådgiver'))).toEqual([': notJson'])
    expect(problemsOf(await refuse('{}'))).toEqual([': notACaseFile'])
    core.host.openPath = folder
    expect((await core.fail('caseFile.open', {})).code).toBe('fileUnreadable')
    core.host.openPath = join(folder, 'missing.json')
    expect((await core.fail('caseFile.open', {})).code).toBe('fileUnreadable')
  })

  it('dates that the program itself would refuse, after rows that it would take', async () => {
    const error = await refuse(small({ notes: [note], report: { preliminaryDate: '2018-09-06', finalDate: '2018-09-05' } }))
    expect(problemsOf(error)).toEqual(['report.finalDate: datesOutOfOrder'])
  })

  it('rows and document numbers that belong to another case', async () => {
    const path = join(folder, 'first.json')
    const uuid = '018f0000-0000-7000-8000-000000000001'
    const issued = { kind: 'finalReport', number: '2020-0000001-1', title: 'T', date: '2020-01-01', issuedAt: '2020-01-01T00:00:00.000Z' }
    const document = { ...issued, recipients: [], points: [], fileName: 'r.docx', sha256: '0'.repeat(64), size: 1 }
    writeFileSync(path, small({ notes: [{ ...note, id: uuid }], documents: [{ id: 'd', ...document }] }))
    await open(path)
    const second = { ...inspection, caseNumber: '2020-0000002' }
    const error = await refuse(small({ inspection: second, notes: [{ ...note, id: uuid }], documents: [{ id: 'd', ...document }] }))
    expect(problemsOf(error)).toEqual(['notes[0].id: idTaken', 'documents[0].number: documentNumberTaken'])
  })
})

describe('saving', () => {
  it('asks for a place, and leaves things alone when there is none', async () => {
    const { inspectionId } = await startCase(core)
    expect((await core.fail('caseFile.save', { inspectionId })).code).toBe('cancelled')
    expect((await core.fail('caseFile.open', {})).code).toBe('cancelled')
  })

  it('leaves no half file behind', async () => {
    const { inspectionId } = await startCase(core)
    core.host.savePath = join(folder, 'missing', 'sag.json')
    expect((await core.fail('caseFile.save', { inspectionId })).code).toBe('fileUnwritable')
    core.host.savePath = '/dev/full/sag.json'
    expect((await core.fail('caseFile.save', { inspectionId })).code).toBe('fileUnwritable')
    expect(existsSync(join(folder, 'missing'))).toBe(false)
    expect(readdirSync(folder)).toEqual([])
  })
})

/** The same case in fields that the program's own rules look at across. */
function withoutRules(data: CaseData): CaseData {
  const noDates = { preliminaryDate: null, remarksDueOn: null, finalDate: null, answersDueOn: null, preliminaryNumber: null, finalNumber: null }
  return {
    ...data,
    inspection: { ...data.inspection, plannedFrom: null, plannedTo: null },
    visit: data.visit.map((row) => ({ ...row, startsAt: null, endsAt: null })),
    participant: data.participant.map((row) => ({ ...row, speakerKey: null })),
    report: data.report.map((row) => ({ ...row, ...noDates })),
    contradiction: data.contradiction.filter((row) => new Set(row.noteIds).size > 1).map((row) => ({ ...row, state: 'open' })),
  }
}

const byId = (rows: unknown) => (rows as { id: string }[]).toSorted((a, b) => (a.id < b.id ? -1 : 1))

function withoutLetterheadIds(written: string): unknown {
  return JSON.parse(written, (key, value: unknown) =>
    key === 'letterheadId' ? undefined : key === 'letterhead' ? { ...(value as Loose), id: 0, position: 0 } : value,
  )
}
