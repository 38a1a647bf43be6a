import { acknowledged } from '../../src/domain/checklist-value.ts'
import type { ChecklistValue } from '../../src/domain/checklist-answer.ts'
import type { ChecklistItemKind } from '../../src/domain/checklist-item.ts'

/** What a key means on a point of a checklist. */
export type ChecklistCommand =
  /** `stay`: more of the same point may follow. */
  | { readonly do: 'answer'; readonly value: string | null; readonly stay?: true }
  | { readonly do: 'move'; readonly rows: number; readonly columns: number }
  | { readonly do: 'edge'; readonly to: 'first' | 'last' }
  | { readonly do: 'rounds'; readonly by: 1 | -1 }
  /** `typing`: the key itself belongs in the field. */
  | { readonly do: 'open'; readonly typing: boolean }
  | { readonly do: 'remark' | 'file' | 'next' | 'nextUnanswered' | 'nextFault' | 'leave' }

/** The letters that judge, in the order of the buttons. The same in both languages: fingers do not translate. */
export const answerKeys: readonly { readonly key: string; readonly value: ChecklistValue }[] = [
  { key: 'j', value: 'yes' },
  { key: 'd', value: 'partly' },
  { key: 'n', value: 'no' },
  { key: 'i', value: 'notRelevant' },
]

/** More choices than there are digits stand in a list that is opened. */
export const mostShownChoices = 9

type Choice = { readonly name: string; readonly label: string }
/** The point that the keyboard stands on, as far as keys depend on it. */
export type KeyedPoint = { readonly kind: ChecklistItemKind; readonly value: string | null; readonly choices: readonly Choice[]; readonly readOnly: boolean }

type Key = { readonly key: string; readonly ctrlKey: boolean; readonly altKey: boolean; readonly metaKey: boolean }

/** Reads a key on a point; null for keys that mean nothing here. */
export function checklistCommand(event: Key, point: KeyedPoint): ChecklistCommand | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null
  return walkingCommand(event.key) ?? (point.readOnly ? null : answeringCommand(event.key, point)) ?? (event.key === 'Enter' ? { do: 'next' } : null)
}

/** Keys that mean the same on every point. */
function walkingCommand(key: string): ChecklistCommand | null {
  switch (key) {
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
    case 'm':
    case 'M':
      return { do: 'nextFault' }
  }
  return null
}

function answeringCommand(key: string, point: KeyedPoint): ChecklistCommand | null {
  const letter = key.toLocaleLowerCase('da')
  if (point.kind === 'repeat') return key === '+' ? { do: 'rounds', by: 1 } : key === '-' ? { do: 'rounds', by: -1 } : null
  if (letter === 'r') return { do: 'remark' }
  if (letter === 'f') return { do: 'file' }
  if (key === 'Backspace' || key === 'Delete') return { do: 'answer', value: null, stay: true }
  switch (point.kind) {
    case 'judgement':
      return answerOf(answerKeys.find((one) => one.key === letter)?.value)
    case 'acknowledgement':
      return answerOf(letter === 'j' ? acknowledged : undefined)
    case 'choice':
    case 'choices':
      return choosingCommand(key, letter, point)
    case 'photo':
    case 'file':
      return key === 'Enter' ? { do: 'file' } : null
    default:
      if (key === 'Enter') return { do: 'open', typing: false }
      return /^[\d-]$/.test(key) && point.kind !== 'text' ? { do: 'open', typing: true } : null
  }
}

const answerOf = (value: string | undefined): ChecklistCommand | null => (value === undefined ? null : { do: 'answer', value })

function choosingCommand(key: string, letter: string, point: KeyedPoint): ChecklistCommand | null {
  const { choices } = point
  if (choices.length > mostShownChoices) return key === 'Enter' ? { do: 'open', typing: false } : null
  const begins = choices.filter(({ label }) => label.toLocaleLowerCase('da').startsWith(letter) && /^\p{L}$/u.test(letter))
  const chosen = /^[1-9]$/.test(key) ? choices[Number(key) - 1] : nextOf(begins, point.value)
  if (!chosen) return null
  if (point.kind === 'choices') return begins.length > 1 ? null : { do: 'answer', value: toggled(choices, point.value, chosen.name), stay: true }
  // Several begin with the letter: each press takes the next, and the point is left only when one is meant.
  return { do: 'answer', value: chosen.name, ...(begins.length > 1 && { stay: true }) }
}

const nextOf = (choices: readonly Choice[], value: string | null): Choice | undefined =>
  choices[(choices.findIndex(({ name }) => name === value) + 1) % Math.max(1, choices.length)]

/** Several choices with one more or one less, in the order of the list; null when none is left. */
export function toggled(choices: readonly Choice[], value: string | null, name: string): string | null {
  const chosen = new Set(value?.split(' ') ?? [])
  if (!chosen.delete(name)) chosen.add(name)
  // What is no longer offered stays until somebody takes it away: it is shown as an error, not lost.
  const order = [...choices.map((choice) => choice.name), ...[...chosen].filter((one) => !choices.some((choice) => choice.name === one))]
  return order.filter((one) => chosen.has(one)).join(' ') || null
}
