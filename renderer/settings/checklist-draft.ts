import { useState } from 'react'
import type { Checklist, ChecklistItem } from '../../src/domain/checklist.ts'
import { useDraft } from '../data/journal.ts'

export type ChecklistDraft = { readonly title: string; readonly theme: string; readonly items: readonly ChecklistItem[] }

/** A checklist while it is edited: nothing is changed for others until it is saved as the next version, and nothing is lost until then. */
export function useChecklistDraft(checklist: Checklist) {
  const saved: ChecklistDraft = { title: checklist.title, theme: checklist.theme, items: checklist.items }
  const journal = useDraft<ChecklistDraft>(`checklist:edit:${checklist.id}:${checklist.version}`)
  const [draft, setDraft] = useState<ChecklistDraft>(journal.found ?? saved)
  const change = (next: ChecklistDraft) => {
    setDraft(next)
    journal.put(next)
  }
  return {
    draft,
    isChanged: JSON.stringify(draft) !== JSON.stringify(saved),
    set: (patch: Partial<ChecklistDraft>) => change({ ...draft, ...patch }),
    setItem: (id: string, patch: Partial<ChecklistItem>) =>
      change({ ...draft, items: draft.items.map((item) => (item.id === id ? { ...item, ...patch } : item)) }),
    addItem: (text: string) => change({ ...draft, items: [...draft.items, { id: crypto.randomUUID(), text, help: '', legalBasis: '', required: false }] }),
    removeItem: (id: string) => change({ ...draft, items: draft.items.filter((item) => item.id !== id) }),
    arrange: (ids: string[]) => change({ ...draft, items: ids.flatMap((id) => draft.items.find((item) => item.id === id) ?? []) }),
    forget: journal.discard,
    revert: () => {
      journal.discard()
      setDraft(saved)
    },
  }
}
