import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '../../src/api/contract.ts'
import { attempt, perform } from '../data/operation.ts'
import { useProfile } from '../data/queries.ts'
import { PassphraseDialog } from '../profile/passphrase-dialog.tsx'
import { RecoverySheetButtons } from '../profile/recovery-sheet.tsx'
import { Button } from '../ui/button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { showToast } from '../ui/toast.tsx'

type OfficeKey = OutputOf<'profile.readOfficeKey'>

/** What opens the profile beside its passphrase, and the sheet for when it is needed. */
export function WaysIn() {
  const { t } = useTranslation()
  return (
    <>
      <KeychainSection />
      <OfficeKeySection />
      <section aria-label={t('unlocking.sheet.title')}>
        <SectionHeading>{t('unlocking.sheet.title')}</SectionHeading>
        <p className="row-note">{t('unlocking.sheet.intro')}</p>
        <RecoverySheetButtons />
      </section>
    </>
  )
}

function KeychainSection() {
  const { t } = useTranslation()
  const profile = useProfile()
  const [isAsking, setAsking] = useState(false)
  const isUsed = profile.keychainHoldsKey
  const run = async (passphrase: string) => {
    const result = await perform('profile.setKeychain', { isUsed: !isUsed, passphrase })
    if (result.ok) showToast({ tone: 'done', title: t(isUsed ? 'unlocking.keychain.removed' : 'unlocking.keychain.added') })
    return result.ok ? null : result.error
  }
  const change = isUsed ? 'remove' : 'add'
  return (
    <section aria-label={t('settings.security.keychain')}>
      <SectionHeading>{t('settings.security.keychain')}</SectionHeading>
      <p>
        {isUsed ? (
          <StateMark state="done">{t('settings.security.keychainHolds')}</StateMark>
        ) : (
          t(profile.keychain ? 'settings.security.keychainUnused' : 'settings.security.keychainNone')
        )}
      </p>
      {(isUsed || profile.keychain) && (
        <p className="settings-actions">
          <Button onPress={() => setAsking(true)}>{t(`unlocking.keychain.${change}`)}</Button>
        </p>
      )}
      {isAsking && (
        <PassphraseDialog
          title={t(`unlocking.keychain.${change}Title`)}
          text={t(`unlocking.keychain.${change}Text`)}
          confirm={t(`unlocking.keychain.${change}Do`)}
          danger={isUsed}
          run={run}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  )
}

function OfficeKeySection() {
  const { t } = useTranslation()
  const { office } = useProfile()
  const [adding, setAdding] = useState<OfficeKey | null>(null)
  const [isRemoving, setRemoving] = useState(false)
  const choose = async () => {
    const key = await attempt('profile.readOfficeKey', {})
    if (key) setAdding(key)
  }
  return (
    <section aria-label={t('unlocking.office.title')}>
      <SectionHeading>{t('unlocking.office.title')}</SectionHeading>
      <p className="row-note">{t('unlocking.office.text')}</p>
      {office === null ? (
        <p>{t('unlocking.office.none')}</p>
      ) : (
        <>
          <p>
            <StateMark state="done">{t('unlocking.office.has', { replace: { name: office.name } })}</StateMark>
          </p>
          <dl className="settings-lines">
            <dt>{t('unlocking.office.fingerprint')}</dt>
            <dd>{office.fingerprint}</dd>
          </dl>
        </>
      )}
      <p className="settings-actions">
        <Button onPress={() => void choose()}>{t(office === null ? 'unlocking.office.add' : 'unlocking.office.replace')}</Button>
        {office !== null && <Button onPress={() => setRemoving(true)}>{t('unlocking.office.remove')}</Button>}
      </p>
      {adding !== null && <AddOfficeKey officeKey={adding} onClose={() => setAdding(null)} />}
      {isRemoving && office !== null && <RemoveOfficeKey name={office.name} onClose={() => setRemoving(false)} />}
    </section>
  )
}

function AddOfficeKey({ officeKey: { fingerprint, ...officeKey }, onClose }: { officeKey: OfficeKey; onClose: () => void }) {
  const { t } = useTranslation()
  const run = async (passphrase: string) => {
    const result = await perform('profile.addOfficeKey', { officeKey, passphrase })
    if (result.ok) showToast({ tone: 'done', title: t('unlocking.office.added') })
    return result.ok ? null : result.error
  }
  const text = t('unlocking.office.addText', { replace: { name: officeKey.name, fingerprint } })
  return <PassphraseDialog title={t('unlocking.office.addTitle')} text={text} confirm={t('unlocking.office.addDo')} run={run} onClose={onClose} />
}

function RemoveOfficeKey({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation()
  const run = async (passphrase: string) => {
    const result = await perform('profile.removeOfficeKey', { passphrase })
    if (result.ok) showToast({ tone: 'done', title: t('unlocking.office.removed') })
    return result.ok ? null : result.error
  }
  const text = t('unlocking.office.removeText', { replace: { name } })
  return <PassphraseDialog title={t('unlocking.office.removeTitle')} text={text} confirm={t('unlocking.office.removeDo')} danger run={run} onClose={onClose} />
}
