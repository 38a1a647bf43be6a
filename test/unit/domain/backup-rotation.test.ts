import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupsToDrop, isoWeek, placeOfNext } from '../../../src/domain/backup-rotation.ts'
import { addDays } from '../../../src/domain/civil-date.ts'

const made = (day: string, time = '16:00:00'): { day: string; madeAt: string } => ({ day, madeAt: `${day}T${time}.000Z` })
const epoch = '2026-01-01'
const dayNumber = fc.integer({ min: 0, max: 1500 })
const manyBackups = fc.uniqueArray(dayNumber, { maxLength: 120 }).map((numbers) => numbers.map((number) => made(addDays(epoch, number))))

/** Goes through days one by one as the program does: a backup is made, then those that may go do. */
function afterDays(days: readonly string[]): string[] {
  let kept: { day: string; madeAt: string }[] = []
  for (const today of days) {
    kept = [...kept.filter(({ day }) => day !== today), made(today)]
    const dropped = new Set(backupsToDrop(kept, today))
    kept = kept.filter((backup) => !dropped.has(backup))
  }
  return kept.map(({ day }) => day).toSorted()
}

describe('the week of a day', () => {
  it('begins on Monday and belongs to the year of its Thursday', () => {
    expect(isoWeek('2026-11-30')).toBe('2026-W49')
    expect(isoWeek('2026-11-29')).toBe('2026-W48')
    expect(isoWeek('2027-01-03')).toBe('2026-W53')
    expect(isoWeek('2027-01-04')).toBe('2027-W01')
    expect(isoWeek('2024-12-30')).toBe('2025-W01')
  })
})

describe('which backups may go', () => {
  it('leaves seven days, five weeks and twelve months of a year and a half of daily work', () => {
    const days = Array.from({ length: 550 }, (_, number) => addDays(epoch, number))
    const kept = afterDays(days)
    expect(kept.slice(-7)).toEqual(days.slice(-7))
    expect(new Set(kept.map((day) => day.slice(0, 7))).size).toBe(12)
    expect(new Set(kept.map(isoWeek)).size).toBeGreaterThanOrEqual(5)
    expect(kept.length).toBeLessThanOrEqual(24)
    // Sundays and ends of months are what is left of the older ones.
    for (const day of kept.slice(0, -7)) expect([addDays(day, 1).slice(8), new Date(day).getUTCDay()].some((sign) => sign === '01' || sign === 0)).toBe(true)
  })

  it('counts only days, weeks and months that have one: a long leave drops nothing', () => {
    const before = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-06-22', '2026-06-23', '2026-06-24']
    expect(afterDays([...before, '2029-09-01'])).toEqual([...before, '2029-09-01'])
  })

  it('never drops the newest, whatever its day and whatever the clock says', () => {
    fc.assert(
      fc.property(manyBackups, dayNumber, (backups, today) => {
        const dropped = new Set(backupsToDrop(backups, addDays(epoch, today)))
        const newest = backups.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0]
        expect(newest !== undefined && dropped.has(newest)).toBe(false)
      }),
    )
  })

  it('keeps the newest of each of the last seven days, five weeks and twelve months that have one', () => {
    fc.assert(
      fc.property(manyBackups, (backups) => {
        const today = addDays(epoch, 1500)
        const days = backups
          .map(({ day }) => day)
          .toSorted()
          .toReversed()
        const kept = new Set(days)
        for (const { day } of backupsToDrop(backups, today)) kept.delete(day)
        for (const [most, spanOf] of [
          [7, (day: string) => day],
          [5, isoWeek],
          [12, (day: string) => day.slice(0, 7)],
        ] as const) {
          const spans = [...new Set(days.map(spanOf))].slice(0, most)
          for (const span of spans) expect(kept).toContain(days.find((day) => spanOf(day) === span))
        }
        expect(kept.size).toBeLessThanOrEqual(24)
      }),
    )
  })

  it('is not moved by a backup from the future: the same ones go with and without it', () => {
    fc.assert(
      fc.property(manyBackups, dayNumber, fc.uniqueArray(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 40 }), (backups, number, ahead) => {
        const today = addDays(epoch, number)
        const past = backups.filter(({ day }) => day <= today)
        const future = ahead.map((days) => made(addDays(today, days)))
        const without = backupsToDrop(past, today)
        const dropped = backupsToDrop([...past, ...future], today)
        // The one made last is kept for itself; with a later one it may go by the rule.
        expect(
          dropped
            .filter((backup) => !without.includes(backup))
            .every(
              ({ day }) =>
                day ===
                past
                  .map((one) => one.day)
                  .toSorted()
                  .at(-1),
            ),
        ).toBe(true)
        expect(dropped.some(({ day }) => day > today)).toBe(false)
      }),
    )
  })

  it('drops at most one for each that is made, however the clock is set', () => {
    fc.assert(
      fc.property(fc.array(dayNumber, { minLength: 1, maxLength: 60 }), (clock) => {
        let kept: { day: string; madeAt: string }[] = Array.from({ length: 20 }, (_, number) => made(addDays(epoch, number * 3)))
        kept = kept.filter((backup) => !backupsToDrop(kept, addDays(epoch, 60)).includes(backup))
        for (const number of clock) {
          const today = addDays(epoch, number)
          // A clock that goes back leaves those of later days as they are; only what it makes itself is weighed.
          const later = kept.filter(({ day }) => day > today)
          kept = [...kept.filter(({ day }) => day !== today), made(today)]
          const dropped = backupsToDrop(kept, today)
          expect(dropped.some((backup) => later.includes(backup))).toBe(false)
          kept = kept.filter((backup) => !dropped.includes(backup))
        }
      }),
    )
  })
})

describe('which day’s place the next backup takes', () => {
  const backup = (day: string, number: number, time?: string) => ({ ...made(day, time), number })

  it('is today’s, in place of the one that was made earlier in the day', () => {
    expect(placeOfNext([], '2026-12-01')).toEqual({ day: '2026-12-01', number: 1 })
    expect(placeOfNext([backup('2026-11-30', 4)], '2026-12-01')).toEqual({ day: '2026-12-01', number: 5 })
    expect(placeOfNext([backup('2026-11-30', 4), backup('2026-12-01', 5)], '2026-12-01')).toEqual({ day: '2026-12-01', number: 6 })
  })

  it('is that of the one made last where the clock was set back onto a day that has one of its own', () => {
    const before = [backup('2026-11-20', 1), backup('2026-11-30', 2), backup('2026-12-01', 3)]
    expect(placeOfNext(before, '2026-11-20')).toEqual({ day: '2026-12-01', number: 4 })
    expect(placeOfNext([...before.slice(0, 2), backup('2026-12-01', 4, '09:00:00')], '2026-11-20')).toEqual({ day: '2026-12-01', number: 5 })
    expect(placeOfNext(before, '2026-11-21')).toEqual({ day: '2026-11-21', number: 4 })
  })

  it('is today’s again when the clock had been ahead for a while', () => {
    const ahead = [backup('2026-11-30', 1), backup('2056-01-01', 2), backup('2026-12-01', 3)]
    expect(placeOfNext(ahead, '2026-12-01')).toEqual({ day: '2026-12-01', number: 4 })
  })

  it('is today’s among those from before they were numbered', () => {
    expect(placeOfNext([backup('2056-01-01', 0), backup('2026-12-01', 0)], '2026-12-01')).toEqual({ day: '2026-12-01', number: 1 })
  })

  it('never takes the place of another than the one made last, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 60 }), (days) => {
        let kept: ReturnType<typeof backup>[] = []
        for (const today of days.map((number) => addDays(epoch, number))) {
          const { day, number } = placeOfNext(kept, today)
          const [replaced] = kept.filter((one) => one.day === day)
          if (replaced) expect(replaced.number).toBe(Math.max(...kept.map((one) => one.number)))
          kept = [...kept.filter((one) => one.day !== day), backup(day, number)]
        }
      }),
    )
  })
})
