import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { lacksReason, remarkDispositions, remarkKinds, type Remark, type RemarkDisposition } from '../../src/domain/remark.ts'
import { removeRow } from '../app/remove.ts'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { attempt } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { SegmentedControl } from '../ui/segmented-control.tsx'
import { Select } from '../ui/select.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { ChangeWords } from './change-words.tsx'

type RemarkCardProps = {
  remark: Remark
  /** The findings it may concern, by number. */
  findings: readonly { readonly id: string; readonly label: string }[]
  /** Just made: what it says is written next. */
  isFresh: boolean
  /** A correction is accepted that names words of the report. */
  onWorkIn: () => void
  /** The text that it is about is to be edited. */
  onOpenText: () => void
}

const unplaced = 'unplaced'

/** One remark: what the authority writes, what it concerns, and what becomes of it, with the reason. */
export function RemarkCard({ remark, findings, isFresh, onWorkIn, onOpenText }: RemarkCardProps) {
  const { t } = useTranslation()
  const card = useRef<HTMLElement>(null)
  // The row may be drawn before the answer that says it is the new one: the field cannot take the focus when it is made.
  useEffect(() => {
    if (isFresh) card.current?.querySelector('textarea')?.focus()
  }, [isFresh])
  const update = (patch: Partial<Remark>): void => void attempt('remark.update', { id: remark.id, patch })
  const isRead = remark.origin !== 'typed'
  const decide = (disposition: RemarkDisposition | null): void => {
    if (disposition === 'workedIn' && isRead && remark.origin !== 'comment') onWorkIn()
    else update({ disposition })
  }
  return (
    <article ref={card} className="remark" data-disposition={remark.disposition ?? 'none'}>
      <RemarkHead remark={remark} findings={findings} onChange={update} />
      {isRead ? (
        <ChangeWords remark={remark} />
      ) : (
        <AutosavedText
          noun="remark"
          id={remark.id}
          field="text"
          value={remark.text}
          label={t('hearing.text')}
          placeholder={t('hearing.textPlaceholder')}
          multiline
          minRows={2}
        />
      )}
      <Decision remark={remark} onDecide={decide} onOpenText={onOpenText} />
    </article>
  )
}

type HeadProps = Pick<RemarkCardProps, 'remark' | 'findings'> & { onChange: (patch: Partial<Remark>) => void }

/** What kind of remark it is, and what it concerns. */
function RemarkHead({ remark, findings, onChange }: HeadProps) {
  const { t } = useTranslation()
  const places = [
    ...(remark.unplaced ? [{ id: unplaced, label: t('hearing.unplacedOption') }] : []),
    { id: 'none', label: t('hearing.wholeReport') },
    ...findings,
  ]
  return (
    <div className="remark-head">
      <Select
        label={t('hearing.kind')}
        labelHidden
        className="remark-kind"
        options={remarkKinds.map((id) => ({ id, label: t(`hearing.kinds.${id}`) }))}
        value={remark.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <Select
        label={t('hearing.concerns')}
        labelHidden
        className="remark-concerns"
        options={places}
        value={remark.unplaced ? unplaced : (remark.findingId ?? 'none')}
        onChange={(id) => id !== unplaced && onChange({ findingId: id === 'none' ? null : id, unplaced: false })}
      />
      <IconButton small icon="trash" label={t('hearing.deleteRemark')} onPress={() => void removeRow('remark', remark.id, t('hearing.theRemark'))} />
    </div>
  )
}

type DecisionProps = Pick<RemarkCardProps, 'remark' | 'onOpenText'> & { onDecide: (disposition: RemarkDisposition | null) => void }

/** What becomes of it, and why. */
function Decision({ remark, onDecide, onOpenText }: DecisionProps) {
  const { t } = useTranslation()
  return (
    <>
      <div className="remark-decision">
        <SegmentedControl
          label={t('hearing.disposition')}
          options={remarkDispositions.map((id) => ({ id, label: t(`hearing.dispositions.${id}`) }))}
          value={remark.disposition}
          onChange={onDecide}
        />
        {remark.disposition === null && <StateMark state="open">{t('hearing.undecidedOne')}</StateMark>}
        {lacksReason(remark) && <StateMark state="open">{t('hearing.reasonMissing')}</StateMark>}
        {remark.disposition !== null && (
          <Button variant="link" onPress={() => onDecide(null)}>
            {t('hearing.clear')}
          </Button>
        )}
        <Button variant="link" onPress={onOpenText}>
          {t('hearing.openText')}
        </Button>
      </div>
      {remark.disposition !== null && (
        <AutosavedText
          noun="remark"
          id={remark.id}
          field="reason"
          value={remark.reason}
          label={t('hearing.reason')}
          hint={t('hearing.reasonHint')}
          multiline
          minRows={1}
        />
      )}
    </>
  )
}
