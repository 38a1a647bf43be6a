import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import type { PlanEntry } from '../../src/domain/plan-entry.ts'
import { openCase, useFocus } from '../app/location.ts'
import { removeRow } from '../app/remove.ts'
import { showOverlay } from '../app/view.ts'
import { arrange } from '../data/arrange.ts'
import { useOperation } from '../data/operation.ts'
import { useOfficeRows } from '../data/queries.ts'
import { QuickAdd } from '../data/quick-add.tsx'
import { fillFromPlan } from '../inspections/new-inspection.ts'
import '../overview/overview-chapter.css'
import { Button } from '../ui/button.tsx'
import { DisclosureRow } from '../ui/disclosure-row.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ReorderableList } from '../ui/reorderable-list.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { PlanFields } from './plan-fields.tsx'
import './plan-screen.css'
import { planYears, type PlanYear } from './plan-years.ts'

/** Årsplan: what is to be inspected, by year and quarter; a case starts from it. */
export function PlanScreen() {
  const { t } = useTranslation()
  const entries = useOfficeRows('planEntry')
  const thisYear = Number(civilDateOf(new Date().toISOString()).slice(0, 4))
  const [begun, setBegun] = useState<readonly number[]>([])
  const years = planYears(entries, thisYear, begun)
  const next = (years.at(-1)?.year ?? thisYear) + 1
  return (
    <div className="chapter-page plan">
      <header>
        <h1>{t('plan.title')}</h1>
        <p>{t('plan.text')}</p>
      </header>
      {years.map((year) => (
        <Year key={year.year} plan={year} />
      ))}
      <Button small variant="link" icon="plus" className="plan-next" onPress={() => setBegun([...begun, next])}>
        {t('plan.nextYear', { year: next })}
      </Button>
    </div>
  )
}

function Year({ plan: { year, quarters } }: { plan: PlanYear }) {
  const { t } = useTranslation()
  const create = useOperation('planEntry.create')
  const title = t('plan.year', { year })
  return (
    <section aria-label={title}>
      <h2 className="plan-year">{year}</h2>
      {quarters.length === 0 && <p className="row-note">{t('plan.empty')}</p>}
      {quarters.map(({ quarter, entries }) => (
        <section key={quarter} aria-label={`${year} ${t(`plan.quarters.${quarter}`)}`} className="plan-quarter">
          <SectionHeading level={3}>{t(`plan.quarters.${quarter}`)}</SectionHeading>
          <ReorderableList
            label={t(`plan.quarters.${quarter}`)}
            items={entries}
            keyOf={(row) => row.id}
            nameOf={(row) => row.theme}
            onArrange={(ids) => arrange('planEntry', ids)}
          >
            {(row, handle) => <Entry entry={row} handle={handle} />}
          </ReorderableList>
        </section>
      ))}
      <QuickAdd
        target={`planEntry:new:${year}`}
        label={t('plan.add', { year })}
        placeholder={t('plan.placeholder')}
        onAdd={async (theme) => (await create.run({ year, theme })) !== null}
      />
    </section>
  )
}

function Entry({ entry, handle }: { entry: PlanEntry; handle: ReactNode }) {
  const { t } = useTranslation()
  const focus = useFocus('planEntry')
  const who = useOfficeRows('colleague').find(({ id }) => id === entry.colleagueId)?.name
  const { startedId } = entry
  const start = () => {
    fillFromPlan(entry)
    showOverlay('newInspection')
  }
  const summary = (
    <>
      {entry.theme} <small>{[entry.authorityName, who].filter(Boolean).join(' · ')}</small>
      {entry.reason !== '' && <small className="block plan-reason">{entry.reason}</small>}
      {startedId !== null && (
        <small className="block">
          <StateMark state="done">{t('plan.started')}</StateMark>
        </small>
      )}
    </>
  )
  const actions = (
    <>
      {startedId === null ? (
        <Button small onPress={start}>
          {t('plan.start')}
        </Button>
      ) : (
        <Button small variant="link" onPress={() => openCase(startedId)}>
          {t('plan.openCase')}
        </Button>
      )}
      <IconButton small icon="trash" label={t('plan.remove', { theme: entry.theme })} onPress={() => void removeRow('planEntry', entry.id, entry.theme)} />
    </>
  )
  return (
    <DisclosureRow summary={summary} handle={handle} actions={actions} startsOpen={focus?.id === entry.id}>
      <PlanFields entry={entry} />
    </DisclosureRow>
  )
}
