import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecklistItemKind } from '../../src/domain/checklist-item.ts'
import { DraftConflict } from '../data/autosaved-text.tsx'
import { useAutosave } from '../data/autosaves.ts'
import { call } from '../data/bridge.ts'
import { foundDraft, useDraft } from '../data/journal.ts'
import { DateField } from '../ui/date-field.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { TimeField } from '../ui/time-field.tsx'
import { useTypedWords, type KeptWords } from '../ui/typed-words.ts'
import { readDanishNumber } from './danish-number.ts'

/** Kinds whose answer is typed. */
export const typedKinds: ReadonlySet<ChecklistItemKind> = new Set(['text', 'integer', 'decimal', 'date', 'time', 'dateTime'])

type FieldProps = { label: string; value: string | null; onAnswer: (value: string | null) => void }
type PointFieldProps = FieldProps & { point: Asked }
type Asked = { runId: string; itemId: string; place: string }

/** Where words that answer a point are kept until their row has them. */
export const answerTarget = ({ runId, itemId, place }: Asked): string => `answer:${runId}:${itemId}${place === '' ? '' : `:${place}`}`

/** What a day with a time keeps apart: the words of each, and the one that waits for the other. */
const parts = ['day', 'time', 'half'] as const

/** Whether something was typed here that no row holds. */
export const hasTypedWords = (point: Asked): boolean =>
  foundDraft(answerTarget(point)) !== undefined || parts.some((part) => foundDraft(`${answerTarget(point)}:${part}`) !== undefined)

/** Words of an answer that cannot be read before they are whole: a crash, or a line that is scrolled away, leaves them where they were typed. */
function useKeptWords(target: string): KeptWords {
  const { found, ...kept } = useDraft<unknown>(target)
  // Where the point was once answered in another way, something else may lie here.
  return { ...kept, found: typeof found === 'string' ? found : null }
}

/** The field of a point whose answer is typed, by its kind. */
export function AnswerField({ kind, ...props }: PointFieldProps & { kind: ChecklistItemKind }) {
  switch (kind) {
    case 'integer':
    case 'decimal':
      return <NumberField kind={kind} {...props} />
    case 'date':
      return <DayField {...props} target={answerTarget(props.point)} />
    case 'time':
      return <ClockField {...props} target={answerTarget(props.point)} />
    case 'dateTime':
      return <DayAndTimeField {...props} />
    default:
      return <WordsField {...props} />
  }
}

const DayField = ({ label, value, onAnswer, target }: FieldProps & { target: string }) => (
  <DateField label={label} labelHidden value={value} onChange={onAnswer} kept={useKeptWords(target)} />
)
const ClockField = ({ label, value, onAnswer, target }: FieldProps & { target: string }) => (
  <TimeField label={label} labelHidden value={value} onChange={onAnswer} kept={useKeptWords(target)} />
)

/** Words that save themselves, journal first. Enter goes on, Shift+Enter breaks the line. */
function WordsField({ label, value, point }: PointFieldProps) {
  const field = useAutosave<string>(
    {
      target: answerTarget(point),
      base: () => null,
      save: async (words) => {
        const result = await call('checklistAnswer.set', { ...point, value: words === '' ? null : words })
        return result.ok ? { ok: true, value: result.value.value ?? '' } : result
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
function NumberField({ label, value, onAnswer, point, kind }: PointFieldProps & { kind: 'integer' | 'decimal' }) {
  const { t } = useTranslation()
  const { typed, type, finish } = useTypedWords(useKeptWords(answerTarget(point)))
  const [unread, setUnread] = useState(false)
  const read = (): void => {
    if (typed === null) return
    const number = typed.trim() === '' ? null : readDanishNumber(typed, kind)
    if (number === null && typed.trim() !== '') return setUnread(true)
    finish(() => number !== value && onAnswer(number))
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
        type(words)
        setUnread(false)
      }}
      onBlur={read}
    />
  )
}

/** A day with a time. It is an answer when both are there. */
function DayAndTimeField({ label, value, onAnswer, point }: PointFieldProps) {
  const { t } = useTranslation()
  const target = answerTarget(point)
  const kept = useDraft<Half>(`${target}:half`)
  const [half, setHalf] = useState<Half>(kept.found ?? { day: null, time: null })
  const day = value?.slice(0, 10) ?? half.day
  const time = value?.slice(11, 16) ?? half.time
  const change = (nextDay: string | null, nextTime: string | null): void => {
    setHalf({ day: nextDay, time: nextTime })
    if (nextDay !== null && nextTime !== null) onAnswer(`${nextDay}T${nextTime}`)
    else if (value !== null) onAnswer(null)
    if ((nextDay === null) === (nextTime === null)) kept.discard()
    else kept.put({ day: nextDay, time: nextTime })
  }
  return (
    <div className="day-and-time">
      <DayField label={t('checklists.dayOf', { label })} value={day} onAnswer={(next) => change(next, time)} target={`${target}:day`} />
      <ClockField label={t('checklists.timeOf', { label })} value={time} onAnswer={(next) => change(day, next)} target={`${target}:time`} />
    </div>
  )
}

type Half = { readonly day: string | null; readonly time: string | null }
