import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startCase, TestCore } from '../support/core.ts'

let core: TestCore
beforeEach(async () => {
  core = await TestCore.open()
})
afterEach(() => core.close())

const ask = async () => {
  const { inspectionId } = await startCase(core)
  const question = await core.do('question.create', { inspectionId, askedIn: 'announcement', text: 'Hvor mange henvendelser modtages?' })
  return { inspectionId, question }
}

describe('a thread', () => {
  it('has one row, made by the first decision and changed by the next', async () => {
    const { inspectionId, question } = await ask()
    await core.do('followUp.set', { noun: 'question', id: question.id, patch: { dueOn: '2019-09-05' } })
    await core.do('followUp.set', { noun: 'question', id: question.id, patch: { reaction: 'Noteret.' } })
    expect(await core.do('followUp.list', { inspectionId })).toMatchObject([
      { questionId: question.id, dueOn: '2019-09-05', reaction: 'Noteret.', status: 'open' },
    ])
  })

  it('is closed on the day it was decided, and open again without one; both can be undone', async () => {
    const { inspectionId, question } = await ask()
    const set = (status: 'closed' | 'open') => core.do('followUp.set', { noun: 'question', id: question.id, patch: { status } })
    const closedOn = async () => (await core.do('followUp.list', { inspectionId }))[0]?.closedOn
    expect((await set('closed')).closedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect((await set('open')).closedOn).toBeNull()
    await core.do('history.undo', {})
    expect(await closedOn()).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it('is not decided a second time before it is opened again', async () => {
    const { question } = await ask()
    const thread = { noun: 'question', id: question.id } as const
    const { closedOn } = await core.do('followUp.set', { ...thread, patch: { status: 'closed' } })
    expect(await core.fail('followUp.set', { ...thread, patch: { status: 'closed' } })).toEqual({ code: 'threadEnded', params: { date: closedOn } })
    expect((await core.fail('followUp.set', { ...thread, patch: { status: 'declined', reason: 'Nej' } })).code).toBe('threadEnded')
    // The reaction may still be put right.
    await core.do('followUp.set', { ...thread, patch: { reaction: 'Noteret.' } })
    await core.do('followUp.set', { ...thread, patch: { status: 'open' } })
    expect(await core.do('followUp.set', { ...thread, patch: { status: 'declined', reason: 'Nej' } })).toMatchObject({
      status: 'declined',
      reaction: 'Noteret.',
    })
  })

  it('goes with the question it is about', async () => {
    const { inspectionId, question } = await ask()
    await core.do('followUp.set', { noun: 'question', id: question.id, patch: { dueOn: '2019-09-05' } })
    await core.do('question.remove', { id: question.id })
    expect(await core.do('followUp.list', { inspectionId })).toEqual([])
  })
})
