import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import { proseFromText } from '../../src/domain/prose.ts'
import { noteOf, startCase, temporaryFolder, TestCore } from '../support/core.ts'
import { fromLibreOffice, starter, withPart } from '../support/templates.ts'

let core: TestCore
let folder: string
beforeEach(async () => {
  core = await TestCore.open()
  folder = temporaryFolder()
})
afterEach(() => core.close())

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A file of this name that the person opens next. */
function opens(name: string, bytes: Uint8Array | string): void {
  core.host.openPath = join(folder, name)
  writeFileSync(core.host.openPath, bytes)
}

async function firstLetterhead(of = core) {
  const [row] = await of.do('letterhead.list', {})
  if (!row) throw new Error('The profile has no letterhead')
  return row
}

async function take(bytes: Uint8Array, name = 'brev.dotx') {
  const { id } = await firstLetterhead()
  opens(name, bytes)
  const { sha256 } = await core.do('letterhead.readTemplate', { id })
  return core.do('letterhead.takeTemplate', { id, sha256 })
}

describe('a letterhead’s own template', () => {
  it('is only looked at before the office has said yes', async () => {
    const { id } = await firstLetterhead()
    opens('brev.docx', fromLibreOffice())
    const read = await core.do('letterhead.readTemplate', { id })
    expect(read).toMatchObject({ fileName: 'brev.docx', sha256: hash(fromLibreOffice()) })
    expect(read.lacks).toContainEqual({ code: 'place', place: 'sagsnr' })
    expect((await firstLetterhead()).template).toBeNull()
  })

  it('is kept by name, hash and size, and its bytes come out again as they were', async () => {
    const row = await take(starter())
    expect(row.template).toEqual({ fileName: 'brev.dotx', sha256: hash(starter()), size: starter().length })
    core.host.savePath = join(folder, 'ud.docx')
    await core.do('letterhead.saveTemplate', { id: row.id })
    expect(hash(readFileSync(core.host.savePath))).toBe(hash(starter()))
    expect(await core.do('letterhead.templateLacks', { id: row.id })).toEqual([])
  })

  it('is chosen, changed and taken away one step of undo each', async () => {
    const { id } = await take(starter())
    await take(fromLibreOffice(), 'ny.docx')
    await core.do('letterhead.update', { id, patch: { template: null } })
    const names: (string | undefined)[] = []
    for (let i = 0; i < 3; i++) {
      await core.do('history.undo', {})
      names.push((await firstLetterhead()).template?.fileName)
    }
    expect(names).toEqual(['ny.docx', 'brev.dotx', undefined])
    await core.do('history.redo', {})
    expect((await firstLetterhead()).template?.fileName).toBe('brev.dotx')
    expect(await core.do('letterhead.templateLacks', { id })).toEqual([])
  })

  it('that is refused leaves nothing behind', async () => {
    const { id } = await firstLetterhead()
    opens(
      'makro.docm',
      withPart(starter(), 'word/vbaProject.bin', () => 'x'),
    )
    expect(await core.fail('letterhead.readTemplate', { id })).toEqual({ code: 'templateMacros', params: {} })
    opens('tekst.docx', 'ikke et dokument')
    expect((await core.fail('letterhead.readTemplate', { id })).code).toBe('templateNotWord')
    opens('stor.docx', new Uint8Array(10 * 1024 * 1024 + 1))
    expect((await core.fail('letterhead.readTemplate', { id })).code).toBe('templateTooLarge')
    core.host.openPath = join(folder, 'findes ikke.docx')
    expect((await core.fail('letterhead.readTemplate', { id })).code).toBe('fileUnreadable')
    core.host.openPath = null
    expect((await core.fail('letterhead.readTemplate', { id })).code).toBe('cancelled')
    expect((await core.fail('letterhead.takeTemplate', { id, sha256: hash(starter()) })).code).toBe('notFound')
    expect((await firstLetterhead()).template).toBeNull()
    expect(core.host.entries).toEqual([])
  })

  it('cannot be named by the window without having been read', async () => {
    const { id } = await firstLetterhead()
    const template = { fileName: 'brev.docx', sha256: 'a'.repeat(64), size: 100 }
    expect(await core.fail('letterhead.update', { id, patch: { template } })).toMatchObject({ code: 'invalidInput', params: { path: 'template' } })
  })
})

/** A case that may be issued, under the first letterhead. */
async function readyCase() {
  const { inspectionId, report } = await startCase(core)
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
      preliminaryNumber: '2017-0289209-1',
      preliminaryDate: '2018-09-06',
      remarksDueOn: '2018-10-04',
    },
  })
  await core.do('inspection.update', { id: inspectionId, patch: { letterheadId: (await firstLetterhead()).id } })
  return inspectionId
}

describe('a report under a letterhead with a template', () => {
  it('is issued in it, and what was issued stays when the template goes', async () => {
    await take(fromLibreOffice(), 'brev.docx')
    const inspectionId = await readyCase()
    core.host.savePath = join(folder, 'rapport.docx')
    const request = { inspectionId, kind: 'preliminaryReport' } as const
    const first = await core.call('report.issue', { ...request, confirmed: [] })
    // The case is bare: what is asked about is said yes to.
    const confirmed = first.ok ? [] : (JSON.parse(String(first.error.params['issues'])) as Issue[]).map(issueKey)
    const { document } = first.ok ? first.value : await core.do('report.issue', { ...request, confirmed })
    const bytes = new Uint8Array(readFileSync(core.host.savePath))
    expect(hash(bytes)).toBe(document.sha256)
    expect(strFromU8(unzipSync(bytes)['word/header1.xml'] ?? new Uint8Array())).toContain('Skovby Kommune')
    expect(strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())).toContain('2017-0289209-1')
    await core.do('letterhead.update', { id: (await firstLetterhead()).id, patch: { template: null } })
    core.host.savePath = join(folder, 'igen.docx')
    await core.do('document.saveAs', { id: document.id })
    expect(hash(readFileSync(core.host.savePath))).toBe(document.sha256)
  })
})

describe('a place in a template that the program does not know', () => {
  const misspelt = withPart(starter(), 'word/document.xml', (xml) => xml.replace('{{sagsbehandler}}', '{{sagsbehandlr}}'))
  const about = (issues: readonly Issue[]) => issues.filter(({ code }) => code === 'templateUnknownPlace')
  const expected = { severity: 'ask', params: { places: '{{sagsbehandlr}}', template: 'brev.docx' } }

  it('is asked about before a report is issued, and no longer once the template is mended', async () => {
    const { id } = await take(misspelt, 'brev.docx')
    const inspectionId = await readyCase()
    const request = { inspectionId, kind: 'preliminaryReport' } as const
    expect(about((await core.do('report.preview', request)).issues)).toMatchObject([{ ...expected, at: { noun: 'letterhead', id } }])
    core.host.savePath = join(folder, 'rapport.docx')
    const refused = await core.fail('report.issue', { ...request, confirmed: [] })
    const asked = JSON.parse(String(refused.params['issues'])) as Issue[]
    expect(refused.code).toBe('needsConfirmation')
    expect(about(asked)).toMatchObject([expected])
    await core.do('report.issue', { ...request, confirmed: asked.map(issueKey) })
    await take(starter(), 'brev.docx')
    expect(about((await core.do('report.preview', request)).issues)).toEqual([])
  })

  it('is asked about before a letter is issued', async () => {
    await take(misspelt, 'brev.docx')
    const inspectionId = await readyCase()
    const letter = await core.do('letter.start', { inspectionId, kind: 'letter', questionIds: [], recommendationIds: [] })
    expect(about((await core.do('letter.preview', { id: letter.id })).issues)).toMatchObject([expected])
  })
})

describe('a case file', () => {
  const save = async (inspectionId: string): Promise<string> => {
    core.host.savePath = join(folder, 'sag.json')
    await core.do('caseFile.save', { inspectionId })
    return readFileSync(core.host.savePath, 'utf8')
  }
  /** Opens a case file in an office that has no letterhead of that name. */
  const openElsewhere = async (file: string, then: (elsewhere: TestCore) => Promise<void>): Promise<void> => {
    const elsewhere = await TestCore.open()
    try {
      for (const row of await elsewhere.do('letterhead.list', {}))
        await elsewhere.do('letterhead.update', { id: row.id, patch: { label: `Vores ${row.id.slice(-4)}` } })
      elsewhere.host.openPath = join(folder, 'modtaget.json')
      writeFileSync(elsewhere.host.openPath, file)
      await then(elsewhere)
    } finally {
      await elsewhere.close()
    }
  }

  it('carries the template to an office that lacks the letterhead', async () => {
    const { template } = await take(starter())
    await openElsewhere(await save(await readyCase()), async (elsewhere) => {
      await elsewhere.do('caseFile.open', {})
      const row = (await elsewhere.do('letterhead.list', {})).find((one) => one.template !== null)
      expect(row?.template).toEqual(template)
      expect(await elsewhere.do('letterhead.templateLacks', { id: row?.id ?? '' })).toEqual([])
    })
  })

  it('with another template than it names, or with one that is refused, is refused whole', async () => {
    await take(starter())
    const file = JSON.parse(await save(await readyCase())) as { office: { letterheadTemplate: string; letterhead: { template: object } } }
    const bad = withPart(starter(), 'word/vbaProject.bin', () => 'x')
    const other = { ...file, office: { ...file.office, letterheadTemplate: Buffer.from(fromLibreOffice()).toString('base64') } }
    const refused = {
      ...file,
      office: {
        ...file.office,
        letterheadTemplate: Buffer.from(bad).toString('base64'),
        letterhead: { ...file.office.letterhead, template: { fileName: 'makro.docx', sha256: hash(bad), size: bad.length } },
      },
    }
    for (const wrong of [other, refused])
      await openElsewhere(JSON.stringify(wrong), async (elsewhere) => {
        const error = await elsewhere.fail('caseFile.open', {})
        expect([error.code, JSON.parse(String(error.params['problems']))]).toEqual([
          'caseFileInvalid',
          [{ path: 'office.letterheadTemplate', code: 'template', params: {} }],
        ])
        expect(await elsewhere.do('inspection.overview', {})).toEqual([])
      })
  })

  it('that names a template without its bytes comes in with the program’s own look', async () => {
    await take(starter())
    const file = JSON.parse(await save(await readyCase())) as { office: Record<string, unknown> }
    const { letterheadTemplate: _, ...office } = file.office
    await openElsewhere(JSON.stringify({ ...file, office }), async (elsewhere) => {
      await elsewhere.do('caseFile.open', {})
      expect((await elsewhere.do('letterhead.list', {})).every(({ template }) => template === null)).toBe(true)
    })
  })
})
