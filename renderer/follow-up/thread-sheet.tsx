import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isOpen } from '../../src/domain/thread.ts'
import { openCase } from '../app/location.ts'
import { perform, showError } from '../data/operation.ts'
import { openFinding } from '../findings/findings-view.ts'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { Menu, type MenuItem } from '../ui/menu.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import { Chronology } from './chronology-list.tsx'
import { DeadlineDialog } from './deadline-dialog.tsx'
import { Decision } from './decision.tsx'
import { PauseDialog } from './pause-dialog.tsx'
import { Reaction } from './reaction.tsx'
import { ReminderDialog } from './reminder-dialog.tsx'
import { groupOf, type ListedThread } from './listed-threads.ts'
import { isPaused, useThreadWords } from './thread-words.ts'
import type { ThreadRows } from './use-threads.ts'

export type ThreadSheetProps = {
  thread: ListedThread
  rows: ThreadRows
  /** The answer that was just made: its date is next. */
  freshAnswer: string | null
  onAnswer: () => void
  onRemind: () => void
}

/** A thread as one readable course of events, from what was asked to what was decided. */
export function ThreadSheet({ thread, rows, freshAnswer, onAnswer, onRemind }: ThreadSheetProps) {
  return (
    <section className="thread-sheet" aria-label={useThreadWords().name(thread)}>
      <ThreadHead thread={thread} rows={rows} />
      <ThreadActions thread={thread} rows={rows} onAnswer={onAnswer} onRemind={onRemind} />
      <Chronology thread={thread} rows={rows} freshAnswer={freshAnswer} />
      <Reaction thread={thread} inspectionId={rows.inspection.id}>
        <Decision thread={thread} inspectionId={rows.inspection.id} />
      </Reaction>
    </section>
  )
}

function ThreadHead({ thread, rows }: Pick<ThreadSheetProps, 'thread' | 'rows'>) {
  const { t } = useTranslation()
  const say = useThreadWords()
  const { finding } = thread
  const { mark, words } = say.state(thread)
  const due = say.due(thread, rows.today)
  const names = new Map(rows.authority.map(({ id, name }) => [id, name]))
  const goToFinding = (id: string) => {
    openFinding(rows.inspection.id, id)
    openCase(rows.inspection.id, 'findings')
  }
  return (
    <header className="thread-head">
      <h2>
        {say.name(thread)}
        {finding !== null && ` · ${finding.point} ${finding.title}`}
      </h2>
      <p>
        <StateMark state={mark}>{thread.state === 'overdue' && due !== null ? due : words}</StateMark>
        {due !== null && thread.dueOn !== null && <span>{t('followUp.days.by', { date: dateWords(thread.dueOn) })}</span>}
        {due !== null && thread.state !== 'overdue' && <span>{due}</span>}
        {rows.authority.length > 1 &&
          thread.answers.length > 0 &&
          thread.missing.map((id) => <span key={id}>{t('followUp.missing', { authority: names.get(id) ?? '' })}</span>)}
        {finding !== null && (
          <Button variant="link" small onPress={() => goToFinding(finding.id)}>
            {t('followUp.goToFinding')}
          </Button>
        )}
      </p>
    </header>
  )
}

type Open = 'deadline' | 'pause' | 'reminder' | null

function ThreadActions({ thread, rows, onAnswer, onRemind }: Omit<ThreadSheetProps, 'freshAnswer'>) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const isEnded = !isOpen(thread) && thread.state !== 'notAsked'
  const paused = isPaused(thread)
  const items: MenuItem[] = [
    {
      id: 'deadline',
      label: t(thread.dueOn === null ? 'followUp.deadline.set' : 'followUp.deadline.extend'),
      icon: 'calendar',
      onAction: () => setOpen('deadline'),
    },
    {
      id: 'pause',
      label: t(paused ? 'followUp.deadline.resume' : 'followUp.deadline.pause'),
      icon: 'minus',
      isDisabled: thread.dueOn === null,
      onAction: () => setOpen('pause'),
    },
    { id: 'reminder', label: t('followUp.reminder.register'), icon: 'note', onAction: () => setOpen('reminder') },
  ]
  return (
    <div className="thread-actions">
      <AddAnswer thread={thread} rows={rows} onAnswer={onAnswer} />
      {!isEnded && (
        <>
          {groupOf(thread) === 'waiting' && (
            <Tooltip text={[t('followUp.reminder.writeHint'), <Kbd key="keys" keys="R" />]}>
              <Button small onPress={onRemind}>
                {t('followUp.reminder.write')}
              </Button>
            </Tooltip>
          )}
          <Menu label={t('followUp.deadline.date')} items={items}>
            <Button small icon="chevronDown">
              {t('followUp.deadline.date')}
            </Button>
          </Menu>
        </>
      )}
      {open === 'deadline' && <DeadlineDialog thread={thread} inspectionId={rows.inspection.id} today={rows.today} onClose={close} />}
      {open === 'pause' && <PauseDialog thread={thread} inspectionId={rows.inspection.id} today={rows.today} onClose={close} />}
      {open === 'reminder' && <ReminderDialog thread={thread} today={rows.today} onClose={close} />}
    </div>
  )
}

/** A new answer, or one that was registered already and meets this thread as well. */
function AddAnswer({ thread, rows, onAnswer }: Pick<ThreadSheetProps, 'thread' | 'rows' | 'onAnswer'>) {
  const { t } = useTranslation()
  const others = rows.answer.filter(({ id }) => thread.answers.every((answer) => answer.id !== id))
  const button = (onPress?: () => void) => (
    <Button small variant="primary" icon="plus" {...(onPress && { onPress })}>
      {t('followUp.addAnswer')}
    </Button>
  )
  if (others.length === 0) return button(onAnswer)
  const link = async (answer: (typeof others)[number]) => {
    const field = thread.noun === 'question' ? 'questionIds' : 'recommendationIds'
    const result = await perform('answer.update', { id: answer.id, patch: { [field]: [...answer[field], thread.id] } })
    if (!result.ok) showError(result.error)
  }
  const items: MenuItem[] = [
    { id: 'new', label: t('followUp.newAnswer'), icon: 'plus', onAction: onAnswer },
    ...others
      .toSorted((a, b) => (a.date < b.date ? 1 : -1))
      .slice(0, 12)
      .map((answer): MenuItem => ({
        id: answer.id,
        label: t('followUp.linkAnswer', { date: [dateWords(answer.date), answer.from].filter(Boolean).join(', ') }),
        icon: 'link',
        onAction: () => void link(answer),
      })),
  ]
  return (
    <Menu label={t('followUp.addAnswer')} items={items}>
      {button()}
    </Menu>
  )
}
