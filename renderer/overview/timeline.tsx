import { useTranslation } from 'react-i18next'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import type { DocumentKind } from '../../src/domain/document-kind.ts'
import { openCase } from '../app/location.ts'
import { useCall, useInspection, useRows } from '../data/queries.ts'
import { useAnswered } from '../announcement/answered.ts'
import { useCaseWords } from '../inspections/case-words.ts'
import { useThreads } from '../follow-up/use-threads.ts'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { caseDates } from './case-dates.ts'
import { OpenContradictions } from './open-contradictions.tsx'

/** What is due next, what notes disagree about, and all dates of the case in one line of time; each leads to where it is written. */
export function Timeline({ inspectionId }: { inspectionId: string }) {
  return (
    <div className="side-words">
      <Due inspectionId={inspectionId} />
      <OpenContradictions inspectionId={inspectionId} />
      <Dates inspectionId={inspectionId} />
    </div>
  )
}

/** After one of these it is plain where the case goes. */
const ended: ReadonlySet<DocumentKind> = new Set(['preliminaryReport', 'finalReport', 'closingLetter', 'statement', 'memo'])

function Due({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const today = civilDateOf(new Date().toISOString())
  const words = useCaseWords()
  const summary = useCall('inspection.overview', {}).data?.find((item) => item.id === inspectionId)
  const questions = useRows('question', inspectionId).filter((row) => row.askedIn === 'announcement' && row.droppedBecause === '')
  const answered = useAnswered(inspectionId)
  const notes = useRows('note', inspectionId)
  const unanswered = questions.filter(({ id }) => !answered.has(id) && notes.every((note) => note.questionId !== id)).length
  const inspection = useInspection(inspectionId)
  const unjudged = useUnjudged(inspectionId)
  const documents = useRows('document', inspectionId)
  // A dialogue may have no report at all; nothing else would lead from here to its end.
  const endsInLetter =
    inspection.kind === 'dialogueBased' && inspection.closedOn === null && inspection.announcedOn !== null && !documents.some(({ kind }) => ended.has(kind))
  const next = summary === undefined ? null : words.next(summary, today)
  // An announcement may be skipped, and nobody asks in it once the case has gone on.
  const mayAsk = inspection.kind !== 'unannouncedVisit' && (summary?.stage === 'planned' || summary?.stage === 'announced')
  return (
    <section aria-label={t('overview.due.title')}>
      <SectionHeading>{t('overview.due.title')}</SectionHeading>
      <ul className="due-list">
        {next !== null && (
          <li>
            <StateMark state={next.isOverdue ? 'due' : 'active'}>{next.text}</StateMark>
          </li>
        )}
        {inspection.purpose.trim() === '' && <Missing chapter="announcement" id={inspectionId} words={t('overview.due.purpose')} />}
        {questions.length === 0 && mayAsk && <Missing chapter="announcement" id={inspectionId} words={t('overview.due.questions')} />}
        {questions.length > 0 && unanswered > 0 && <Missing chapter="visit" id={inspectionId} words={t('overview.due.unanswered', { count: unanswered })} />}
        {unjudged > 0 && <Missing chapter="followUp" id={inspectionId} words={t('overview.due.unjudged', { count: unjudged })} />}
        {endsInLetter && <Missing chapter="letters" id={inspectionId} words={t('overview.due.endsInLetter')} />}
        {inspection.letterheadId === null && <Missing chapter="overview" id={inspectionId} words={t('overview.due.letterhead')} />}
      </ul>
    </section>
  )
}

/**
 * How many answers somebody has still to make something of: those to reports and letters, and whatever came once the case was closed. What the announcement asked
 * is answered for the visit, and judged in the report.
 */
function useUnjudged(inspectionId: string): number {
  const { threads, question, inspection } = useThreads(inspectionId)
  const announced = new Set(question.filter(({ askedIn }) => askedIn === 'announcement').map(({ id }) => id))
  const { closedOn } = inspection
  return threads.filter(
    ({ id, state, answers }) => state === 'answered' && (!announced.has(id) || (closedOn !== null && answers.some(({ date }) => date >= closedOn))),
  ).length
}

function Missing({ chapter, id, words }: { chapter: 'overview' | 'announcement' | 'visit' | 'followUp' | 'letters'; id: string; words: string }) {
  return (
    <li>
      <Button variant="link" small onPress={() => openCase(id, chapter)}>
        <StateMark state="open">{words}</StateMark>
      </Button>
    </li>
  )
}

function Dates({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const today = civilDateOf(new Date().toISOString())
  const dates = caseDates({
    inspection: useInspection(inspectionId),
    questions: useRows('question', inspectionId),
    answers: useRows('answer', inspectionId),
    visits: useRows('visit', inspectionId),
    documents: useRows('document', inspectionId),
    responses: useRows('hearingResponse', inspectionId),
    report: useRows('report', inspectionId)[0],
  })
  return (
    <section aria-label={t('overview.timeline')}>
      <SectionHeading>{t('overview.timeline')}</SectionHeading>
      {dates.length === 0 && <p className="row-note">{t('overview.noDates')}</p>}
      <ol className="timeline">
        {dates.map((item) => (
          <li key={`${item.date} ${item.kind} ${item.focus?.id ?? ''}`} className={item.date <= today ? 'past' : 'coming'}>
            <time dateTime={item.date}>
              {dateWords(item.date)} {item.date === today && <span className="today">{t('inspections.next.today')}</span>}
            </time>
            <Button variant="link" onPress={() => openCase(inspectionId, item.chapter, item.focus)}>
              <span>
                {t(`overview.dates.${item.kind}`)}
                {item.words !== '' && ': '}
                <span className={item.focus?.noun === 'document' ? 'whole' : undefined}>{item.words}</span>
              </span>
            </Button>
          </li>
        ))}
      </ol>
    </section>
  )
}
