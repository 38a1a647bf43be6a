import { useTranslation } from 'react-i18next'
import type { Contradiction } from '../../src/domain/contradiction.ts'
import { classNames } from '../ui/class-names.ts'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'

type ContradictionListProps = { contradictions: readonly Contradiction[]; openId: string | undefined; onOpen: (id: string) => void }

/** What notes of the case disagree about: first what is open, then what was settled. What a finding carries stands there. */
export function ContradictionList({ contradictions, openId, onOpen }: ContradictionListProps) {
  const { t } = useTranslation()
  const listed = [...contradictions.filter(({ state }) => state === 'open'), ...contradictions.filter(({ state }) => state === 'settled')]
  if (listed.length === 0) return null
  const open = listed.filter(({ state }) => state === 'open').length
  return (
    <section aria-label={t('findings.contradiction.list')}>
      <SectionHeading side={open > 0 ? <StateMark state="conflict">{t('findings.contradiction.open', { count: open })}</StateMark> : undefined}>
        {t('findings.contradiction.heading')}
      </SectionHeading>
      {listed.map(({ id, about, state }) => (
        <div key={id} className={classNames('list-item finding-item', id === openId && 'open')}>
          <button type="button" data-finding={id} data-fixed aria-current={id === openId ? 'true' : undefined} onClick={() => onOpen(id)}>
            <span aria-hidden="true">⇄</span>
            <span>{about}</span>
            {state === 'settled' && (
              <small>
                <StateMark state="done">{t('findings.contradiction.states.settled')}</StateMark>
              </small>
            )}
          </button>
        </div>
      ))}
    </section>
  )
}
