import { afterEach, beforeEach, expect, it } from 'vitest'
import { startCase, TestCore } from '../support/core.ts'

let core: TestCore
beforeEach(async () => {
  core = await TestCore.open()
})
afterEach(() => core.close())

/** A finding under a theme in a case of its own. */
async function finding(caseNumber: string, theme: string, graded: boolean, announcedOn = '2018-01-08') {
  const { inspectionId } = await startCase(core, caseNumber)
  await core.do('inspection.update', { id: inspectionId, patch: { title: 'Inspektion', theme: 'boliger', announcedOn } })
  const { id: themeId } = await core.do('reportTheme.create', { inspectionId, title: theme })
  const [step] = await core.do('criticismStep.list', {})
  const criticismStepId = graded ? (step?.id ?? null) : null
  return core.do('finding.create', { inspectionId, themeId, title: `${theme} ${caseNumber}`, criticismStepId })
}

it('findings of other cases with words of the theme in common are at hand while grading, the likest first', async () => {
  const own = await finding('2019-0000001', 'Besvarelse af skriftlige henvendelser', false, '2019-01-08')
  await core.do('inspection.update', { id: own.inspectionId, patch: { theme: 'postgange' } })
  const close = await finding('2018-0000001', 'skriftlig henvendelse og besvarelser', true)
  const far = await finding('2018-0000002', 'Henvendelser på telefonen', true)
  await finding('2018-0000003', 'Hygiejne', true)
  await finding('2018-0000004', 'Skriftlige henvendelser', false)
  const gone = await finding('2018-0000005', 'Skriftlige henvendelser', true)
  await core.do('finding.remove', { id: gone.id })
  const found = await core.do('finding.gradedEarlier', { id: own.id })
  expect(found.map(({ findingId, year, theme }) => [findingId, year, theme])).toEqual([
    [close.id, 2018, 'skriftlig henvendelse og besvarelser'],
    [far.id, 2018, 'Henvendelser på telefonen'],
  ])
})

it('there are ten at most, the newest of those that are alike', async () => {
  const own = await finding('2019-0000001', 'Returpost', false)
  for (let n = 10; n < 22; n++) await finding(`2018-00000${n}`, 'Returpost', true, `20${n}-03-01`)
  const found = await core.do('finding.gradedEarlier', { id: own.id })
  expect(found.map(({ year }) => year)).toEqual([2021, 2020, 2019, 2018, 2017, 2016, 2015, 2014, 2013, 2012])
})
