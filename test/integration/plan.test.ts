import { afterEach, beforeEach, expect, it } from 'vitest'
import { TestCore } from '../support/core.ts'

let core: TestCore
beforeEach(async () => {
  core = await TestCore.open()
})
afterEach(() => core.close())

const start = (planEntryId: string, caseNumber = '2018-0000001') => ({
  inspection: { kind: 'announcedVisit' as const, caseNumber, title: 'Returpost' },
  authorities: [],
  planEntryId,
})
const plan = () => core.do('planEntry.list', {})

it('a line of the yearly plan remembers the case that started from it, until the case is gone or undone', async () => {
  const entry = await core.do('planEntry.create', { year: 2019, theme: 'håndtering af returpost' })
  const first = await core.do('inspection.start', start(entry.id))
  expect(await plan()).toMatchObject([{ startedId: first.id }])
  await core.do('history.undo', {})
  expect(await plan()).toMatchObject([{ startedId: null }])
  const second = await core.do('inspection.start', start(entry.id))
  await core.do('inspection.remove', { id: second.id })
  expect(await plan()).toMatchObject([{ startedId: null }])
})

it('a case that starts from a line that is gone is not made', async () => {
  const entry = await core.do('planEntry.create', { year: 2019, theme: 'håndtering af returpost' })
  await core.do('planEntry.remove', { id: entry.id })
  expect(await core.fail('inspection.start', start(entry.id))).toEqual({ code: 'notFound', params: { noun: 'planEntry' } })
  expect(await core.do('inspection.overview', {})).toEqual([])
})

it('the list of cases tells which ones a case has to do with', async () => {
  const [one, two] = [
    await core.do('inspection.start', { ...start(''), planEntryId: null }),
    await core.do('inspection.start', { ...start('', '2018-0000002'), planEntryId: null }),
  ]
  await core.do('inspection.update', { id: one.id, patch: { relatedIds: [two.id] } })
  const related = async () => Object.fromEntries((await core.do('inspection.overview', {})).map(({ id, relatedIds }) => [id, relatedIds]))
  expect(await related()).toEqual({ [one.id]: [two.id], [two.id]: [] })
  await core.do('inspection.remove', { id: two.id })
  expect(await related()).toEqual({ [one.id]: [] })
})
