import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import { proseFromText, proseText } from '../../src/domain/prose.ts'
import { reportTexts } from '../../src/domain/report-texts.ts'
import { proposal } from '../../src/domain/worked-in.ts'
import { noteOf, startCase, temporaryFolder, TestCore } from '../support/core.ts'
import { packed, withPart, wordFile, wordParts } from '../support/returned-word.ts'

let core: TestCore
let folder: string
beforeEach(async () => {
  core = await TestCore.open()
  folder = temporaryFolder()
})
afterEach(() => core.close())

const facts = 'Posten går gennem tre led, før den når sagsbehandleren.'

/** A case whose preliminary report is out. */
async function sentCase(caseNumber = '2017-0289209') {
  const started = await startCase(core, caseNumber)
  const { inspectionId, report } = started
  const theme = await core.do('reportTheme.create', { inspectionId, title: 'Fordeling af post' })
  const finding = await core.do('finding.create', { inspectionId, themeId: theme.id, title: 'Flere led i jobhuset', facts: proseFromText(facts) })
  await core.do('finding.update', { id: finding.id, patch: { assessment: proseFromText('Det er for mange.') } })
  await core.do('report.update', {
    id: report.id,
    patch: {
      title: 'fordeling af post',
      summary: proseFromText('Der er for mange led.'),
      conclusion: proseFromText('Borgerrådgiveren afventer svar.'),
      signatories: [{ name: 'Kim Eksempel', title: 'Borgerrådgiver' }],
      preliminaryNumber: `${caseNumber}-1`,
      preliminaryDate: '2018-09-06',
      remarksDueOn: '2018-10-04',
    },
  })
  await issue(inspectionId)
  return { ...started, finding }
}

async function issue(inspectionId: string) {
  core.host.savePath = join(folder, 'rapport.docx')
  const request = { inspectionId, kind: 'preliminaryReport' as const }
  const { params } = await core.fail('report.issue', { ...request, confirmed: [] })
  return (await core.do('report.issue', { ...request, confirmed: issuesOf(params).map(issueKey) })).document
}

const issuesOf = (params: Record<string, unknown>): Issue[] => JSON.parse(String(params['issues'])) as Issue[]

/** The hearing copy as it was saved. */
async function copyOf(inspectionId: string, withoutAssessments = false): Promise<Buffer> {
  core.host.savePath = join(folder, 'kopi.docx')
  const { path } = await core.do('hearing.copy', { inspectionId, withoutAssessments })
  return readFileSync(path)
}

const by = 'w:id="900" w:author="Karen Holm" w:date="2019-04-01T10:00:00Z"'
/** What the authority does with the copy: one word for another, and a comment on it. */
const corrected = (copy: Uint8Array): Uint8Array =>
  withPart(copy, 'word/document.xml', (xml) => {
    const before = '<w:r><w:t xml:space="preserve">Posten går gennem </w:t></w:r>'
    const change = `<w:del ${by}><w:r><w:delText>tre</w:delText></w:r></w:del><w:ins ${by}><w:r><w:t>to</w:t></w:r></w:ins>`
    const edited = xml.replace(`<w:r><w:t xml:space="preserve">${facts}`, `${before}${change}<w:r><w:t xml:space="preserve"> led, før den når sagsbehandleren.`)
    expect(edited).not.toBe(xml)
    return edited
  })

function returned(bytes: Uint8Array, name = 'svar.docx'): void {
  core.host.openPath = join(folder, name)
  writeFileSync(core.host.openPath, bytes)
}

const read = (inspectionId: string, confirmed: string[] = []) => ({ inspectionId, confirmed })

describe('the hearing copy', () => {
  it('is saved of the newest preliminary report, whose own bytes stay as they are', async () => {
    const { inspectionId } = await sentCase()
    const [document] = await core.do('document.list', { inspectionId })
    const issued = readFileSync(join(folder, 'rapport.docx'))
    const copy = await copyOf(inspectionId)
    expect(copy.equals(issued)).toBe(false)
    expect((await copyOf(inspectionId)).equals(copy)).toBe(true)
    expect(await core.do('document.list', { inspectionId })).toEqual([document])
    core.host.savePath = join(folder, 'igen.docx')
    await core.do('document.saveAs', { id: document!.id })
    expect(readFileSync(core.host.savePath).equals(issued)).toBe(true)
  })

  it('waits until there is a report, and is not written when the dialog is closed', async () => {
    const { inspectionId } = await startCase(core)
    expect((await core.fail('hearing.copy', { inspectionId, withoutAssessments: false })).code).toBe('hearingNotIssued')
    const sent = await sentCase('2017-0289210')
    core.host.savePath = null
    expect((await core.fail('hearing.copy', { inspectionId: sent.inspectionId, withoutAssessments: false })).code).toBe('cancelled')
  })
})

describe('a returned Word file', () => {
  it('becomes a response with a card for each change, at the finding it is in, in one step of undo', async () => {
    const { inspectionId, finding, authority } = await sentCase()
    returned(corrected(await copyOf(inspectionId)))
    const result = await core.do('hearing.readReturned', read(inspectionId))
    expect(result).toMatchObject({ count: 2, cards: 2, unplaced: 0, formattingCount: 0, externalCount: 0 })
    const [response] = await core.do('hearingResponse.list', { inspectionId })
    expect(response).toMatchObject({ id: result.hearingResponseId, fileName: 'svar.docx', changeCount: 2, medium: 'email', authorityId: authority.id })
    const [attachment] = await core.do('attachment.list', { inspectionId })
    expect(attachment).toMatchObject({ id: response!.attachmentId, fileName: 'svar.docx', size: readFileSync(core.host.openPath!).length })
    const common = { author: 'Karen Holm', madeOn: '2019-04-01', passage: 'tre', kind: 'correction', findingId: finding.id, unplaced: false }
    expect(await core.do('remark.list', { inspectionId })).toMatchObject([
      {
        ...common,
        origin: 'deletion',
        text: '',
        before: 'Posten går gennem ',
        after: ' led, før den når sagsbehandleren.',
        heading: '4.1 Flere led i jobhuset',
      },
      { ...common, origin: 'insertion', text: 'to' },
    ])
    await core.do('history.undo', {})
    expect(await core.do('hearingResponse.list', { inspectionId })).toEqual([])
    expect(await core.do('remark.list', { inspectionId })).toEqual([])
    await core.do('history.redo', {})
    expect(await core.do('remark.list', { inspectionId })).toHaveLength(2)
  })

  it('made without assessments is known again as well', async () => {
    const { inspectionId } = await sentCase()
    returned(corrected(await copyOf(inspectionId, true)))
    expect(await core.do('hearing.readReturned', read(inspectionId))).toMatchObject({ count: 2, cards: 2, unplaced: 0 })
  })

  it('of another case asks, and the answer is about that file without picking it again', async () => {
    const other = await sentCase('2017-0289210')
    const file = corrected(await copyOf(other.inspectionId))
    const { inspectionId } = await sentCase()
    returned(file)
    const { code, params } = await core.fail('hearing.readReturned', read(inspectionId))
    expect([code, issuesOf(params)]).toMatchObject([
      'needsConfirmation',
      [{ code: 'returnedOtherCase', params: { case: '2017-0289210', number: '2017-0289210-1', file: 'svar.docx' } }],
    ])
    expect(await core.do('hearingResponse.list', { inspectionId })).toEqual([])
    core.host.openPath = null
    const result = await core.do('hearing.readReturned', read(inspectionId, issuesOf(params).map(issueKey)))
    expect(result).toMatchObject({ count: 2, cards: 2 })
    // Its points are unknown here, but the heading above them is the same.
    expect(await core.do('remark.list', { inspectionId })).toHaveLength(2)
    expect((await core.fail('hearing.readReturned', read(inspectionId))).code).toBe('cancelled')
  })

  it('of an earlier version of the report asks', async () => {
    const { inspectionId, report } = await sentCase()
    const file = corrected(await copyOf(inspectionId))
    await core.do('report.update', { id: report.id, patch: { preliminaryNumber: '2017-0289209-2' } })
    await issue(inspectionId)
    returned(file)
    const { params } = await core.fail('hearing.readReturned', read(inspectionId))
    expect(issuesOf(params)).toMatchObject([{ code: 'returnedOtherVersion', params: { number: '2017-0289209-1', sent: '2017-0289209-2' } }])
  })

  it('that says nothing of what it is asks; the issued report itself, returned, does not', async () => {
    const { inspectionId } = await sentCase()
    returned(wordFile('<w:p><w:r><w:t>Vores bemærkninger</w:t></w:r></w:p>'))
    expect(issuesOf((await core.fail('hearing.readReturned', read(inspectionId))).params)).toMatchObject([{ code: 'returnedUnknown' }])
    returned(corrected(readFileSync(join(folder, 'rapport.docx'))))
    expect(await core.do('hearing.readReturned', read(inspectionId))).toMatchObject({ count: 2, unplaced: 0 })
  })

  it('that was read before asks', async () => {
    const { inspectionId } = await sentCase()
    returned(corrected(await copyOf(inspectionId)))
    await core.do('hearing.readReturned', read(inspectionId))
    const { params } = await core.fail('hearing.readReturned', read(inspectionId))
    expect(issuesOf(params)).toMatchObject([{ code: 'returnedAgain' }])
  })

  it('with ten thousand changes becomes as many cards, and is taken back as one', async () => {
    const { inspectionId } = await sentCase()
    const insertion = (i: number): string => `<w:p><w:ins ${by.replace('900', String(i))}><w:r><w:t>nyt ${i}</w:t></w:r></w:ins></w:p>`
    const many = Array.from({ length: 10_000 }, (_, i) => insertion(i)).join('')
    returned(withPart(await copyOf(inspectionId), 'word/document.xml', (xml) => xml.replace(/<w:sectPr>(?=(?!.*<w:sectPr>))/, `${many}<w:sectPr>`)))
    expect(await core.do('hearing.readReturned', read(inspectionId))).toMatchObject({ count: 10_000, cards: 10_000 })
    expect(await core.do('remark.list', { inspectionId })).toHaveLength(10_000)
    await core.do('history.undo', {})
    expect(await core.do('remark.list', { inspectionId })).toEqual([])
  })

  it('that cannot be read is refused with what to do, and nothing is written', async () => {
    const { inspectionId } = await sentCase()
    const sound = wordParts('<w:p/>')
    const bad: [Uint8Array, string][] = [
      [Buffer.from('Kære Borgerrådgiver'), 'returnedNotWord'],
      [packed({ ...sound, 'word/vbaProject.bin': new Uint8Array([1]) }), 'returnedMacros'],
      [packed({ ...sound, '../../evil.xml': '' }), 'returnedDamaged'],
    ]
    for (const [bytes, code] of bad) {
      returned(bytes)
      expect((await core.fail('hearing.readReturned', read(inspectionId))).code).toBe(code)
    }
    core.host.openPath = join(folder, 'findes-ikke.docx')
    expect((await core.fail('hearing.readReturned', read(inspectionId))).code).toBe('fileUnreadable')
    expect(await core.do('hearingResponse.list', { inspectionId })).toEqual([])
    expect(await core.do('attachment.list', { inspectionId })).toEqual([])
    expect(existsSync(join(folder, '../evil.xml'))).toBe(false)
  })

  it('may be answered only when there is a report that was sent', async () => {
    const { inspectionId } = await startCase(core)
    expect((await core.fail('hearing.readReturned', read(inspectionId))).code).toBe('hearingNotIssued')
  })
})

describe('working a correction in', () => {
  /** The texts of the report as the window has them. */
  async function textsOf(inspectionId: string) {
    const of = { inspectionId }
    const report = { report: await core.do('report.list', of), reportTheme: await core.do('reportTheme.list', of), finding: await core.do('finding.list', of) }
    const asked = { recommendation: await core.do('recommendation.list', of), question: await core.do('question.list', of) }
    const sources = { note: await core.do('note.list', of), checklistAnswer: await core.do('checklistAnswer.list', of) }
    const rest = { evidence: await core.do('evidence.list', of), material: await core.do('material.list', of) }
    return reportTexts({ ...report, ...asked, ...sources, ...rest }, new Map())
  }

  it('changes the text and decides both halves in one step, which undo takes back whole', async () => {
    const { inspectionId, finding } = await sentCase()
    returned(corrected(await copyOf(inspectionId)))
    await core.do('hearing.readReturned', read(inspectionId))
    const remarks = await core.do('remark.list', { inspectionId })
    const found = proposal(await textsOf(inspectionId), remarks[1]!)
    if (found.kind !== 'edit' || typeof found.value === 'string') throw new Error(found.kind)
    const edit = { noun: 'finding' as const, id: finding.id, base: found.text.base, patch: { facts: found.value } }
    await core.do('remark.workIn', { ids: remarks.map(({ id }) => id), edit })
    const state = async () => {
      const [now] = await core.do('finding.list', { inspectionId })
      return [proseText(now!.facts), ...(await core.do('remark.list', { inspectionId })).map(({ disposition }) => disposition)]
    }
    const done = [facts.replace('tre', 'to'), 'workedIn', 'workedIn']
    expect(await state()).toEqual(done)
    await core.do('history.undo', {})
    expect(await state()).toEqual([facts, null, null])
    await core.do('history.redo', {})
    expect(await state()).toEqual(done)
  })

  it('writes nothing over a text that somebody has changed in the meantime, nor in another case', async () => {
    const { inspectionId, finding, report } = await sentCase()
    const response = await core.do('hearingResponse.create', { inspectionId, receivedOn: '2018-10-01' })
    const remark = await core.do('remark.create', { inspectionId, hearingResponseId: response.id, text: 'Det er to.' })
    const [before] = await core.do('finding.list', { inspectionId })
    await core.do('finding.update', { id: finding.id, patch: { facts: proseFromText('Noget andet.') } })
    const edit = { noun: 'finding' as const, id: finding.id, base: before!.updatedAt, patch: { facts: proseFromText('Det gamle.') } }
    expect((await core.fail('remark.workIn', { ids: [remark.id], edit })).code).toBe('conflict')
    const other = await sentCase('2017-0289210')
    const [elsewhere] = await core.do('report.list', { inspectionId: other.inspectionId })
    const theirs = { noun: 'report' as const, id: elsewhere!.id, base: elsewhere!.updatedAt, patch: { summary: proseFromText('Det fremmede.') } }
    expect((await core.fail('remark.workIn', { ids: [remark.id], edit: theirs })).code).toBe('invalidInput')
    expect(await core.do('remark.list', { inspectionId })).toMatchObject([{ disposition: null }])
    const [own] = await core.do('report.list', { inspectionId })
    expect(own!.id).toBe(report.id)
    expect(await core.do('finding.list', { inspectionId })).toMatchObject([{ facts: proseFromText('Noget andet.') }])
  })

  it('finds accounts in the words of their source, and changes only what the report says', async () => {
    const { inspectionId, finding } = await sentCase()
    const note = await core.do('note.create', { ...noteOf(inspectionId, 'Der går ti minutter'), nature: 'quote' })
    await core.do('evidence.create', { inspectionId, findingId: finding.id, source: `note:${note.id}`, contradicts: true })
    const found = proposal(await textsOf(inspectionId), {
      ...{ origin: 'insertion', passage: 'ti', text: 'tyve', before: '”Der går ', after: ' minutter”.', findingId: finding.id, heading: '' },
    })
    expect(found).toMatchObject({ kind: 'edit', text: { noun: 'evidence', field: 'wording' }, value: '”Der går tyve minutter”' })
  })
})
