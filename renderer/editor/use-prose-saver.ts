import { useEffect, useState, useSyncExternalStore } from 'react'
import type { OperationName } from '../../src/api/contract.ts'
import type { Result } from '../../src/api/errors.ts'
import type { Prose } from '../../src/domain/prose.ts'
import { call } from '../data/bridge.ts'
import { flushJournal, forgetDraft, journal } from '../data/journal.ts'
import { saverFor, type ProsePorts, type ProseSaver, type StoredProse } from './prose-saver.ts'

/** The fields that hold written prose, by noun. */
export type ProseField = {
  finding: 'facts' | 'assessment'
  reportTheme: 'introduction'
  report: 'summary' | 'background' | 'legalBasis' | 'conclusion'
  letter: 'opening'
  letterSection: 'content'
}
export type ProseNoun = keyof ProseField

/** The name under which a text is kept in the draft journal. */
export const proseTarget = (noun: string, id: string, field: string): string => `${noun}:${id}:${field}`

type ProseRow = { readonly id: string; readonly inspectionId: string; readonly updatedAt: string }

/** How a field of a row is saved: the journal and the row, through the bridge. */
function portsOf<Noun extends ProseNoun>(noun: Noun, row: ProseRow, field: ProseField[Noun]): ProsePorts {
  const target = proseTarget(noun, row.id, field)
  const stored = (answer: Result<Record<string, unknown>>): Result<StoredProse> =>
    answer.ok ? { ok: true, value: { prose: answer.value[field] as Prose, updatedAt: String(answer.value['updatedAt']) } } : answer
  // Which operation it is depends on the noun, which the contract's types cannot follow through a template; the core parses the input all the same.
  const ask = (verb: 'list' | 'update', input: object) => call(`${noun}.${verb}` as OperationName, input as never) as Promise<Result<never>>
  return {
    journal: (base, read) => journal(target, base, () => ({ ...read(), inspectionId: row.inspectionId })),
    journalNow: () => flushJournal(target),
    forgetDraft: () => forgetDraft(target),
    save: async (prose, base) => stored(await ask('update', { id: row.id, patch: { [field]: prose }, base })),
    reload: async () => {
      const rows: Result<{ id: string }[]> = await ask('list', { inspectionId: row.inspectionId })
      if (!rows.ok) return rows
      const found = rows.value.find((one) => one.id === row.id)
      return found === undefined ? { ok: false, error: { code: 'notFound', params: {} } } : stored({ ok: true, value: found })
    },
  }
}

/** The saver of a prose field; saves when the text is left, the window hides or the program closes. Mount one a field, with the row's id as key. */
export function useProseSaver<Noun extends ProseNoun>(noun: Noun, row: ProseRow, field: ProseField[Noun], prose: Prose): ProseSaver {
  const [saver] = useState(() => saverFor(proseTarget(noun, row.id, field), portsOf(noun, row, field), { prose, updatedAt: row.updatedAt }))
  useSyncExternalStore(saver.subscribe, () => saver.state)
  useEffect(() => {
    // Also when it is opened: what could not be saved may find its row again.
    void saver.flush()
    return () => void saver.flush()
  }, [saver])
  return saver
}
