import { useEffect, useState } from 'react'
import type { Checklist } from '../../src/domain/checklist.ts'
import { newItem, type ChecklistItem } from '../../src/domain/checklist-item.ts'
import { foundDraft, useDraft } from '../data/journal.ts'
import { stand, standingOf, useStanding } from '../data/save-state.ts'

export type ChecklistDraft = { readonly title: string; readonly theme: string; readonly items: readonly ChecklistItem[] }

/** Under what a checklist's changes are kept until they are saved as its next version. */
const draftTarget = ({ id, version }: Checklist): string => `checklist:edit:${id}:${version}`

/** Whether changes of a checklist wait to be saved as its next version. */
export const useIsWaiting = (checklist: Checklist): boolean => useStanding(draftTarget(checklist)) !== undefined

/** Changes that were written before the program was last closed stand as drafts from the start, not only once their checklist is opened. */
export function useFoundChanges(checklists: readonly Checklist[]): void {
  useEffect(() => {
    for (const target of checklists.map(draftTarget)) if (foundDraft(target) !== undefined && standingOf(target) === undefined) stand(target, { draft: 'held' })
  }, [checklists])
}

/** A checklist while it is edited: nothing is changed for others until it is saved as the next version, and nothing is lost until then. */
export function useChecklistDraft(checklist: Checklist) {
  const saved: ChecklistDraft = { title: checklist.title, theme: checklist.theme, items: checklist.items }
  const journal = useDraft<ChecklistDraft>(draftTarget(checklist))
  const [draft, setDraft] = useState<ChecklistDraft>(journal.found ?? saved)
  const isSaved = (one: ChecklistDraft) => JSON.stringify(one) === JSON.stringify(saved)
  const change = (next: ChecklistDraft) => {
    setDraft(next)
    if (isSaved(next)) journal.discard()
    else journal.put(next)
  }
  return {
    draft,
    isChanged: !isSaved(draft),
    set: (patch: Partial<ChecklistDraft>) => change({ ...draft, ...patch }),
    setItem: (id: string, patch: Partial<ChecklistItem>) =>
      change({ ...draft, items: draft.items.map((item) => (item.id === id ? { ...item, ...patch } : item)) }),
    addItem: (text: string) => change({ ...draft, items: [...draft.items, newItem(crypto.randomUUID(), text)] }),
    removeItem: (id: string) => change({ ...draft, items: draft.items.filter((item) => item.id !== id) }),
    arrange: (ids: string[]) => change({ ...draft, items: ids.flatMap((id) => draft.items.find((item) => item.id === id) ?? []) }),
    forget: journal.discard,
    revert: () => {
      journal.discard()
      setDraft(saved)
    },
  }
}
