import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { timeWords } from '../strings/formats.ts'
import { readDanishTime } from './danish-date.ts'
import type { FieldProps } from './field-frame.tsx'
import { TextField } from './text-field.tsx'
import { useTypedWords, type KeptWords } from './typed-words.ts'

export type TimeFieldProps = FieldProps & {
  /** `HH:MM` in Danish time. */
  value: string | null
  onChange: (time: string | null) => void
  isDisabled?: boolean
  autoFocus?: boolean
  kept?: KeptWords
  className?: string
}

/** A time of day, typed the Danish way (`9.30`, `0930`) or with a colon, and shown as the language writes it. The words are read when the field is left or Enter is pressed. */
export function TimeField({ value, onChange, error, kept, ...props }: TimeFieldProps) {
  const { t } = useTranslation()
  const { typed, type, finish } = useTypedWords(kept)
  const [unread, setUnread] = useState(false)
  const read = () => {
    if (typed === null) return
    const time = typed.trim() === '' ? null : readDanishTime(typed)
    if (time === null && typed.trim() !== '') return setUnread(true)
    setUnread(false)
    finish(() => time !== value && onChange(time))
  }
  return (
    <TextField
      {...props}
      value={typed ?? (value === null ? '' : timeWords(value))}
      error={unread ? t('common.timeUnread') : error}
      placeholder={t('common.timePlaceholder')}
      onChange={(words) => {
        type(words)
        setUnread(false)
      }}
      onBlur={read}
      onKeyDown={(event) => event.key === 'Enter' && read()}
    />
  )
}
