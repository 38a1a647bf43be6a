import type { CivilDate } from '../../src/domain/civil-date.ts'

const monthNames = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']

/**
 * Reads a date as a Dane types it: `7.2.2018`, `07-02-2018`, `7/2 2018`, `070218`, `7. februar 2018`, `2018-02-07`; without a year it is `thisYear`'s.
 * Answers `YYYY-MM-DD`, or null when the words are no date or no such day exists.
 */
export function readDanishDate(words: string, thisYear: number): CivilDate | null {
  const typed = words.trim().toLowerCase()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
  if (iso) return existingDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const solid = /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(typed)
  if (solid) return existingDay(fullYear(solid[3] ?? '', thisYear), Number(solid[2]), Number(solid[1]))
  const parts = /^(\d{1,2})[\s./-]+(\d{1,2}|[a-zæøå]{3,9})\.?(?:[\s./-]+(\d{2}|\d{4}))?\.?$/.exec(typed)
  if (!parts) return null
  const month = /^\d/.test(parts[2] ?? '') ? Number(parts[2]) : monthNames.indexOf((parts[2] ?? '').slice(0, 3)) + 1
  return existingDay(parts[3] === undefined ? thisYear : fullYear(parts[3], thisYear), month, Number(parts[1]))
}

/** Reads a time of day as a Dane types it: `9`, `9.30`, `9:30`, `0930`. Answers `HH:MM` or null. */
export function readDanishTime(words: string): string | null {
  const parts = /^(?:kl\.?\s*)?(\d{1,2})(?:[.:,\s]?(\d{2}))?$/.exec(words.trim().toLowerCase())
  if (!parts) return null
  const hour = Number(parts[1])
  const minute = Number(parts[2] ?? '0')
  return hour > 23 || minute > 59 ? null : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function fullYear(digits: string, thisYear: number): number {
  return digits.length === 4 ? Number(digits) : Math.floor(thisYear / 100) * 100 + Number(digits)
}

function existingDay(year: number, month: number, day: number): CivilDate | null {
  if (year < 1900 || year > 2199) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null
}
