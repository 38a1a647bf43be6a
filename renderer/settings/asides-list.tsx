import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SetAside } from '../../src/api/contract.ts'
import { AsideRows } from '../profile/aside-rows.tsx'
import { BringBackDialog } from '../profile/bring-back-dialog.tsx'
import { useAsides } from '../profile/use-restore.ts'
import { instantWords } from '../strings/formats.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'

/** The states that others took the place of. Each may be brought back or deleted, after a question. */
export function AsidesList({ onRemove }: { onRemove: (name: string) => void }) {
  const { t } = useTranslation()
  const asides = useAsides() ?? []
  const [asked, setAsked] = useState<SetAside | null>(null)
  const [wanted, setWanted] = useState<SetAside | null>(null)
  return (
    <section aria-label={t('backups.asides.title')}>
      <SectionHeading>{t('backups.asides.title')}</SectionHeading>
      {asides.length === 0 ? (
        <p>{t('backups.asides.none')}</p>
      ) : (
        <>
          <AsideRows asides={asides} onBringBack={setWanted} onRemove={setAsked} />
          <p className="row-note">{t('backups.asides.text')}</p>
        </>
      )}
      {wanted !== null && <BringBackDialog aside={wanted} onClose={() => setWanted(null)} />}
      <ConfirmDialog
        title={t('backups.asides.removeTitle')}
        isOpen={asked !== null}
        confirm={t('backups.asides.removeConfirm')}
        danger
        onConfirm={() => {
          if (asked !== null) onRemove(asked.name)
          setAsked(null)
        }}
        onCancel={() => setAsked(null)}
      >
        <p>{asked && t('backups.asides.removeText', { when: instantWords(asked.at) })}</p>
      </ConfirmDialog>
    </section>
  )
}
