import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import type { RowOf } from '../../src/domain/nouns.ts'
import { useFocus } from '../app/location.ts'
import { useOperation } from '../data/operation.ts'
import { useInspection, useRows } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { announcedQuestions } from '../visit/case-names.ts'
import { announcedIds, isLater } from './answered.ts'
import { AnswerRow } from './answer-row.tsx'

/** What the authorities answered to the announcement, by date, and which of them have not answered yet. */
export function Answers({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const all = useRows('question', inspectionId)
  const announced = announcedIds(all)
  const ledTo = useFocus('answer')
  const answers = useRows('answer', inspectionId)
    .filter((answer) => !isLater(answer, announced) || answer.id === ledTo?.id)
    .toSorted((a, b) => a.date.localeCompare(b.date))
  const { announcedOn } = useInspection(inspectionId)
  const authorities = useRows('authority', inspectionId)
  const document = useRows('document', inspectionId)
  const questions = announcedQuestions(all, { document, announcedOn })
  const create = useOperation('answer.create')
  const [fresh, setFresh] = useState<string | null>(null)
  const silent = silentOnes(authorities, answers)
  const add = async () => {
    const [next] = silent
    const questionIds = questions.map(({ id }) => id)
    const made = await create.run({ inspectionId, date: civilDateOf(new Date().toISOString()), authorityIds: next ? [next.id] : [], questionIds })
    if (made !== null) setFresh(made.id)
  }
  return (
    <section aria-label={t('announcement.answers.title')}>
      <SectionHeading>{t('announcement.answers.title')}</SectionHeading>
      {answers.length === 0 && <p className="row-note">{t('announcement.answers.none')}</p>}
      {answers.map((answer) => (
        <AnswerRow key={answer.id} answer={answer} authorities={authorities} questions={questions} announcedOn={announcedOn} isFresh={answer.id === fresh} />
      ))}
      <div className="new-answer">
        <Button icon="plus" onPress={() => void add()}>
          {t('announcement.answers.add')}
        </Button>
        {answers.length > 0 &&
          silent.map(({ id, name }) => (
            <StateMark key={id} state="open">
              {t('announcement.answers.silent', { authority: name })}
            </StateMark>
          ))}
      </div>
    </section>
  )
}

/** The authorities that no answer comes from. */
function silentOnes(authorities: readonly RowOf<'authority'>[], answers: readonly RowOf<'answer'>[]): RowOf<'authority'>[] {
  const heard = new Set(answers.flatMap((answer) => answer.authorityIds))
  return authorities.filter(({ id }) => !heard.has(id))
}
