import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { InspectionSummary } from '../../src/api/contract.ts'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import { stages } from '../../src/domain/stage.ts'
import { openCase, useLocation } from '../app/location.ts'
import { useCall } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu } from '../ui/menu.tsx'
import { TextField } from '../ui/text-field.tsx'
import { VirtualListBox } from '../ui/virtual-list-box.tsx'
import { shownCases, useCaseView, type StageFilter } from './case-view.ts'
import { useCaseWords } from './case-words.ts'

/** The cases, filtered by words and stage; thousands of them scroll. */
export function CaseList() {
  const { t } = useTranslation()
  const here = useLocation()
  const { words, stage, activeId } = useCaseView()
  const cases = useCall('inspection.overview', {})
  const shown = useMemo(() => shownCases(cases.data ?? [], { words, stage }), [cases.data, words, stage])
  const openId = here.screen === 'case' ? here.inspectionId : null
  return (
    <div className="side-cases">
      {(cases.data?.length ?? 0) > 0 && (
        <div className="side-filter">
          <TextField
            label={t('inspections.filter.label')}
            labelHidden
            placeholder={t('inspections.filter.placeholder')}
            value={words}
            onChange={(next) => useCaseView.setState({ words: next })}
            onKeyDown={(event) => event.key === 'Escape' && useCaseView.setState({ words: '' })}
          />
          <StageMenu stage={stage} />
        </div>
      )}
      {cases.data !== undefined && shown.length === 0 && <NoneShown total={cases.data.length} isFiltered={words.trim() !== '' || stage !== 'open'} />}
      {shown.length > 0 && (
        <VirtualListBox
          label={t('inspections.listTitle')}
          items={shown}
          keyOf={(item) => item.id}
          estimate={74}
          activeKey={activeId ?? openId}
          selectedKey={openId}
          onActivate={(id) => useCaseView.setState({ activeId: id })}
          onOpen={(item) => openCase(item.id)}
        >
          {(item) => <CaseRow item={item} />}
        </VirtualListBox>
      )}
    </div>
  )
}

/** Why the list is empty: closed cases leave it by themselves, which is no filter that a person has set. */
function NoneShown({ total, isFiltered }: { total: number; isFiltered: boolean }) {
  const { t } = useTranslation()
  if (total === 0 || isFiltered) return <p className="side-none">{t(total === 0 ? 'inspections.noneYet' : 'inspections.filter.none')}</p>
  return (
    <div className="side-none">
      <p>{t('inspections.filter.closedHidden')}</p>
      <Button small onPress={() => useCaseView.setState({ stage: 'all' })}>
        {t('inspections.filter.showAll')}
      </Button>
    </div>
  )
}

function CaseRow({ item }: { item: InspectionSummary }) {
  const words = useCaseWords()
  const today = civilDateOf(new Date().toISOString())
  const next = words.next(item, today)
  return (
    <div className="side-case">
      <span>{item.title}</span>
      <small className={next.isOverdue ? 'due' : undefined}>{next.isOverdue ? `▲ ${next.text}` : next.text}</small>
      <small className="who">{[item.caseNumber, ...item.authorityNames].join(' · ')}</small>
    </div>
  )
}

function StageMenu({ stage }: { stage: StageFilter }) {
  const { t } = useTranslation()
  const all: readonly StageFilter[] = ['open', 'all', ...stages]
  const items = all.map((id) => ({
    id,
    label: id === 'open' || id === 'all' ? t(`inspections.filter.${id}`) : t(`inspections.stages.${id}`),
    ...(id === stage && { icon: 'check' as const }),
    onAction: () => useCaseView.setState({ stage: id }),
  }))
  const name = items.find((item) => item.id === stage)?.label ?? ''
  return (
    <Menu label={t('inspections.filter.stage', { stage: name })} items={items}>
      <IconButton small icon={stage === 'open' ? 'chevronDown' : 'flag'} label={t('inspections.filter.stage', { stage: name })} />
    </Menu>
  )
}
