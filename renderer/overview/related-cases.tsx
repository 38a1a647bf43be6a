import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InspectionSummary } from '../../src/api/contract.ts'
import { openCase } from '../app/location.ts'
import { perform, showError } from '../data/operation.ts'
import { cachedRow, useCall, useInspection } from '../data/queries.ts'
import '../editor/editor.css'
import { Picker } from '../editor/picker.tsx'
import { danishOrder } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { showToast } from '../ui/toast.tsx'
import { relatedTo } from './related.ts'

/** The cases that this one has to do with, whichever of the two says so. */
export function RelatedCases({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const { relatedIds } = useInspection(inspectionId)
  const cases = useCall('inspection.overview', {}).data ?? []
  const related = relatedTo(cases, inspectionId, relatedIds)
  const set = async (id: string, ids: readonly string[]) => {
    const result = await perform('inspection.update', { id, patch: { relatedIds: [...ids] } })
    if (!result.ok) showError(result.error)
    return result.ok
  }
  const add = (id: string) => set(inspectionId, [...(cachedRow('inspection', inspectionId)?.relatedIds ?? relatedIds), id])
  const remove = async (other: InspectionSummary) => {
    // Both may say it, each in its own row.
    if (relatedIds.includes(other.id) && !(await set(inspectionId, without(relatedIds, other.id)))) return
    if (other.relatedIds.includes(inspectionId) && !(await set(other.id, without(other.relatedIds, inspectionId)))) return
    const action = { label: t('common.undo'), onPress: () => void add(other.id) }
    showToast({ tone: 'info', about: 'history', title: t('overview.related.removed', { title: other.title }), action })
  }
  const free = cases.filter(({ id }) => id !== inspectionId && related.every((other) => other.id !== id))
  return (
    <section aria-label={t('overview.related.title')}>
      <SectionHeading>{t('overview.related.title')}</SectionHeading>
      {related.length === 0 && <p className="row-note">{t('overview.related.none')}</p>}
      <ul className="related">
        {related.map((other) => (
          <li key={other.id}>
            <Button variant="link" onPress={() => openCase(other.id)}>
              {other.title}
            </Button>
            <small>{other.caseNumber}</small>
            <IconButton small icon="cross" label={t('overview.related.remove', { title: other.title })} onPress={() => void remove(other)} />
          </li>
        ))}
      </ul>
      <AddRelated cases={free} onAdd={(id) => void add(id)} />
    </section>
  )
}

const without = (ids: readonly string[], gone: string) => ids.filter((id) => id !== gone)

function AddRelated({ cases, onAdd }: { cases: readonly InspectionSummary[]; onAdd: (id: string) => void }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const find = (query: string) => {
    const wanted = query.trim().toLocaleLowerCase('da').split(/\s+/)
    return cases
      .filter(({ title, caseNumber }) => wanted.every((word) => `${title} ${caseNumber}`.toLocaleLowerCase('da').includes(word)))
      .toSorted((a, b) => danishOrder(a.title, b.title))
  }
  return (
    <>
      <Button ref={button} small icon="plus" onPress={() => setOpen(true)}>
        {t('overview.related.add')}
      </Button>
      <Picker
        title={t('overview.related.pick')}
        hint={t('overview.related.hint')}
        empty={t('overview.related.noOther')}
        anchor={button}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        find={find}
        keyOf={({ id }) => id}
        onPick={({ id }) => {
          setOpen(false)
          onAdd(id)
        }}
      >
        {({ title, caseNumber }) => (
          <span className="source-words">
            {title}
            <small>{caseNumber}</small>
          </span>
        )}
      </Picker>
    </>
  )
}
