import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { proseFromText } from '../../src/domain/prose.ts'
import { snippetOf } from '../../src/storage/search.ts'
import { noteOf, passphrase, startCase, TestCore } from '../support/core.ts'

let core: TestCore
beforeEach(async () => {
  core = await TestCore.open()
})
afterEach(() => core.close())

const find = async (query: string, limit = 50) => (await core.do('search.find', { query, limit })).hits
const idsOf = async (query: string): Promise<string[]> => (await find(query)).map(({ id }) => id)
const marked = (hit: { snippet: readonly { text: string; hit: boolean }[] } | undefined): string[] =>
  (hit?.snippet ?? []).filter((piece) => piece.hit).map(({ text }) => text)

describe('search', () => {
  it('finds whole words, the newest first, whatever their case', async () => {
    const { inspectionId } = await startCase(core)
    const first = await core.do('note.create', noteOf(inspectionId, 'Behandling af klager'))
    const second = await core.do('note.create', noteOf(inspectionId, 'En langsom BEHANDLING'))
    const hits = await find('behandling')
    expect(hits.map(({ id }) => id)).toEqual([second.id, first.id])
    expect(hits[0]).toMatchObject({ noun: 'note', inspectionId, caseTitle: 'Inspektion af Ungecentret', caseNumber: '2017-0289209' })
    expect(marked(hits[0])).toEqual(['BEHANDLING'])
  })

  it('finds parts of compounds after whole words', async () => {
    const { inspectionId } = await startCase(core)
    const whole = await core.do('note.create', noteOf(inspectionId, 'Ingen behandling'))
    const inside = await core.do('note.create', noteOf(inspectionId, 'Den gennemsnitlige sagsbehandlingstid er otte uger'))
    expect(await idsOf('behandling')).toEqual([whole.id, inside.id])
    expect(marked((await find('behandling'))[1])).toEqual(['behandling'])
    expect(await idsOf('ehandlingst')).toEqual([inside.id])
  })

  it('finds the beginning of the last word while it is typed, and wants every word', async () => {
    const { inspectionId } = await startCase(core)
    const note = await core.do('note.create', noteOf(inspectionId, 'Borgeren venter på svar fra forvaltningen'))
    await core.do('note.create', noteOf(inspectionId, 'Borgeren er glad'))
    expect(await idsOf('borgeren ven')).toEqual([note.id])
    expect(await idsOf('borgeren xyzzy')).toEqual([])
    expect(await idsOf('')).toEqual([])
    expect(await idsOf('"*)( OR -')).toEqual([])
  })

  it('takes å for å, however it is written, and never for a', async () => {
    const { inspectionId } = await startCase(core)
    const note = await core.do('note.create', noteOf(inspectionId, 'Årsagen var en manglende påmindelse'))
    expect(await idsOf('a\u030Arsagen')).toEqual([note.id])
    expect(await idsOf('pa\u030Amindelse')).toEqual([note.id])
    expect(await idsOf('arsagen')).toEqual([])
  })

  it('finds a case by number, title and the names of its authorities and units, also after they change', async () => {
    const { inspectionId, unit } = await startCase(core)
    expect(await idsOf('2017-0289209')).toEqual([inspectionId])
    expect(await idsOf('Ungecentret beskæftigelsesforv')).toEqual([inspectionId])
    await core.do('unit.update', { id: unit.id, patch: { name: 'Familiehuset' } })
    expect(await idsOf('familiehuset')).toEqual([inspectionId])
    await core.do('unit.remove', { id: unit.id })
    expect(await idsOf('familiehuset')).toEqual([])
  })

  it('looks in findings, questions, reports, remarks, material and checklist remarks', async () => {
    const { inspectionId, report, unit } = await startCase(core)
    const finding = await core.do('finding.create', { inspectionId, title: 'Forberedelse', assessment: proseFromText('Det er kritisabelt') })
    const question = await core.do('question.create', { inspectionId, askedIn: 'announcement', text: 'Hvorledes journaliseres der?' })
    await core.do('report.update', { id: report.id, patch: { summary: proseFromText('Sammenfattende forhold') } })
    const material = await core.do('material.create', { inspectionId, title: 'Vejledning', excerpt: 'Telefonpolitikken siger to dage' })
    const response = await core.do('hearingResponse.create', { inspectionId, receivedOn: '2019-04-09' })
    const remark = await core.do('remark.create', { inspectionId, hearingResponseId: response.id, text: 'Tallet er forkert opgjort' })
    const [checklist] = await core.do('checklist.list', {})
    const run = await core.do('checklistRun.start', { inspectionId, visitId: null, unitId: unit.id, checklistId: checklist?.id ?? '' })
    const answer = await core.do('checklistAnswer.set', { runId: run.id, itemId: run.items[0]?.id ?? '', value: 'no', remark: 'Autosvaret manglede' })
    expect(await idsOf('kritisabelt')).toEqual([finding.id])
    expect(await idsOf('journaliseres')).toEqual([question.id])
    expect(await idsOf('sammenfattende')).toEqual([report.id])
    expect(await idsOf('telefonpolitik')).toEqual([material.id])
    expect(await idsOf('opgjort')).toEqual([remark.id])
    expect(await idsOf('autosvaret')).toEqual([answer.id])
  })

  it('forgets what was removed or rewritten, and finds it again after undo', async () => {
    const { inspectionId } = await startCase(core)
    const note = await core.do('note.create', noteOf(inspectionId, 'Hemmelig oplysning'))
    await core.do('note.update', { id: note.id, patch: { text: 'Offentlig oplysning' } })
    expect(await idsOf('hemmelig')).toEqual([])
    expect(await idsOf('offentlig')).toEqual([note.id])
    await core.do('note.remove', { id: note.id })
    expect(await idsOf('offentlig')).toEqual([])
    expect(await idsOf('fentli')).toEqual([])
    await core.do('history.undo', {})
    expect(await idsOf('offentlig')).toEqual([note.id])
  })

  it('says when there is more, and finds the same after the profile was opened again', async () => {
    const { inspectionId } = await startCase(core)
    for (let count = 0; count < 5; count++) await core.do('note.create', noteOf(inspectionId, `Sagsbehandlingen nr. ${count}`))
    await core.do('profile.lock', {})
    await core.do('profile.unlock', { passphrase })
    expect(await core.do('search.find', { query: 'behandling', limit: 4 })).toMatchObject({ more: true })
    expect(await find('behandling', 5)).toHaveLength(5)
    expect(await core.do('search.find', { query: 'sagsbehandlingen', limit: 5 })).toMatchObject({ more: false })
  })
})

describe('a snippet', () => {
  it('is the text around the first hit, whole words, with what was left out shown', () => {
    const text = `${'Indledning om noget andet. '.repeat(20)}Her står klagen over afgørelsen. ${'Efter dette følger mere. '.repeat(20)}`
    const pieces = snippetOf(text, ['klage', 'afgørelse'])
    expect(pieces.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['klage', 'afgørelse'])
    const whole = pieces.map(({ text }) => text).join('')
    expect(whole.startsWith('… ')).toBe(true)
    expect(whole.endsWith(' …')).toBe(true)
    expect(text).toContain(whole.slice(2, -2))
    expect(whole.length).toBeLessThan(200)
  })

  it('of a short text is the text', () => {
    expect(snippetOf('Kort.', ['mangler'])).toEqual([{ text: 'Kort.', hit: false }])
  })
})
