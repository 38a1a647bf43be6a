import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecklistItemKind } from '../../src/domain/checklist-item.ts'
import { DraftConflict } from '../data/autosaved-text.tsx'
import { useAutosave } from '../data/autosaves.ts'
import { call } from '../data/bridge.ts'
import { DateField } from '../ui/date-field.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { TimeField } from '../ui/time-field.tsx'
import { readDanishNumber } from './danish-number.ts'

/** Kinds whose answer is typed. */
export const typedKinds: ReadonlySet<ChecklistItemKind> = new Set(['text', 'integer', 'decimal', 'date', 'time', 'dateTime'])

type FieldProps = { label: string; value: string | null; onAnswer: (value: string | null) => void }
type Asked = { runId: string; itemId: string; place: string }

/** Where words that answer a point are kept until their row has them. */
export const answerTarget = ({ runId, itemId, place }: Asked): string => `answer:${runId}:${itemId}${place === '' ? '' : `:${place}`}`

/** The field of a point whose answer is typed, by its kind. */
export function AnswerField({ kind, point, ...props }: FieldProps & { kind: ChecklistItemKind; point: Asked }) {
  const { label, value, onAnswer } = props
  switch (kind) {
    case 'integer':
    case 'decimal':
      return <NumberField kind={kind} {...props} />
    case 'date':
      return <DateField label={label} labelHidden value={value} onChange={onAnswer} />
    case 'time':
      return <TimeField label={label} labelHidden value={value} onChange={onAnswer} />
    case 'dateTime':
      return <DayAndTimeField {...props} />
    default:
      return <WordsField label={label} value={value} point={point} />
  }
}

/** Words that save themselves, journal first. Enter goes on, Shift+Enter breaks the line. */
function WordsField({ label, value, point }: { label: string; value: string | null; point: Asked }) {
  const field = useAutosave<string>(
    {
      target: answerTarget(point),
      base: () => null,
      save: async (words) => {
        const result = await call('checklistAnswer.set', { ...point, value: words === '' ? null : words })
        return result.ok ? null : result.error
      },
      equal: Object.is,
      saveOn: 'pause',
    },
    value ?? '',
  )
  return (
    <div onBlur={field.flush}>
      <TextArea label={label} labelHidden minRows={1} maxRows={10} value={field.value} onChange={field.change} isReadOnly={field.conflict !== null} />
      <DraftConflict label={label} field={field} words={(words) => words} />
    </div>
  )
}

/** A number with a Danish comma. Words that are no number stay in the field and are not saved. */
function NumberField({ label, value, onAnswer, kind }: FieldProps & { kind: 'integer' | 'decimal' }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const [unread, setUnread] = useState(false)
  const read = (): void => {
    if (typed === null) return
    const number = typed.trim() === '' ? null : readDanishNumber(typed, kind)
    if (number === null && typed.trim() !== '') return setUnread(true)
    setTyped(null)
    if (number !== value) onAnswer(number)
  }
  return (
    <TextField
      label={label}
      labelHidden
      className="number-field"
      inputMode="decimal"
      value={typed ?? value?.replace('.', ',') ?? ''}
      error={unread ? t(`checklists.faults.${kind}`) : null}
      onChange={(words) => {
        setTyped(words)
        setUnread(false)
      }}
      onBlur={read}
    />
  )
}

/** A day with a time. It is an answer when both are there. */
function DayAndTimeField({ label, value, onAnswer }: FieldProps) {
  const { t } = useTranslation()
  const [half, setHalf] = useState<{ day: string | null; time: string | null }>({ day: null, time: null })
  const day = value?.slice(0, 10) ?? half.day
  const time = value?.slice(11, 16) ?? half.time
  const change = (nextDay: string | null, nextTime: string | null): void => {
    setHalf({ day: nextDay, time: nextTime })
    if (nextDay !== null && nextTime !== null) onAnswer(`${nextDay}T${nextTime}`)
    else if (value !== null) onAnswer(null)
  }
  return (
    <div className="day-and-time">
      <DateField label={t('checklists.dayOf', { label })} labelHidden value={day} onChange={(next) => change(next, time)} />
      <TimeField label={t('checklists.timeOf', { label })} labelHidden value={time} onChange={(next) => change(day, next)} />
    </div>
  )
}
