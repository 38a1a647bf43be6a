import { useMemo } from 'react'
import type { CivilDate } from '../../src/domain/civil-date.ts'
import { useRows } from '../data/queries.ts'

/** The questions of a case that the authority has answered in writing or in words, each with the day of its first answer. */
export function useAnswered(inspectionId: string): ReadonlyMap<string, CivilDate> {
  const answers = useRows('answer', inspectionId)
  return useMemo(() => {
    const days = new Map<string, CivilDate>()
    for (const { date, questionIds } of answers) for (const id of questionIds) if (date < (days.get(id) ?? '9999')) days.set(id, date)
    return days
  }, [answers])
}
