import { z } from 'zod'

/** A day in Danish time, `YYYY-MM-DD`; never a `Date`, which would carry a zone. */
export const civilDate = z.iso.date()
export type CivilDate = string

/** A time of day in Danish time, `HH:MM`. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'timeOfDay' })

/** How an office writes its dates: `26. november 2019` or `14-03-2018`. */
export const dateStyle = z.enum(['long', 'short'])
export type DateStyle = z.output<typeof dateStyle>

const danishMonths = ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'december'] as const

/**
 * Writes a date as Danish letters do. In the long style a no-break space joins day and month, so that "2. oktober" stays on one line.
 * @param date `YYYY-MM-DD`
 */
export function formatCivilDate(date: CivilDate, style: DateStyle = 'long'): string {
  const [year, month, day] = date.split('-')
  if (style === 'short') return `${day}-${month}-${year}`
  return `${Number(day)}.\u00A0${danishMonths[Number(month) - 1]} ${year}`
}

const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Copenhagen',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The Danish day on which an instant falls, `YYYY-MM-DD`. */
export function civilDateOf(instant: string): CivilDate {
  return parts.format(new Date(instant)).slice(0, 10)
}

/** The Danish time of day of an instant as Danish writes it, `10.42`. */
export function clockTimeOf(instant: string): string {
  return parts.format(new Date(instant)).slice(11, 16).replace(':', '.')
}

/**
 * The instant at which a Danish clock shows this day and time. In the hour that is skipped in spring it is the time an hour later; in the
 * hour that comes twice in autumn it is the first.
 * @param time `HH:MM`
 */
export function instantOf(date: CivilDate, time: string): string {
  const wanted = Date.parse(`${date}T${time}:00.000Z`)
  // Denmark is one or two hours ahead of UTC; the larger offset is the earlier instant.
  for (const hours of [2, 1]) {
    const instant = new Date(wanted - hours * 3_600_000)
    if (parts.format(instant) === `${date} ${time}`) return instant.toISOString()
  }
  return new Date(wanted - 3_600_000).toISOString()
}

/** The day a number of calendar days later (or earlier, when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
}
