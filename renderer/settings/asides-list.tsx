import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SetAside } from '../../src/api/contract.ts'
import { useAsides } from '../profile/use-restore.ts'
import { instantWords, numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'

/** The states that restored ones took the place of. Each may be deleted, after a question. */
export function AsidesList({ onRemove }: { onRemove: (name: string) => void }) {
  const { t } = useTranslation()
  const asides = useAsides() ?? []
  const [asked, setAsked] = useState<SetAside | null>(null)
  return (
    <section aria-label={t('backups.asides.title')}>
      <SectionHeading>{t('backups.asides.title')}</SectionHeading>
      {asides.length === 0 ? (
        <p>{t('backups.asides.none')}</p>
      ) : (
        <>
          <ul className="aside-list">
            {asides.map((aside) => (
              <li key={aside.name}>
                <span>{t('backups.asides.line', { when: instantWords(aside.at) })}</span>
                <span className="row-note">{t('backups.restore.uncounted', { size: numberWords(Math.max(1, Math.round(aside.size / 1e6))) })}</span>
                <Button aria-label={t('backups.asides.removeLabel', { when: instantWords(aside.at) })} onPress={() => setAsked(aside)}>
                  {t('backups.asides.remove')}
                </Button>
              </li>
            ))}
          </ul>
          <p className="row-note">{t('backups.asides.text')}</p>
        </>
      )}
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
