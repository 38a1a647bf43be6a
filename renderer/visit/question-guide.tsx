import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CivilDate } from '../../src/domain/civil-date.ts'
import { dateWords } from '../strings/formats.ts'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import type { NumberedQuestion } from './case-names.ts'
import './question-guide.css'

export type QuestionGuideProps = {
  questions: readonly NumberedQuestion[]
  /** Notes to each question at this visit, and in the whole case. */
  here: ReadonlyMap<string, number>
  everywhere: ReadonlyMap<string, number>
  /** The day of the authority's first answer to each question. */
  answeredOn: ReadonlyMap<string, CivilDate>
  /** The questions whose notes contradict each other still. */
  disputed: ReadonlySet<string>
  /** The question that new notes answer. */
  current: string | null
  /** The question whose notes alone are shown. */
  filtered: string | null
  onChoose: (questionId: string) => void
}

/** The questions of the announcement as the guide through the visit: what is answered, what is not, and what is being asked now. */
export const QuestionGuide = memo(function QuestionGuide({
  questions,
  here,
  everywhere,
  answeredOn,
  disputed,
  current,
  filtered,
  onChoose,
}: QuestionGuideProps) {
  const { t } = useTranslation()
  const open = questions.filter((question) => !everywhere.has(question.id) && !answeredOn.has(question.id)).length
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <section className="question-guide" aria-labelledby="question-guide">
      <SectionHeading level={2} id="question-guide" side={open > 0 ? <StateMark state="open">{t('visit.guide.open', { count: open })}</StateMark> : undefined}>
        {t('visit.guide.title')}
      </SectionHeading>
      {questions.length === 0 && <p className="ui-hint">{t('visit.guide.none')}</p>}
      <ol ref={list}>
        {questions.map((question) => {
          const count = here.get(question.id) ?? 0
          const elsewhere = (everywhere.get(question.id) ?? 0) - count
          const answered = answeredOn.get(question.id)
          return (
            <li key={question.id}>
              <button
                type="button"
                className="guide-question"
                aria-current={question.id === current || undefined}
                aria-pressed={question.id === filtered}
                onClick={() => onChoose(question.id)}
              >
                <b className="numbers">{question.number}</b>
                <span>{question.text}</span>
                <small>
                  {count + elsewhere === 0 && answered === undefined && <StateMark state="open">{t('visit.guide.unanswered')}</StateMark>}
                  {disputed.has(question.id) && <StateMark state="conflict">{t('visit.guide.disputed')}</StateMark>}{' '}
                  {[
                    count > 0 && t('notes.count', { count }),
                    elsewhere > 0 && t('visit.guide.elsewhere', { count: elsewhere }),
                    answered !== undefined && t('announcement.answeredOn', { date: dateWords(answered, 'short') }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
})
