import type { ChecklistAnswer } from '../../src/domain/checklist-answer.ts'
import { chooseFiles } from '../attachments/use-file-drop.ts'
import { keepFiles } from '../attachments/keep-files.ts'
import { attempt } from '../data/operation.ts'

type Point = { readonly runId: string; readonly itemId: string; readonly place: string }

/** Files for a point: they go to its answer, which comes to be with them where there is none. */
export async function keepAnswerFiles(point: Point, answer: ChecklistAnswer | undefined, files: readonly File[]): Promise<void> {
  // An answer on its way to the core has no row yet (its `createdAt` is empty): setting nothing finds the row or makes it.
  const id = answer && answer.createdAt !== '' ? answer.id : (await attempt('checklistAnswer.set', point))?.id
  if (id !== undefined) await keepFiles(files, { noun: 'checklistAnswer', id })
}

/** Asks for files with the system's dialog and puts them to a point. */
export const chooseAnswerFiles = (point: Point, answer: ChecklistAnswer | undefined): void => chooseFiles((files) => void keepAnswerFiles(point, answer, files))
