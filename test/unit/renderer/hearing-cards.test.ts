import { expect, test } from 'vitest'
import { remarkGroups, undecided } from '../../../renderer/hearing/hearing-cards.ts'
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
