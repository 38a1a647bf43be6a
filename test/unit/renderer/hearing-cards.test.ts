import { expect, test } from 'vitest'
import { firstOf, otherHalf, remarkGroups, undecided } from '../../../renderer/hearing/hearing-cards.ts'
import type { Remark } from '../../../src/domain/remark.ts'

const remark = (id: string, findingId: string | null, disposition: Remark['disposition'] = null, reason = '') =>
  ({ id, findingId, disposition, reason }) as Remark
const points = new Map([
  ['finding:a', '4.10'],
  ['finding:b', '4.2'],
])

test('remarks stand beside their points by number, those on the whole report first', () => {
  const groups = remarkGroups([remark('1', 'a'), remark('2', 'b'), remark('3', null), remark('4', 'gone'), remark('5', 'a')], points)
  expect(groups.map((group) => [group.point, group.remarks.map((one) => one.id)])).toEqual([
    ['', ['3', '4']],
    ['4.2', ['2']],
    ['4.10', ['1', '5']],
  ])
})

test('what nobody has decided is counted, and what is turned down without saying why', () => {
  const all = [remark('1', null), remark('2', null, 'partly'), remark('3', null, 'notWorkedIn', 'Tallet er rigtigt.'), remark('4', null, 'workedIn')]
  expect(undecided(all)).toBe(2)
})

test('what has to be placed stands first', () => {
  const groups = remarkGroups([remark('1', 'a'), remark('2', null), { ...remark('3', null), unplaced: true }], points)
  expect(groups.map((group) => [group.unplaced, group.remarks.map((one) => one.id)])).toEqual([
    [true, ['3']],
    [false, ['2']],
    [false, ['1']],
  ])
})

test('of many remarks the first are drawn, in the order of their groups', () => {
  const groups = remarkGroups([remark('1', 'a'), remark('2', 'b'), remark('3', null), remark('4', 'a')], points)
  expect(firstOf(groups, 3).flatMap((group) => group.remarks.map((one) => one.id))).toEqual(['3', '2', '1'])
})

test('words deleted and the words in their place find each other', () => {
  const half = { hearingResponseId: 'r', author: 'Karen', passage: 'tre', before: 'Gennem ', after: ' led.' }
  const deletion = { ...remark('1', 'a'), ...half, origin: 'deletion', text: '', position: 1 } as Remark
  const insertion = { ...remark('2', 'a'), ...half, origin: 'insertion', text: 'to', position: 2 } as Remark
  const elsewhere = { ...insertion, id: '3', after: ' dage.', position: 3 }
  expect(otherHalf(deletion, [deletion, elsewhere, insertion])?.id).toBe('2')
  expect(otherHalf(insertion, [deletion, elsewhere, insertion])?.id).toBe('1')
  expect(otherHalf(elsewhere, [deletion, elsewhere, insertion])).toBeUndefined()
})
