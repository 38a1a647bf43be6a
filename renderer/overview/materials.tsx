import { useTranslation } from 'react-i18next'
import type { RowOf } from '../../src/domain/nouns.ts'
import { EditableRows } from '../app/editable-rows.tsx'
import { AttachedFile } from '../attachments/attached-file.tsx'
import { AutosavedDate } from '../data/autosaved-date.tsx'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { useOperation } from '../data/operation.ts'
import { rowsNow, useRows } from '../data/queries.ts'
import { dateWords } from '../strings/formats.ts'
import { QuickAdd } from '../data/quick-add.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'

/** The documents that the authority handed over or that were read on the spot, each with how it is cited. */
export function Materials({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const materials = useRows('material', inspectionId)
  const create = useOperation('material.create')
  const add = async (title: string) => {
    const reference = t('overview.materials.nextReference', { number: rowsNow('material', inspectionId).length + 1 })
    return (await create.run({ inspectionId, title, reference })) !== null
  }
  return (
    <section aria-label={t('overview.materials.title')}>
      <SectionHeading>{t('overview.materials.title')}</SectionHeading>
      {materials.length === 0 && <p className="row-note">{t('overview.materials.none')}</p>}
      <EditableRows
        noun="material"
        rows={materials}
        label={t('overview.materials.title')}
        nameOf={(row) => row.title}
        summary={(row) => <Summary row={row} />}
        fields={(row) => <Fields row={row} />}
      />
      <QuickAdd target={`material:new:${inspectionId}`} label={t('overview.materials.add')} placeholder={t('overview.materials.example')} onAdd={add} />
    </section>
  )
}

function Summary({ row }: { row: RowOf<'material'> }) {
  return (
    <>
      {row.title} <small>{[row.reference, row.from, row.date === null ? '' : dateWords(row.date, 'short')].filter(Boolean).join(' · ')}</small>
    </>
  )
}

function Fields({ row }: { row: RowOf<'material'> }) {
  const { t } = useTranslation()
  const text = { noun: 'material', id: row.id } as const
  return (
    <div className="field-grid">
      <div className="whole">
        <AutosavedText {...text} field="title" saveOn="blur" label={t('inspections.fields.title')} value={row.title} />
      </div>
      <AutosavedText {...text} field="reference" label={t('overview.materials.reference')} hint={t('overview.materials.referenceHint')} value={row.reference} />
      <AutosavedText {...text} field="from" label={t('overview.materials.from')} value={row.from} />
      <AutosavedDate noun="material" id={row.id} field="date" label={t('overview.materials.date')} value={row.date} />
      <div className="whole">
        <AutosavedText
          {...text}
          field="excerpt"
          multiline
          label={t('overview.materials.excerpt')}
          hint={t('overview.materials.excerptHint')}
          value={row.excerpt}
        />
      </div>
      <div className="whole">
        <AttachedFile {...text} inspectionId={row.inspectionId} attachmentId={row.attachmentId} />
      </div>
    </div>
  )
}
