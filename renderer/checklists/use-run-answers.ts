import type { ChecklistAnswer } from '../../src/domain/checklist-answer.ts'
import { useRows } from '../data/queries.ts'
import { indexAnswers, type AnswerIndex } from './checklist-progress.ts'

const indexed = new WeakMap<readonly ChecklistAnswer[], AnswerIndex>()

/** The answers of a case by the run they belong to. For the parts that show them alone: each answer draws their readers anew. */
export function useRunAnswers(inspectionId: string): AnswerIndex {
  const rows = useRows('checklistAnswer', inspectionId)
  const known = indexed.get(rows) ?? indexAnswers(rows)
  indexed.set(rows, known)
  return known
}
