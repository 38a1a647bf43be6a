import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import readWorkbook from 'read-excel-file/universal'
import type { ChecklistAnswer } from '../../src/domain/checklist-answer.ts'
import { evaluateForm } from '../../src/domain/checklist-form.ts'
import { checklistItem, type ChecklistItem } from '../../src/domain/checklist-item.ts'
import { readXlsForm } from '../../src/exchange/xlsform-reading.ts'
import { median, quantile, timed, type Figure, type Missing } from './figure.ts'

const shared = join(import.meta.dirname, '../../../shared/xlsform')
const [points, units, rounds] = [300, 12, 20]

/** The largest real form read beside the library that only reads its cells, and a long checklist worked out for a row of units. */
export async function measureChecklists(): Promise<(Figure | Missing)[]> {
  return [await importFigure(), evaluationFigure()]
}

async function importFigure(): Promise<Figure | Missing> {
  const name = 'the largest form in shared/xlsform'
  if (!existsSync(shared)) return { section: 'checklists', name, reason: '../shared/xlsform is not there' }
  const files = readdirSync(shared).map((file) => readFileSync(join(shared, file)))
  const bytes = files.reduce((largest, one) => (one.length > largest.length ? one : largest))
  const [ours, alone]: [number[], number[]] = [[], []]
  for (let round = 0; round <= rounds; round += 1) {
    const [first, second] = [await timed(() => readWorkbook(new Uint8Array(bytes).buffer)), await timed(() => readXlsForm(bytes))]
    // The first of each warms up.
    if (round > 0) alone.push(first)
    if (round > 0) ours.push(second)
  }
  const peer = median(alone)
  return {
    section: 'checklists',
    name,
    value: median(ours),
    unit: 'ms',
    peers: [{ name: 'read-excel-file', value: peer }],
    limit: { rule: '≤ 2 × read-excel-file', value: 2 * peer },
    how: `median of ${rounds} in turns, ${Math.round(bytes.length / 1024)} kB`,
  }
}

function evaluationFigure(): Figure {
  const items = Array.from({ length: points }, (_, i) => pointOf(i))
  const answers = items.map((item, i) => ({
    runId: 'r',
    itemId: item.id,
    place: '',
    value: i % 2 === 0 ? 'yes' : String(i),
    remark: '',
    attachmentIds: [],
    deleted: false,
  }))
  const run = { id: 'r', items, choices: [], repeats: {} }
  const moment = { today: '2018-02-07', now: '2018-02-07T09:30' }
  const all: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const began = performance.now()
    for (let unit = 0; unit < units; unit += 1) evaluateForm(run, answers as unknown as ChecklistAnswer[], moment)
    if (round > 0) all.push(performance.now() - began)
  }
  return {
    section: 'checklists',
    name: `${points} points with conditions and constraints × ${units} units, p50`,
    value: median(all),
    unit: 'ms',
    peers: [{ name: 'p95', value: quantile(all, 0.95) }],
    limit: { rule: '≤ one frame at 60 a second', value: 1000 / 60 },
    how: `${rounds} times after one to warm up`,
  }
}

/** Judgements and numbers in turn, each asked by what was said before it. */
const pointOf = (i: number): ChecklistItem =>
  checklistItem.parse({
    id: `p-${i}`,
    kind: i % 2 === 0 ? 'judgement' : 'integer',
    text: `Punkt ${i}`,
    help: '',
    legalBasis: '',
    required: true,
    condition: i < 2 ? '' : `\${p-${i - (i % 2) - 2}} = 'yes' or \${p-1} > 3`,
    constraint: i % 2 === 0 ? '' : '. >= 0 and . < 1000',
  })
