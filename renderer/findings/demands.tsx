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
import { IconButton } from '../ui/icon-button.tsx'
import { Menu } from '../ui/menu.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { moveRow } from './move-row.ts'

type DemandsProps = {
  inspectionId: string
  findingId: string
  recommendations: readonly Recommendation[]
  questions: readonly Question[]
  /** The numbers that the report gives, by `noun:id`. */
  points: ReadonlyMap<string, string>
}

/** What the finding leads to: recommendations and requests for information, numbered through the report. */
export function Demands({ inspectionId, findingId, recommendations, questions, points }: DemandsProps) {
  const { t } = useTranslation()
  const [fresh, setFresh] = useState<string | null>(null)
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
        <Demand
          key={row.id}
          noun="recommendation"
          row={row}
          siblings={recommendations}
          number={points.get(`recommendation:${row.id}`) ?? ''}
          isFresh={row.id === fresh}
        />
      ))}
      {questions.map((row) => (
        <Demand key={row.id} noun="question" row={row} siblings={questions} number={points.get(`question:${row.id}`) ?? ''} isFresh={row.id === fresh} />
      ))}
    </section>
  )
}

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
  const move = (by: -1 | 1) => () =>
    void moveRow(
      noun,
      siblings.map((one) => one.id),
      row.id,
      by,
    )
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
          <DateField label={t('findings.dueOn')} className="demand-due" value={row.dueOn} onChange={(dueOn) => void update({ dueOn })} />
        </div>
      </div>
      <Menu
        label={t('common.actionsFor', { what: name })}
        items={[
          { id: 'up', label: t('findings.moveUp'), icon: 'arrowUp', isDisabled: siblings[0]?.id === row.id, onAction: move(-1) },
          { id: 'down', label: t('findings.moveDown'), icon: 'arrowDown', isDisabled: siblings.at(-1)?.id === row.id, onAction: move(1) },
          {
            id: 'delete',
            label: t(noun === 'recommendation' ? 'findings.deleteRecommendation' : 'findings.deleteQuestion'),
            icon: 'trash',
            danger: true,
            onAction: () => void removeRow(noun, row.id, name),
          },
        ]}
      >
        <IconButton small icon="dots" label={t('common.actionsFor', { what: name })} />
      </Menu>
    </div>
  )
}
