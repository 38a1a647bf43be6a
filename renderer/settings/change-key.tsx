import i18next from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { flushAll } from '../data/autosaves.ts'
import type { ApiError } from '../../src/api/errors.ts'
import { perform } from '../data/operation.ts'
import { PassphraseDialog } from '../profile/passphrase-dialog.tsx'
import { endRecordingSoon } from '../recording/recorder.ts'
import { Button } from '../ui/button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { showToast } from '../ui/toast.tsx'

/** The change of the data key. The window shows how far it is in place of the shell. */
export function ChangeKey() {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  return (
    <section aria-label={t('unlocking.rekey.title')}>
      <SectionHeading>{t('unlocking.rekey.title')}</SectionHeading>
      <p className="row-note">{t('unlocking.rekey.text')}</p>
      <p className="settings-actions">
        <Button onPress={() => setAsking(true)}>{t('unlocking.rekey.open')}</Button>
      </p>
      {isAsking && (
        <PassphraseDialog
          title={t('unlocking.rekey.dialogTitle')}
          text={t('unlocking.rekey.dialogText')}
          confirm={t('unlocking.rekey.submit')}
          run={changeKey}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  )
}

/** Changes the key once nothing is left that only the window has: the profile is closed meanwhile. */
async function changeKey(passphrase: string): Promise<ApiError | null> {
  if ((await flushAll()).length > 0) {
    showToast({ tone: 'error', title: i18next.t('unlocking.rekey.unsaved') })
    return null
  }
  await endRecordingSoon()
  const result = await perform('profile.rekey', { passphrase })
  if (!result.ok && result.error.code !== 'cancelled') return result.error
  showToast(result.ok ? { tone: 'done', title: i18next.t('unlocking.rekey.done') } : { tone: 'info', title: i18next.t('unlocking.rekey.cancelled') })
  return null
}
