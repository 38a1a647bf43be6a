import { useEffect, useRef, useState } from 'react'
import type { Checklist } from '../../src/domain/checklist.ts'
import type { ChecklistItem } from '../../src/domain/checklist-item.ts'
import { foundDraft, useDraft } from '../data/journal.ts'
import { inOutline } from './outline-moves.ts'
import { stand, standingOf, useStanding } from '../data/save-state.ts'

export type ChecklistDraft = Pick<Checklist, 'title' | 'theme' | 'choices'> & { readonly items: readonly ChecklistItem[] }

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

export type ChecklistEditing = ReturnType<typeof useChecklistDraft>

/** A checklist while it is edited: nothing is changed for others until it is saved as the next version, and nothing is lost until then. */
export function useChecklistDraft(checklist: Checklist) {
  const { title, theme, items, choices } = checklist
  const saved: ChecklistDraft = { title, theme, items, choices }
  const journal = useDraft<Partial<ChecklistDraft>>(draftTarget(checklist))
  const [draft, setDraft] = useState<ChecklistDraft>({ ...saved, ...journal.found })
  // What a message offers to take back may be pressed long after it was drawn.
  const now = useRef(draft)
  const show = (next: ChecklistDraft) => {
    now.current = next
    setDraft(next)
  }
  const set = (patch: Partial<ChecklistDraft>) => {
    const next = { ...now.current, ...patch }
    show(next)
    if (isSame(next, saved)) journal.discard()
    else journal.put(next)
  }
  return {
    draft,
    isChanged: !isSame(draft, saved),
    set,
    /** Points that were removed, back at their place, whatever was written since. */
    putBack: (gone: readonly ChecklistItem[], at: number) => set({ items: inOutline(now.current.items.toSpliced(at, 0, ...gone)) }),
    forget: journal.discard,
    revert: () => {
      journal.discard()
      show(saved)
    },
  }
}

/** Lists of choices are long and seldom touched: what is the same object is not looked into. */
const isSame = (a: ChecklistDraft, b: ChecklistDraft): boolean =>
  (['title', 'theme', 'items', 'choices'] as const).every((field) => a[field] === b[field] || JSON.stringify(a[field]) === JSON.stringify(b[field]))
