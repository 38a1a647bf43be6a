import { create } from 'zustand'
import type { Draft } from '../../src/api/contract.ts'
import type { Result } from '../../src/api/errors.ts'
import type { Prose } from '../../src/domain/prose.ts'
import { call } from '../data/bridge.ts'
import { forgetDraft } from '../data/journal.ts'
import { stand, standingOf } from '../data/save-state.ts'
import { journalOf, replay } from './prose-journal.ts'

type Row = { readonly id: string; readonly updatedAt: string }

/** Words from before a crash that no longer fit their text, by target (`finding:<id>:facts`). */
const useLeftovers = create<Readonly<Record<string, string>>>(() => ({}))

/** The words that a crash left behind for a text, if any. */
export const useRecovered = (target: string): string | undefined => useLeftovers((all) => all[target])

/** Forgets the words that a crash left behind: the person has seen them. */
export function dropRecovered(target: string): void {
  forgetDraft(target)
  useLeftovers.setState(Object.fromEntries(Object.entries(useLeftovers.getState()).filter(([key]) => key !== target)), true)
}

/**
 * Puts back the texts that a crash kept from being saved. A journal that fits its text is applied and saved; one that does not is kept for the person
 * to see. Drafts of other fields are left alone.
 */
export async function recoverProse(drafts: readonly Draft[]): Promise<void> {
  for (const { target, payload } of drafts) {
    const journal = journalOf(payload)
    const [noun, id, field] = target.split(':')
    if (journal === null || (noun !== 'finding' && noun !== 'report' && noun !== 'reportTheme') || id === undefined || field === undefined) continue
    const rows = (await call(`${noun}.list`, { inspectionId: journal.inspectionId })) as Result<(Row & Record<string, unknown>)[]>
    if (!rows.ok) continue
    const row = rows.value.find((one) => one.id === id)
    if (row === undefined) {
      stand(target, { row: 'gone', draft: standingOf(target)?.draft ?? 'held' })
      continue
    }
    const recovery = replay(journal, row[field] as Prose)
    if (recovery.kind === 'conflict') {
      useLeftovers.setState({ [target]: recovery.words })
      continue
    }
    if (recovery.kind === 'restored') {
      const saved = await call(`${noun}.update`, { id, patch: { [field]: recovery.prose }, base: row.updatedAt })
      if (!saved.ok) continue
    }
    forgetDraft(target)
  }
}
