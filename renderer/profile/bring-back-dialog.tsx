import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SetAside } from '../../src/api/contract.ts'
import { WorkProgress } from '../app/work-progress.tsx'
import { flushAll } from '../data/autosaves.ts'
import { fieldErrorWords } from '../data/error-words.ts'
import { instantWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.tsx'
import { cancelReplacement } from './replacement-progress.tsx'
import { useReplacement } from './use-restore.ts'

/** Asks before a state that was set aside takes the place of the present one: what happens, and the passphrase. While it runs, cancelling stops it. */
export function BringBackDialog({ aside, onClose }: { aside: SetAside; onClose: () => void }) {
  const { t } = useTranslation()
  const [passphrase, setPassphrase] = useState('')
  const [problem, setProblem] = useState<'missing' | 'refused' | null>(null)
  const { run, isRunning, error } = useReplacement('profile.bringBack', (status) => status)
  const submit = async () => {
    if (isRunning) return
    if (passphrase === '') return setProblem('missing')
    setProblem(null)
    await flushAll()
    const done = await run({ name: aside.name, passphrase })
    if (done === null) return setProblem('refused')
    const words = [
      t(`backups.asides.${done.hasEarlierKey ? 'doneEarlierKey' : 'doneText'}`),
      done.missing > 0 ? t('backups.asides.missing', { count: done.missing }) : '',
    ]
    showToast({ tone: 'info', title: t('backups.asides.done'), text: words.join(' ').trim() })
    onClose()
  }
  const refusal = problem === 'missing' ? t('unlocking.askedMissing') : problem === 'refused' && error !== null ? fieldErrorWords(error) : null
  return (
    <Dialog
      title={t('backups.asides.bringBackTitle')}
      isOpen
      onClose={isRunning ? cancelReplacement : onClose}
      size="small"
      isTyped
      footer={
        <>
          <Button onPress={isRunning ? cancelReplacement : onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form="bring-back" isPending={isRunning}>
            {t('backups.asides.bringBackConfirm')}
          </Button>
        </>
      }
    >
      <form
        id="bring-back"
        className="profile-form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p>{t('backups.asides.bringBackText', { when: instantWords(aside.at) })}</p>
        <TextField
          label={t('backups.restore.passphrase')}
          hint={t('backups.asides.passphraseHint')}
          type="password"
          autoFocus
          autoComplete="current-password"
          value={passphrase}
          onChange={(words) => {
            setPassphrase(words)
            setProblem(null)
          }}
          error={refusal}
        />
        {isRunning && <WorkProgress about="replacement" label={t('backups.asides.running')} />}
      </form>
    </Dialog>
  )
}
