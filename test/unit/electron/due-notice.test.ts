import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { noticeOf, onceADay } from '../../../electron/due-notice.ts'
import { stringsIn } from '../../../electron/strings.ts'

const { notice } = stringsIn('da')
const counts = (today: number, overdue: number) => ({ today, overdue, thisWeek: today, later: 4 })

it('the notification says numbers, and nothing when nothing is due', () => {
  expect(noticeOf(counts(2, 0), notice)).toBe('2 frister i dag')
  expect(noticeOf(counts(1, 3), notice)).toBe('1 frist i dag, 3 over frist')
  expect(noticeOf(counts(0, 3), notice)).toBe('3 over frist')
  expect(noticeOf(counts(0, 0), notice)).toBeNull()
})

it('the notification comes once a day', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'selvsyn-notice-')), 'day')
  expect(onceADay(file, new Date(2019, 8, 10, 8))).toBe(true)
  expect(onceADay(file, new Date(2019, 8, 10, 17))).toBe(false)
  expect(onceADay(file, new Date(2019, 8, 11, 8))).toBe(true)
})
