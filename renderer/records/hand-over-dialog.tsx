import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '../../src/api/contract.ts'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import { useOperation } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.tsx'

export type HandedSubjects = InputOf<'recordKeeping.handOver'>['subjects']

/** Says that things were handed to the records system: when, and under which number where it is known. Can be undone. */
export function HandOverDialog({ subjects, name, onClose }: { subjects: HandedSubjects; name: string; onClose: () => void }) {
  const { t } = useTranslation()
  const [handedOn, setHandedOn] = useState<string | null>(civilDateOf(new Date().toISOString()))
  const [journalNumber, setJournalNumber] = useState('')
  const handOver = useOperation('recordKeeping.handOver')
  const mark = async () => {
    if (handedOn === null || (await handOver.run({ subjects, handedOn, journalNumber: journalNumber.trim() })) === null) return
    onClose()
    showToast({ tone: 'done', title: t('records.marked', { count: subjects.length }) })
  }
  return (
    <Dialog
      title={t('records.dialogTitle')}
      isOpen
      size="small"
      isTyped={journalNumber !== ''}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" isDisabled={handedOn === null || handOver.isRunning} onPress={() => void mark()}>
            {t('records.confirm')}
          </Button>
        </>
      }
    >
      <p>{name}</p>
      <DateField label={t('records.handedOn')} value={handedOn} onChange={setHandedOn} />
      <TextField
        label={t('records.journalNumber')}
        hint={t('records.journalNumberHint')}
        value={journalNumber}
        maxLength={500}
        autoFocus
        onChange={setJournalNumber}
        onKeyDown={(event) => event.key === 'Enter' && void mark()}
      />
    </Dialog>
  )
}
