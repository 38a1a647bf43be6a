import { useTranslation } from 'react-i18next'
import type { CivilDate } from '../../src/domain/civil-date.ts'
import { daysBetween } from '../../src/domain/deadline.ts'
import type { Document } from '../../src/domain/document.ts'
import type { ThreadState } from '../../src/domain/thread.ts'
import { dateWords } from '../strings/formats.ts'
import type { StateMark } from '../ui/state-mark.tsx'
import type { ListedThread } from './listed-threads.ts'

type Mark = Parameters<typeof StateMark>[0]['state']

const marks: Record<ThreadState, Mark> = {
  notAsked: 'idle',
  noAnswerAsked: 'idle',
  waiting: 'active',
  overdue: 'due',
  partlyAnswered: 'active',
  answered: 'open',
  closed: 'done',
  carriedOn: 'active',
  declined: 'conflict',
  fixedOnSpot: 'done',
  repeated: 'active',
  dropped: 'dropped',
}

export const isPaused = ({ followUp }: Pick<ListedThread, 'followUp'>): boolean => followUp?.pauses.at(-1)?.to === null

/** What is said of threads, the same in the list, on the sheet and across cases. */
export function useThreadWords() {
  const { t } = useTranslation()
  /** How far a day is: "12 dage over frist", "frist i dag", "5 dage til fristen". */
  const days = (dueOn: CivilDate, today: CivilDate): string => {
    const left = daysBetween(today, dueOn)
    if (left === 0) return t('followUp.days.today')
    return left < 0 ? t('followUp.days.over', { count: -left }) : t('followUp.days.left', { count: left })
  }
  return {
    days,
    /** "A 3" for the narrow column; "A" where it has no number. */
    short: ({ noun, number }: Pick<ListedThread, 'noun' | 'number'>) => t(`followUp.short.${noun}`, { number }).trim(),
    /** "Anbefaling 3". */
    name: ({ noun, number }: Pick<ListedThread, 'noun' | 'number'>) =>
      number === '' ? t(`followUp.nouns.${noun}`) : t(`followUp.numbered.${noun}`, { number }),
    state: ({ state, followUp }: Pick<ListedThread, 'state' | 'followUp'>): { mark: Mark; words: string } => ({
      mark: marks[state],
      words: t(`followUp.states.${state === 'answered' && followUp?.reaction ? 'answeredWithReaction' : state}`),
    }),
    /** The day for the answer while somebody is waited for; null otherwise. */
    due: (thread: ListedThread, today: CivilDate): string | null => {
      if (!['waiting', 'overdue', 'partlyAnswered'].includes(thread.state)) return null
      if (thread.dueOn === null) return t('followUp.days.none')
      return isPaused(thread) ? t('followUp.days.paused') : days(thread.dueOn, today)
    },
    /** "endelig rapport af 30. juli 2019". */
    document: ({ kind, date }: Document) =>
      t('followUp.askedIn.document', { kind: t(`documents.kinds.${kind}`).toLocaleLowerCase('da'), date: dateWords(date) }),
  }
}
