import type { TFunction } from 'i18next'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../src/domain/answer.ts'
import { AnswerFields } from '../announcement/answer-row.tsx'
import { ReadAnswer } from '../announcement/quotable-passages.tsx'
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
  if (happening.kind === 'answer')
    return <AnswerStep answer={happening.answer} isEarly={happening.isEarly} rows={rows} say={say} isFresh={isFresh === happening.answer.id} />
  if (happening.kind === 'mentioned') {
    const { kind, number } = happening.document
    return <Step date={happening.date} title={t(`documents.kinds.${kind}`)} about={t('followUp.askedIn.documentNumber', { number })} />
  }
  return <EntryStep happening={happening} thread={thread} />
}

/** A reminder, an extension or a pause. What was written down by hand can be taken away, what a document told cannot. */
function EntryStep({ happening, thread }: { happening: Extract<Happening, { entry: unknown }>; thread: ListedThread }) {
  const { t } = useTranslation()
  const { kind, date, index, entry } = happening
  const list = ({ reminder: 'reminders', extension: 'extensions', pause: 'pauses' } as const)[kind]
  const named = { date: dateWords(kind === 'extension' ? happening.entry.dueOn : date) }
  const remove = () => void setThread(thread, { [list]: thread.followUp?.[list].toSpliced(index, 1) ?? [] })
  const document = entry.document === undefined ? '' : t('followUp.askedIn.documentNumber', { number: entry.document })
  return (
    <Step
      date={date}
      title={kind === 'extension' ? t('followUp.events.extension', named) : t(`followUp.events.${kind}`)}
      about={[...aboutOf(t, happening), document].filter(Boolean).join(' · ')}
      {...(document === '' && { actions: <IconButton small icon="trash" label={t(`followUp.removeEvent.${kind}`, named)} onPress={remove} /> })}
    />
  )
}

function aboutOf(t: TFunction, happening: Extract<Happening, { entry: unknown }>): string[] {
  if (happening.kind === 'extension') return [happening.entry.reason]
  if (happening.kind === 'pause') {
    const { to, reason } = happening.entry
    return [to === null ? t('followUp.events.pauseLasts') : t('followUp.events.pauseUntil', { date: dateWords(to) }), reason]
  }
  const { entry, dueOn } = happening
  return [t(`hearing.media.${entry.medium}`), dueOn === null ? '' : t('followUp.events.newDue', { date: dateWords(dueOn) })]
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
        <ReadAnswer answer={answer} />
      )}
    </Step>
  )
}
