import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '../../src/api/contract.ts'
import { suggestPassphrase } from '../../src/domain/passphrase-words.ts'
import { weaknessOf } from '../../src/domain/passphrase.ts'
import { errorWords } from '../data/error-words.ts'
import { useOperation } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { offerFirstSheet } from './first-sheet.tsx'
import { NewPassphrase } from './new-passphrase.tsx'
import { useProfileStep } from './use-profile-step.ts'

type OfficeKey = OutputOf<'profile.readOfficeKey'>

/** First start: a passphrase, written twice, with what it protects and what happens when it is lost. */
export function CreateProfile({ keychain }: { keychain: boolean }) {
  const { t } = useTranslation()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [shown, setShown] = useState(false)
  const [useKeychain, setUseKeychain] = useState(keychain)
  const [understood, setUnderstood] = useState(false)
  const [officeKey, setOfficeKey] = useState<OfficeKey | null>(null)
  const [asked, setAsked] = useState(false)
  const create = useProfileStep('profile.create')
  const weak = weaknessOf(passphrase) !== null
  const differs = again !== passphrase
  const refused = create.error === null ? null : errorWords(create.error)
  const submit = () => {
    setAsked(true)
    if (!weak && !differs && understood && !create.isRunning) {
      offerFirstSheet(true)
      void create
        .run({ passphrase, useKeychain, officeKey: officeKey && { name: officeKey.name, publicKey: officeKey.publicKey } })
        .then((isMade) => isMade || offerFirstSheet(false))
    }
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
      <SuggestWords
        onSuggest={(words) => {
          setPassphrase(words)
          setAgain('')
          setShown(true)
        }}
      />
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
      <ChosenOfficeKey officeKey={officeKey} onChange={setOfficeKey} />
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

/** Random words for whom no good passphrase comes to mind: in sight, to be written down and typed again. */
function SuggestWords({ onSuggest }: { onSuggest: (words: string) => void }) {
  const { t } = useTranslation()
  const [isSuggested, setSuggested] = useState(false)
  return (
    <div className="profile-buttons">
      <Button
        onPress={() => {
          onSuggest(suggestPassphrase((length) => crypto.getRandomValues(new Uint8Array(length))))
          setSuggested(true)
        }}
      >
        {t('unlocking.suggest')}
      </Button>
      <span role="note">{isSuggested && t('unlocking.suggested')}</span>
    </div>
  )
}

/** The office's public key, where the office has given one out. */
function ChosenOfficeKey({ officeKey, onChange }: { officeKey: OfficeKey | null; onChange: (key: OfficeKey | null) => void }) {
  const { t } = useTranslation()
  const read = useOperation('profile.readOfficeKey')
  return (
    <div>
      <h2>{t('unlocking.office.create')}</h2>
      <p className="ui-hint">{t('unlocking.office.text')}</p>
      {officeKey !== null && (
        <>
          <p>
            <StateMark state="done">{t('unlocking.office.has', { replace: { name: officeKey.name } })}</StateMark>
          </p>
          <p className="ui-hint">
            {t('unlocking.office.fingerprint')}: {officeKey.fingerprint}
          </p>
        </>
      )}
      <div className="profile-buttons">
        <Button isPending={read.isRunning} onPress={() => void read.run({}).then((key) => key && onChange(key))}>
          {t(officeKey === null ? 'unlocking.office.add' : 'unlocking.office.replace')}
        </Button>
        {officeKey !== null && <Button onPress={() => onChange(null)}>{t('unlocking.office.forget')}</Button>}
      </div>
    </div>
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
