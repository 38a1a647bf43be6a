import { useTranslation } from 'react-i18next'
import type { Backup } from '../../src/api/contract.ts'
import { SegmentedControl } from '../ui/segmented-control.tsx'
import { TextField } from '../ui/text-field.tsx'
import { usePassphraseWords } from './backup-list.tsx'
import { NewPassphrase } from './new-passphrase.tsx'
import { OfficeKeyFields } from './office-key-fields.tsx'
import type { useWayIn } from './use-way-in.ts'

type RestoreWayInProps = { chosen: Backup; wayIn: ReturnType<typeof useWayIn>; error: string | null; onChange: () => void }

/** What opens the chosen backup: its passphrase or, where the office's key wraps it, that. */
export function RestoreWayIn({ chosen, wayIn, error, onChange }: RestoreWayInProps) {
  const { t } = useTranslation()
  const hint = usePassphraseWords('hint')(chosen)
  const { way, typed, asked } = wayIn
  const type = (words: Parameters<typeof wayIn.type>[0]) => {
    wayIn.type(words)
    onChange()
  }
  return (
    <>
      {chosen.office !== null && (
        <SegmentedControl
          label={t('backups.restore.wayIn')}
          options={[
            { id: 'passphrase', label: t('backups.restore.byPassphrase') },
            { id: 'office', label: t('backups.restore.byOffice') },
          ]}
          value={way}
          onChange={(next) => {
            wayIn.choose(next)
            onChange()
          }}
        />
      )}
      {way === 'passphrase' ? (
        <TextField
          label={t('backups.restore.passphrase')}
          hint={hint}
          type="password"
          autoComplete="current-password"
          value={typed.passphrase}
          onChange={(passphrase) => type({ passphrase })}
          error={error ?? (asked !== null && typed.passphrase === '' ? t('unlocking.askedMissing') : null)}
        />
      ) : (
        chosen.office !== null && <ByOffice chosen={chosen} office={chosen.office} wayIn={wayIn} error={error} onType={type} />
      )}
    </>
  )
}

type ByOfficeProps = Pick<RestoreWayInProps, 'chosen' | 'wayIn' | 'error'> & {
  office: NonNullable<Backup['office']>
  onType: (words: Parameters<RestoreWayInProps['wayIn']['type']>[0]) => void
}

function ByOffice({ chosen, office, wayIn, error, onType }: ByOfficeProps) {
  const { t } = useTranslation()
  const { typed, asked, isKeyChosen } = wayIn
  return (
    <>
      <p>{t('backups.restore.officeIntro', { replace: { name: office.name } })}</p>
      <OfficeKeyFields
        fingerprint={office.fingerprint}
        of={{ backup: { day: chosen.day, from: chosen.from } }}
        isChosen={isKeyChosen}
        onChosen={wayIn.keyChosen}
        keyPassphrase={typed.keyPassphrase}
        onKeyPassphrase={(keyPassphrase) => onType({ keyPassphrase })}
        asked={asked !== null}
        error={error}
      />
      <NewPassphrase
        labels={{ first: t('unlocking.officeUnlock.passphrase'), again: t('unlocking.officeUnlock.again') }}
        passphrase={typed.next}
        onChange={(next) => onType({ next })}
        again={typed.again}
        onAgain={(again) => onType({ again })}
        shown={false}
        asked={asked === 'restore'}
        differs={typed.again !== typed.next}
      />
    </>
  )
}
