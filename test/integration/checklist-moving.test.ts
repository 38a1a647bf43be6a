import { expect, it } from 'vitest'
import { newItem } from '../../src/domain/checklist-item.ts'
import { startCase, TestCore } from '../support/core.ts'

it('runs side by side move up in one step, keep every answer, and can go back', async () => {
  const core = await TestCore.open()
  const { inspectionId, units } = await startCase(core)
  const checklist = await core.do('checklist.create', { title: 'Post', items: [newItem('a', 'Stempel?'), newItem('b', 'Bakke?')] })
  const start = (unitId: string) => core.do('checklistRun.start', { inspectionId, visitId: null, unitId, checklistId: checklist.id })
  const ids = [(await start(units[0]?.id ?? '')).id, (await start(units[1]?.id ?? '')).id]
  const kept = await core.do('checklistAnswer.set', { runId: ids[0] ?? '', itemId: 'a', value: 'yes' })
  const gone = await core.do('checklistAnswer.set', { runId: ids[1] ?? '', itemId: 'b', value: 'no', remark: 'Står på gulvet' })
  await core.do('checklist.update', { id: checklist.id, patch: { items: [newItem('a', 'Er posten stemplet?'), newItem('c', 'Nyt?')], version: 2 } })
  const before = await core.do('checklistRun.list', { inspectionId })
  expect(before.map(({ version }) => version)).toEqual([1, 1])

  const moved = await core.do('checklistRun.moveUp', { ids, heading: 'Udgået' })
  for (const run of moved) expect([run.version, run.items.map(({ text }) => text)]).toEqual([2, ['Er posten stemplet?', 'Nyt?', 'Udgået', 'Bakke?']])
  const answers = await core.do('checklistAnswer.list', { inspectionId })
  expect(answers.find(({ id }) => id === kept.id)).toMatchObject({ itemId: 'a', value: 'yes' })
  expect(answers.find(({ id }) => id === gone.id)).toMatchObject({ itemId: 'retired--1-1', value: 'no', remark: 'Står på gulvet' })

  // There is nothing newer: nothing happens, and nothing is there to be undone.
  await core.do('checklistRun.moveUp', { ids, heading: 'Udgået' })
  await core.do('history.undo', {})
  expect((await core.do('checklistRun.list', { inspectionId })).map(({ version, items }) => [version, items.length])).toEqual([
    [1, 2],
    [1, 2],
  ])
  expect((await core.do('checklistAnswer.list', { inspectionId })).find(({ id }) => id === gone.id)).toMatchObject({ itemId: 'b' })
  await core.close()
})

it('runs of different checklists do not move up together', async () => {
  const core = await TestCore.open()
  const { inspectionId, unit } = await startCase(core)
  const [one, two] = await Promise.all(['Post', 'Frister'].map((title) => core.do('checklist.create', { title, items: [newItem('a', 'A')] })))
  const start = (checklistId: string) => core.do('checklistRun.start', { inspectionId, visitId: null, unitId: unit.id, checklistId })
  const ids = [(await start(one?.id ?? '')).id, (await start(two?.id ?? '')).id]
  expect(await core.fail('checklistRun.moveUp', { ids, heading: 'Udgået' })).toMatchObject({ code: 'invalidInput', params: { path: 'ids' } })
  await core.close()
})
