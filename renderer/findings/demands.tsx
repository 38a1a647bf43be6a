import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Question } from '../../src/domain/question.ts'
import type { Recommendation } from '../../src/domain/recommendation.ts'
import { removeRow } from '../app/remove.ts'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { attempt } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { DateField } from '../ui/date-field.tsx'
import { MoreMenu } from '../ui/more-menu.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { movedBy, moveItems, moveRow } from './move-row.ts'
import type { FindingRows } from './use-finding-rows.ts'

/** What the finding leads to: recommendations and requests for information, numbered through the report. */
export function Demands({ inspectionId, findingId, rows }: { inspectionId: string; findingId: string; rows: FindingRows }) {
  const { t } = useTranslation()
  const [fresh, setFresh] = useState<string | null>(null)
  const recommendations = rows.recommendation.filter((one) => one.findingId === findingId)
  const questions = rows.question.filter((one) => one.findingId === findingId && one.askedIn === 'report')
  const common = (noun: 'recommendation' | 'question', id: string) => ({ number: rows.points.get(`${noun}:${id}`) ?? '', isFresh: id === fresh })
  const add = async (noun: 'recommendation' | 'question') => {
    const fields = { inspectionId, findingId }
    const made =
      noun === 'recommendation'
        ? await attempt('recommendation.create', { ...fields, text: t('findings.recommendationStart') })
        : await attempt('question.create', { ...fields, askedIn: 'report', text: t('findings.questionStart') })
    if (made) setFresh(made.id)
  }
  return (
    <section className="demands">
      <SectionHeading
        side={
          <>
            <Button small variant="quiet" icon="plus" aria-label={t('findings.addRecommendation')} onPress={() => void add('recommendation')}>
              {t('findings.recommendationWord')}
            </Button>
            <Button small variant="quiet" icon="plus" aria-label={t('findings.addQuestion')} onPress={() => void add('question')}>
              {t('findings.questionWord')}
            </Button>
          </>
        }
      >
        {t('findings.demands')}
      </SectionHeading>
      {recommendations.length + questions.length === 0 && <p className="ui-hint">{t('findings.noDemands')}</p>}
      {recommendations.map((row) => (
        <Demand key={row.id} noun="recommendation" row={row} siblings={recommendations} {...common('recommendation', row.id)} />
      ))}
      {questions.map((row) => (
        <Demand key={row.id} noun="question" row={row} siblings={questions} {...common('question', row.id)} />
      ))}
    </section>
  )
}

const deleteWord = { recommendation: 'findings.deleteRecommendation', question: 'findings.deleteQuestion' } as const

type DemandProps = { siblings: readonly { readonly id: string }[]; number: string; isFresh: boolean } & (
  { noun: 'recommendation'; row: Recommendation } | { noun: 'question'; row: Question }
)

function Demand({ noun, row, siblings, number, isFresh }: DemandProps) {
  const { t } = useTranslation()
  const name = t(`findings.${noun}`, { number })
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The row may be drawn before the answer says that it is the one just made; its first words are gone on from.
    const field = isFresh ? place.current?.querySelector('textarea') : null
    field?.focus()
    field?.setSelectionRange(field.value.length, field.value.length)
  }, [isFresh])
  const update = (patch: object) => attempt(`${noun}.update`, { id: row.id, patch })
  const ids = siblings.map((one) => one.id)
  const starts = noun === 'question' || /^at\s/.test(row.text)
  return (
    <div className="demand" data-demand={noun} ref={place}>
      <b className="numbers">{t(`findings.${noun}Short`, { number })}</b>
      <div>
        <AutosavedText
          noun={noun}
          id={row.id}
          field="text"
          value={row.text}
          label={name}
          labelHidden
          multiline
          minRows={1}
          {...(starts ? {} : { hint: t('findings.recommendationHint') })}
        />
        <div className="demand-terms">
          {noun === 'recommendation' && (
            <Checkbox isSelected={row.asksNotice} onChange={(asksNotice) => void update({ asksNotice })}>
              {t('findings.asksNotice')}
            </Checkbox>
          )}
          <DateField label={t('findings.dueOn')} className="demand-due" isDeadline value={row.dueOn} onChange={(dueOn) => void update({ dueOn })} />
        </div>
      </div>
      <MoreMenu
        small
        label={t('common.actionsFor', { what: name })}
        items={[
          ...moveItems(
            t,
            (by) => movedBy(ids, row.id, by) !== null,
            (by) => void moveRow(noun, ids, row.id, by),
          ),
          { id: 'delete', label: t(deleteWord[noun]), icon: 'trash', danger: true, onAction: () => void removeRow(noun, row.id, name) },
        ]}
      />
    </div>
  )
}
