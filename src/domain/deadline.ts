import { addDays, type CivilDate } from './civil-date.ts'

/** Why a day is none for work. The holidays are those of helligdagsloven; the other two are kept as days off by every Danish authority. */
export type DayOff =
  | 'saturday'
  | 'sunday'
  | 'newYearsDay'
  | 'maundyThursday'
  | 'goodFriday'
  | 'easterSunday'
  | 'easterMonday'
  | 'prayerDay'
  | 'ascensionDay'
  | 'whitSunday'
  | 'whitMonday'
  | 'constitutionDay'
  | 'christmasEve'
  | 'christmasDay'
  | 'boxingDay'

/** Easter Sunday of a year (the anonymous Gregorian computus, Meeus 1991, chapter 8). */
export function easterSunday(year: number): CivilDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return `${year}-${String(Math.floor(f / 31)).padStart(2, '0')}-${String((f % 31) + 1).padStart(2, '0')}`
}

/** Danish holidays by their distance from Easter Sunday. Store bededag was abolished from 2024 (lov nr. 214 af 6. marts 2023). */
const movable: readonly [DayOff, number, (year: number) => boolean][] = [
  ['maundyThursday', -3, () => true],
  ['goodFriday', -2, () => true],
  ['easterSunday', 0, () => true],
  ['easterMonday', 1, () => true],
  ['prayerDay', 26, (year) => year <= 2023],
  ['ascensionDay', 39, () => true],
  ['whitSunday', 49, () => true],
  ['whitMonday', 50, () => true],
]

const fixed: Readonly<Record<string, DayOff>> = {
  '01-01': 'newYearsDay',
  '06-05': 'constitutionDay',
  '12-24': 'christmasEve',
  '12-25': 'christmasDay',
  '12-26': 'boxingDay',
}

/** Why nobody works on this day; null on a working day. A holiday on a weekend is told as the holiday. */
export function dayOff(date: CivilDate): DayOff | null {
  const year = Number(date.slice(0, 4))
  const fixedDay = fixed[date.slice(5)]
  if (fixedDay !== undefined) return fixedDay
  const easter = easterSunday(year)
  const holiday = movable.find(([, days, applies]) => applies(year) && addDays(easter, days) === date)
  if (holiday !== undefined) return holiday[0]
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday === 6 ? 'saturday' : weekday === 0 ? 'sunday' : null
}

/** The first working day on or after a day. */
export function nextWorkingDay(date: CivilDate): CivilDate {
  let day = date
  while (dayOff(day) !== null) day = addDays(day, 1)
  return day
}

/** How a deadline counts. */
export type DeadlineUnit = 'calendarDays' | 'workingDays'

/**
 * The last day of a deadline that runs from a day, which itself does not count.
 * @param count at least 0
 */
export function deadlineFrom(from: CivilDate, count: number, unit: DeadlineUnit): CivilDate {
  if (unit === 'calendarDays') return addDays(from, count)
  let day = from
  for (let left = count; left > 0;) {
    day = addDays(day, 1)
    if (dayOff(day) === null) left -= 1
  }
  return day
}

/** How many days one day lies after another; negative before it. */
export const daysBetween = (from: CivilDate, to: CivilDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** A time in which a deadline does not run; `to` is null while it lasts. */
export type Pause = { readonly from: CivilDate; readonly to: CivilDate | null }

/**
 * The day of a deadline after its pauses: each pushes it by the calendar days that it took, from its first day on up to the day before it ended.
 * @param today the end of a pause that still lasts
 * @param setOn the day on which the deadline was set: what was over of a pause by then was known when it was
 */
export function pausedDeadline(dueOn: CivilDate, pauses: readonly Pause[], today: CivilDate, setOn: CivilDate = ''): CivilDate {
  let due = dueOn
  for (const { from, to } of pauses.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const start = setOn > from ? setOn : from
    const days = daysBetween(start, to ?? (today > start ? today : start))
    if (from <= due && days > 0) due = addDays(due, days)
  }
  return due
}
