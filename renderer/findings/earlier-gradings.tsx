import { useTranslation } from 'react-i18next'
import type { CriticismStep } from '../../src/domain/criticism-step.ts'
import { openCase } from '../app/location.ts'
import { useCall } from '../data/queries.ts'
import { DisclosureRow } from '../ui/disclosure-row.tsx'

/** How findings of the same theme were graded in other cases; asked for when it is opened. */
export function EarlierGradings({ findingId, steps }: { findingId: string; steps: readonly CriticismStep[] }) {
  const { t } = useTranslation()
  return (
    <DisclosureRow summary={t('findings.earlier.title')}>
      <Gradings findingId={findingId} steps={steps} />
    </DisclosureRow>
  )
}

function Gradings({ findingId, steps }: { findingId: string; steps: readonly CriticismStep[] }) {
  const { t } = useTranslation()
  const found = useCall('finding.gradedEarlier', { id: findingId }).data
  if (found === undefined) return null
  if (found.length === 0) return <p className="row-note">{t('findings.earlier.none')}</p>
  return (
    <ul className="earlier-gradings" aria-label={t('findings.earlier.title')}>
      {found.map(({ findingId: id, inspectionId, criticismStepId, title, theme, caseTitle, year }) => (
        <li key={id}>
          <button type="button" onClick={() => openCase(inspectionId, 'findings', { noun: 'finding', id })}>
            <b>{steps.find((step) => step.id === criticismStepId)?.label}</b>
            <span>
              {title}
              <small>{[...new Set([String(year), theme, caseTitle])].join(' · ')}</small>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
