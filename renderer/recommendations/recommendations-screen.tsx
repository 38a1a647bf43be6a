import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import type { AskedThread } from '../../src/domain/asked-thread.ts'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import { endingStatuses } from '../../src/domain/follow-up.ts'
import { openCase } from '../app/location.ts'
import { useCall, useOfficeRows } from '../data/queries.ts'
import { numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { SegmentedControl } from '../ui/segmented-control.tsx'
import { VirtualListBox } from '../ui/virtual-list-box.tsx'
import { filtered, inListOrder, noFilter, type AskedFilter } from './asked-filter.ts'
import { AskedFilters } from './asked-filters.tsx'
import { AskedRow } from './asked-row.tsx'
import { YearTable } from './year-table.tsx'
import './recommendations.css'
import { useAskedSheet } from './asked-sheet.ts'
import { saveSpreadsheet } from './save-spreadsheet.ts'

type View = { readonly part: 'list' | 'figures'; readonly filter: AskedFilter; readonly activeKey: string | null }

/** What was chosen last: it stands there when the person comes back from a thread. */
const useView = create<View>(() => ({ part: 'list', filter: noFilter, activeKey: null }))

/** Anbefalinger på tværs: what issued documents of all cases have recommended and asked, and the figures of the annual report. */
export function RecommendationsScreen() {
  const { t } = useTranslation()
  const answer = useCall('recommendation.across', {}).data
  const { part } = useView()
  const all = useMemo(() => answer && inListOrder(answer), [answer])
  if (all === undefined) return null
  return (
    <div className="across">
      <header>
        <h1>{t('recommendations.title')}</h1>
        <SegmentedControl
          label={t('recommendations.views.label')}
          labelHidden
          options={(['list', 'figures'] as const).map((id) => ({ id, label: t(`recommendations.views.${id}`) }))}
          value={part}
          onChange={(next) => useView.setState({ part: next })}
        />
      </header>
      {part === 'list' ? <AskedList all={all} /> : <YearTable asked={all} />}
    </div>
  )
}

function AskedList({ all }: { all: readonly AskedThread[] }) {
  const { t } = useTranslation()
  const { filter, activeKey } = useView()
  const steps = useOfficeRows('criticismStep')
  const gradings = useMemo(() => new Map(steps.map(({ id, label }) => [id, label])), [steps])
  const shown = useMemo(() => filtered(all, filter), [all, filter])
  const sheetOf = useAskedSheet(gradings)
  const today = civilDateOf(new Date().toISOString())
  if (all.length === 0)
    return (
      <div className="across-words">
        <EmptyState title={t('recommendations.emptyTitle')}>{t('recommendations.emptyText')}</EmptyState>
      </div>
    )
  const active = shown.some(({ id }) => id === activeKey) ? activeKey : (shown[0]?.id ?? null)
  return (
    <>
      <AskedFilters all={all} filter={filter} onChange={(change) => useView.setState({ filter: { ...filter, ...change }, activeKey: null })} />
      <div className="across-count">
        <CountLine shown={shown} />
        <Button small icon="download" isDisabled={shown.length === 0} onPress={() => void saveSpreadsheet(t('recommendations.title'), [sheetOf(shown)])}>
          {t('recommendations.save')}
        </Button>
      </div>
      {shown.length === 0 ? (
        <div className="across-words">
          <EmptyState
            title={t('recommendations.noneTitle')}
            action={<Button onPress={() => useView.setState({ filter: noFilter })}>{t('recommendations.clear')}</Button>}
          >
            {t('recommendations.noneText')}
          </EmptyState>
        </div>
      ) : (
        <VirtualListBox
          label={t('recommendations.list')}
          items={shown}
          keyOf={({ id }) => id}
          estimate={86}
          activeKey={active}
          onActivate={(key) => useView.setState({ activeKey: key })}
          onOpen={({ noun, id, inspectionId }) => openCase(inspectionId, 'followUp', { noun, id })}
        >
          {(thread) => <AskedRow thread={thread} today={today} grading={gradings.get(thread.finding?.criticismStepId ?? '')} />}
        </VirtualListBox>
      )}
    </>
  )
}

/** "132 anbefalinger og 4 spørgsmål, 97 afgjort". */
function CountLine({ shown }: { shown: readonly AskedThread[] }) {
  const { t } = useTranslation()
  const questions = shown.filter(({ noun }) => noun === 'question').length
  const recommendations = shown.length - questions
  const one = t('recommendations.recommendations', { count: recommendations, number: numberWords(recommendations) })
  const what =
    questions === 0 ? one : t('recommendations.and', { one, other: t('recommendations.questions', { count: questions, number: numberWords(questions) }) })
  const ended = shown.filter(({ state }) => endingStatuses.has(state)).length
  return (
    <p role="status">
      {what}, {t('recommendations.ended', { number: numberWords(ended) })}
    </p>
  )
}
