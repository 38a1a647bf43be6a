import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import type { PlanEntry } from '../../src/domain/plan-entry.ts'
import { openCase, useFocus } from '../app/location.ts'
import { removeRow } from '../app/remove.ts'
import { showOverlay } from '../app/view.ts'
import { arrange } from '../data/arrange.ts'
import { flushAll } from '../data/autosaves.ts'
import { useOperation } from '../data/operation.ts'
import { cachedRow, useCall, useOfficeRows } from '../data/queries.ts'
import { QuickAdd } from '../data/quick-add.tsx'
import { useCaseWords } from '../inspections/case-words.ts'
import { fillFromPlan } from '../inspections/new-inspection.ts'
import '../overview/overview-chapter.css'
import { Button } from '../ui/button.tsx'
import { DisclosureRow } from '../ui/disclosure-row.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ReorderableList } from '../ui/reorderable-list.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { PlanFields, type Move } from './plan-fields.tsx'
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
  const [moved, onMove] = useState<Move | null>(null)
  return (
    <div className="chapter-page plan">
      <header>
        <h1>{t('plan.title')}</h1>
        <p>{t('plan.text')}</p>
      </header>
      {years.map((year) => (
        <Year key={year.year} plan={year} moved={moved} onMove={onMove} />
      ))}
      <Button small variant="link" icon="plus" className="plan-next" onPress={() => setBegun([...begun, next])}>
        {t('plan.nextYear', { year: next })}
      </Button>
    </div>
  )
}

type Moves = { moved: Move | null; onMove: (move: Move | null) => void }

function Year({ plan: { year, quarters }, ...moves }: { plan: PlanYear } & Moves) {
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
            {(row, handle) => <Entry entry={row} handle={handle} {...moves} />}
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

function Entry({ entry, handle, moved, onMove }: { entry: PlanEntry; handle: ReactNode } & Moves) {
  const { t } = useTranslation()
  const focus = useFocus('planEntry')
  const who = useOfficeRows('colleague').find(({ id }) => id === entry.colleagueId)?.name
  const { startedId } = entry
  const start = async () => {
    // The button may be pressed while a field of the line is still being written.
    await flushAll()
    fillFromPlan(cachedRow('planEntry', entry.id) ?? entry)
    showOverlay('newInspection')
  }
  const summary = (
    <>
      {entry.theme} <small>{[entry.authorityName, who].filter(Boolean).join(' · ')}</small>
      {entry.reason !== '' && <small className="block plan-reason">{entry.reason}</small>}
      {startedId !== null && (
        <small className="block">
          <Started id={startedId} />
        </small>
      )}
    </>
  )
  const actions = (
    <>
      {startedId === null ? (
        <Button small onPress={() => void start()}>
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
    <DisclosureRow summary={summary} handle={handle} actions={actions} startsOpen={focus?.id === entry.id || moved?.id === entry.id}>
      <PlanFields entry={entry} moved={moved?.id === entry.id ? moved : null} onMove={onMove} />
    </DisclosureRow>
  )
}

/** That the case is there, and how far it has come. */
function Started({ id }: { id: string }) {
  const { t } = useTranslation()
  const words = useCaseWords()
  const summary = useCall('inspection.overview', {}).data?.find((item) => item.id === id)
  return (
    <>
      <StateMark state="done">{t('plan.started')}</StateMark>
      {summary !== undefined && ` · ${words.next(summary, civilDateOf(new Date().toISOString())).text}`}
    </>
  )
}
