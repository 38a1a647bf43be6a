import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../src/domain/answer.ts'
import { AnswerFields } from '../announcement/answer-row.tsx'
import { useFocus } from '../app/location.ts'
import { removeRow } from '../app/remove.ts'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { askedOn, chronology, type Happening } from './chronology.ts'
import type { ListedThread } from './listed-threads.ts'
import { setThread } from './thread-actions.ts'
import { useThreadWords } from './thread-words.ts'
import type { ThreadRows } from './use-threads.ts'

type ChronologyProps = { thread: ListedThread; rows: ThreadRows; freshAnswer: string | null }

/** What was asked, and everything that happened since, day by day. */
export function Chronology({ thread, rows, freshAnswer }: ChronologyProps) {
  return (
    <ol className="chronology">
      <Asked thread={thread} rows={rows} />
      {chronology(thread, rows).map((happening) => (
        <OneHappening key={keyOf(happening)} happening={happening} thread={thread} rows={rows} isFresh={freshAnswer} />
      ))}
    </ol>
  )
}

const keyOf = (one: Happening): string =>
  one.kind === 'answer' ? one.answer.id : one.kind === 'mentioned' ? one.document.id : `${one.kind} ${one.index} ${one.date}`

type StepProps = { date: string | null; title: string; about?: ReactNode; actions?: ReactNode; children?: ReactNode; dateless?: string }

/** One line of the chronology: the day, what it was, and the words. */
export function Step({ date, dateless = '', title, about, actions, children }: StepProps) {
  return (
    <li className="step">
      {date === null ? <span className="step-date">{dateless}</span> : <time dateTime={date}>{dateWords(date)}</time>}
      <div>
        <div className="step-head">
          <p>
            <b>{title}</b> {about !== undefined && <small>{about}</small>}
          </p>
          {actions}
        </div>
        {children}
      </div>
    </li>
  )
}

function Asked({ thread, rows }: Pick<ChronologyProps, 'thread' | 'rows'>) {
  const { t } = useTranslation()
  const say = useThreadWords()
  const document = thread.asked?.document
  const where = document
    ? t('followUp.events.askedIn', { what: say.document(document) })
    : thread.state === 'notAsked'
      ? ''
      : t('followUp.events.askedIn', { what: t('followUp.askedIn.announcement') })
  const about = [
    where,
    document && t('followUp.askedIn.documentNumber', { number: document.number }),
    thread.finding && t('followUp.askedIn.point', { point: thread.finding.point }),
  ]
  return (
    <Step
      date={askedOn(thread, rows.inspection)}
      title={t(thread.noun === 'question' ? 'followUp.events.asked' : 'followUp.events.recommended')}
      about={about.filter(Boolean).join(' · ')}
    >
      <p className="step-words">{thread.text}</p>
      {thread.state === 'notAsked' && <p className="ui-hint">{t('followUp.events.notAsked')}</p>}
    </Step>
  )
}

type OneProps = { happening: Happening; thread: ListedThread; rows: ThreadRows; isFresh: string | null }

function OneHappening({ happening, thread, rows, isFresh }: OneProps) {
  const { t } = useTranslation()
  const say = useThreadWords()
  const { kind, date } = happening
  const { followUp } = thread
  switch (kind) {
    case 'mentioned':
      return (
        <Step
          date={date}
          title={t(`documents.kinds.${happening.document.kind}`)}
          about={t('followUp.askedIn.documentNumber', { number: happening.document.number })}
        />
      )
    case 'reminder': {
      const remove = () => void setThread(thread, { reminders: followUp?.reminders.toSpliced(happening.index, 1) ?? [] })
      return (
        <Step
          date={date}
          title={t('followUp.events.reminder')}
          about={t(`hearing.media.${happening.medium}`)}
          actions={<Remove label={t('followUp.removeEvent.reminder', { date: dateWords(date) })} onRemove={remove} />}
        />
      )
    }
    case 'extension': {
      const remove = () => void setThread(thread, { extensions: followUp?.extensions.toSpliced(happening.index, 1) ?? [] })
      return (
        <Step
          date={date}
          title={t('followUp.events.extension', { date: dateWords(happening.dueOn) })}
          about={happening.reason}
          actions={<Remove label={t('followUp.removeEvent.extension', { date: dateWords(happening.dueOn) })} onRemove={remove} />}
        />
      )
    }
    case 'pause': {
      const remove = () => void setThread(thread, { pauses: followUp?.pauses.toSpliced(happening.index, 1) ?? [] })
      const until = happening.to === null ? t('followUp.events.pauseLasts') : t('followUp.events.pauseUntil', { date: dateWords(happening.to) })
      return (
        <Step
          date={date}
          title={t('followUp.events.pause')}
          about={[until, happening.reason].filter(Boolean).join(' · ')}
          actions={<Remove label={t('followUp.removeEvent.pause', { date: dateWords(date) })} onRemove={remove} />}
        />
      )
    }
    case 'answer':
      return <AnswerStep answer={happening.answer} isEarly={happening.isEarly} rows={rows} say={say} isFresh={isFresh === happening.answer.id} />
  }
}

function Remove({ label, onRemove }: { label: string; onRemove: () => void }) {
  return <IconButton small icon="trash" label={label} onPress={onRemove} />
}

type AnswerStepProps = { answer: Answer; isEarly: boolean; rows: ThreadRows; say: ReturnType<typeof useThreadWords>; isFresh: boolean }

/** An answer: the whole of it to read, and all that is known of it to be filled in. */
function AnswerStep({ answer, isEarly, rows, say, isFresh }: AnswerStepProps) {
  const { t } = useTranslation()
  const ledTo = useFocus('answer')
  const [isEdited, setEdited] = useState(isFresh || ledTo?.id === answer.id)
  // The row may be drawn before the answer that says it is the new one.
  const [wasFresh, setWasFresh] = useState(isFresh)
  if (isFresh !== wasFresh) {
    setWasFresh(isFresh)
    if (isFresh) setEdited(true)
  }
  const date = dateWords(answer.date)
  const from = rows.authority.filter(({ id }) => answer.authorityIds.includes(id)).map(({ name }) => name)
  const options = (noun: 'question' | 'recommendation') =>
    rows.threads
      .filter((thread) => thread.noun === noun && (thread.state !== 'dropped' || answer.questionIds.includes(thread.id)))
      .map((thread) => ({ id: thread.id, words: `${say.name(thread)}: ${thread.finding?.title ?? thread.text}` }))
  const actions = (
    <>
      <IconButton small icon="pencil" label={t('followUp.editAnswer', { date })} onPress={() => setEdited(!isEdited)} />
      <IconButton
        small
        icon="trash"
        label={t('announcement.answers.remove', { date })}
        onPress={() => void removeRow('answer', answer.id, t('announcement.answers.theAnswer', { date }))}
      />
    </>
  )
  return (
    <Step
      date={answer.date}
      title={t('followUp.events.answer')}
      about={[t(`hearing.media.${answer.medium}`), ...from, answer.from].filter(Boolean).join(' · ')}
      actions={actions}
    >
      {isEarly && <StateMark state="warn">{t('followUp.early')}</StateMark>}
      {isEdited ? (
        <div className="step-edited">
          <AnswerFields
            answer={answer}
            authorities={rows.authority}
            questions={options('question')}
            recommendations={options('recommendation')}
            isFresh={isFresh}
          />
          <Button small onPress={() => setEdited(false)}>
            {t('followUp.answerDone')}
          </Button>
        </div>
      ) : answer.text.trim() === '' ? (
        <StateMark state="open">{t('followUp.noWords')}</StateMark>
      ) : (
        <p className="step-words">{answer.text}</p>
      )}
    </Step>
  )
}
