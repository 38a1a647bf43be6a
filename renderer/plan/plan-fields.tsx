import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanEntry } from '../../src/domain/plan-entry.ts'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { perform, showError } from '../data/operation.ts'
import { useOfficeRows } from '../data/queries.ts'
import { Select } from '../ui/select.tsx'

/** What moves a line to another place in the plan. */
export type Move = { readonly id: string; readonly by: 'year' | 'quarter' }

type PlanFieldsProps = {
  entry: PlanEntry
  /** How the line has just come to where it stands; null when it stood there before. */
  moved: Move | null
  onMove: (move: Move | null) => void
}

/** The fields of a line of the plan. */
export function PlanFields({ entry, moved, onMove }: PlanFieldsProps) {
  const { t } = useTranslation()
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (moved === null) return
    // The keyboard goes with the line to its new place.
    fields.current?.querySelector<HTMLElement>(`[data-move='${moved.by}'] button`)?.focus()
    onMove(null)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, on arrival
  }, [])
  const colleagues = useOfficeRows('colleague')
  const row = { noun: 'planEntry', id: entry.id } as const
  const update = async (patch: Partial<PlanEntry>) => {
    const result = await perform('planEntry.update', { id: entry.id, patch })
    if (!result.ok) showError(result.error)
  }
  const move = (by: Move['by'], patch: Partial<PlanEntry>) => {
    onMove({ id: entry.id, by })
    void update(patch)
  }
  const years = Array.from({ length: 8 }, (_, index) => String(entry.year - 2 + index))
  return (
    <div className="field-grid" ref={fields}>
      <div className="whole">
        <AutosavedText {...row} field="theme" saveOn="blur" label={t('plan.theme')} hint={t('plan.themeHint')} value={entry.theme} />
      </div>
      <div className="whole">
        <AutosavedText {...row} field="reason" multiline label={t('plan.reason')} value={entry.reason} />
      </div>
      <div data-move="year">
        <Select
          label={t('plan.yearField')}
          options={years.map((id) => ({ id, label: id }))}
          value={String(entry.year)}
          onChange={(year) => move('year', { year: Number(year) })}
        />
      </div>
      <div data-move="quarter">
        <Select
          label={t('plan.quarter')}
          options={(['1', '2', '3', '4'] as const).map((id) => ({ id, label: t(`plan.quarters.q${id}`) }))}
          none={{ label: t('plan.noQuarter'), onChoose: () => move('quarter', { quarter: null }) }}
          value={entry.quarter === null ? null : (String(entry.quarter) as '1')}
          onChange={(quarter) => move('quarter', { quarter: Number(quarter) })}
        />
      </div>
      <Select
        label={t('plan.who')}
        options={colleagues.map(({ id, name }) => ({ id, label: name }))}
        none={{ label: t('plan.nobody'), onChoose: () => void update({ colleagueId: null }) }}
        value={entry.colleagueId}
        onChange={(colleagueId) => void update({ colleagueId })}
      />
      <AutosavedText {...row} field="authorityName" label={t('plan.authority')} value={entry.authorityName} />
    </div>
  )
}
