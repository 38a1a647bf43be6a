import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noteOf, startCase, TestCore } from '../support/core.ts'

let core: TestCore
beforeEach(async () => {
  core = await TestCore.open()
})
afterEach(() => core.close())

/** The whole case as the window could read it, without the times of writing. */
async function picture(inspectionId: string): Promise<unknown> {
  const nouns = ['authority', 'unit', 'participant', 'question', 'visit', 'note', 'checklistRun', 'checklistAnswer', 'material', 'reportTheme'] as const
  const more = ['finding', 'evidence', 'recommendation', 'report', 'hearingResponse', 'remark'] as const
  const lists = [...nouns, ...more].map(async (noun) => [noun, await core.do(`${noun}.list`, { inspectionId })] as const)
  return JSON.parse(JSON.stringify(Object.fromEntries(await Promise.all(lists)), (key, value: unknown) => (key === 'updatedAt' ? undefined : value)))
}

describe('undo', () => {
  it('takes back the newest step and redo does it again', async () => {
    const { inspectionId } = await startCase(core)
    const note = await core.do('note.create', noteOf(inspectionId, 'Først'))
    await core.do('note.update', { id: note.id, patch: { text: 'Så', followUp: true } })
    expect(await core.do('history.state', {})).toEqual({ undo: 'note.update', redo: null })
    expect(await core.do('history.undo', {})).toEqual({ operation: 'note.update', inspectionId })
    expect(await core.do('note.get', { id: note.id })).toMatchObject({ text: 'Først', followUp: false })
    await core.do('history.undo', {})
    expect(await core.do('note.list', { inspectionId })).toEqual([])
    await core.do('history.redo', {})
    await core.do('history.redo', {})
    expect(await core.do('note.get', { id: note.id })).toMatchObject({ text: 'Så', followUp: true })
    expect(await core.do('history.state', {})).toEqual({ undo: 'note.update', redo: null })
  })

  it('says so when there is nothing', async () => {
    expect((await core.fail('history.undo', {})).code).toBe('nothingToUndo')
    expect((await core.fail('history.redo', {})).code).toBe('nothingToUndo')
  })

  it('of a removal brings back all that went with it, in one step', async () => {
    const { inspectionId } = await startCase(core)
    const note = await core.do('note.create', noteOf(inspectionId, 'Der er ti minutter.'))
    const finding = await core.do('finding.fromEvidence', { inspectionId, themeId: null, title: 'Forberedelse', sources: [`note:${note.id}`] })
    await core.do('recommendation.create', { inspectionId, findingId: finding.id, text: 'at der afsættes mere tid' })
    await core.do('question.create', { inspectionId, findingId: finding.id, askedIn: 'report', text: 'Hvor lang tid afsættes der?' })
    const before = await picture(inspectionId)
    await core.do('finding.remove', { id: finding.id })
    expect(await core.do('recommendation.list', { inspectionId })).toEqual([])
    expect(await core.do('evidence.list', { inspectionId })).toEqual([])
    expect(await core.do('question.list', { inspectionId })).toEqual([])
    await core.do('history.undo', {})
    expect(await picture(inspectionId)).toEqual(before)
  })

  it('of a whole case brings the whole case back', async () => {
    const { inspectionId } = await startCase(core)
    await core.do('note.create', noteOf(inspectionId, 'En note'))
    const before = await picture(inspectionId)
    await core.do('inspection.remove', { id: inspectionId })
    expect(await core.do('inspection.overview', {})).toEqual([])
    await core.do('history.undo', {})
    expect(await picture(inspectionId)).toEqual(before)
  })

  it('forgets what was undone when something new is done', async () => {
    const { inspectionId } = await startCase(core)
    await core.do('note.create', noteOf(inspectionId, 'En'))
    await core.do('history.undo', {})
    await core.do('note.create', noteOf(inspectionId, 'To'))
    expect((await core.do('history.state', {})).redo).toBeNull()
  })

  it('is of this session alone', async () => {
    const { inspectionId } = await startCase(core)
    await core.do('note.create', noteOf(inspectionId, 'I går'))
    await core.do('profile.lock', {})
    await core.do('profile.unlock', { passphrase: 'en hest der ror mod vinden' })
    expect(await core.do('history.state', {})).toEqual({ undo: null, redo: null })
  })

  it('any steps, undone as many times, leave everything as it was; redone, as it became', async () => {
    const { inspectionId, unit, visit } = await startCase(core)
    const [checklist] = await core.do('checklist.list', {})
    const theme = await core.do('reportTheme.create', { inspectionId, title: 'Tema' })
    const person = await core.do('participant.create', { inspectionId, side: 'authority', role: 'Leder', speakerKey: 1 })
    const question = await core.do('question.create', { inspectionId, askedIn: 'announcement', text: 'Hvordan?' })
    const note = await core.do('note.create', { ...noteOf(inspectionId, 'Fast'), visitId: visit.id })
    const acts: Record<string, (n: number) => Promise<unknown>> = {
      write: (n) => core.call('note.update', { id: note.id, patch: { text: `Tekst ${n}`, questionId: n % 2 ? question.id : null } }),
      add: (n) => core.call('note.create', { ...noteOf(inspectionId, `Ny ${n}`), sourceId: person.id }),
      find: (n) => core.call('finding.fromEvidence', { inspectionId, themeId: theme.id, title: `F ${n}`, sources: [`note:${note.id}`] }),
      drop: async () => {
        const [finding] = await core.do('finding.list', { inspectionId })
        if (finding) await core.do('finding.remove', { id: finding.id })
      },
      arrange: async () => {
        const ids = (await core.do('finding.list', { inspectionId })).map(({ id }) => id).toReversed()
        if (ids.length > 1) await core.do('finding.arrange', { ids })
      },
      key: (n) => core.call('participant.create', { inspectionId, side: 'authority', role: `Rolle ${n}`, speakerKey: 1 }),
      dropQuestion: (n) => core.call('question.remove', { id: n % 2 ? question.id : note.id }),
      dropTheme: () => core.call('reportTheme.remove', { id: theme.id }),
      answer: async (n) => {
        const runs = await core.do('checklistRun.list', { inspectionId })
        const run = runs[0] ?? (await core.do('checklistRun.start', { inspectionId, visitId: visit.id, unitId: unit.id, checklistId: checklist?.id ?? '' }))
        const itemId = run.items[n % run.items.length]?.id ?? ''
        return core.call('checklistAnswer.set', { runId: run.id, itemId, value: n % 3 ? 'yes' : 'no', remark: `B${n}` })
      },
    }
    const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.nat({ max: 9 })), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(steps, async (chosen) => {
        const start = await picture(inspectionId)
        const marker = await core.do('phrase.create', { text: 'her begynder det' })
        for (const [act, n] of chosen) await acts[act]?.(n)
        const end = await picture(inspectionId)
        let undone = 0
        while ((await core.do('phrase.list', {})).some(({ id }) => id === marker.id)) {
          await core.do('history.undo', {})
          undone++
        }
        expect(await picture(inspectionId)).toEqual(start)
        for (; undone > 0; undone--) await core.do('history.redo', {})
        expect(await picture(inspectionId)).toEqual(end)
      }),
      { numRuns: 12 },
    )
  }, 60_000)
})
