import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldErrorWords } from '../data/error-words.ts'
import { instantWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showRecovery } from './recovery-report.tsx'
import { ReplacementProgress } from './replacement-progress.tsx'
import { useBackups, useReplacement } from './use-restore.ts'

/** Rescues what can be read of a damaged database, with the newest backup for the rest. */
export function RecoverDamaged() {
  const { t } = useTranslation()
  const places = useBackups()
  const [passphrase, setPassphrase] = useState('')
  const [refused, setRefused] = useState(false)
  const recover = useReplacement('profile.recover', ({ status }) => status)
  if (places === undefined) return null
  const [newest] = places.flatMap(({ backups }) => backups).toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
  const submit = async () => {
    if (passphrase === '' || recover.isRunning) return
    const backup = newest && { day: newest.day, from: newest.from }
    const done = await recover.run({ passphrase, unnamed: t('backups.recover.unnamed'), ...(backup && { backup }) })
    setRefused(done === null)
    if (done !== null) showRecovery(done.report)
  }
  return (
    <form
      className="profile-form"
      aria-label={t('backups.recover.title')}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h2>{t('backups.recover.title')}</h2>
      <p>{newest ? t('backups.recover.text', { when: instantWords(newest.madeAt) }) : t('backups.recover.textAlone')}</p>
      <TextField
        label={t('backups.recover.passphrase')}
        type="password"
        autoComplete="current-password"
        value={passphrase}
        onChange={(words) => {
          setPassphrase(words)
          setRefused(false)
        }}
        error={refused && recover.error !== null ? fieldErrorWords(recover.error) : null}
      />
      {recover.isRunning && <ReplacementProgress label={t('backups.recover.running')} />}
      <Button variant="primary" type="submit" isPending={recover.isRunning}>
        {t('backups.recover.submit')}
      </Button>
    </form>
  )
}
