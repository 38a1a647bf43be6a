import { useTranslation } from 'react-i18next'
import type { AskedThread } from '../../src/domain/asked-thread.ts'
import { useThreadWords } from '../follow-up/thread-words.ts'
import { dateWords } from '../strings/formats.ts'
import { StateMark } from '../ui/state-mark.tsx'

/** A recommendation with its case, document, finding and grading, and how it stands. */
export function AskedRow({ thread, today, grading }: { thread: AskedThread; today: string; grading: string | undefined }) {
  const { t } = useTranslation()
  const say = useThreadWords()
  const { finding, document, dueOn, state, closedOn } = thread
  const { mark, words } = say.state({ state, followUp: null })
  const isWaiting = dueOn !== null && ['waiting', 'overdue', 'partlyAnswered'].includes(state)
  return (
    <div className="asked">
      <div className="asked-what">
        <p>
          <b>{say.name(thread)}</b> {thread.text}
        </p>
        <small>
          {thread.caseTitle} · {thread.caseNumber} · {thread.authorityNames.join(', ')}
        </small>
      </div>
      <div className="asked-where">
        <span>
          {t(`documents.kinds.${document.kind}`)} · {dateWords(document.date, 'short')}
        </span>
        {finding !== null && (
          <small>
            {finding.point !== '' && `${t('recommendations.point', { point: finding.point })} `}
            {finding.title} · {grading ?? t('recommendations.noGrading')}
          </small>
        )}
      </div>
      <div className="asked-state">
        <StateMark state={mark}>{words}</StateMark>
        {isWaiting && (
          <small>
            {t('recommendations.due', { date: dateWords(dueOn, 'short') })} · {say.days(dueOn, today)}
          </small>
        )}
        {closedOn !== null && <small>{t('recommendations.closedOn', { date: dateWords(closedOn, 'short') })}</small>}
      </div>
    </div>
  )
}
