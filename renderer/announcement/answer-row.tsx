import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { CivilDate } from '../../src/domain/civil-date.ts'
import { media } from '../../src/domain/hearing-response.ts'
import type { RowOf } from '../../src/domain/nouns.ts'
import { useFocus } from '../app/location.ts'
import { removeRow } from '../app/remove.ts'
import { AttachedFile } from '../attachments/attached-file.tsx'
import { AutosavedText, errorOf } from '../data/autosaved-text.tsx'
import { useAutosavedField } from '../data/autosaves.ts'
import { attempt } from '../data/operation.ts'
import { dateWords } from '../strings/formats.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DisclosureRow } from '../ui/disclosure-row.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Select } from '../ui/select.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import type { NumberedQuestion } from '../visit/case-names.ts'
import { WrittenAnswer } from './quotable-passages.tsx'
import { useScrolledTo } from './use-scrolled-to.ts'

type AnswerRowProps = {
  answer: RowOf<'answer'>
  authorities: readonly RowOf<'authority'>[]
  questions: readonly NumberedQuestion[]
  /** The day of the announcement that it answers. */
  announcedOn: CivilDate | null
  isFresh: boolean
}

/** One answer: when and how it came, from whom, what it says, and which questions it meets. */
export function AnswerRow({ answer, authorities, questions, announcedOn, isFresh }: AnswerRowProps) {
  const { t } = useTranslation()
  const row = useScrolledTo('answer', answer.id)
  const ledTo = useFocus('answer')
  const date = dateWords(answer.date)
  const from = authorities.filter(({ id }) => answer.authorityIds.includes(id)).map((authority) => authority.name)
  const met = questions.filter(({ id }) => answer.questionIds.includes(id)).map(({ number }) => number)
  const summary = (
    <>
      {date} <small>{[t(`hearing.media.${answer.medium}`), ...from, answer.from].filter(Boolean).join(' · ')}</small>
      <small className="block">
        {met.length === 0 ? t('announcement.answers.meetsNone') : t('announcement.answers.meets', { count: met.length, numbers: met.join(', ') })}
        {announcedOn !== null && answer.date < announcedOn && (
          <StateMark state="warn">{t('announcement.answers.early', { date: dateWords(announcedOn) })}</StateMark>
        )}
        {answer.text.trim() === '' && <StateMark state="open">{t('announcement.answers.noWords')}</StateMark>}
      </small>
    </>
  )
  return (
    <div ref={row} className="received-answer">
      <DisclosureRow
        summary={summary}
        startsOpen={isFresh || ledTo?.id === answer.id}
        actions={
          <IconButton
            small
            icon="trash"
            label={t('announcement.answers.remove', { date })}
            onPress={() => void removeRow('answer', answer.id, t('announcement.answers.theAnswer', { date }))}
          />
        }
      >
        <AnswerFields
          answer={answer}
          authorities={authorities}
          questions={questions.map(({ id, number, text }) => ({ id, words: `${number}. ${text}` }))}
          isFresh={isFresh}
        />
      </DisclosureRow>
    </div>
  )
}

type Met = readonly { readonly id: string; readonly words: string }[]
type AnswerFieldsProps = Pick<AnswerRowProps, 'answer' | 'authorities' | 'isFresh'> & { questions: Met; recommendations?: Met }

/** What is known of an answer, to be filled in: it may meet any of the questions and recommendations that are offered. */
export function AnswerFields({ answer, authorities, questions, recommendations, isFresh }: AnswerFieldsProps) {
  const { t } = useTranslation()
  const row = { noun: 'answer', id: answer.id } as const
  const date = useAutosavedField({ ...row, field: 'date', value: answer.date })
  const medium = useAutosavedField({ ...row, field: 'medium', value: answer.medium })
  return (
    <div className="field-grid">
      <DateField
        label={t('announcement.answers.date')}
        hint={t('announcement.answers.dateHint')}
        autoFocus={isFresh}
        value={date.value}
        error={errorOf(date)}
        onChange={(day) => day !== null && date.choose(day)}
      />
      <Select
        label={t('hearing.medium')}
        options={media.map((id) => ({ id, label: t(`hearing.media.${id}`) }))}
        value={medium.value}
        onChange={medium.choose}
      />
      <Ticks
        answer={answer}
        field="authorityIds"
        label={t('announcement.answers.authorities')}
        options={authorities.map(({ id, name }) => ({ id, words: name }))}
      />
      <AutosavedText {...row} field="from" label={t('hearing.from')} hint={t('hearing.fromHint')} value={answer.from} />
      <div className="whole">
        <WrittenAnswer answer={answer}>
          <AutosavedText
            {...row}
            field="text"
            multiline
            minRows={4}
            label={t('announcement.answers.text')}
            hint={t('announcement.answers.textHint')}
            value={answer.text}
          />
        </WrittenAnswer>
      </div>
      <div className="whole">
        <AttachedFile
          {...row}
          inspectionId={answer.inspectionId}
          attachmentId={answer.attachmentId}
          onText={(text) => void attempt('answer.update', { id: answer.id, patch: { text: [answer.text.trim(), text].filter(Boolean).join('\n\n') } })}
        />
      </div>
      <div className="whole">
        <Ticks answer={answer} field="questionIds" label={t('announcement.answers.questions')} options={questions} />
      </div>
      {recommendations !== undefined && (
        <div className="whole">
          <Ticks answer={answer} field="recommendationIds" label={t('followUp.meetsRecommendations')} options={recommendations} />
        </div>
      )}
    </div>
  )
}

type TicksProps = {
  answer: RowOf<'answer'>
  field: 'authorityIds' | 'questionIds' | 'recommendationIds'
  label: string
  options: Met
}

/** Any of a few rows that the answer comes from or meets. Ids that are not offered here, such as a dropped question's, stay as they are. */
function Ticks({ answer, field, label, options }: TicksProps) {
  const saved = useAutosavedField<'answer', string[]>({ noun: 'answer', id: answer.id, field, value: answer[field], equal: (a, b) => a.join() === b.join() })
  const labelId = useId()
  return (
    <div role="group" aria-labelledby={labelId} className="ui-field answer-ticks">
      <span className="ui-label" id={labelId}>
        {label}
      </span>
      {options.map(({ id, words }) => (
        <Checkbox
          key={id}
          isSelected={saved.value.includes(id)}
          onChange={(ticked) => saved.choose(ticked ? [...saved.value, id] : saved.value.filter((other) => other !== id))}
        >
          {words}
        </Checkbox>
      ))}
    </div>
  )
}
