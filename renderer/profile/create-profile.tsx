import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { weaknessOf } from '../../src/domain/passphrase.ts'
import { errorWords } from '../data/error-words.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { NewPassphrase } from './new-passphrase.tsx'
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
      <NewPassphrase
        labels={{ first: t('profile.create.passphrase'), again: t('profile.create.again') }}
        passphrase={passphrase}
        onChange={setPassphrase}
        again={again}
        onAgain={setAgain}
        shown={shown}
        asked={asked}
        differs={differs}
        autoFocus
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
      <Understood isSelected={understood} onChange={setUnderstood} isMissing={asked && !understood} />
      {refused !== null && (
        <p className="ui-error" role="alert">
          {refused.title} {refused.text}
        </p>
      )}
      <Button variant="primary" type="submit" isPending={create.isRunning}>
        {t('profile.create.submit')}
      </Button>
    </form>
  )
}

/** Nobody can reset the passphrase: that this was read must be said. */
function Understood({ isSelected, onChange, isMissing }: { isSelected: boolean; onChange: (yes: boolean) => void; isMissing: boolean }) {
  const { t } = useTranslation()
  return (
    <div>
      <Checkbox isSelected={isSelected} onChange={onChange} isInvalid={isMissing}>
        {t('profile.create.understood')}
      </Checkbox>
      {isMissing && (
        <p className="ui-error" role="alert">
          {t('profile.create.mustUnderstand')}
        </p>
      )}
    </div>
  )
}
