import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Authority } from '../../src/domain/authority.ts'
import { commitment as noun, type Commitment } from '../../src/domain/commitment.ts'
import { removeRow } from '../app/remove.ts'
import { AutosavedDate } from '../data/autosaved-date.tsx'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { perform, showError } from '../data/operation.ts'
import '../overview/overview-chapter.css'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'

const statuses = noun.fields.shape.status.options

type CommitmentSheetProps = { commitment: Commitment; number: number; authorities: readonly Authority[]; isFresh: boolean }

/** What an authority has said it will do, how it is measured, and what came of it. */
export function CommitmentSheet({ commitment, number, authorities, isFresh }: CommitmentSheetProps) {
  const { t } = useTranslation()
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => {
    // Its first words are there to be written over.
    const field = isFresh ? sheet.current?.querySelector('textarea') : null
    field?.focus()
    field?.select()
  }, [isFresh])
  const row = { noun: 'commitment', id: commitment.id } as const
  const update = async (patch: Partial<Commitment>) => {
    const result = await perform('commitment.update', { id: commitment.id, patch })
    if (!result.ok) showError(result.error)
  }
  return (
    <section ref={sheet} className="thread-sheet" aria-label={t('followUp.commitments.the')}>
      <h2>
        {t('followUp.nouns.commitment')} {number}
      </h2>
      <div className="field-grid commitment-fields">
        <div className="whole">
          <AutosavedText {...row} field="text" multiline minRows={2} label={t('followUp.commitments.text')} value={commitment.text} />
        </div>
        <Select
          label={t('followUp.commitments.authority')}
          options={authorities.map(({ id, name }) => ({ id, label: name }))}
          none={{ label: t('common.none'), onChoose: () => void update({ authorityId: null }) }}
          value={commitment.authorityId}
          onChange={(authorityId) => void update({ authorityId })}
        />
        <Select
          label={t('followUp.commitments.status')}
          options={statuses.map((id) => ({ id, label: t(`followUp.commitments.statuses.${id}`) }))}
          value={commitment.status}
          onChange={(status) => void update({ status })}
        />
        <AutosavedText
          {...row}
          field="metric"
          label={t('followUp.commitments.metric')}
          placeholder={t('followUp.commitments.metricExample')}
          value={commitment.metric}
        />
        <AutosavedText
          {...row}
          field="target"
          label={t('followUp.commitments.target')}
          placeholder={t('followUp.commitments.targetExample')}
          value={commitment.target}
        />
        <AutosavedDate {...row} field="dueOn" isDeadline label={t('followUp.commitments.dueOn')} value={commitment.dueOn} />
        <AutosavedDate {...row} field="measuredOn" label={t('followUp.commitments.measuredOn')} value={commitment.measuredOn} />
        <div className="whole">
          <AutosavedText {...row} field="result" wraps label={t('followUp.commitments.result')} value={commitment.result} />
        </div>
      </div>
      <Button small variant="danger" icon="trash" onPress={() => void removeRow('commitment', commitment.id, t('followUp.commitments.the'))}>
        {t('followUp.commitments.remove')}
      </Button>
    </section>
  )
}
