import { describe, expect, it } from 'vitest'
import { checklistCommand } from '../../renderer/checklists/checklist-keys.ts'
import { answerKey, groupsOfVisit, indexAnswers, moved, nextUnanswered, progressOf } from '../../renderer/checklists/checklist-progress.ts'
import type { ChecklistAnswer, ChecklistValue } from '../../src/domain/checklist-answer.ts'
import { newItem } from '../../src/domain/checklist-item.ts'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'

const record = { createdAt: '2018-02-07T09:31:00.000Z', updatedAt: '2018-02-07T09:31:00.000Z', deleted: false }
const items = ['post', 'frist', 'autosvar'].map((id) => ({ ...newItem(id, id), required: true }))
const run = (id: string, unitId: string, version = 1, visitId: string | null = 'v'): ChecklistRun => ({
  ...record,
  id,
  inspectionId: 'i',
  visitId,
  unitId,
  checklistId: 'c',
  title: 'Returpost',
  version,
  items,
  choices: [],
  repeats: {},
})
const answer = (runId: string, itemId: string, value: ChecklistValue | null): ChecklistAnswer => ({
  ...record,
  id: `${runId}-${itemId}`,
  inspectionId: 'i',
  runId,
  itemId,
  place: '',
  value,
  remark: '',
  attachmentIds: [],
})

describe('a checklist in use for several units', () => {
  it('stands side by side when the version is the same, in the order of the units', () => {
    const groups = groupsOfVisit([run('r1', 'u2'), run('r2', 'u1'), run('r3', 'u1', 2), run('r4', 'u1', 1, null)], 'v', ['u1', 'u2'])
    expect(groups.map((group) => group.runs.map((one) => one.id))).toEqual([['r2', 'r1'], ['r3']])
  })
  it('counts a point as answered only when it holds a value', () => {
    const answers = indexAnswers([answer('r1', 'post', 'yes'), answer('r1', 'frist', null), answer('r1', 'autosvar', 'notRelevant')])
    expect(progressOf(run('r1', 'u1'), answers)).toEqual({ answered: 2, total: 3, counts: { yes: 1, partly: 0, no: 0, notRelevant: 1 } })
    expect(answers.has(answerKey('r1', 'post'))).toBe(true)
  })
  it('finds the next point without an answer: down the unit, then the next unit, then from the start', () => {
    const group = groupsOfVisit([run('r1', 'u1'), run('r2', 'u2')], 'v', ['u1', 'u2'])[0]!
    const answers = indexAnswers([answer('r1', 'frist', 'no'), answer('r1', 'autosvar', 'no')])
    expect(nextUnanswered(group, answers, { row: 0, column: 0 })).toEqual({ row: 0, column: 1 })
    expect(nextUnanswered(group, answers, { row: 2, column: 1 })).toEqual({ row: 0, column: 0 })
    const all = indexAnswers(['r1', 'r2'].flatMap((id) => items.map((item) => answer(id, item.id, 'yes'))))
    expect(nextUnanswered(group, all, { row: 0, column: 0 })).toBeNull()
  })
  it('keeps the arrow keys within the table', () => {
    const group = groupsOfVisit([run('r1', 'u1'), run('r2', 'u2')], 'v', ['u1', 'u2'])[0]!
    expect(moved(group, { row: 0, column: 0 }, -1, 0)).toEqual({ row: 0, column: 0 })
    expect(moved(group, { row: 2, column: 1 }, 1, 1)).toEqual({ row: 2, column: 1 })
    expect(moved(group, { row: 0, column: 0 }, 1, 1)).toEqual({ row: 1, column: 1 })
  })
})

describe('keys on a point', () => {
  const press = (key: string, held = {}) => checklistCommand({ key, ctrlKey: false, altKey: false, metaKey: false, ...held })
  it('answers with one letter, small or capital', () => {
    expect(press('j')).toEqual({ do: 'answer', value: 'yes' })
    expect(press('D')).toEqual({ do: 'answer', value: 'partly' })
    expect(press('n')).toEqual({ do: 'answer', value: 'no' })
    expect(press('I')).toEqual({ do: 'answer', value: 'notRelevant' })
    expect(press('Backspace')).toEqual({ do: 'answer', value: null })
  })
  it('leaves combinations to the menu', () => {
    expect(press('n', { ctrlKey: true })).toBeNull()
    expect(press('x')).toBeNull()
  })
})
