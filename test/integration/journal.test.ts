import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hasProgram } from '../../scripts/system-libraries.ts'
import { findLibreOffice } from '../../src/operations/libre-office.ts'
import { filledPattern, unknownTokens } from '../../src/domain/journal.ts'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import { proseFromText } from '../../src/domain/prose.ts'
import { startCase, temporaryFolder, TestCore } from '../support/core.ts'

let core: TestCore
let folder: string
let id: string
let suggested: string[]
let libreOffice: () => string | null
beforeEach(async () => {
  libreOffice = findLibreOffice
  core = await TestCore.open(undefined, { libreOffice: () => libreOffice() })
  folder = temporaryFolder()
  suggested = []
  const { inspectionId, report } = await startCase(core)
  await core.do('finding.create', { inspectionId, title: 'Forberedelse', facts: proseFromText('Der er ti minutter til at forberede et møde.') })
  const patch = {
    title: 'møder: før/efter',
    summary: proseFromText('Der afsættes for lidt tid.'),
    conclusion: proseFromText('Borgerrådgiveren afventer svar.'),
    signatories: [{ name: 'Kim Eksempel', title: 'Borgerrådgiver' }],
    preliminaryNumber: '2017-0289209-1',
    preliminaryDate: '2018-09-06',
    remarksDueOn: '2018-10-04',
  }
  await core.do('report.update', { id: report.id, patch })
  core.host.savePath = join(temporaryFolder(), 'rapport.docx')
  const request = { inspectionId, kind: 'preliminaryReport' as const }
  const { params } = await core.fail('report.issue', { ...request, confirmed: [] })
  const confirmed = (JSON.parse(String(params['issues'])) as Issue[]).map(issueKey)
  id = (await core.do('report.issue', { ...request, confirmed })).document.id
  core.host.chooseSavePath = ({ suggestedName }: { suggestedName?: string } = {}) => {
    suggested.push(suggestedName ?? '')
    return Promise.resolve(join(folder, suggestedName ?? ''))
  }
})
afterEach(() => core.close())

describe('a document for the records system', () => {
  it('is the very bytes that were issued, with a file beside it that says what it is', async () => {
    const { path, metadataPath } = await core.do('document.saveForJournal', { id })
    expect(suggested).toEqual(['2017-0289209-1 Foreløbig rapport.docx'])
    expect(metadataPath).toBe(join(folder, '2017-0289209-1 Foreløbig rapport.json'))
    const metadata = JSON.parse(readFileSync(metadataPath, 'utf8')) as Record<string, unknown>
    expect(metadata).toMatchObject({
      sagsnr: '2017-0289209',
      dokumentnr: '2017-0289209-1',
      dato: '2018-09-06',
      dokumenttype: 'Foreløbig rapport',
      parter: ['Beskæftigelsesforvaltningen'],
    })
    expect(metadata['sha256']).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'))
  })

  it('is named by the pattern of the office, as a name that every system takes', async () => {
    await core.do('settings.update', { journalPattern: '{sagsnr}/{dato} {titel}' })
    await core.do('document.saveForJournal', { id })
    const [{ title } = { title: '' }] = await core.do('document.list', { inspectionId: (await core.do('inspection.overview', {}))[0]?.id ?? '' })
    expect(suggested).toEqual([`2017-0289209-2018-09-06 ${title.replace(/[:/]/g, '-')}.docx`])
    expect(title).toMatch(/[:/]/)
  })

  it('overwrites no file of details, and leaves neither file when one of them cannot be written', async () => {
    const there = join(folder, '2017-0289209-1 Foreløbig rapport.json')
    writeFileSync(there, 'en anden')
    expect(await core.fail('document.saveForJournal', { id })).toEqual({ code: 'journalFileExists', params: { path: there } })
    expect(readFileSync(there, 'utf8')).toBe('en anden')
    core.host.chooseSavePath = () => Promise.resolve(join(folder, 'findes', 'ikke.docx'))
    expect((await core.fail('document.saveForJournal', { id })).code).toBe('fileUnwritable')
    expect(readdirSync(folder)).toEqual(['2017-0289209-1 Foreløbig rapport.json'])
    expect(existsSync(join(folder, 'findes'))).toBe(false)
  })
})

describe('a document as PDF', () => {
  it.runIf(hasProgram('soffice'))('is tagged and made by LibreOffice beside the Word file’s name', { timeout: 60_000 }, async () => {
    const { path, madeBy } = await core.do('document.savePdf', { id })
    expect(madeBy).toBe('libreOffice')
    expect(suggested).toEqual(['rapport.pdf'])
    const pdf = readFileSync(path).toString('latin1')
    expect(pdf.startsWith('%PDF-')).toBe(true)
    expect(pdf).toContain('/MarkInfo<</Marked true>>')
  })

  it.for([
    ['is not there', (): null => null],
    ['fails', (): string => join(folder, 'soffice')],
  ] as const)('is printed by the program itself where LibreOffice %s', async ([, place]) => {
    libreOffice = place
    const asked = vi.spyOn(core.host, 'print').mockResolvedValue(new TextEncoder().encode('%PDF-1.4'))
    const { path, madeBy } = await core.do('document.savePdf', { id })
    expect([madeBy, readFileSync(path, 'utf8')]).toEqual(['print', '%PDF-1.4'])
    const [printable] = asked.mock.lastCall ?? []
    expect(printable).toMatchObject({ title: 'Foreløbig rapport om møder: før/efter', language: 'da', pageOf: ['Side ', ' af '] })
    expect(printable?.html).toContain('Der er ti minutter til at forberede et møde.')
  })

  it('says what to do when it cannot be made, and leaves no file', async () => {
    libreOffice = () => null
    expect(await core.fail('document.savePdf', { id })).toEqual({ code: 'pdfFailed', params: {} })
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('the pattern of a name', () => {
  const words = { sagsnr: '1', dokumentnr: '2', dokumenttype: 'Brev', titel: 'Om {dato} $&', dato: '2019-07-30' }

  it('is filled once: what stands in a title is no field', () => {
    expect(filledPattern('{titel} {dato}', words)).toBe('Om {dato} $& 2019-07-30')
  })

  it('says which fields it does not know', () => {
    expect(unknownTokens('{sagsnr} {toString} {}')).toEqual(['toString', ''])
  })
})
