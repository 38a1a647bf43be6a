import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noteOf, startCase, TestCore } from '../support/core.ts'

let core: TestCore
beforeEach(async () => {
  core = await TestCore.open()
})
afterEach(() => core.close())

describe('a new case', () => {
  it('has its authorities, units and an empty report, and stands in the overview', async () => {
    const { inspectionId, authority, units, report } = await startCase(core)
    expect(authority.name).toBe('Beskæftigelsesforvaltningen')
    expect(units.map((unit) => unit.name)).toEqual(['Ungecentret', 'Jobhuset'])
    expect(report.preliminaryNumber).toBeNull()
    const [summary] = await core.do('inspection.overview', {})
    expect(summary).toMatchObject({ id: inspectionId, stage: 'visited', authorityNames: ['Beskæftigelsesforvaltningen'] })
  })

  it('begins with the letterhead of the settings', async () => {
    const { inspection } = await startCase(core)
    expect(inspection.letterheadId).toBe((await core.do('letterhead.list', {}))[0]?.id)
  })
})

describe('a row', () => {
  it('is told to the window after it was written', async () => {
    const { inspectionId } = await startCase(core)
    const note = await core.do('note.create', noteOf(inspectionId, 'Der er ti minutter til forberedelse.'))
    expect(core.events.at(-1)).toEqual({ type: 'changed', bulk: false, changes: [{ noun: 'note', id: note.id, inspectionId, row: note }] })
  })

  it('refuses a change made on an older version, and takes one without a base', async () => {
    const { inspectionId } = await startCase(core)
    const note = await core.do('note.create', noteOf(inspectionId, 'Først'))
    const second = await core.do('note.update', { id: note.id, patch: { text: 'Så' }, base: note.updatedAt })
    expect(second.updatedAt > note.updatedAt).toBe(true)
    expect(await core.fail('note.update', { id: note.id, patch: { text: 'Tabt' }, base: note.updatedAt })).toMatchObject({ code: 'conflict' })
    await core.do('note.update', { id: note.id, patch: { text: 'Sidst' } })
    expect((await core.do('note.get', { id: note.id })).text).toBe('Sidst')
  })
})
