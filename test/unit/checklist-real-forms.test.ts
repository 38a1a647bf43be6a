import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { entriesOf } from '../../renderer/checklists/evaluated-run.ts'
import { nextUnanswered, sheetOf, type SheetRow } from '../../renderer/checklists/checklist-sheet.ts'
import { progressOf } from '../../renderer/checklists/checklist-progress.ts'
import type { ChecklistAnswer } from '../../src/domain/checklist-answer.ts'
import type { FormEntry } from '../../src/domain/checklist-form.ts'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import { acknowledged, problemOfValue } from '../../src/domain/checklist-value.ts'
import { readXlsForm } from '../../src/exchange/xlsform-reading.ts'

const shared = join(import.meta.dirname, '../../../shared/xlsform')
const real = existsSync(shared) ? readdirSync(shared).filter((name) => name !== 'bad_calc.xlsx') : []
const record = { createdAt: '2018-02-07T09:31:00.000Z', updatedAt: '2018-02-07T09:31:00.000Z', deleted: false }
const moment = { today: '2018-02-07', now: '2018-02-07T09:30' }
/** More steps than a form has points: one that never ends is no form that can be answered. */
const mostSteps = 1000

/** An answer that fits the kind of the point; null where the form offers none. */
function anAnswer({ item, choices }: FormEntry): string | null {
  switch (item.kind) {
    case 'choice':
    case 'choices':
      return choices()[0]?.name ?? null
    case 'integer':
    case 'decimal':
      return '2'
    case 'date':
      return '2018-02-07'
    case 'time':
      return '09:30'
    case 'dateTime':
      return '2018-02-07T09:30'
    case 'acknowledgement':
      return acknowledged
    case 'judgement':
      return 'yes'
    default:
      return 'Svar'
  }
}

describe.skipIf(real.length === 0)('a form that others made', () => {
  it.each(real)('%s is answered from beginning to end by going to the next point without an answer', async (name) => {
    const { checklist } = await readXlsForm(readFileSync(join(shared, name)))
    const run: ChecklistRun = {
      ...record,
      ...{ id: 'r', inspectionId: 'i', visitId: 'v', unitId: 'u', checklistId: 'c', title: name, version: 1, repeats: {} },
      items: [...checklist.items],
      choices: [...checklist.choices],
    }
    const group = { key: 'c/1', title: name, items: run.items, runs: [run] }
    const answers: ChecklistAnswer[] = []
    const rowsNow = (): readonly SheetRow[] => sheetOf(group, [entriesOf(run, answers.slice(), moment)], false)
    let from = { row: -1, column: 0 }
    for (let step = 0; step < mostSteps; step += 1) {
      const rows = rowsNow()
      const at = nextUnanswered(rows, 1, from)
      const entry = at === null ? undefined : rows[at.row]?.entries[0]
      if (at === null || !entry) break
      const value = anAnswer(entry)
      expect(value, `${entry.item.name} offers nothing`).not.toBeNull()
      expect(problemOfValue(entry.item, run.choices, value ?? '')).toBeNull()
      answers.push({
        ...record,
        id: `a${step}`,
        inspectionId: 'i',
        runId: 'r',
        itemId: entry.item.id,
        place: entry.place,
        value,
        remark: '',
        attachmentIds: [],
      })
      from = at
    }
    const { answered, total } = progressOf(entriesOf(run, answers, moment))
    expect(answered).toBe(total)
    expect(total).toBeGreaterThan(0)
  })
})
