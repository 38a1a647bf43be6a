import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { weaknessOf } from '../../src/domain/passphrase.ts'
import { errorWords } from '../data/error-words.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { TextField } from '../ui/text-field.tsx'
import { PassphraseStrength } from './passphrase-strength.tsx'
import { useProfileStep } from './use-profile-step.ts'

/** First start: a passphrase, written twice, with what it protects and what happens when it is lost. */
export function CreateProfile({ keychain }: { keychain: boolean }) {
  const { t } = useTranslation()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [shown, setShown] = useState(false)
  const [useKeychain, setUseKeychain] = useState(keychain)
  const [understood, setUnderstood] = useState(false)
  const [asked, setAsked] = useState(false)
  const create = useProfileStep('profile.create')
  const weak = weaknessOf(passphrase) !== null
  const differs = again !== passphrase
  const refused = create.error === null ? null : errorWords(create.error)
  const submit = () => {
    setAsked(true)
    if (!weak && !differs && understood && !create.isRunning) void create.run({ passphrase, useKeychain })
  }
  const type = shown ? 'text' : 'password'
  return (
    <form
      className="profile-form"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h1>{t('profile.create.title')}</h1>
      <p className="profile-intro">{t('profile.create.intro')}</p>
      <div>
        <TextField
          label={t('profile.create.passphrase')}
          hint={t('profile.create.passphraseHint')}
          type={type}
          autoFocus
          autoComplete="new-password"
          value={passphrase}
          onChange={setPassphrase}
          error={asked && weak ? t('profile.create.passphraseHint') : null}
        />
        <PassphraseStrength passphrase={passphrase} />
      </div>
      <TextField
        label={t('profile.create.again')}
        type={type}
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
        error={asked && differs ? t('profile.create.differs') : null}
      />
      <Checkbox isSelected={shown} onChange={setShown}>
        {t('profile.create.show')}
      </Checkbox>
      <dl className="profile-facts">
        <dt>{t('profile.create.protectsTitle')}</dt>
        <dd>{t('profile.create.protects')}</dd>
        <dt>{t('profile.create.lostTitle')}</dt>
        <dd>{t('profile.create.lost')}</dd>
      </dl>
      {keychain ? (
        <Checkbox isSelected={useKeychain} onChange={setUseKeychain} hint={t('profile.create.keychainHint')}>
          {t('profile.create.keychain')}
        </Checkbox>
      ) : (
        <p className="ui-hint">{t('profile.create.noKeychain')}</p>
      )}
      <div>
        <Checkbox isSelected={understood} onChange={setUnderstood} isInvalid={asked && !understood}>
          {t('profile.create.understood')}
        </Checkbox>
        {asked && !understood && (
          <p className="ui-error" role="alert">
            {t('profile.create.mustUnderstand')}
          </p>
        )}
      </div>
      {refused !== null && (
        <p className="ui-error" role="alert">
          {refused.title} {refused.text}
        </p>
      )}
      <Button variant="primary" type="submit" isDisabled={create.isRunning}>
        {t('profile.create.submit')}
      </Button>
    </form>
  )
}
