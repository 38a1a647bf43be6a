import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorWords } from '../data/error-words.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useProfileStep } from './use-profile-step.ts'

/**
 * The lock: the passphrase, or the keychain where it holds the key.
 * @param bySelf whether the keychain is asked without being told to
 */
export function UnlockProfile({ keychainHoldsKey, bySelf }: { keychainHoldsKey: boolean; bySelf: boolean }) {
  const { t } = useTranslation()
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
  return (
    <form
      className="profile-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (passphrase !== '' && !isRunning) void unlock.run({ passphrase })
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
        error={words === null ? null : `${words.title} ${words.text ?? ''}`}
      />
      <div className="profile-buttons">
        <Button variant="primary" type="submit" isPending={isRunning}>
          {t(isRunning ? 'profile.unlock.opening' : 'profile.unlock.submit')}
        </Button>
        {keychainHoldsKey && (
          <Button isPending={isRunning} onPress={() => void keychain.run({})}>
            {t('profile.unlock.keychain')}
          </Button>
        )}
      </div>
    </form>
  )
}
