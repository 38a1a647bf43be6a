import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CivilDate } from '../../src/domain/civil-date.ts'
import type { RowOf } from '../../src/domain/nouns.ts'
import { removeRow } from '../app/remove.ts'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { useFormDraft } from '../data/form-draft.ts'
import { useOperation } from '../data/operation.ts'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { MoreMenu } from '../ui/more-menu.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useScrolledTo } from './use-scrolled-to.ts'

export type QuestionProps = {
  question: RowOf<'question'>
  /** Null when it was dropped. */
  number: number | null
  notes: number
  /** The day of the authority's first answer to it. */
  answeredOn: CivilDate | null
  handle: ReactNode
}

/** One question: its words, edited in place; how far it is answered; what else can be done with it. */
export function Question({ question, number, notes, answeredOn, handle }: QuestionProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'drop' | 'due' | 'delete' | null>(null)
  const update = useOperation('question.update')
  const line = useScrolledTo('question', question.id)
  const isDropped = question.droppedBecause !== ''
  const remove = () => (notes > 0 ? setOpen('delete') : void removeRow('question', question.id, t('announcement.theQuestion')))
  const items = [
    { id: 'due', label: t('announcement.setDue'), icon: 'calendar' as const, onAction: () => setOpen('due') },
    isDropped
      ? {
          id: 'restore',
          label: t('announcement.restore'),
          icon: 'undo' as const,
          onAction: () => void update.run({ id: question.id, patch: { droppedBecause: '' } }),
        }
      : { id: 'drop', label: t('announcement.drop'), icon: 'cross' as const, onAction: () => setOpen('drop') },
    { id: 'delete', label: t('announcement.delete'), icon: 'trash' as const, danger: true, onAction: remove },
  ]
  const name = number === null ? t('announcement.droppedQuestion') : t('announcement.questionNumber', { number })
  return (
    <div className={classNames('question', isDropped && 'dropped')} ref={line}>
      {handle}
      <span className="number">{number ?? '⊘'}</span>
      <div>
        <AutosavedText noun="question" id={question.id} field="text" multiline minRows={1} label={name} labelHidden value={question.text} />
        <HowFar question={question} notes={notes} answeredOn={answeredOn} />
      </div>
      <div className="question-actions">
        <MoreMenu label={t('common.actionsFor', { what: name })} items={items} />
      </div>
      {open === 'drop' && <DropDialog question={question} onClose={() => setOpen(null)} />}
      {open === 'due' && <DueDialog question={question} onClose={() => setOpen(null)} />}
      <ConfirmDialog
        title={t('announcement.deleteTitle')}
        isOpen={open === 'delete'}
        danger
        confirm={t('common.delete')}
        onCancel={() => setOpen(null)}
        onConfirm={() => {
          setOpen(null)
          void removeRow('question', question.id, t('announcement.theQuestion'))
        }}
      >
        <p>{t('announcement.deleteText', { count: notes })}</p>
      </ConfirmDialog>
    </div>
  )
}

/** How far the question has come: dropped, answered, and until when. */
function HowFar({ question, notes, answeredOn }: Pick<QuestionProps, 'question' | 'notes' | 'answeredOn'>) {
  const { t } = useTranslation()
  const isDropped = question.droppedBecause !== ''
  return (
    <div className="about">
      {isDropped ? (
        <StateMark state="dropped">{t('announcement.droppedBecause', { reason: question.droppedBecause })}</StateMark>
      ) : (
        notes === 0 && answeredOn === null && <StateMark state="open">{t('announcement.unanswered')}</StateMark>
      )}
      {!isDropped && notes > 0 && <span>{t('announcement.notes', { count: notes })}</span>}
      {!isDropped && answeredOn !== null && <span>{t('announcement.answeredOn', { date: dateWords(answeredOn) })}</span>}
      {question.dueOn !== null && <span>{t('announcement.dueOn', { date: dateWords(question.dueOn) })}</span>}
    </div>
  )
}

function DropDialog({ question, onClose }: { question: RowOf<'question'>; onClose: () => void }) {
  const { t } = useTranslation()
  const draft = useFormDraft(`question:${question.id}:drop`, null, { reason: '' })
  const { reason } = draft.form
  const [asked, setAsked] = useState(false)
  const update = useOperation('question.update')
  const drop = async () => {
    setAsked(true)
    if (reason.trim() !== '' && (await update.run({ id: question.id, patch: { droppedBecause: reason.trim() } })) !== null) close()
  }
  const close = () => {
    draft.forget()
    onClose()
  }
  const footer = (
    <>
      <Button onPress={close}>{t('common.cancel')}</Button>
      <Button variant="primary" onPress={() => void drop()}>
        {t('announcement.dropConfirm')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('announcement.dropTitle')} isOpen isTyped={draft.isTyped} onClose={onClose} size="small" footer={footer}>
      <p>{question.text}</p>
      <TextArea
        label={t('announcement.dropReason')}
        hint={t('announcement.dropHint')}
        autoFocus
        value={reason}
        onChange={(words) => draft.set({ reason: words })}
        error={asked && reason.trim() === '' ? t('announcement.dropMissing') : null}
      />
    </Dialog>
  )
}

function DueDialog({ question, onClose }: { question: RowOf<'question'>; onClose: () => void }) {
  const { t } = useTranslation()
  const update = useOperation('question.update')
  return (
    <Dialog title={t('announcement.setDue')} isOpen onClose={onClose} size="small" footer={<Button onPress={onClose}>{t('common.done')}</Button>}>
      <p>{question.text}</p>
      <DateField
        label={t('announcement.ownDue')}
        hint={t('announcement.ownDueHint')}
        isDeadline
        autoFocus
        value={question.dueOn}
        onChange={(dueOn) => void update.run({ id: question.id, patch: { dueOn } })}
      />
    </Dialog>
  )
}
