import { readFileSync, writeFileSync } from 'node:fs'
import type { OutputOf } from '../src/api/contract.ts'
import type { MenuStrings } from './strings.ts'

/** The words of the day's notification, or null when there is nothing to say. Others may see the screen: numbers, never a case. */
export function noticeOf({ today, overdue }: OutputOf<'followUp.due'>['counts'], strings: MenuStrings['notice']): string | null {
  const words = [
    ...(today > 0 ? [(today === 1 ? strings.today_one : strings.today_other).replace('{{count}}', String(today))] : []),
    ...(overdue > 0 ? [strings.overdue.replace('{{count}}', String(overdue))] : []),
  ]
  return words.length === 0 ? null : words.join(', ')
}

/** Whether this is the first time on its day, and remembers that it was. */
export function onceADay(file: string, now: Date): boolean {
  const today = now.toDateString()
  try {
    if (readFileSync(file, 'utf8') === today) return false
  } catch {
    // There was no first time yet.
  }
  writeFileSync(file, today)
  return true
}
