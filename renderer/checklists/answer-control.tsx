import type { TFunction } from 'i18next'
import { judgementOf, type ChecklistValue } from '../../src/domain/checklist-answer.ts'
import type { FormEntry } from '../../src/domain/checklist-form.ts'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import { acknowledged } from '../../src/domain/checklist-value.ts'
import { phrase } from '../strings/phrase.ts'
import { AnswerField, typedKinds } from './answer-field.tsx'
import { answerWords, judgementShapes } from './answer-words.ts'
import { answerKeys } from './checklist-keys.ts'
import { ChoiceAnswer } from './choice-answer.tsx'

export type AnswerControlProps = {
  entry: FormEntry
  run: ChecklistRun
  label: string
  onAnswer: (value: string | null, stay?: boolean) => void
  t: TFunction
}

/** What a point is answered with, by its kind. */
export function AnswerControl({ entry, run, label, onAnswer, t }: AnswerControlProps) {
  const { item, value, place } = entry
  if (entry.readOnly) return <p className="answer-fixed">{answerWords(run, entry, t) ?? '–'}</p>
  if (typedKinds.has(item.kind))
    return (
      <div data-answer-field>
        <AnswerField kind={item.kind} label={label} value={value} point={{ runId: run.id, itemId: item.id, place }} onAnswer={(next) => onAnswer(next, true)} />
      </div>
    )
  switch (item.kind) {
    case 'choice':
    case 'choices':
      return (
        <div data-answer-field>
          <ChoiceAnswer entry={entry} label={label} onAnswer={onAnswer} />
        </div>
      )
    case 'acknowledgement':
      return (
        <div className="choice-keys">
          <button type="button" tabIndex={-1} aria-pressed={value !== null} onClick={() => onAnswer(value === null ? acknowledged : null)}>
            <kbd aria-hidden="true">{value === null ? 'J' : '✓'}</kbd>
            <span>{t('checklists.acknowledge')}</span>
          </button>
        </div>
      )
    case 'photo':
    case 'file':
      return null
    default:
      return <AnswerKeys value={judgementOf({ value })} onAnswer={onAnswer} t={t} />
  }
}

type AnswerKeysProps = { value: ChecklistValue | null; onAnswer: (value: ChecklistValue | null) => void; t: TFunction }

/** The four judgements as buttons with their letters; the one that is given shows its shape, and pressing it again takes it away. */
function AnswerKeys({ value, onAnswer, t }: AnswerKeysProps) {
  return (
    <div className="answer-keys">
      {answerKeys.map((one) => {
        const word = phrase(t, `checklists.values.${one.value}`)
        const isGiven = one.value === value
        return (
          <button
            key={one.key}
            type="button"
            tabIndex={-1}
            className={one.value}
            aria-pressed={isGiven}
            aria-label={word}
            title={word}
            onClick={() => onAnswer(isGiven ? null : one.value)}
          >
            {isGiven ? judgementShapes[one.value] : one.key.toUpperCase()}
          </button>
        )
      })}
    </div>
  )
}
