import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProfileStatus } from '../../src/api/contract.ts'
import { weaknessOf } from '../../src/domain/passphrase.ts'
import { errorWords } from '../data/error-words.ts'
import { Button } from '../ui/button.tsx'
import { NewPassphrase } from './new-passphrase.tsx'
import { OfficeKeyFields } from './office-key-fields.tsx'
import { useProfileStep } from './use-profile-step.ts'

type OfficeUnlockProps = {
  office: NonNullable<ProfileStatus['office']>
  /** Until the next try: those of the lock count here, too. */
  seconds: number
  onBack: () => void
}

/** The way in for the office, when the passphrase is lost: its private key, that key's passphrase, and a new passphrase for the profile. */
export function OfficeUnlock({ office, seconds, onBack }: OfficeUnlockProps) {
  const { t } = useTranslation()
  const [isChosen, setChosen] = useState(false)
  const [keyPassphrase, setKeyPassphrase] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [asked, setAsked] = useState(false)
  const unlock = useProfileStep('profile.unlockWithOfficeKey')
  const differs = again !== passphrase
  const failure = unlock.error === null || (unlock.error.code === 'tooManyAttempts' && seconds > 0) ? null : errorWords(unlock.error)
  const submit = () => {
    setAsked(true)
    if (seconds === 0 && isChosen && keyPassphrase !== '' && weaknessOf(passphrase) === null && !differs && !unlock.isRunning)
      void unlock.run({ keyPassphrase, passphrase })
  }
  return (
    <form
      className="profile-form"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h1>{t('unlocking.officeUnlock.title')}</h1>
      <p className="profile-intro">{t('unlocking.officeUnlock.intro', { replace: { name: office.name } })}</p>
      <OfficeKeyFields
        fingerprint={office.fingerprint}
        autoFocus
        isChosen={isChosen}
        onChosen={() => setChosen(true)}
        keyPassphrase={keyPassphrase}
        onKeyPassphrase={(words) => {
          setKeyPassphrase(words)
          unlock.forget()
        }}
        asked={asked}
        error={failure === null ? null : `${failure.title} ${failure.text ?? ''}`}
      />
      <NewPassphrase
        labels={{ first: t('unlocking.officeUnlock.passphrase'), again: t('unlocking.officeUnlock.again') }}
        passphrase={passphrase}
        onChange={setPassphrase}
        again={again}
        onAgain={setAgain}
        shown={false}
        asked={asked}
        differs={differs}
      />
      {seconds > 0 && (
        <p className="ui-error" role="timer">
          {t('unlocking.wait', { count: seconds })}
        </p>
      )}
      <div className="profile-buttons">
        <Button variant="primary" type="submit" isPending={unlock.isRunning} isDisabled={seconds > 0}>
          {t('unlocking.officeUnlock.submit')}
        </Button>
        <Button onPress={onBack}>{t('unlocking.officeUnlock.back')}</Button>
      </div>
    </form>
  )
}
