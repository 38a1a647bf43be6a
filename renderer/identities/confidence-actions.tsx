import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Participant } from '../../src/domain/participant.ts'
import { useOperation } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { ConfidentialDialog } from './confidential-dialog.tsx'
import './confidential-mark.css'
import { IdentityDialog } from './identity-dialog.tsx'

/** What can be done about somebody's confidence: asking for it, looking who it is, giving it up. `onChanged`: name and role are others now. */
export function ConfidenceActions({ participant, onChanged }: { participant: Participant; onChanged?: () => void }) {
  const { t } = useTranslation()
  const [asks, setAsks] = useState<'hide' | 'look' | 'open' | null>(null)
  const actions = useRef<HTMLDivElement>(null)
  const close = () => {
    setAsks(null)
    // A dialog of two steps no longer knows what opened it, and the keyboard would be left nowhere.
    requestAnimationFrame(() => actions.current?.querySelector('button')?.focus())
  }
  const { inspectionId, confidential } = participant
  return (
    <div className="confidence-actions" ref={actions}>
      {!confidential && (
        <Button small icon="lock" onPress={() => setAsks('hide')}>
          {t('identities.make.open')}
        </Button>
      )}
      {confidential && (
        <>
          <Button small icon="lock" onPress={() => setAsks('look')}>
            {t('identities.show.open')}
          </Button>
          <Button small variant="quiet" onPress={() => setAsks('open')}>
            {t('identities.again.open')}
          </Button>
        </>
      )}
      {asks === 'hide' && (
        <ConfidentialDialog
          inspectionId={inspectionId}
          asked={{ ...participant, participant }}
          onClose={(made) => {
            close()
            if (made) onChanged?.()
          }}
        />
      )}
      {asks === 'look' && <IdentityDialog participant={participant} onClose={close} />}
      {asks === 'open' && <OpenAgain participant={participant} onClose={close} onOpened={onChanged} />}
    </div>
  )
}

type OpenAgainProps = { participant: Participant; onClose: () => void; onOpened: (() => void) | undefined }

function OpenAgain({ participant, onClose, onOpened }: OpenAgainProps) {
  const { t } = useTranslation()
  const open = useOperation('participant.makeOpen')
  return (
    <ConfirmDialog
      title={t('identities.again.title', { alias: participant.role })}
      isOpen
      confirm={t('identities.again.confirm')}
      onCancel={onClose}
      onConfirm={async () => {
        if ((await open.run({ id: participant.id })) === null) return
        onClose()
        onOpened?.()
      }}
    >
      <p>{t('identities.again.what')}</p>
    </ConfirmDialog>
  )
}
