import { useMemo } from 'react'
import type { CivilDate } from '../../src/domain/civil-date.ts'
import type { RowOf } from '../../src/domain/nouns.ts'
import { useRows } from '../data/queries.ts'

/** Whether an answer meets only what was asked later, in the report or a letter: then it is read in Opfølgning. */
export function isLater(
  { questionIds, recommendationIds }: Pick<RowOf<'answer'>, 'questionIds' | 'recommendationIds'>,
  announced: ReadonlySet<string>,
): boolean {
  return questionIds.length + recommendationIds.length > 0 && !questionIds.some((id) => announced.has(id))
}

/** The ids of the questions that the announcement put, the dropped ones too. */
export const announcedIds = (questions: readonly RowOf<'question'>[]): ReadonlySet<string> =>
  new Set(questions.filter(({ askedIn }) => askedIn === 'announcement').map(({ id }) => id))

/** The questions of a case that the authority has answered in writing or in words, each with the day of its first answer. */
export function useAnswered(inspectionId: string): ReadonlyMap<string, CivilDate> {
  const answers = useRows('answer', inspectionId)
  return useMemo(() => {
    const days = new Map<string, CivilDate>()
    for (const { date, questionIds } of answers) for (const id of questionIds) if (date < (days.get(id) ?? '9999')) days.set(id, date)
    return days
  }, [answers])
}
