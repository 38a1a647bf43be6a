import type { TFunction } from 'i18next'
import { answerInWords, judgementOf, type ChecklistValue } from '../../src/domain/checklist-answer.ts'
import type { FormEntry } from '../../src/domain/checklist-form.ts'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import { phrase } from '../strings/phrase.ts'
import { isFaulty, isOpen } from './checklist-progress.ts'

/** The shape that says a judgement beside its word, and in its place where there is room for no more. */
export const judgementShapes: Readonly<Record<ChecklistValue, string>> = { yes: '✓', partly: '◐', no: '✕', notRelevant: '–' }

/** An answer as it is read on the screen, a choice in the language that the form is read in; null where there is none. */
export function answerWords(run: ChecklistRun, entry: FormEntry, t: TFunction): string | null {
  const { item, value, answer } = entry
  const files = answer?.attachmentIds.length ?? 0
  if (value === null) return (item.kind === 'photo' || item.kind === 'file') && files > 0 ? t('checklists.files', { count: files }) : null
  const judgement = item.kind === 'judgement' ? judgementOf({ value }) : null
  if (judgement !== null) return phrase(t, `checklists.values.${judgement}`)
  if (item.kind === 'acknowledgement') return phrase(t, 'checklists.acknowledged')
  if (item.kind !== 'choice' && item.kind !== 'choices') return answerInWords(run, item, value)
  const labels = new Map(entry.choices().map(({ name, label }) => [name, label]))
  return value
    .split(' ')
    .map((name) => labels.get(name) ?? answerInWords(run, { kind: 'choice', list: item.list }, name))
    .join(', ')
}

/** What is wrong with an answer and how to mend it, or what is still missing with it; null where nothing is. */
export function faultWords({ error, missing, requiredMessage }: FormEntry, t: TFunction): string | null {
  if (error !== null) return error.message || phrase(t, `checklists.faults.${error.code}`)
  if (missing === 'answer') return requiredMessage || null
  return missing === null ? null : phrase(t, `checklists.missing.${missing}`)
}

/** An answer as a sign, for units that stand beside the one that is answered. */
export function answerSign(entry: FormEntry, isAnswered: boolean): string {
  if (!entry.asked) return ''
  if (isFaulty(entry)) return '!'
  const judgement = entry.item.kind === 'judgement' ? judgementOf(entry) : null
  if (judgement !== null) return judgementShapes[judgement]
  return isAnswered ? '●' : isOpen(entry) ? '○' : ''
}
