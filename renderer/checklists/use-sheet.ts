import { useMemo, useState } from 'react'
import type { ChecklistAnswer } from '../../src/domain/checklist-answer.ts'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import { attempt } from '../data/operation.ts'
import type { AnswerIndex, ChecklistGroup } from './checklist-progress.ts'
import { sheetOf, type SheetRow } from './checklist-sheet.ts'
import { entriesOf, formMoment } from './evaluated-run.ts'

type SheetOptions = { group: ChecklistGroup; answers: AnswerIndex; language: string; showAll: boolean }

/**
 * The lines of the open checklist. An answer counts from the key on, before the core has it: what it makes asked is there for the next key, and letters that are
 * typed fast each meet their own point.
 */
export function useSheet({ group, answers, language, showAll }: SheetOptions) {
  const [moment] = useState(() => formMoment(new Date().toISOString()))
  const [coming, setComing] = useState<readonly ChecklistAnswer[]>([])
  const { forms, rows } = useMemo(() => {
    const forms = group.runs.map((run) => entriesOf(run, withComing(answers.get(run.id) ?? [], run.id, coming), moment, language))
    return { forms, rows: sheetOf(group, forms, showAll) }
  }, [group, answers, coming, moment, language, showAll])

  /** Sets an answer and says how the lines stand with it, which are drawn with where the keyboard goes next. */
  const put = (run: ChecklistRun, row: SheetRow, value: string | null): readonly SheetRow[] => {
    const { item, place } = row
    const standing = row.entries[group.runs.indexOf(run)]?.answer
    const next = { ...(standing ?? unsaved(run, item.id, place)), value }
    const nowComing = [...coming.filter((one) => !isSame(one, next)), next]
    setComing(nowComing)
    void attempt('checklistAnswer.set', { runId: run.id, itemId: item.id, place, value }).then(() =>
      setComing((before) => before.filter((one) => one !== next)),
    )
    return sheetOf(
      group,
      group.runs.map((one) => entriesOf(one, withComing(answers.get(one.id) ?? [], one.id, nowComing), moment, language)),
      showAll,
    )
  }
  return { forms, rows, put }
}

const isSame = (a: ChecklistAnswer, b: ChecklistAnswer): boolean => a.runId === b.runId && a.itemId === b.itemId && a.place === b.place

function withComing(answers: readonly ChecklistAnswer[], runId: string, coming: readonly ChecklistAnswer[]): readonly ChecklistAnswer[] {
  // One that the core has meanwhile changes nothing, and then nothing needs to be worked out for it.
  const own = coming.filter((one) => one.runId === runId && !answers.some((answer) => isSame(answer, one) && answer.value === one.value))
  return own.length === 0 ? answers : [...answers.filter((answer) => !own.some((one) => isSame(answer, one))), ...own]
}

/** An answer that has no row yet. */
const unsaved = ({ id: runId, inspectionId }: ChecklistRun, itemId: string, place: string): ChecklistAnswer => ({
  id: `${runId}/${itemId}/${place}`,
  createdAt: '',
  updatedAt: '',
  deleted: false,
  inspectionId,
  runId,
  itemId,
  place,
  value: null,
  remark: '',
  attachmentIds: [],
})
