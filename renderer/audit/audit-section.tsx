import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { auditKinds, type AuditEntry, type AuditKind } from '../../src/domain/audit-entry.ts'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import { openCase } from '../app/location.ts'
import { WorkProgress } from '../app/work-progress.tsx'
import { call } from '../data/bridge.ts'
import { useOperation } from '../data/operation.ts'
import { useCall } from '../data/queries.ts'
import { Hash } from '../documents/hash.tsx'
import { clockWordsOf, dateWords, numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Select } from '../ui/select.tsx'
import { showToast } from '../ui/toast.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import './audit-section.css'
import { AuditVerdict } from './audit-verdict.tsx'
import { useAuditPages, useNearEnd, type AuditFilter } from './use-audit-pages.ts'

const everything: AuditFilter = { kinds: null, from: null, to: null, inspectionId: null }

/** Revisionsspor: who did what to this profile, whether the trail is whole, and a copy of it to take along. */
export function AuditSection() {
  const { t } = useTranslation()
  const [filter, setFilter] = useState(everything)
  const { entries, total, actor, more } = useAuditPages(filter)
  const titles = new Map((useCall('inspection.overview', {}).data ?? []).map(({ id, title, caseNumber }) => [id, `${caseNumber} ${title}`]))
  if (total === undefined) return null
  return (
    <div className="audit-page">
      <AuditVerdict />
      <Filters filter={filter} titles={titles} onChange={setFilter} />
      <p className="audit-count" role="status">
        {t('audit.count', { count: total, number: numberWords(total) })}
        {filter !== everything && (
          <Button small variant="link" onPress={() => setFilter(everything)}>
            {t('audit.clear')}
          </Button>
        )}
      </p>
      {total === 0 ? (
        <EmptyState title={t('audit.noneTitle')}>{t('audit.noneText')}</EmptyState>
      ) : (
        <VirtualList label={t('audit.list')} className="audit-list" items={entries} keyOf={({ number }) => String(number)} estimate={44}>
          {(entry, index) => <Entry entry={entry} isOurs={entry.actor === actor} titles={titles} isNearEnd={index > entries.length - 20} more={more} />}
        </VirtualList>
      )}
    </div>
  )
}

type FiltersProps = { filter: AuditFilter; titles: ReadonlyMap<string, string>; onChange: (filter: AuditFilter) => void }

function Filters({ filter, titles, onChange }: FiltersProps) {
  const { t } = useTranslation()
  const exported = useOperation('audit.export')
  const save = async (format: 'csv' | 'jsonl') => {
    const saved = await exported.run({ format })
    if (saved) showToast({ tone: 'done', title: t('audit.exported'), text: saved.path })
  }
  const kinds = (Object.keys(auditKinds) as AuditKind[]).map((id) => ({ id, label: t(`audit.kinds.${id}`) }))
  return (
    <div className="audit-filters" role="group" aria-label={t('audit.filters')}>
      <Select
        label={t('audit.kind')}
        options={kinds}
        value={filter.kinds?.[0] ?? null}
        none={{ label: t('audit.allKinds'), onChoose: () => onChange({ ...filter, kinds: null }) }}
        onChange={(kind) => onChange({ ...filter, kinds: [kind] })}
      />
      <Select
        label={t('audit.case')}
        options={[...titles].map(([id, label]) => ({ id, label }))}
        value={filter.inspectionId}
        none={{ label: t('audit.allCases'), onChoose: () => onChange({ ...filter, inspectionId: null }) }}
        onChange={(inspectionId) => onChange({ ...filter, inspectionId })}
      />
      <DateField label={t('audit.from')} value={filter.from} onChange={(from) => onChange({ ...filter, from })} />
      <DateField label={t('audit.to')} value={filter.to} onChange={(to) => onChange({ ...filter, to })} />
      <div className="audit-export">
        <Button small icon="download" isPending={exported.isRunning} onPress={() => void save('csv')}>
          {t('audit.exportCsv')}
        </Button>
        <Button small icon="download" isPending={exported.isRunning} onPress={() => void save('jsonl')}>
          {t('audit.exportJsonl')}
        </Button>
      </div>
      {exported.isRunning && (
        <WorkProgress
          about="auditExport"
          onceTold
          label={t('audit.exporting')}
          stop={{ label: t('common.cancel'), onPress: () => void call('audit.cancelExport', {}) }}
        />
      )}
    </div>
  )
}

type EntryProps = { entry: AuditEntry; isOurs: boolean; titles: ReadonlyMap<string, string>; isNearEnd: boolean; more: () => Promise<void> }

function Entry({ entry, isOurs, titles, isNearEnd, more }: EntryProps) {
  const { t } = useTranslation()
  useNearEnd(isNearEnd, more)
  const at = new Date(entry.at).toISOString()
  const { inspectionId, sha256 } = entry
  return (
    <div className="audit-entry">
      <span className="numbers">{numberWords(entry.number)}</span>
      <time dateTime={at} className="numbers">
        {dateWords(civilDateOf(at), 'short')} {clockWordsOf(at)}
      </time>
      <span>
        <b>{t(`audit.kinds.${entry.kind}`)}</b>
        {entry.about !== 'none' && ` · ${t(`audit.subjects.${entry.about}`)}`}
        {inspectionId !== null && ' · '}
        {inspectionId !== null && titles.has(inspectionId) && (
          <Button variant="link" small onPress={() => openCase(inspectionId)}>
            {titles.get(inspectionId)}
          </Button>
        )}
        {inspectionId !== null && !titles.has(inspectionId) && t('audit.goneCase')}
        <small>{isOurs ? t('audit.here') : t('audit.elsewhere', { id: entry.actor.slice(0, 8) })}</small>
      </span>
      {sha256 !== null && <Hash sha256={sha256} />}
    </div>
  )
}
