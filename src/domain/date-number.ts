import type { CivilDate } from './civil-date.ts'

const day = /^\s*(-?\d{4,6}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?(?:Z|[+-]\d{2}:?\d{2})?)?\s*$/
const time = /^\s*(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?(?:Z|[+-]\d{2}:?\d{2})?\s*$/

/**
 * A day (`2018-02-07`), a day with a time, or a time (`09:30`) as the number of days since 1970 that OpenRosa reckons with; NaN for what is none. A clock is read as it
 * shows: no zone is added or taken away, so that two answers of the same visit compare as they were given.
 */
export function dayNumberOf(text: string): number {
  const dated = day.exec(text)
  if (dated) return daysOf(dated[1] ?? '') + partOfDay(dated[2], dated[3], dated[4])
  const timed = time.exec(text)
  return timed ? partOfDay(timed[1], timed[2], timed[3]) : NaN
}

/** Whole days since 1970; NaN for a day that the calendar does not have. */
function daysOf(date: string): number {
  const at = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(date) ? NaN : at / 86_400_000
}

const partOfDay = (hours = '0', minutes = '0', seconds = '0'): number => (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400

/** The day of a number of days since 1970; empty for what is none. */
export function dateOfNumber(days: number): CivilDate {
  const at = new Date(Math.floor(days) * 86_400_000)
  return Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 10)
}

/** Day and time of a number of days since 1970, to the second: `2018-02-07T09:30:00`; empty for what is none. */
export function dateTimeOfNumber(days: number): string {
  const at = new Date(Math.round(days * 86_400) * 1000)
  return Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 19)
}

/** How `format-date` names months and days: short, in the language of the form. */
const names = (days: number, locale: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(new Date(days * 86_400_000)).replace(/\.$/, '')

/**
 * A day and time in a pattern of OpenRosa's `format-date-time` (`%d-%m-%Y %H:%M`).
 * @param days days since 1970
 * @param locale of the names of months and days, `da`
 */
export function formatDayNumber(days: number, pattern: string, locale: string): string {
  const iso = dateTimeOfNumber(days)
  if (iso === '') return ''
  const [year, month, date] = iso.slice(0, 10).split('-') as [string, string, string]
  const [hour, minute, second] = iso.slice(11).split(':') as [string, string, string]
  const parts: Readonly<Record<string, () => string>> = {
    Y: () => year,
    y: () => year.slice(-2),
    m: () => month,
    n: () => String(Number(month)),
    b: () => names(days, locale, { month: 'short' }),
    d: () => date,
    e: () => String(Number(date)),
    H: () => hour,
    h: () => String(Number(hour)),
    M: () => minute,
    S: () => second,
    '3': () => '000',
    a: () => names(days, locale, { weekday: 'short' }),
    '%': () => '%',
  }
  return pattern.replace(/%(.)/g, (whole, letter: string) => parts[letter]?.() ?? whole)
}
