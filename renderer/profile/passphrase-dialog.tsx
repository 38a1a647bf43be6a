import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiError } from '../../src/api/errors.ts'
import { fieldErrorWords } from '../data/error-words.ts'
import { showError } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'

type PassphraseDialogProps = {
  title: string
  text: string
  /** The verb on the button that goes on. */
  confirm: string
  danger?: boolean
  /** Carries it out with the passphrase; answers why not, or null when it was done. */
  run: (passphrase: string) => Promise<ApiError | null>
  onClose: () => void
}

/** Confirms a change of what opens the profile: with the passphrase, which shows who asks and that they still have a way in. */
export function PassphraseDialog({ title, text, confirm, danger, run, onClose }: PassphraseDialogProps) {
  const { t } = useTranslation()
  const [passphrase, setPassphrase] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isRunning, setRunning] = useState(false)
  const submit = async () => {
    if (isRunning) return
    if (passphrase === '') return setError(t('unlocking.askedMissing'))
    setRunning(true)
    const refused = await run(passphrase)
    setRunning(false)
    if (refused === null) return onClose()
    if (refused.code === 'wrongPassphrase' || refused.code === 'tooManyAttempts') return setError(fieldErrorWords(refused))
    showError(refused)
    onClose()
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="small"
      isTyped={passphrase !== ''}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant={danger ? 'danger' : 'primary'} type="submit" form="passphrase-asked" isPending={isRunning}>
            {confirm}
          </Button>
        </>
      }
    >
      <form
        id="passphrase-asked"
        className="profile-form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p>{text}</p>
        <TextField
          label={t('unlocking.asked')}
          type="password"
          autoFocus
          autoComplete="current-password"
          value={passphrase}
          onChange={(words) => {
            setPassphrase(words)
            setError(null)
          }}
          error={error}
        />
      </form>
    </Dialog>
  )
}
