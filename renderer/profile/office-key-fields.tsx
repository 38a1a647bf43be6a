import { useTranslation } from 'react-i18next'
import type { InputOf } from '../../src/api/contract.ts'
import { useOperation } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { TextField } from '../ui/text-field.tsx'

type OfficeKeyFieldsProps = {
  fingerprint: string
  /** What is to be opened; left out, the profile. */
  of?: InputOf<'profile.chooseOfficePrivateKey'>
  isChosen: boolean
  onChosen: () => void
  keyPassphrase: string
  onKeyPassphrase: (words: string) => void
  /** It was to be used as it stood: what is missing is said. */
  asked: boolean
  /** Why it was refused. */
  error: string | null
  autoFocus?: boolean
}

/** The office's private key, chosen from its file, and that key's own passphrase. */
export function OfficeKeyFields({
  fingerprint,
  of = {},
  isChosen,
  onChosen,
  keyPassphrase,
  onKeyPassphrase,
  asked,
  error,
  autoFocus = false,
}: OfficeKeyFieldsProps) {
  const { t } = useTranslation()
  const choose = useOperation('profile.chooseOfficePrivateKey')
  return (
    <>
      <p>{t('unlocking.officeUnlock.fingerprint', { replace: { fingerprint } })}</p>
      <div className="profile-buttons">
        <Button autoFocus={autoFocus} isPending={choose.isRunning} onPress={() => void choose.run(of).then((key) => key && onChosen())}>
          {t('unlocking.officeUnlock.choose')}
        </Button>
        {isChosen && <StateMark state="done">{t('unlocking.officeUnlock.chosen')}</StateMark>}
      </div>
      {asked && !isChosen && (
        <p className="ui-error" role="alert">
          {t('unlocking.officeUnlock.notChosen')}
        </p>
      )}
      <TextField
        label={t('unlocking.officeUnlock.keyPassphrase')}
        type="password"
        autoComplete="off"
        value={keyPassphrase}
        onChange={onKeyPassphrase}
        error={error ?? (asked && keyPassphrase === '' ? t('unlocking.askedMissing') : null)}
      />
    </>
  )
}
