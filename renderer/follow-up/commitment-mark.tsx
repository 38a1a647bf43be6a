import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../src/domain/commitment.ts'
import { StateMark } from '../ui/state-mark.tsx'
import { useThreadWords } from './thread-words.ts'

const marks = { planned: 'idle', underway: 'active', met: 'done', missed: 'conflict', dropped: 'dropped' } as const

/** How a commitment stands: its status, and its day until it has come to an end. */
export function CommitmentMark({ commitment: { status, dueOn }, today }: { commitment: Commitment; today: string }) {
  const { t } = useTranslation()
  const { days } = useThreadWords()
  const runs = (status === 'planned' || status === 'underway') && dueOn !== null
  return (
    <>
      <StateMark state={runs && dueOn < today ? 'due' : marks[status]}>{t(`followUp.commitments.statuses.${status}`)}</StateMark>
      {runs && <span>{days(dueOn, today)}</span>}
    </>
  )
}
