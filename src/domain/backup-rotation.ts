import type { CivilDate } from './civil-date.ts'

/** How many days, ISO weeks and months each keep their newest backup. Only those that have one count: a summer without work costs nothing. */
const kept = { days: 7, weeks: 5, months: 12 } as const

/**
 * Which backups may go. Kept are the newest of each of the last seven days, five weeks (ISO 8601) and twelve months that have one, and always the one that was
 * made last. A backup of a day that has not come yet, from a clock that was wrong, stays and takes no other's place.
 * @param backups their days and when they were made (ISO 8601 UTC)
 * @param today by the clock as it is now, which may be wrong itself
 * @returns those that nothing keeps
 */
export function backupsToDrop<Backup extends { readonly day: CivilDate; readonly madeAt: string }>(backups: readonly Backup[], today: CivilDate): Backup[] {
  const past = backups.filter(({ day }) => day <= today).toSorted(newestFirst)
  const keeping = new Set(backups.filter(({ day }) => day > today))
  for (const newest of newestOfEach(past, kept.days, (day) => day)) keeping.add(newest)
  for (const newest of newestOfEach(past, kept.weeks, isoWeek)) keeping.add(newest)
  for (const newest of newestOfEach(past, kept.months, (day) => day.slice(0, 7))) keeping.add(newest)
  const [last] = backups.toSorted((a, b) => compare(b.madeAt, a.madeAt))
  if (last) keeping.add(last)
  return backups.filter((backup) => !keeping.has(backup))
}

/** A backup with its number in the order in which they were made; 0 for one from before they had any. */
export type NumberedBackup = { readonly day: CivilDate; readonly madeAt: string; readonly number: number }

/** The backup that was made last, whatever the clock said then. */
export const lastMade = <Backup extends NumberedBackup>(backups: readonly Backup[]): Backup | undefined =>
  backups.toSorted((a, b) => b.number - a.number || compare(b.madeAt, a.madeAt))[0]

/**
 * Which day's place the next backup takes. Of the backups that are there it may replace none but the one that was made last, which it goes on from: on a clock that
 * was set back, today may be a day of long ago, and its backup the only one of then.
 */
export function placeOfNext(backups: readonly NumberedBackup[], today: CivilDate): { day: CivilDate; number: number } {
  const last = lastMade(backups)
  if (last === undefined) return { day: today, number: 1 }
  const isOfOld = backups.some(({ day, number }) => day === today && number < last.number)
  return { day: isOfOld ? last.day : today, number: last.number + 1 }
}

/** The first of each span, for as many spans as are wanted. @param backups the newest first */
function newestOfEach<Backup extends { readonly day: CivilDate }>(backups: readonly Backup[], most: number, spanOf: (day: CivilDate) => string): Backup[] {
  const found = new Map<string, Backup>()
  for (const backup of backups) {
    const span = spanOf(backup.day)
    if (found.size < most && !found.has(span)) found.set(span, backup)
  }
  return [...found.values()]
}

/** The week of a day after ISO 8601, `2026-W53`: weeks begin on Monday and belong to the year that has their Thursday. */
export function isoWeek(day: CivilDate): string {
  const thursday = new Date(`${day}T00:00:00.000Z`)
  thursday.setUTCDate(thursday.getUTCDate() + 3 - ((thursday.getUTCDay() + 6) % 7))
  const year = thursday.getUTCFullYear()
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000))
  return `${year}-W${String(week).padStart(2, '0')}`
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const newestFirst = (a: { day: string; madeAt: string }, b: { day: string; madeAt: string }): number => compare(b.day, a.day) || compare(b.madeAt, a.madeAt)
