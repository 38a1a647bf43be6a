import type { SearchHit } from '../../src/api/contract.ts'
import { announcedIds, isLater } from '../announcement/answered.ts'
import { goToRow, openCase } from '../app/location.ts'
import { call } from '../data/bridge.ts'

/** Goes to where a hit stands. An answer that meets only what was asked after the announcement is read at its thread in Opfølgning. */
export async function openHit({ noun, id, inspectionId }: Pick<SearchHit, 'noun' | 'id' | 'inspectionId'>): Promise<void> {
  const later = noun === 'answer' && inspectionId !== null && (await answersLater(inspectionId, id))
  if (later) openCase(inspectionId, 'followUp', { noun, id })
  else goToRow({ noun, id }, inspectionId)
}

async function answersLater(inspectionId: string, id: string): Promise<boolean> {
  const [answers, questions] = await Promise.all([call('answer.list', { inspectionId }), call('question.list', { inspectionId })])
  const answer = answers.ok ? answers.value.find((one) => one.id === id) : undefined
  return answer !== undefined && questions.ok && isLater(answer, announcedIds(questions.value))
}
