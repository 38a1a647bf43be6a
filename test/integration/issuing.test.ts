import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import { proseFromText } from '../../src/domain/prose.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { unwrapKey } from '../../src/storage/keys.ts'
import { databasePath, readProfileFile } from '../../src/storage/profile-file.ts'
import { insertStagedFile } from '../../src/storage/staged-files.ts'
import { noteOf, passphrase, startCase, temporaryFolder, TestCore } from '../support/core.ts'

let core: TestCore
let folder: string
let path: string
beforeEach(async () => {
  core = await TestCore.open()
  folder = temporaryFolder()
  path = join(folder, 'rapport.docx')
  core.host.savePath = path
})
afterEach(() => core.close())

/** A case that may be issued as it is. */
async function readyCase(caseNumber = '2017-0289209') {
  const started = await startCase(core, caseNumber)
  const { inspectionId, report } = started
  const note = await core.do('note.create', noteOf(inspectionId, 'Der er ti minutter til at forberede et møde.'))
  const finding = await core.do('finding.fromEvidence', { inspectionId, themeId: null, title: 'Forberedelse', sources: [`note:${note.id}`] })
  const [step] = await core.do('criticismStep.list', {})
  await core.do('finding.update', { id: finding.id, patch: { criticismStepId: step?.id ?? null, assessment: proseFromText('Det er for lidt.') } })
  await core.do('report.update', {
    id: report.id,
    patch: {
      title: 'forberedelse af møder',
      summary: proseFromText('Der afsættes for lidt tid til forberedelse.'),
      conclusion: proseFromText('Borgerrådgiveren afventer forvaltningens svar.'),
      signatories: [{ name: 'Kim Eksempel', title: 'Borgerrådgiver' }],
      preliminaryNumber: `${caseNumber}-1`,
      preliminaryDate: '2018-09-06',
      remarksDueOn: '2018-10-04',
      finalNumber: `${caseNumber}-2`,
      finalDate: '2019-07-30',
    },
  })
  return { ...started, finding, note }
}

const issue = (inspectionId: string, kind: 'preliminaryReport' | 'finalReport' = 'preliminaryReport', confirmed: string[] = []) =>
  ({ inspectionId, kind, confirmed }) as const
const keysOf = (params: Record<string, unknown>): string[] => (JSON.parse(String(params['issues'])) as Issue[]).map(issueKey)
const issuesOf = (params: Record<string, unknown>): string[] => (JSON.parse(String(params['issues'])) as Issue[]).map(({ code }) => code)

describe('a finding made from what was noted', () => {
  it('rests on the notes and begins with their words', async () => {
    const { inspectionId, finding, note } = await readyCase()
    const evidence = await core.do('evidence.list', { inspectionId })
    expect(evidence).toMatchObject([{ findingId: finding.id, source: `note:${note.id}` }])
    expect(JSON.stringify(finding.facts.doc)).toContain('Der er ti minutter')
  })

  it('cannot rest on a reflection of the writer', async () => {
    const { inspectionId } = await startCase(core)
    const note = await core.do('note.create', { ...noteOf(inspectionId, 'Jeg synes, at der er travlt.'), nature: 'reflection' })
    const sources = [`note:${note.id}`]
    const error = await core.fail('finding.fromEvidence', { inspectionId, themeId: null, title: 'Travlhed', sources })
    expect(error).toEqual({ code: 'invalidInput', params: { path: 'source', rule: 'reflection' } })
    expect(await core.do('finding.list', { inspectionId })).toEqual([])
  })
})

describe('issuing', () => {
  it('writes the file, freezes its bytes and numbers, and lists it', async () => {
    const { inspectionId, finding } = await readyCase()
    const { document } = await core.do('report.issue', issue(inspectionId))
    const bytes = readFileSync(path)
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    expect(document).toMatchObject({ number: '2017-0289209-1', fileName: 'rapport.docx', size: bytes.length })
    expect(document.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(document.points).toContainEqual({ noun: 'finding', id: finding.id, point: '4.1' })
    expect(await core.do('document.list', { inspectionId })).toEqual([document])
    expect(readdirSync(folder)).toEqual(['rapport.docx'])
    expect((await core.do('inspection.overview', {}))[0]?.stage).toBe('hearing')
    core.host.savePath = join(folder, 'igen.docx')
    await core.do('document.saveAs', { id: document.id })
    expect(readFileSync(join(folder, 'igen.docx')).equals(bytes)).toBe(true)
  })

  it('keeps the numbers of the preliminary report in the final one', async () => {
    const { inspectionId, finding } = await readyCase()
    await core.do('report.issue', issue(inspectionId))
    const first = await core.do('finding.create', { inspectionId, title: 'Ny og først', criticismStepId: finding.criticismStepId, position: -5 })
    const { points } = await core.do('report.preview', { inspectionId, kind: 'finalReport' })
    expect(points).toContainEqual({ noun: 'finding', id: finding.id, point: '4.1' })
    expect(points).toContainEqual({ noun: 'finding', id: first.id, point: '4.2' })
  })

  it('cannot be undone, and holds the case that it was issued from', async () => {
    const { inspectionId } = await readyCase()
    const { document } = await core.do('report.issue', issue(inspectionId))
    let error
    for (;;) {
      const result = await core.call('history.undo', {})
      if (result.ok) continue
      error = result.error
      break
    }
    expect(error.code).toBe('undoConflict')
    // A step that cannot be taken back does not bar the way to those before it.
    const codes = new Set<string>()
    for (let count = 0; count < 20; count++) {
      const result = await core.call('history.undo', {})
      if (!result.ok) codes.add(result.error.code)
    }
    expect(codes).toContain('nothingToUndo')
    expect(await core.do('document.list', { inspectionId })).toEqual([document])
    expect(await core.fail('inspection.remove', { id: inspectionId })).toEqual({ code: 'inUse', params: { noun: 'inspection', by: 'document' } })
  })

  it('shows an issued document as it was issued, whatever was written since', async () => {
    const { inspectionId, finding } = await readyCase()
    const { document } = await core.do('report.issue', issue(inspectionId))
    await core.do('finding.update', { id: finding.id, patch: { facts: proseFromText('Noget helt andet.') } })
    const { html } = await core.do('document.preview', { id: document.id })
    expect(html).toContain('ti minutter')
    expect(html).not.toContain('Noget helt andet')
  })

  it('is refused without number, date, signatory and letterhead fields, and says so', async () => {
    const { inspectionId, inspection } = await startCase(core)
    await core.do('letterhead.update', { id: inspection.letterheadId ?? '', patch: { phone: '' } })
    const error = await core.fail('report.issue', issue(inspectionId))
    expect(error.code).toBe('notReady')
    expect(issuesOf(error.params)).toEqual(expect.arrayContaining(['letterheadFieldEmpty', 'signatoryMissing', 'documentNumberMissing', 'documentDateMissing']))
    expect(existsSync(path)).toBe(false)
  })

  it('asks about a finding without evidence and goes on when the answer is yes', async () => {
    const { inspectionId, finding } = await readyCase()
    const [evidence] = await core.do('evidence.list', { inspectionId })
    await core.do('evidence.remove', { id: evidence?.id ?? '' })
    await core.do('finding.update', { id: finding.id, patch: { facts: proseFromText('Der er ti minutter.') } })
    const error = await core.fail('report.issue', issue(inspectionId))
    expect(error.code).toBe('needsConfirmation')
    expect(issuesOf(error.params)).toEqual(['findingWithoutEvidence'])
    await core.do('report.issue', issue(inspectionId, 'preliminaryReport', keysOf(error.params)))
    expect(existsSync(path)).toBe(true)
  })

  it('takes a yes for the finding it was said to, not for another that lost its evidence since', async () => {
    const { inspectionId, finding } = await readyCase()
    const note = await core.do('note.create', noteOf(inspectionId, 'Mødet blev aflyst.'))
    const second = await core.do('finding.fromEvidence', { inspectionId, themeId: null, title: 'Aflysning', sources: [`note:${note.id}`] })
    await core.do('finding.update', { id: second.id, patch: { criticismStepId: finding.criticismStepId, assessment: proseFromText('Det er uheldigt.') } })
    const withoutEvidence = async (findingId: string): Promise<void> => {
      const rows = (await core.do('evidence.list', { inspectionId })).filter((row) => row.findingId === findingId)
      for (const { id } of rows) await core.do('evidence.remove', { id })
      await core.do('finding.update', { id: findingId, patch: { facts: proseFromText('Der er ti minutter.') } })
    }
    await withoutEvidence(finding.id)
    const said = keysOf((await core.fail('report.issue', issue(inspectionId))).params)
    await withoutEvidence(second.id)
    const error = await core.fail('report.issue', issue(inspectionId, 'preliminaryReport', said))
    expect((JSON.parse(String(error.params['issues'])) as Issue[]).map(({ at }) => at?.id)).toEqual([second.id])
    expect(existsSync(path)).toBe(false)
  })

  it('refuses a number that another case has used', async () => {
    const first = await readyCase('2017-0289209')
    await core.do('report.issue', issue(first.inspectionId))
    const second = await readyCase('2018-0000001')
    const taken = await core.fail('report.update', { id: second.report.id, patch: { preliminaryNumber: '2017-0289209-1' } })
    expect(taken).toEqual({ code: 'documentNumberTaken', params: { number: '2017-0289209-1' } })
  })

  it('refuses a final report dated before the preliminary one', async () => {
    const { report } = await readyCase()
    const error = await core.fail('report.update', { id: report.id, patch: { finalDate: '2018-09-05' } })
    expect(error).toEqual({ code: 'datesOutOfOrder', params: { earlier: 'preliminaryDate', later: 'finalDate' } })
  })
})

describe('an export that fails', () => {
  const nothingIssued = async (inspectionId: string) => {
    expect(await core.do('document.list', { inspectionId })).toEqual([])
    expect((await core.do('inspection.overview', {}))[0]?.stage).toBe('visited')
  }

  it('because the dialog was closed leaves nothing', async () => {
    const { inspectionId } = await readyCase()
    core.host.savePath = null
    expect((await core.fail('report.issue', issue(inspectionId))).code).toBe('cancelled')
    await nothingIssued(inspectionId)
  })

  it('because the folder is not there leaves nothing', async () => {
    const { inspectionId } = await readyCase()
    core.host.savePath = join(folder, 'findes-ikke', 'rapport.docx')
    expect((await core.fail('report.issue', issue(inspectionId))).code).toBe('fileUnwritable')
    await nothingIssued(inspectionId)
    expect(readdirSync(folder)).toEqual([])
  })

  it('because the name is a folder leaves that folder as it was', async () => {
    const { inspectionId } = await readyCase()
    mkdirSync(path)
    writeFileSync(join(path, 'vigtigt.txt'), 'x')
    expect((await core.fail('report.issue', issue(inspectionId))).code).toBe('fileUnwritable')
    expect(readdirSync(path)).toEqual(['vigtigt.txt'])
    await nothingIssued(inspectionId)
  })

  it('after the file was placed puts back what stood there', async () => {
    const { inspectionId } = await readyCase()
    writeFileSync(path, 'den gamle fil')
    // The number is taken by another report while the dialog is open.
    const other = await readyCase('2018-0000001')
    await core.do('report.update', { id: other.report.id, patch: { preliminaryNumber: '2017-0289209-1' } })
    let asked = 0
    core.host.chooseSavePath = async () => {
      if (asked++ === 0) await core.do('report.issue', issue(other.inspectionId))
      return asked === 2 ? join(folder, 'anden.docx') : path
    }
    expect((await core.fail('report.issue', issue(inspectionId))).code).toBe('documentNumberTaken')
    expect(readFileSync(path, 'utf8')).toBe('den gamle fil')
    expect(readdirSync(folder).toSorted()).toEqual(['anden.docx', 'rapport.docx'])
    expect(await core.do('document.list', { inspectionId })).toEqual([])
  })
})

describe('an issue over a file that was there', () => {
  it('takes its place and leaves nothing beside it', async () => {
    const { inspectionId } = await readyCase()
    writeFileSync(path, 'den gamle fil')
    const { document } = await core.do('report.issue', issue(inspectionId))
    expect(readdirSync(folder)).toEqual(['rapport.docx'])
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(document.sha256)
  })
})

describe('an issue that was cut off', () => {
  /** What a power cut leaves while the file has its name and the document is not committed. */
  async function cutOff(isIssued: boolean): Promise<{ inspectionId: string; temporary: string; replaced: string }> {
    const { inspectionId } = await readyCase()
    if (isIssued) await core.do('report.issue', issue(inspectionId))
    else writeFileSync(path, 'den nye fil')
    const [temporary, replaced] = ['.rapport.docx.1.new', '.rapport.docx.1.old'].map((name) => join(folder, name)) as [string, string]
    writeFileSync(temporary, 'halvt skrevet')
    writeFileSync(replaced, 'den gamle fil')
    await core.do('profile.lock', {})
    const file = readProfileFile(core.folder)
    const key = typeof file === 'object' ? await unwrapKey(file.passphrase, passphrase) : null
    const database = openDatabase(databasePath(core.folder), key ?? new Uint8Array())
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
    database.transaction((writable) => insertStagedFile(writable, { temporary, path, replaced, sha256 }))
    database.close()
    await core.do('profile.unlock', { passphrase })
    return { inspectionId, temporary, replaced }
  }

  it('before the document was kept leaves what stood there before', async () => {
    const { inspectionId } = await cutOff(false)
    expect(readFileSync(path, 'utf8')).toBe('den gamle fil')
    expect(readdirSync(folder)).toEqual(['rapport.docx'])
    expect(await core.do('document.list', { inspectionId })).toEqual([])
  })

  it('after the document was kept leaves its file, and nothing beside it', async () => {
    const { inspectionId } = await cutOff(true)
    expect(readdirSync(folder)).toEqual(['rapport.docx'])
    const [document] = await core.do('document.list', { inspectionId })
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(document?.sha256)
  })
})
