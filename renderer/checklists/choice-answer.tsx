import { useTranslation } from 'react-i18next'
import type { FormEntry } from '../../src/domain/checklist-form.ts'
import { ComboBox } from '../ui/combo-box.tsx'
import { mostShownChoices, toggled } from './checklist-keys.ts'

type ChoiceAnswerProps = { entry: FormEntry; label: string; onAnswer: (value: string | null, stay?: boolean) => void }

/** One or several of a list: a few stand there with their digits, many are searched. Nothing is chosen before somebody chooses. */
export function ChoiceAnswer({ entry, label, onAnswer }: ChoiceAnswerProps) {
  const choices = entry.choices()
  const isSeveral = entry.item.kind === 'choices'
  const chosen = entry.value?.split(' ') ?? []
  const take = (name: string): void => {
    if (isSeveral) onAnswer(toggled(choices, entry.value, name), true)
    else onAnswer(chosen.includes(name) ? null : name)
  }
  if (choices.length > mostShownChoices) return <ManyChoices entry={entry} label={label} onAnswer={onAnswer} choices={choices} />
  return (
    <div className="choice-keys">
      {choices.map(({ name, label }, i) => (
        <button key={name} type="button" tabIndex={-1} aria-pressed={chosen.includes(name)} onClick={() => take(name)}>
          <kbd aria-hidden="true">{chosen.includes(name) ? '✓' : i + 1}</kbd>
          <span>{label}</span>
        </button>
      ))}
    </div>
  )
}

/** More choices than there are digits. */
function ManyChoices({ entry, label, onAnswer, choices }: ChoiceAnswerProps & { choices: ReturnType<FormEntry['choices']> }) {
  const { t } = useTranslation()
  const options = choices.map(({ name, label: words }) => ({ id: name, label: words }))
  if (entry.item.kind === 'choice')
    return <ComboBox label={label} labelHidden options={options} value={entry.value} onChange={(id) => id !== entry.value && onAnswer(id)} />
  const chosen = entry.value?.split(' ') ?? []
  return (
    <>
      {chosen.map((name) => {
        const words = options.find(({ id }) => id === name)?.label ?? name
        return (
          <button
            key={name}
            type="button"
            className="chosen"
            tabIndex={-1}
            aria-label={t('checklists.takeAway', { choice: words })}
            onClick={() => onAnswer(toggled(choices, entry.value, name), true)}
          >
            {words} <span aria-hidden="true">✕</span>
          </button>
        )
      })}
      <ComboBox
        key={entry.value}
        label={label}
        labelHidden
        options={options.filter(({ id }) => !chosen.includes(id))}
        value={null}
        placeholder={t('checklists.addChoice')}
        onChange={(id) => id !== null && onAnswer(toggled(choices, entry.value, id), true)}
      />
    </>
  )
}
