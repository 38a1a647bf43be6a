import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noteOf, startCase, TestCore } from '../support/core.ts'

let core: TestCore
beforeEach(async () => {
  core = await TestCore.open()
})
afterEach(() => core.close())

const nowhere = '01900000-0000-7000-8000-000000000000'

describe('a reference', () => {
  it('must lead to something, in the same case', async () => {
    const one = await startCase(core)
    const two = await startCase(core, '2018-0000001')
    const note = noteOf(one.inspectionId, 'Tekst')
    const refused = (path: string, rule: string) => ({ code: 'invalidInput', params: { path, rule } })
    expect(await core.fail('note.create', { ...note, visitId: nowhere })).toEqual(refused('visitId', 'unknownReference'))
    expect(await core.fail('note.create', { ...note, visitId: two.visit.id })).toEqual(refused('visitId', 'otherCase'))
    expect(await core.fail('note.create', { ...note, inspectionId: nowhere })).toEqual(refused('inspectionId', 'unknownReference'))
    expect(await core.fail('visit.update', { id: one.visit.id, patch: { unitIds: [two.unit.id] } })).toEqual(refused('unitIds', 'otherCase'))
    expect(await core.do('note.list', { inspectionId: one.inspectionId })).toEqual([])
    const answer = { inspectionId: one.inspectionId, date: '2018-01-12', authorityIds: [two.authority.id] }
    expect(await core.fail('answer.create', answer)).toEqual(refused('authorityIds', 'otherCase'))
  })

  it('may not lead to what was removed', async () => {
    const { inspectionId, visit } = await startCase(core)
    await core.do('visit.remove', { id: visit.id })
    expect((await core.fail('note.create', { ...noteOf(inspectionId, 'Tekst'), visitId: visit.id })).code).toBe('invalidInput')
  })

  it('keeps a row in its case', async () => {
    const one = await startCase(core)
    const two = await startCase(core, '2018-0000001')
    const note = await core.do('note.create', noteOf(one.inspectionId, 'Tekst'))
    const error = await core.fail('note.update', { id: note.id, patch: { inspectionId: two.inspectionId } })
    expect(error).toEqual({ code: 'invalidInput', params: { path: 'inspectionId', rule: 'fixed' } })
  })
})

describe('removing', () => {
  it('a visit leaves its notes in the case, and undo puts them back at the visit', async () => {
    const { inspectionId, visit } = await startCase(core)
    await core.do('note.create', { ...noteOf(inspectionId, 'Tekst'), visitId: visit.id })
    await core.do('visit.remove', { id: visit.id })
    expect(await core.do('visit.list', { inspectionId })).toEqual([])
    expect(await core.do('note.list', { inspectionId })).toMatchObject([{ visitId: null }])
    await core.do('history.undo', {})
    expect(await core.do('note.list', { inspectionId })).toMatchObject([{ visitId: visit.id }])
  })

  it('an authority takes its units along, and visits let go of them', async () => {
    const { inspectionId, authority, unit, visit } = await startCase(core)
    await core.do('visit.update', { id: visit.id, patch: { unitIds: [unit.id] } })
    await core.do('authority.remove', { id: authority.id })
    expect(await core.do('unit.list', { inspectionId })).toEqual([])
    expect((await core.do('visit.list', { inspectionId }))[0]?.unitIds).toEqual([])
  })

  it('a note that a finding rests on is refused by the number of the point', async () => {
    const { inspectionId } = await startCase(core)
    const note = await core.do('note.create', noteOf(inspectionId, 'Tekst'))
    const finding = await core.do('finding.fromEvidence', { inspectionId, themeId: null, title: 'F', sources: [`note:${note.id}`] })
    const [evidence] = (await core.do('evidence.list', { inspectionId })).filter((row) => row.findingId === finding.id)
    expect(await core.fail('note.remove', { id: note.id })).toEqual({ code: 'inUse', params: { noun: 'note', by: 'evidence', id: evidence?.id, point: '4.1' } })
  })

  it('a unit with a filled checklist is refused, and nothing of the authority goes either', async () => {
    const { inspectionId, authority, unit } = await startCase(core)
    const [checklist] = await core.do('checklist.list', {})
    const run = await core.do('checklistRun.start', { inspectionId, visitId: null, unitId: unit.id, checklistId: checklist?.id ?? '' })
    expect(await core.fail('authority.remove', { id: authority.id })).toEqual({ code: 'inUse', params: { noun: 'unit', by: 'checklistRun', id: run.id } })
    expect(await core.do('unit.list', { inspectionId })).toHaveLength(2)
  })

  it('a question leaves the words of the answers to it; an authority that has answered is kept', async () => {
    const { inspectionId, authority } = await startCase(core)
    const question = await core.do('question.create', { inspectionId, askedIn: 'announcement', text: 'Hvordan fordeles posten?' })
    const answer = { inspectionId, date: '2018-01-12', medium: 'letter' as const, text: 'Den sorteres dagligt.', authorityIds: [authority.id] }
    await core.do('answer.create', { ...answer, questionIds: [question.id] })
    await core.do('question.remove', { id: question.id })
    expect(await core.do('answer.list', { inspectionId })).toMatchObject([{ text: 'Den sorteres dagligt.', questionIds: [] }])
    expect(await core.fail('authority.remove', { id: authority.id })).toMatchObject({ code: 'inUse', params: { noun: 'authority', by: 'answer' } })
    await core.do('history.undo', {})
    expect(await core.do('answer.list', { inspectionId })).toMatchObject([{ questionIds: [question.id] }])
  })

  it('what is gone already says so', async () => {
    expect((await core.fail('note.remove', { id: nowhere })).code).toBe('notFound')
    expect((await core.fail('note.get', { id: nowhere })).code).toBe('notFound')
  })
})

describe('a speaker key', () => {
  it('belongs to one participant: who takes it frees it', async () => {
    const { inspectionId } = await startCase(core)
    const first = await core.do('participant.create', { inspectionId, side: 'authority', role: 'Leder', speakerKey: 1 })
    await core.do('participant.create', { inspectionId, side: 'authority', role: 'Sagsbehandler', speakerKey: 1 })
    const keys = (await core.do('participant.list', { inspectionId })).map(({ role, speakerKey }) => [role, speakerKey])
    expect(keys).toEqual([
      ['Leder', null],
      ['Sagsbehandler', 1],
    ])
    await core.do('history.undo', {})
    expect(await core.do('participant.list', { inspectionId })).toMatchObject([{ id: first.id, speakerKey: 1 }])
  })
})

describe('a checklist in use', () => {
  it('has one answer a point, which is changed and not doubled', async () => {
    const { inspectionId, unit } = await startCase(core)
    const [checklist] = await core.do('checklist.list', {})
    const run = await core.do('checklistRun.start', { inspectionId, visitId: null, unitId: unit.id, checklistId: checklist?.id ?? '' })
    const itemId = run.items[0]?.id ?? ''
    await core.do('checklistAnswer.set', { runId: run.id, itemId, value: 'yes' })
    await core.do('checklistAnswer.set', { runId: run.id, itemId, remark: 'Set på stedet' })
    expect(await core.do('checklistAnswer.list', { inspectionId })).toMatchObject([{ itemId, value: 'yes', remark: 'Set på stedet' }])
    expect((await core.fail('checklistAnswer.set', { runId: run.id, itemId: 'findes-ikke', value: 'no' })).code).toBe('invalidInput')
  })

  it('keeps its points when the office changes the checklist', async () => {
    const { inspectionId, unit } = await startCase(core)
    const [checklist] = await core.do('checklist.list', {})
    if (!checklist) throw new Error('no checklist')
    const run = await core.do('checklistRun.start', { inspectionId, visitId: null, unitId: unit.id, checklistId: checklist.id })
    await core.do('checklist.update', { id: checklist.id, patch: { items: checklist.items.slice(0, 1), version: 2 } })
    expect((await core.do('checklistRun.list', { inspectionId }))[0]?.items).toEqual(run.items)
    await core.do('checklist.remove', { id: checklist.id })
    expect((await core.do('checklistRun.list', { inspectionId }))[0]?.checklistId).toBe(checklist.id)
  })
})

describe('an order that a person sets', () => {
  it('puts new rows last and moves only what was moved', async () => {
    const { inspectionId } = await startCase(core)
    const ids: string[] = []
    for (const title of ['A', 'B', 'C', 'D']) ids.push((await core.do('reportTheme.create', { inspectionId, title })).id)
    const [a = '', b = '', c = '', d = ''] = ids
    await core.do('reportTheme.arrange', { ids: [d, b] })
    expect((await core.do('reportTheme.list', { inspectionId })).map(({ title }) => title).join('')).toBe('ADCB')
    await core.do('reportTheme.arrange', { ids: [c, d, b, a] })
    expect((await core.do('reportTheme.list', { inspectionId })).map(({ title }) => title).join('')).toBe('CDBA')
  })
})

describe('text', () => {
  it('that came decomposed is stored composed', async () => {
    const { inspectionId } = await startCase(core)
    const note = await core.do('note.create', noteOf(inspectionId, 'Sa\u030A kom a\u030Arsrapporten'))
    expect(note.text).toBe('Så kom årsrapporten')
  })

  it('with a lone surrogate or a control character is refused by name', async () => {
    const { inspectionId } = await startCase(core)
    expect(await core.fail('note.create', noteOf(inspectionId, 'x\uD800y'))).toEqual({ code: 'invalidInput', params: { path: 'text', rule: 'loneSurrogate' } })
    expect(await core.fail('note.create', noteOf(inspectionId, 'x\u0007y'))).toEqual({
      code: 'invalidInput',
      params: { path: 'text', rule: 'controlCharacter' },
    })
  })

  it('of a case number that is none is refused', async () => {
    const error = await core.fail('inspection.start', { inspection: { kind: 'announcedVisit', caseNumber: '17-289209', title: 'T' }, authorities: [] })
    expect(error).toMatchObject({ code: 'invalidInput', params: { path: 'inspection.caseNumber' } })
  })
})

describe('drafts', () => {
  it('are there again after the profile was locked, until they are discarded, and cannot be undone', async () => {
    await core.do('draft.put', { target: 'note:new', base: null, payload: { text: 'Halvt skrev' } })
    await core.do('draft.put', { target: 'note:new', base: null, payload: { text: 'Halvt skrevet' } })
    await core.do('profile.lock', {})
    await core.do('profile.unlock', { passphrase: 'en hest der ror mod vinden' })
    expect(await core.do('draft.list', {})).toMatchObject([{ target: 'note:new', payload: { text: 'Halvt skrevet' } }])
    await core.do('draft.discard', { target: 'note:new' })
    expect(await core.do('draft.list', {})).toEqual([])
    expect((await core.fail('history.undo', {})).code).toBe('nothingToUndo')
  })
})
