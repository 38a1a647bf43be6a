import { useMemo } from 'react'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import { useInspection, useRows } from '../data/queries.ts'
import { listedThreads } from './listed-threads.ts'

/** The threads of a case and the rows that they are made of, always up to date. */
export function useThreads(inspectionId: string) {
  const inspection = useInspection(inspectionId)
  const authority = useRows('authority', inspectionId)
  const question = useRows('question', inspectionId)
  const recommendation = useRows('recommendation', inspectionId)
  const finding = useRows('finding', inspectionId)
  const reportTheme = useRows('reportTheme', inspectionId)
  const document = useRows('document', inspectionId)
  const report = useRows('report', inspectionId)
  const answer = useRows('answer', inspectionId)
  const followUp = useRows('followUp', inspectionId)
  const letterSection = useRows('letterSection', inspectionId)
  const today = civilDateOf(new Date().toISOString())
  return useMemo(() => {
    const rows = { inspection, authority, question, recommendation, finding, reportTheme, document, report, answer, followUp, letterSection }
    return { ...rows, today, threads: listedThreads(rows, today) }
  }, [inspection, authority, question, recommendation, finding, reportTheme, document, report, answer, followUp, letterSection, today])
}

export type ThreadRows = ReturnType<typeof useThreads>
