import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { ReadForm } from '../api/contract.ts'
import { ExpectedFailure } from '../api/errors.ts'
import { nameOf, pointCount, type ChecklistItem } from '../domain/checklist-item.ts'
import { xlsFormLimits, type FormChecklist, type XlsFormReading } from '../domain/xlsform.ts'
import type { Desk } from './desk.ts'
import { createRow, requireRow } from './editing.ts'
import { incomingName } from './incoming-name.ts'
import { saveFile } from './save-file.ts'

/** Registers checklists from forms of other makers and back. The bytes never pass through the window. */
export function registerXlsForms(desk: Desk): void {
  // The form that was read last and is waiting for a yes, with the profile that it was read for.
  let read: { readonly profile: unknown; readonly sha256: string; readonly checklist: FormChecklist } | null = null

  desk.reads('checklist.readXlsForm', async () => {
    const { profile } = desk
    const path = await desk.host.chooseOpenPath({ kind: 'spreadsheet' })
    if (path === null) throw new ExpectedFailure('cancelled')
    const bytes = await readBounded(path)
    const reading = await desk.worker.run('readXlsForm', bytes)
    if (!reading.ok) throw new ExpectedFailure(reading.code, reading.params)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const { checklist, problems } = reading.value
    read = problems.length === 0 ? { profile, sha256, checklist } : null
    return summary(incomingName(path), sha256, reading.value)
  })

  desk.undoable('checklist.takeXlsForm', (transaction, { sha256, title, id }) => {
    if (read?.sha256 !== sha256 || read.profile !== desk.profile) throw new ExpectedFailure('notFound', { noun: 'checklist' })
    const { items, choices, form, theme } = read.checklist
    if (id === null) return createRow(transaction, 'checklist', { title, theme, items, choices, form })
    const before = requireRow(transaction.database, 'checklist', id)
    const kept = { theme: theme || before.theme, version: before.version + 1 }
    return transaction.update('checklist', id, { title, items: withIdsOf(before.items, items), choices, form, ...kept })
  })

  desk.reads('checklist.saveXlsForm', async (database, { id }) => {
    const checklist = requireRow(database, 'checklist', id)
    const path = await desk.host.chooseSavePath({ suggestedName: `${checklist.title}.xlsx`, kind: 'spreadsheet' })
    if (path === null) throw new ExpectedFailure('cancelled')
    saveFile(path, await desk.worker.run('writeXlsForm', checklist))
    return { path }
  })
}

function summary(fileName: string, sha256: string, { checklist, problems, unsupported }: XlsFormReading): ReadForm {
  const { items, choices, form } = checklist
  const count = (kind: 'group' | 'repeat'): number => items.filter((item) => item.kind === kind).length
  const [groups, repeats] = [count('group'), count('repeat')]
  const counts = { points: pointCount(items), groups, repeats, choices: choices.length }
  return { fileName, sha256, title: checklist.title || fileName.replace(/\.xlsx$/i, ''), counts, languages: form.languages, problems, unsupported }
}

/** The points of a new version: one that has the name of a point before, in the same groups, is that point, so that answers and findings keep it. */
function withIdsOf(before: readonly ChecklistItem[], items: readonly ChecklistItem[]): ChecklistItem[] {
  const known = new Map(before.map((item) => [pathOf(before, item), item.id]))
  const kept = new Map(items.flatMap((item) => (known.has(pathOf(items, item)) ? [[item.id, known.get(pathOf(items, item)) ?? '']] : [])))
  const taken = new Set(kept.values())
  const idOf = (id: string): string => {
    const own = kept.get(id)
    if (own !== undefined) return own
    let free = id
    for (let number = 2; taken.has(free); number += 1) free = `${id.slice(0, 50)}-${number}`
    taken.add(free)
    kept.set(id, free)
    return free
  }
  // A name that was said by the id must be said in full where the id is another now.
  return items.map((item) => {
    const [id, name] = [idOf(item.id), nameOf(item)]
    return { ...item, id, parentId: item.parentId === '' ? '' : idOf(item.parentId), name: nameOf({ id, name: '' }) === name ? '' : name }
  })
}

function pathOf(items: readonly ChecklistItem[], item: ChecklistItem): string {
  const parent = items.find(({ id }) => id === item.parentId)
  return parent ? `${pathOf(items, parent)}/${nameOf(item)}` : nameOf(item)
}

/** The file's bytes, after a look at its size. @throws ExpectedFailure `fileUnreadable`, `xlsformTooLarge` */
async function readBounded(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size > xlsFormLimits.file) throw new ExpectedFailure('xlsformTooLarge')
    return await readFile(path)
  } catch (error) {
    if (error instanceof ExpectedFailure) throw error
    throw new ExpectedFailure('fileUnreadable', { path })
  }
}
