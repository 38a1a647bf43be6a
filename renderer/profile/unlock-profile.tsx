import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProfileStatus } from '../../src/api/contract.ts'
import { errorWords } from '../data/error-words.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { OfficeUnlock } from './office-unlock.tsx'
import { useCountdown } from './use-countdown.ts'
import { useProfileStep } from './use-profile-step.ts'

/**
 * The lock: the passphrase, or the keychain where it holds the key.
 * @param bySelf whether the keychain is asked without being told to
 */
export function UnlockProfile({ status, bySelf }: { status: ProfileStatus; bySelf: boolean }) {
  const { t } = useTranslation()
  const keychainHoldsKey = status.keychain && status.keychainHoldsKey
  const [isForOffice, setForOffice] = useState(false)
  const seconds = useCountdown(status.secondsLeft)
  const [passphrase, setPassphrase] = useState('')
  const unlock = useProfileStep('profile.unlock')
  const keychain = useProfileStep('profile.unlockWithKeychain')
  const failure = unlock.error ?? keychain.error
  const words = failure === null ? null : errorWords(failure)
  const isRunning = unlock.isRunning || keychain.isRunning
  const field = useRef<HTMLInputElement>(null)
  // What is typed next takes the place of what was wrong.
  useEffect(() => {
    if (unlock.error?.code === 'wrongPassphrase') field.current?.select()
  }, [unlock.error])
  useEffect(() => {
    if (keychainHoldsKey && bySelf) void keychain.run({})
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the program starts
  }, [])
  if (isForOffice && status.office) return <OfficeUnlock office={status.office} seconds={seconds} onBack={() => setForOffice(false)} />
  return (
    <form
      className="profile-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (passphrase !== '' && !isRunning && seconds === 0) void unlock.run({ passphrase })
      }}
    >
      <h1>{t('profile.unlock.title')}</h1>
      <p className="profile-intro">{t('profile.unlock.intro')}</p>
      <TextField
        label={t('profile.unlock.passphrase')}
        type="password"
        inputRef={field}
        autoFocus
        autoComplete="current-password"
        value={passphrase}
        onChange={(next) => {
          setPassphrase(next)
          unlock.forget()
          keychain.forget()
        }}
        error={words === null || (failure?.code === 'tooManyAttempts' && seconds > 0) ? null : `${words.title} ${words.text ?? ''}`}
      />
      {seconds > 0 && (
        <p className="ui-error" role="timer">
          {t('unlocking.wait', { count: seconds })}
        </p>
      )}
      <div className="profile-buttons">
        <Button variant="primary" type="submit" isPending={isRunning} isDisabled={seconds > 0}>
          {t(isRunning ? 'profile.unlock.opening' : 'profile.unlock.submit')}
        </Button>
        {keychainHoldsKey && (
          <Button isPending={isRunning} onPress={() => void keychain.run({})}>
            {t('profile.unlock.keychain')}
          </Button>
        )}
        {status.office !== null && (
          <Button isDisabled={isRunning} onPress={() => setForOffice(true)}>
            {t('unlocking.officeUnlock.open')}
          </Button>
        )}
      </div>
    </form>
  )
}
