import { useTranslation } from 'react-i18next'
import { useCall, useRows } from '../data/queries.ts'
import { clockWordsOf, dateWords } from '../strings/formats.ts'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import { DisclosureRow } from '../ui/disclosure-row.tsx'
import './confidential-mark.css'

/** When somebody looked who speaks in confidence, and why. Nothing where nobody did. */
export function Looks({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const looks = useCall('identity.looks', { inspectionId }).data ?? []
  const aliases = new Map(useRows('participant', inspectionId).map((one) => [one.id, one.role]))
  if (looks.length === 0) return null
  return (
    <DisclosureRow summary={t('identities.looks.title', { count: looks.length })}>
      <ul className="identity-looks" aria-label={t('identities.looks.label')}>
        {looks.map(({ participantId, at, reason }) => (
          <li key={`${at} ${participantId}`}>
            <time dateTime={at} className="numbers">
              {dateWords(civilDateOf(at), 'short')} {clockWordsOf(at)}
            </time>{' '}
            <b>{aliases.get(participantId) ?? t('identities.looks.gone')}</b>: {reason === '' ? t('identities.looks.noReason') : reason}
          </li>
        ))}
      </ul>
    </DisclosureRow>
  )
}
