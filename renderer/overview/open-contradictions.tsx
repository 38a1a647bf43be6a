import { useTranslation } from 'react-i18next'
import { openCase } from '../app/location.ts'
import { useRows } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'

/** What notes of the case disagree about and nobody has settled or taken into the report; each leads to where that is done. Nothing where there is none. */
export function OpenContradictions({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const open = useRows('contradiction', inspectionId).filter(({ state }) => state === 'open')
  if (open.length === 0) return null
  return (
    <section aria-label={t('findings.contradiction.heading')}>
      <SectionHeading side={t('findings.contradiction.open', { count: open.length })}>{t('findings.contradiction.heading')}</SectionHeading>
      <ul className="due-list">
        {open.map(({ id, about }) => (
          <li key={id}>
            <Button variant="link" small onPress={() => openCase(inspectionId, 'findings', { noun: 'contradiction', id })}>
              <StateMark state="conflict">{about}</StateMark>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
