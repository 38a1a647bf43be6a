import { useTranslation } from 'react-i18next'
import { inspectionKinds } from '../../src/domain/inspection.ts'
import { AutosavedText, errorOf } from '../data/autosaved-text.tsx'
import { useAutosavedField } from '../data/autosaves.ts'
import { useInspection, useOfficeRows } from '../data/queries.ts'
import { AutosavedDate } from '../data/autosaved-date.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { Select } from '../ui/select.tsx'

/** What the case is: kind, number, title, theme, who has it, when it is planned. */
export function CaseFacts({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const inspection = useInspection(inspectionId)
  const text = { noun: 'inspection', id: inspectionId, saveOn: 'blur' } as const
  const date = { noun: 'inspection', id: inspectionId } as const
  return (
    <section aria-label={t('overview.facts')}>
      <SectionHeading>{t('overview.facts')}</SectionHeading>
      <div className="field-grid">
        <div className="whole">
          <AutosavedText {...text} field="title" wraps label={t('inspections.fields.title')} value={inspection.title} />
        </div>
        <div className="whole">
          <AutosavedText {...text} field="theme" wraps label={t('inspections.fields.theme')} hint={t('inspections.new.themeHint')} value={inspection.theme} />
        </div>
        <KindField inspectionId={inspectionId} />
        <AutosavedText {...text} field="caseNumber" label={t('inspections.fields.caseNumber')} value={inspection.caseNumber} />
        <CaseworkerField inspectionId={inspectionId} />
        <LetterheadField inspectionId={inspectionId} />
        <AutosavedDate {...date} field="plannedFrom" label={t('inspections.fields.plannedFrom')} value={inspection.plannedFrom} />
        <AutosavedDate {...date} field="plannedTo" label={t('inspections.fields.plannedTo')} value={inspection.plannedTo} />
        <AutosavedDate {...date} field="closedOn" label={t('inspections.fields.closedOn')} value={inspection.closedOn} />
      </div>
    </section>
  )
}

function KindField({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const { kind } = useInspection(inspectionId)
  const saved = useAutosavedField({ noun: 'inspection', id: inspectionId, field: 'kind', value: kind })
  const options = inspectionKinds.map((id) => ({ id, label: t(`inspections.kinds.${id}`) }))
  return <Select label={t('inspections.fields.kind')} options={options} value={saved.value} error={errorOf(saved)} onChange={saved.choose} />
}

function CaseworkerField({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const { caseworkerId } = useInspection(inspectionId)
  const colleagues = useOfficeRows('colleague')
  const saved = useAutosavedField<'inspection', string | null>({ noun: 'inspection', id: inspectionId, field: 'caseworkerId', value: caseworkerId })
  return (
    <Select
      label={t('inspections.fields.caseworker')}
      options={colleagues.map((row) => ({ id: row.id, label: row.name, ...(row.title !== '' && { hint: row.title }) }))}
      none={{ label: t('inspections.fields.noCaseworker'), onChoose: () => saved.choose(null) }}
      value={saved.value}
      onChange={saved.choose}
      {...(colleagues.length === 0 && { hint: t('inspections.fields.noColleagues') })}
    />
  )
}

function LetterheadField({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const { letterheadId } = useInspection(inspectionId)
  const letterheads = useOfficeRows('letterhead')
  const saved = useAutosavedField<'inspection', string | null>({ noun: 'inspection', id: inspectionId, field: 'letterheadId', value: letterheadId })
  return (
    <Select
      label={t('inspections.fields.letterhead')}
      options={letterheads.map((row) => ({ id: row.id, label: row.label }))}
      none={{ label: t('inspections.fields.noLetterhead'), onChoose: () => saved.choose(null) }}
      value={saved.value}
      onChange={saved.choose}
    />
  )
}
