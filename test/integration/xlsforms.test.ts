import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { spreadsheet } from '../../src/documents/spreadsheet.ts'
import { startCase, temporaryFolder, TestCore } from '../support/core.ts'

const headings = ['type', 'name', 'label', 'relevant'].map((title) => ({ title }))
const survey = (rows: string[][]): Uint8Array => spreadsheet([{ name: 'survey', columns: headings, rows }])
const first = [
  ['integer', 'rooms_seen', 'Hvor mange rum?', ''],
  ['begin repeat', 'rooms', 'Rum', ''],
  ['text', 'room', 'Rummets navn', ''],
  ['end repeat', '', '', ''],
]

/** A core with an open profile whose next file is this one. */
async function coreWith(bytes: Uint8Array): Promise<{ core: TestCore; pick: (bytes: Uint8Array) => void }> {
  const core = await TestCore.open()
  const path = join(temporaryFolder(), 'Brandtilsyn.xlsx')
  const pick = (next: Uint8Array): void => writeFileSync(path, next)
  pick(bytes)
  core.host.openPath = path
  return { core, pick }
}

it('a form is read, and kept only after a yes; it can be undone', async () => {
  const { core } = await coreWith(survey(first))
  const before = await core.do('checklist.list', {})
  const read = await core.do('checklist.readXlsForm', {})
  expect(read).toMatchObject({ title: 'Brandtilsyn', problems: [], counts: { points: 2, repeats: 1, groups: 0 } })
  expect(await core.do('checklist.list', {})).toHaveLength(before.length)
  expect(await core.fail('checklist.takeXlsForm', { sha256: 'another', title: 'x', id: null })).toMatchObject({ code: 'notFound' })
  await core.do('checklist.takeXlsForm', { sha256: read.sha256, title: read.title, id: null })
  expect((await core.do('checklist.list', {})).at(-1)).toMatchObject({ title: 'Brandtilsyn', version: 1 })
  await core.do('history.undo', {})
  expect(await core.do('checklist.list', {})).toHaveLength(before.length)
  await core.close()
})

it('a new version keeps the ids of points that have the same name, and goes out as it came', async () => {
  const { core, pick } = await coreWith(survey(first))
  const taken = await core.do('checklist.readXlsForm', {})
  const checklist = await core.do('checklist.takeXlsForm', { sha256: taken.sha256, title: 'Brandtilsyn', id: null })
  const renamed = checklist.items.map((item) => (item.id === 'room' ? { ...item, id: 'p-7', name: 'room' } : item))
  await core.do('checklist.update', { id: checklist.id, patch: { items: renamed } })
  const second = survey([['text', 'new_one', 'Nyt', ''], ...first])
  pick(second)
  const again = await core.do('checklist.readXlsForm', {})
  const next = await core.do('checklist.takeXlsForm', { sha256: again.sha256, title: 'Brandtilsyn', id: checklist.id })
  expect(next.version).toBe(2)
  expect(next.items.map(({ id }) => id)).toEqual(['new-one', 'rooms-seen', 'rooms', 'p-7'])
  core.host.savePath = join(temporaryFolder(), 'ud.xlsx')
  await core.do('checklist.saveXlsForm', { id: checklist.id })
  pick(readFileSync(core.host.savePath))
  expect(await core.do('checklist.readXlsForm', {})).toMatchObject({ problems: [], unsupported: [], counts: again.counts })
  await core.close()
})

it('a form with faults is told of and cannot be taken; what is no form has a word for it', async () => {
  const { core, pick } = await coreWith(survey([['text', 'a', 'A', '${b} = 1']]))
  const read = await core.do('checklist.readXlsForm', {})
  expect(read.problems).toEqual([{ sheet: 'survey', row: 2, column: 'D', code: 'unknownName', params: { name: 'b' } }])
  expect(await core.fail('checklist.takeXlsForm', { sha256: read.sha256, title: 'A', id: null })).toMatchObject({ code: 'notFound' })
  pick(new TextEncoder().encode('no workbook'))
  expect(await core.fail('checklist.readXlsForm', {})).toMatchObject({ code: 'xlsformNotWorkbook' })
  await core.close()
})

it('points of a repeat are answered round by round; an answer fits its kind; fewer rounds take their answers along, and back', async () => {
  const { core } = await coreWith(survey(first))
  const read = await core.do('checklist.readXlsForm', {})
  const checklist = await core.do('checklist.takeXlsForm', { sha256: read.sha256, title: 'Brandtilsyn', id: null })
  const { inspectionId, unit } = await startCase(core)
  const run = await core.do('checklistRun.start', { inspectionId, visitId: null, unitId: unit.id, checklistId: checklist.id })
  await core.do('checklistRun.setRepeat', { id: run.id, itemId: 'rooms', place: '', count: 2 })
  await core.do('checklistAnswer.set', { runId: run.id, itemId: 'room', place: '1', value: 'Stue' })
  await core.do('checklistAnswer.set', { runId: run.id, itemId: 'room', place: '2', value: 'Køkken' })
  expect(await core.fail('checklistAnswer.set', { runId: run.id, itemId: 'room', value: 'Stue' })).toMatchObject({
    code: 'invalidInput',
    params: { path: 'place' },
  })
  expect(await core.fail('checklistAnswer.set', { runId: run.id, itemId: 'rooms-seen', value: 'to' })).toMatchObject({
    params: { path: 'value', rule: 'answerInteger' },
  })
  await core.do('checklistRun.setRepeat', { id: run.id, itemId: 'rooms', place: '', count: 1 })
  expect((await core.do('checklistAnswer.list', { inspectionId })).map(({ value }) => value)).toEqual(['Stue'])
  await core.do('history.undo', {})
  expect((await core.do('checklistAnswer.list', { inspectionId })).map(({ value }) => value).toSorted()).toEqual(['Køkken', 'Stue'])
  await core.close()
})
