import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../src/domain/commitment.ts'
import { saveCalendar } from '../due/save-calendar.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import '../ui/list-item.css'
import { IconButton } from '../ui/icon-button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { TextField } from '../ui/text-field.tsx'
import { CommitmentMark } from './commitment-mark.tsx'
import { grouped, withWords, type ListedThread } from './listed-threads.ts'
import { useThreadWords } from './thread-words.ts'
import type { ThreadRows } from './use-threads.ts'

type ThreadListProps = {
  rows: ThreadRows
  commitments: readonly Commitment[]
  openId: string | undefined
  onOpen: (id: string) => void
  onAnswer: (id: string) => void
  onRemind: (thread: ListedThread) => void
  onRemindAll: (threads: readonly ListedThread[]) => void
  onAddCommitment: () => void
}

/** The threads by how they stand, and the commitments below them. Arrow keys walk, S registers an answer, R writes a reminder. */
export function ThreadList({ rows, commitments, openId, onOpen, onAnswer, onRemind, onRemindAll, onAddCommitment }: ThreadListProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const names = new Map(rows.authority.map(({ id, name }) => [id, name]))
  const shown = withWords(rows.threads, words, names)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => act(event, { threads: rows.threads, onAnswer, onRemind })
  return (
    <nav className="finding-list" aria-label={t('followUp.list')} onKeyDown={onKeyDown}>
      <div className="thread-filter">
        <TextField
          label={t('followUp.filter')}
          labelHidden
          placeholder={t('followUp.filterPlaceholder')}
          value={words}
          onChange={setWords}
          onKeyDown={(event) => event.key === 'Escape' && setWords('')}
        />
        <IconButton small icon="calendar" label={t('followUp.saveCalendar')} onPress={() => void saveCalendar(rows.inspection.id)} />
      </div>
      <div className="finding-list-scroll">
        {shown.length === 0 && rows.threads.length > 0 && <p className="row-note thread-none">{t('followUp.noneShown')}</p>}
        {grouped(shown).map(({ group, threads }) => (
          <section key={group} aria-label={t(`followUp.groups.${group}`)}>
            <SectionHeading side={String(threads.length)}>{t(`followUp.groups.${group}`)}</SectionHeading>
            {threads.map((thread) => (
              <ThreadItem key={thread.id} thread={thread} today={rows.today} names={names} isOpen={thread.id === openId} onOpen={onOpen} />
            ))}
          </section>
        ))}
        {commitments.length > 0 && (
          <section aria-label={t('followUp.commitments.title')}>
            <SectionHeading side={String(commitments.length)}>{t('followUp.commitments.title')}</SectionHeading>
            {commitments.map((commitment, index) => (
              <CommitmentItem
                key={commitment.id}
                commitment={commitment}
                number={index + 1}
                today={rows.today}
                isOpen={commitment.id === openId}
                onOpen={onOpen}
              />
            ))}
          </section>
        )}
      </div>
      <ListFoot threads={rows.threads} onRemindAll={onRemindAll} onAddCommitment={onAddCommitment} />
    </nav>
  )
}

function ListFoot({ threads, onRemindAll, onAddCommitment }: Pick<ThreadListProps, 'onRemindAll' | 'onAddCommitment'> & { threads: readonly ListedThread[] }) {
  const { t } = useTranslation()
  const overdue = threads.filter(({ state }) => state === 'overdue')
  return (
    <div className="finding-list-foot">
      {overdue.length > 0 && (
        <Button small onPress={() => onRemindAll(overdue)}>
          {t('followUp.reminder.writeAll', { count: overdue.length })}
        </Button>
      )}
      <Button small variant="quiet" icon="plus" onPress={onAddCommitment}>
        {t('followUp.commitments.add')}
      </Button>
    </div>
  )
}

type Acts = Pick<ThreadListProps, 'onAnswer' | 'onRemind'> & { threads: readonly ListedThread[] }

/** What a key does on a thread or commitment of the list. Commitments have no answers. */
function act(event: KeyboardEvent<HTMLElement>, { threads, onAnswer, onRemind }: Acts): void {
  const item = event.target instanceof HTMLElement ? event.target : null
  const { thread: id, commitment } = item?.dataset ?? {}
  if (item === null || id === undefined || event.ctrlKey || event.metaKey || event.altKey) return
  const key = event.key.toLowerCase()
  const by = key === 'arrowup' ? -1 : key === 'arrowdown' ? 1 : 0
  if (by !== 0) neighbour(event.currentTarget, item, by)?.focus()
  else if (key === 's' && commitment === undefined) onAnswer(id)
  else if (key === 'r' && commitment === undefined) {
    const thread = threads.find((one) => one.id === id)
    if (thread) onRemind(thread)
  } else return
  event.preventDefault()
}

function neighbour(list: HTMLElement, from: HTMLElement, by: -1 | 1): HTMLElement | undefined {
  const all = [...list.querySelectorAll<HTMLElement>('[data-thread]')]
  return all[all.indexOf(from) + by]
}

type ThreadItemProps = { thread: ListedThread; today: string; names: ReadonlyMap<string, string>; isOpen: boolean; onOpen: (id: string) => void }

function ThreadItem({ thread, today, names, isOpen, onOpen }: ThreadItemProps) {
  const { t } = useTranslation()
  const say = useThreadWords()
  const { mark, words } = say.state(thread)
  const due = say.due(thread, today)
  const reminders = thread.followUp?.reminders.length ?? 0
  // One of several: who is still waited for. With one authority the case says it.
  const missing = names.size > 1 && thread.answers.length > 0 ? thread.missing.map((id) => names.get(id) ?? '') : []
  return (
    <div className={classNames('list-item finding-item', isOpen && 'open')}>
      <button type="button" data-thread={thread.id} aria-current={isOpen ? 'true' : undefined} onClick={() => onOpen(thread.id)}>
        <b className="numbers">{say.short(thread)}</b>
        <span className="thread-title">{thread.finding === null ? thread.text : `${thread.finding.point} ${thread.finding.title}`}</span>
        <small>
          <StateMark state={mark}>{thread.state === 'overdue' && due !== null ? due : words}</StateMark>
          {due !== null && thread.state !== 'overdue' && <span>{due}</span>}
          {thread.answers.length > 0 && <span>{t('followUp.answersCount', { count: thread.answers.length })}</span>}
          {reminders > 0 && <span>{t('followUp.remindedCount', { count: reminders })}</span>}
          {missing.map((name) => (
            <span key={name}>{t('followUp.missing', { authority: name })}</span>
          ))}
        </small>
      </button>
    </div>
  )
}

type CommitmentItemProps = { commitment: Commitment; number: number; today: string; isOpen: boolean; onOpen: (id: string) => void }

function CommitmentItem({ commitment, number, today, isOpen, onOpen }: CommitmentItemProps) {
  const { t } = useTranslation()
  return (
    <div className={classNames('list-item finding-item', isOpen && 'open')}>
      <button type="button" data-thread={commitment.id} data-commitment aria-current={isOpen ? 'true' : undefined} onClick={() => onOpen(commitment.id)}>
        <b className="numbers">{t('followUp.short.commitment', { number })}</b>
        <span className="thread-title">{commitment.text}</span>
        <small>
          <CommitmentMark commitment={commitment} today={today} />
          {commitment.target !== '' && <span>{commitment.target}</span>}
        </small>
      </button>
    </div>
  )
}
