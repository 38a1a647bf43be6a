import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { weaknessOf } from '../../src/domain/passphrase.ts'
import { errorWords } from '../data/error-words.ts'
import { useOperation } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.tsx'
import { NewPassphrase } from './new-passphrase.tsx'

/** Another passphrase for the open profile: the one it has, and the new one twice. */
export function ChangePassphraseDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [again, setAgain] = useState('')
  const [shown, setShown] = useState(false)
  const [asked, setAsked] = useState(false)
  /** What was refused as the old one, so that the words go when it is written anew. */
  const [refused, setRefused] = useState<string | null>(null)
  const change = useOperation('profile.changePassphrase', ['wrongPassphrase', 'tooManyAttempts'])
  const weak = weaknessOf(to) !== null
  const submit = async () => {
    setAsked(true)
    if (from === '' || weak || again !== to || change.isRunning) return
    setRefused(null)
    if ((await change.run({ from, to })) === null) return setRefused(from)
    showToast({ tone: 'done', title: t('profile.change.done') })
    onClose()
  }
  const wrong = refused === from && (change.error?.code === 'wrongPassphrase' || change.error?.code === 'tooManyAttempts') ? errorWords(change.error) : null
  return (
    <Dialog
      title={t('profile.change.title')}
      isOpen
      onClose={onClose}
      isTyped={from + to + again !== ''}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form="change-passphrase" isPending={change.isRunning}>
            {t('profile.change.submit')}
          </Button>
        </>
      }
    >
      <form
        id="change-passphrase"
        className="profile-form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p>{t('profile.change.intro')}</p>
        <TextField
          label={t('profile.change.from')}
          type={shown ? 'text' : 'password'}
          autoFocus
          autoComplete="current-password"
          value={from}
          onChange={setFrom}
          error={wrong ? `${wrong.title} ${wrong.text}` : asked && from === '' ? t('profile.change.fromMissing') : null}
        />
        <NewPassphrase
          labels={{ first: t('profile.change.to'), again: t('profile.change.again') }}
          passphrase={to}
          onChange={setTo}
          again={again}
          onAgain={setAgain}
          shown={shown}
          asked={asked}
          differs={!weak && again !== to}
        />
        <Checkbox isSelected={shown} onChange={setShown}>
          {t('profile.create.show')}
        </Checkbox>
      </form>
    </Dialog>
  )
}
