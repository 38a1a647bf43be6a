import { describe, expect, it } from 'vitest'
import { checklistCommand, type KeyedPoint } from '../../renderer/checklists/checklist-keys.ts'
import { answerCount, groupsOfVisit, indexAnswers, progressOf } from '../../renderer/checklists/checklist-progress.ts'
import { moved, nextFault, nextUnanswered, sheetOf, type SheetRow } from '../../renderer/checklists/checklist-sheet.ts'
import { readDanishNumber } from '../../renderer/checklists/danish-number.ts'
import { entriesOf } from '../../renderer/checklists/evaluated-run.ts'
import type { ChecklistAnswer, ChecklistValue } from '../../src/domain/checklist-answer.ts'
import { retiredGroupId } from '../../src/domain/checklist-difference.ts'
import { checklistItem, newItem, type ChecklistItem } from '../../src/domain/checklist-item.ts'
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

const moment = { today: '2018-02-07', now: '2018-02-07T09:30' }
const sheet = (runs: readonly ChecklistRun[], answers: readonly ChecklistAnswer[] = []): readonly SheetRow[] => {
  const index = indexAnswers(answers)
  const group = { key: 'c/1', title: 'Returpost', items: runs[0]?.items ?? [], runs }
  const forms = runs.map((one) => entriesOf(one, index.get(one.id), moment))
  return sheetOf(group, forms, false)
}

describe('a checklist in use for several units', () => {
  it('stands side by side when the version is the same, in the order of the units', () => {
    const groups = groupsOfVisit([run('r1', 'u2'), run('r2', 'u1'), run('r3', 'u1', 2), run('r4', 'u1', 1, null)], 'v', ['u1', 'u2'])
    expect(groups.map((group) => group.runs.map((one) => one.id))).toEqual([['r2', 'r1'], ['r3']])
  })
  it('has the points of all its units, each once and after the one it follows, where one keeps some of a version before', () => {
    const group = checklistItem.parse({ ...newItem(retiredGroupId, 'Udgået'), kind: 'group' })
    const before = [group, checklistItem.parse({ ...newItem('retired--1-1', 'Før'), parentId: group.id })]
    const [plain, kept] = [run('r1', 'u1'), { ...run('r2', 'u2'), items: [...items.slice(0, 1), newItem('ny', 'ny'), ...items.slice(1), ...before] }]
    const [both] = groupsOfVisit([plain, kept], 'v', ['u1', 'u2'])
    expect(both?.items.map(({ id }) => id)).toEqual(['post', 'ny', 'frist', 'autosvar', 'retired--points', 'retired--1-1'])
    const rows = sheetOf(
      both!,
      [plain, kept].map((one) => entriesOf(one, [], moment)),
      false,
    )
    expect(rows.map(({ number }) => number)).toEqual(['1', '2', '3', '4', null, '5'])
  })
  it('counts a point as answered only when it holds a value', () => {
    const answers = [answer('r1', 'post', 'yes'), answer('r1', 'frist', null), answer('r1', 'autosvar', 'notRelevant')]
    expect(progressOf(entriesOf(run('r1', 'u1'), answers, moment))).toEqual({ answered: 2, total: 3, faults: 0 })
    expect(answerCount(run('r1', 'u1'), indexAnswers(answers))).toBe(2)
  })
  it('finds the next point without an answer: down the unit, then the next unit, then from the start', () => {
    const rows = sheet([run('r1', 'u1'), run('r2', 'u2')], [answer('r1', 'frist', 'no'), answer('r1', 'autosvar', 'no')])
    expect(nextUnanswered(rows, 2, { row: 0, column: 0 })).toEqual({ row: 0, column: 1 })
    expect(nextUnanswered(rows, 2, { row: 2, column: 1 })).toEqual({ row: 0, column: 0 })
    const all = ['r1', 'r2'].flatMap((id) => items.map((item) => answer(id, item.id, 'yes')))
    expect(nextUnanswered(sheet([run('r1', 'u1'), run('r2', 'u2')], all), 2, { row: 0, column: 0 })).toBeNull()
  })
  it('keeps the arrow keys within the table', () => {
    const rows = sheet([run('r1', 'u1'), run('r2', 'u2')])
    expect(moved(rows, 2, { row: 0, column: 0 }, -1, 0)).toEqual({ row: 0, column: 0 })
    expect(moved(rows, 2, { row: 2, column: 1 }, 1, 1)).toEqual({ row: 2, column: 1 })
    expect(moved(rows, 2, { row: 0, column: 0 }, 1, 1)).toEqual({ row: 1, column: 1 })
  })
})

describe('the lines of a form', () => {
  const point = (id: string, more: Partial<ChecklistItem> = {}): ChecklistItem => checklistItem.parse({ ...newItem(id, id), ...more })
  const form = [
    point('rum', { kind: 'group' }),
    point('antal', { kind: 'integer', parentId: 'rum', constraint: '. < 10', required: true }),
    point('hvorfor', { kind: 'text', parentId: 'rum', condition: '${antal} = 0' }),
    point('tom', { kind: 'group' }),
    point('skjult', { kind: 'note', parentId: 'tom', condition: '${antal} = 99' }),
    point('celler', { kind: 'repeat' }),
    point('celle', { parentId: 'celler', evidence: 'remark' }),
  ]
  const formRun = (id: string, rounds: number): ChecklistRun => ({ ...run(id, id), items: form, repeats: { celler: rounds } })
  const said = (runId: string, itemId: string, value: string, place = ''): ChecklistAnswer => ({ ...answer(runId, itemId, null), value, place })
  const keys = (rows: readonly SheetRow[]): string[] => rows.map(({ key }) => key)

  it('leave out what nobody is asked, and headings with nothing below', () => {
    expect(keys(sheet([formRun('r1', 1)]))).toEqual(['rum//', 'antal//', 'celler//all', 'celler/1/1', 'celle/1/'])
    expect(keys(sheet([formRun('r1', 0)], [said('r1', 'antal', '0')]))).toEqual(['rum//', 'antal//', 'hvorfor//', 'celler//all'])
  })
  it('hold the rounds of all units, those with fewer without a place in the later ones', () => {
    const rows = sheet([formRun('r1', 1), formRun('r2', 2)])
    expect(keys(rows).slice(2)).toEqual(['celler//all', 'celler/1/1', 'celle/1/', 'celler/2/2', 'celle/2/'])
    expect(rows.at(-1)?.entries.map((entry) => entry?.asked)).toEqual([undefined, true])
    expect(rows.at(-1)?.number).toBe('3 (2)')
  })
  it('are walked over headings, and to what is wrong or still missing', () => {
    const rows = sheet([formRun('r1', 1)], [said('r1', 'antal', '12'), said('r1', 'celle', 'no', '1')])
    expect(moved(rows, 1, { row: 1, column: 0 }, 1, 0)).toEqual({ row: 2, column: 0 })
    expect(moved(rows, 1, { row: 2, column: 0 }, 1, 0)).toEqual({ row: 4, column: 0 })
    expect(nextFault(rows, 1, { row: 1, column: 0 })).toEqual({ row: 4, column: 0 })
    expect(nextFault(rows, 1, { row: 4, column: 0 })).toEqual({ row: 1, column: 0 })
    expect(progressOf(rows.flatMap(({ entries }) => entries.flatMap((entry) => entry ?? [])))).toEqual({ answered: 2, total: 2, faults: 2 })
  })
})

describe('keys on a point', () => {
  const judged: KeyedPoint = { kind: 'judgement', value: null, choices: [], readOnly: false }
  const listed = (kind: 'choice' | 'choices', value: string | null = null, labels = ['Blå', 'Rød', 'Gul', 'Grøn']): KeyedPoint => ({
    kind,
    value,
    choices: labels.map((label) => ({ name: label.toLowerCase(), label })),
    readOnly: false,
  })
  const press = (key: string, point = judged, held = {}) => checklistCommand({ key, ctrlKey: false, altKey: false, metaKey: false, ...held }, point)
  it('judges with one letter, small or capital', () => {
    expect(press('j')).toEqual({ do: 'answer', value: 'yes' })
    expect(press('D')).toEqual({ do: 'answer', value: 'partly' })
    expect(press('n')).toEqual({ do: 'answer', value: 'no' })
    expect(press('I')).toEqual({ do: 'answer', value: 'notRelevant' })
    expect(press('Backspace')).toEqual({ do: 'answer', value: null, stay: true })
  })
  it('leaves combinations to the menu', () => {
    expect(press('n', judged, { ctrlKey: true })).toBeNull()
    expect(press('x')).toBeNull()
  })
  it('chooses by digit, or by first letter where one choice begins with it', () => {
    expect(press('2', listed('choice'))).toEqual({ do: 'answer', value: 'rød' })
    expect(press('b', listed('choice'))).toEqual({ do: 'answer', value: 'blå' })
    expect(press('g', listed('choice', 'gul'))).toEqual({ do: 'answer', value: 'grøn', stay: true })
    expect(press('5', listed('choice'))).toBeNull()
  })
  it('takes several in the order of the list, and each off again', () => {
    expect(press('1', listed('choices', 'gul'))).toEqual({ do: 'answer', value: 'blå gul', stay: true })
    expect(press('3', listed('choices', 'gul'))).toEqual({ do: 'answer', value: null, stay: true })
    expect(press('Enter', listed('choices', 'gul'))).toEqual({ do: 'next' })
  })
  it('opens the field of what is typed, with the digit in it', () => {
    expect(press('7', { ...judged, kind: 'integer' })).toEqual({ do: 'open', typing: true })
    expect(press('Enter', { ...judged, kind: 'text' })).toEqual({ do: 'open', typing: false })
    expect(press('Enter', { ...judged, kind: 'text', readOnly: true })).toEqual({ do: 'next' })
  })
})

describe('a number as Danes type it', () => {
  it('is kept with a point', () => {
    expect(readDanishNumber('2,5', 'decimal')).toBe('2.5')
    expect(readDanishNumber('1.250,75', 'decimal')).toBe('1250.75')
    expect(readDanishNumber('−3', 'integer')).toBe('-3')
  })
  it('is none when it is something else', () => {
    expect(readDanishNumber('2,5', 'integer')).toBeNull()
    expect(readDanishNumber('to', 'decimal')).toBeNull()
  })
})
