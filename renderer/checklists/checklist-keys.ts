import type { ChecklistValue } from '../../src/domain/checklist-answer.ts'

/** What a key means on a point of a checklist. */
export type ChecklistCommand =
  | { readonly do: 'answer'; readonly value: ChecklistValue | null }
  | { readonly do: 'move'; readonly rows: number; readonly columns: number }
  | { readonly do: 'edge'; readonly to: 'first' | 'last' }
  | { readonly do: 'remark' }
  | { readonly do: 'nextUnanswered' }
  | { readonly do: 'leave' }

/** The letters that answer, in the order of the buttons. The same in both languages: fingers do not translate. */
export const answerKeys: readonly { readonly key: string; readonly value: ChecklistValue }[] = [
  { key: 'j', value: 'yes' },
  { key: 'd', value: 'partly' },
  { key: 'n', value: 'no' },
  { key: 'i', value: 'notRelevant' },
]

type Key = { readonly key: string; readonly ctrlKey: boolean; readonly altKey: boolean; readonly metaKey: boolean }

/** Reads a key on a point; null for keys that mean nothing here. */
export function checklistCommand(event: Key): ChecklistCommand | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null
  const key = event.key.toLowerCase()
  const answer = answerKeys.find((one) => one.key === key)
  if (answer) return { do: 'answer', value: answer.value }
  switch (event.key) {
    case 'Backspace':
    case 'Delete':
      return { do: 'answer', value: null }
    case 'ArrowDown':
      return { do: 'move', rows: 1, columns: 0 }
    case 'ArrowUp':
      return { do: 'move', rows: -1, columns: 0 }
    case 'ArrowRight':
      return { do: 'move', rows: 0, columns: 1 }
    case 'ArrowLeft':
      return { do: 'move', rows: 0, columns: -1 }
    case 'Home':
      return { do: 'edge', to: 'first' }
    case 'End':
      return { do: 'edge', to: 'last' }
    case 'Escape':
      return { do: 'leave' }
    case ' ':
      return { do: 'nextUnanswered' }
  }
  return key === 'r' ? { do: 'remark' } : null
}
