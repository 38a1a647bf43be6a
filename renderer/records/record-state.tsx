import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordKeeping, RecordSubject } from '../../src/domain/record-keeping.ts'
import { attempt } from '../data/operation.ts'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { HandOverDialog } from './hand-over-dialog.tsx'
import './records.css'

type RecordStateProps = { noun: RecordSubject; id: string; name: string; handed: RecordKeeping | undefined }

/** Whether something is in the records system, since when and under which number; and the way to say so, or to take it back. */
export function RecordState({ noun, id, name, handed }: RecordStateProps) {
  const { t } = useTranslation()
  const [isMarking, setMarking] = useState(false)
  const dialog = isMarking && <HandOverDialog subjects={[{ noun, id }]} name={name} onClose={() => setMarking(false)} />
  if (handed === undefined)
    return (
      <p className="record-state">
        <StateMark state="open">{t('records.waiting')}</StateMark>
        <Button small variant="link" aria-label={t('records.markNamed', { name })} onPress={() => setMarking(true)}>
          {t('records.mark')}
        </Button>
        {dialog}
      </p>
    )
  const { handedOn, journalNumber } = handed
  const words = journalNumber === '' ? t('records.addNumber') : t('records.number', { number: journalNumber })
  return (
    <p className="record-state">
      <StateMark state="done">{t('records.handed', { date: dateWords(handedOn) })}</StateMark>
      <Button small variant="link" aria-label={t('records.numberNamed', { words, name })} onPress={() => setMarking(true)}>
        {words}
      </Button>
      <Button small variant="link" aria-label={t('records.takeBackNamed', { name })} onPress={() => void attempt('recordKeeping.takeBack', { noun, id })}>
        {t('records.takeBack')}
      </Button>
      {dialog}
    </p>
  )
}
