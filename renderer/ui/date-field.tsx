import { parseDate } from '@internationalized/date'
import { useState } from 'react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  DialogTrigger,
  Heading,
  Input,
  Popover,
  TextField as AriaTextField,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { formatCivilDate, type CivilDate } from '../../src/domain/civil-date.ts'
import { classNames } from './class-names.ts'
import { DayOffHint } from './day-off-hint.tsx'
import { readDanishDate } from './danish-date.ts'
import './date-field.css'
import { FieldLabel, FieldWords, type FieldProps } from './field-frame.tsx'
import { Icon } from './icon.tsx'
import { letEscapeOut } from './text-field.tsx'
import { useTypedWords, type KeptWords } from './typed-words.ts'

export type DateFieldProps = FieldProps & {
  value: CivilDate | null
  /** Called with a day that exists, or null when the field was emptied; not called while the words are no date. */
  onChange: (date: CivilDate | null) => void
  isDisabled?: boolean
  autoFocus?: boolean
  /** By this day something is to be done: a day off is said, with the next working day. */
  isDeadline?: boolean
  kept?: KeptWords
  className?: string
}

const shown = (date: CivilDate | null) => (date === null ? '' : formatCivilDate(date, 'short'))

/** A day, typed the Danish way (`7.2.2018`) or picked from a calendar. The words are read when the field is left or Enter is pressed. */
export function DateField({ label, labelHidden, hint, error, note, value, onChange, isDeadline, kept, className, ...props }: DateFieldProps) {
  const { t } = useTranslation()
  const { typed, type, finish } = useTypedWords(kept)
  const [unread, setUnread] = useState(false)
  const read = () => {
    if (typed === null) return
    const date = typed.trim() === '' ? null : readDanishDate(typed, new Date().getFullYear())
    if (date === null && typed.trim() !== '') return setUnread(true)
    setUnread(false)
    finish(() => date !== value && onChange(date))
  }
  const problem = unread ? t('common.dateUnread') : error
  return (
    <AriaTextField
      {...props}
      className={classNames('ui-field', className)}
      isInvalid={Boolean(problem)}
      validationBehavior="aria"
      value={typed ?? shown(value)}
      onChange={(words) => {
        type(words)
        setUnread(false)
      }}
      onBlur={read}
      onKeyDown={letEscapeOut((event) => event.key === 'Enter' && read())}
    >
      <FieldLabel label={label} {...(labelHidden && { labelHidden })} {...(note !== undefined && { note })} />
      <div className="ui-box" data-invalid={problem ? true : undefined}>
        <Input className="ui-input" placeholder={t('common.datePlaceholder')} />
        <DayPicker
          label={label}
          value={value}
          onPick={(date) => {
            setUnread(false)
            finish(() => onChange(date))
          }}
        />
      </div>
      <FieldWords hint={hint} error={problem} />
      {isDeadline && <DayOffHint date={value} onUse={onChange} />}
    </AriaTextField>
  )
}

function DayPicker({ label, value, onPick }: { label: string; value: CivilDate | null; onPick: (date: CivilDate) => void }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button slot={null} aria-label={t('common.pickDate', { field: label })}>
        <Icon name="calendar" size={14} />
      </Button>
      <Popover className="ui-popover" placement="bottom end">
        <Dialog aria-label={t('common.pickDate', { field: label })}>
          <Calendar
            className="ui-calendar"
            aria-label={label}
            autoFocus
            value={value === null ? null : parseDate(value)}
            firstDayOfWeek="mon"
            onChange={(date) => {
              setOpen(false)
              onPick(date.toString())
            }}
          >
            <header>
              <Button slot="previous">
                <span className="ui-flip">
                  <Icon name="chevronRight" />
                </span>
              </Button>
              <Heading />
              <Button slot="next">
                <Icon name="chevronRight" />
              </Button>
            </header>
            <CalendarGrid weekdayStyle="short">
              <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
              <CalendarGridBody>{(date) => <CalendarCell date={date} className="ui-day" />}</CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
