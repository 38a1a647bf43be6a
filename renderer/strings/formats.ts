import { civilDateOf, clockTimeOf, type CivilDate } from '../../src/domain/civil-date.ts'
import { currentLanguage } from './i18n.ts'

const locale = () => (currentLanguage() === 'en' ? 'en-GB' : 'da-DK')
const made = new Map<string, Intl.DateTimeFormat>()

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale() + JSON.stringify(options)
  const known = made.get(key)
  if (known) return known
  const fresh = new Intl.DateTimeFormat(locale(), options)
  made.set(key, fresh)
  return fresh
}

/** A civil date in words: `7. februar 2018`; `short`: `7. feb. 2018`; `day`: without the year, `dayShort`: `7. feb.`; `weekday`: `onsdag den 7. februar 2018`. */
export function dateWords(date: CivilDate, style: 'long' | 'short' | 'day' | 'dayShort' | 'weekday' = 'long'): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: style === 'short' || style === 'dayShort' ? 'short' : 'long', timeZone: 'UTC' }
  if (style === 'weekday') options.weekday = 'long'
  return format(style.startsWith('day') ? options : { ...options, year: 'numeric' }).format(Date.UTC(year, month - 1, day))
}

/** A point in time as day and clock in Danish time: `7. februar 2018 kl. 10.42`. */
export function instantWords(instant: string): string {
  return format({ dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Copenhagen' }).format(new Date(instant))
}

/** A time of day, `HH:MM`, as the language writes it: `10.42`, in English `10:42`. */
export const timeWords = (time: string): string => time.replace(':', currentLanguage() === 'en' ? ':' : '.')

/** The Danish time of day of a point in time, as the language writes it. */
export const clockWordsOf = (instant: string): string => timeWords(clockTimeOf(instant).replace('.', ':'))

/** A recent point in time in few words: `i dag 10.42`, else `7. feb. 10.42`. `today` is the word for it. */
export function recentWords(instant: string, today: string): string {
  const day = civilDateOf(instant)
  return `${day === civilDateOf(new Date().toISOString()) ? today : dateWords(day, 'dayShort')} ${clockWordsOf(instant)}`
}

/** The clock with seconds, `10.42.07`. */
export function clockWords(time: Date): string {
  return format({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: 'Europe/Copenhagen' }).format(time)
}

/** A number with the language's own separators. */
export function numberWords(value: number): string {
  return new Intl.NumberFormat(locale()).format(value)
}

const danish = new Intl.Collator('da', { numeric: true, sensitivity: 'base' })

/** Sorts the Danish way, "aa" as "å"; for `Array.sort`. */
export const danishOrder = (a: string, b: string): number => danish.compare(a, b)
