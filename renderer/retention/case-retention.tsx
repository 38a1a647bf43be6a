import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeletionCertificate, RetentionItem } from '../../src/domain/retention.ts'
import { goesByItself } from '../../src/domain/retention.ts'
import { attempt, useOperation } from '../data/operation.ts'
import { queries, useCall } from '../data/queries.ts'
import { dateWords, instantWords, numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { DisclosureRow } from '../ui/disclosure-row.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { showToast } from '../ui/toast.tsx'
import { useRuleWords } from './rule-words.ts'
import './retention.css'

/** What of the case is deleted when and by which rule; what is due can be deleted here, and the certificates of what was stay here. */
export function CaseRetention({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const plan = useCall('retention.plan', { inspectionId }, { keep: true }).data
  const certificates = useCall('retention.certificates', { inspectionId }, { keep: true }).data ?? []
  const [asked, setAsked] = useState<RetentionItem | null>(null)
  if (plan === undefined) return null
  return (
    <section aria-label={t('retention.title')}>
      <SectionHeading>{t('retention.title')}</SectionHeading>
      {plan.items.length === 0 && <p className="row-note">{t('retention.none')}</p>}
      <ul className="retention">
        {plan.items.map((item) => (
          <Item key={item.rule.kind} item={item} onErase={() => setAsked(item)} />
        ))}
      </ul>
      <Certificates inspectionId={inspectionId} certificates={certificates} />
      {asked !== null && <EraseQuestion inspectionId={inspectionId} item={asked} backupsUntil={plan.backupsUntil} onClose={() => setAsked(null)} />}
    </section>
  )
}

function Item({ item, onErase }: { item: RetentionItem; onErase: () => void }) {
  const { t } = useTranslation()
  const { rule, count, dueOn, ids } = item
  const words = useRuleWords()
  const kind = t(`retention.kinds.${rule.kind}`)
  return (
    <li>
      <span>
        <b>{kind}</b> <span className="numbers">({numberWords(count)})</span>
        <small>{words(rule)}</small>
      </span>
      {ids.length > 0 ? (
        <StateMark state="due">{t('retention.due', { count: ids.length })}</StateMark>
      ) : (
        <StateMark state="idle">
          {dueOn === null ? t('retention.waits') : t(goesByItself(rule.kind) ? 'retention.byItself' : 'retention.onDay', { date: dateWords(dueOn) })}
        </StateMark>
      )}
      {ids.length > 0 && (
        <Button small icon="trash" aria-label={t('retention.eraseNamed', { kind })} onPress={onErase}>
          {t('retention.erase')}
        </Button>
      )}
    </li>
  )
}

type EraseQuestionProps = { inspectionId: string; item: RetentionItem; backupsUntil: string; onClose: () => void }

/** Says what goes, what stays and until when backups hold it, before anything is destroyed. */
function EraseQuestion({ inspectionId, item, backupsUntil, onClose }: EraseQuestionProps) {
  const { t } = useTranslation()
  const erase = useOperation('retention.erase')
  const { kind, reason } = item.rule
  const confirm = async () => {
    onClose()
    if ((await erase.run({ inspectionId, kind })) === null) return
    await queries.invalidateQueries({ queryKey: ['call'] })
    showToast({ tone: 'done', title: t('retention.erased') })
  }
  return (
    <ConfirmDialog
      title={t('retention.question', { kind: t(`retention.kinds.${kind}`).toLowerCase() })}
      isOpen
      danger
      confirm={t('retention.confirm')}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <p>{t('retention.questionText', { count: item.ids.length })}</p>
      <p>{t(`retention.stays.${kind}`)}</p>
      <p>{t('retention.backups', { date: dateWords(backupsUntil) })}</p>
      <p className="row-note">{reason}</p>
    </ConfirmDialog>
  )
}

function Certificates({ inspectionId, certificates }: { inspectionId: string; certificates: readonly DeletionCertificate[] }) {
  const { t } = useTranslation()
  if (certificates.length === 0) return null
  const save = async (id: string) => {
    const saved = await attempt('retention.saveCertificate', { id })
    if (saved) showToast({ tone: 'done', title: t('retention.saved'), text: saved.path })
  }
  const saveAll = async () => {
    const saved = await attempt('retention.saveCertificates', { inspectionId })
    if (saved) showToast({ tone: 'done', title: t('retention.savedAll'), text: saved.path })
  }
  return (
    <DisclosureRow summary={t('retention.certificates', { count: certificates.length })}>
      <ul className="retention">
        {certificates.map(({ id, kind, count, at }) => {
          const words = { kind: t(`retention.kinds.${kind}`), count, at: instantWords(at) }
          return (
            <li key={id}>
              <span>{t('retention.certificate', words)}</span>
              <Button small icon="download" aria-label={t('retention.saveCertificateNamed', words)} onPress={() => void save(id)}>
                {t('retention.saveCertificate')}
              </Button>
            </li>
          )
        })}
      </ul>
      <Button small icon="download" onPress={() => void saveAll()}>
        {t('retention.saveAll')}
      </Button>
    </DisclosureRow>
  )
}
