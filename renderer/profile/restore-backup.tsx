import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldErrorWords } from '../data/error-words.ts'
import { useCall } from '../data/queries.ts'
import { instantWords, numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.tsx'
import { useProfileStep } from './use-profile-step.ts'

/** Puts one of the backups in the place of a database that cannot be opened. */
export function RestoreBackup() {
  const { t } = useTranslation()
  const backups = useCall('profile.backups', {}).data
  const [chosen, setChosen] = useState<string | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const restore = useProfileStep('profile.restore')
  if (backups === undefined) return null
  const day = chosen ?? backups[0]?.day
  if (day === undefined) return <p>{t('profile.trouble.restore.none')}</p>
  const submit = async () => {
    if (passphrase === '' || restore.isRunning) return
    if (await restore.run({ day, passphrase })) showToast({ tone: 'info', title: t('profile.trouble.restore.done') })
  }
  return (
    <form
      className="profile-form"
      aria-label={t('profile.trouble.restore.title')}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h2>{t('profile.trouble.restore.title')}</h2>
      <Select
        label={t('profile.trouble.restore.day')}
        hint={t('profile.trouble.restore.warning')}
        options={backups.map(({ day: id, madeAt, size }) => ({
          id,
          label: t('profile.trouble.restore.choice', { replace: { when: instantWords(madeAt), size: numberWords(Math.ceil(size / 1e6)) } }),
        }))}
        value={day}
        onChange={setChosen}
      />
      <TextField
        label={t('profile.trouble.restore.passphrase')}
        type="password"
        autoComplete="current-password"
        value={passphrase}
        onChange={(words) => {
          setPassphrase(words)
          restore.forget()
        }}
        error={restore.error === null ? null : fieldErrorWords(restore.error)}
      />
      <Button variant="primary" type="submit" isPending={restore.isRunning}>
        {t(restore.isRunning ? 'profile.trouble.restore.running' : 'profile.trouble.restore.submit')}
      </Button>
    </form>
  )
}
