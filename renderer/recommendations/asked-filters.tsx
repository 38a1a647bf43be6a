import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AskedThread } from '../../src/domain/asked-thread.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useNarrow } from '../ui/use-narrow.ts'
import { choicesIn, type AskedFilter } from './asked-filter.ts'

type AskedFiltersProps = { all: readonly AskedThread[]; filter: AskedFilter; onChange: (change: Partial<AskedFilter>) => void }

/** Words, and one list for each thing that the threads can be chosen by. */
export function AskedFilters({ all, filter, onChange }: AskedFiltersProps) {
  const { t } = useTranslation()
  const { authorities, themes, years, states } = useMemo(() => choicesIn(all), [all])
  const any = (field: keyof AskedFilter) => ({ label: t('recommendations.any'), onChoose: () => onChange({ [field]: null }) })
  const named = (names: readonly string[]) => names.map((id) => ({ id, label: id }))
  const [place, narrow] = useNarrow(560)
  const [isOpen, setOpen] = useState(false)
  const inUse = [filter.noun, filter.authority, filter.theme, filter.year, filter.state].filter((value) => value !== null).length
  const isShown = !narrow || isOpen
  return (
    <div className="across-filters" ref={place}>
      <TextField
        label={t('recommendations.filter')}
        labelHidden={narrow === true}
        type="search"
        placeholder={t('recommendations.filterPlaceholder')}
        value={filter.words}
        onChange={(words) => onChange({ words })}
      />
      {narrow && (
        <Button small aria-expanded={isOpen} className="across-more" onPress={() => setOpen(!isOpen)}>
          {inUse === 0 ? t('recommendations.filters') : t('recommendations.filtersInUse', { count: inUse })}
        </Button>
      )}
      {isShown && (
        <>
          <Select
            label={t('recommendations.kind')}
            options={(['recommendation', 'question'] as const).map((id) => ({ id, label: t(`recommendations.kinds.${id}`) }))}
            none={any('noun')}
            value={filter.noun}
            onChange={(noun) => onChange({ noun })}
          />
          <Select
            label={t('recommendations.authority')}
            options={named(authorities)}
            none={any('authority')}
            value={filter.authority}
            onChange={(authority) => onChange({ authority })}
          />
          <Select
            label={t('recommendations.theme')}
            options={named(themes)}
            none={any('theme')}
            value={filter.theme}
            onChange={(theme) => onChange({ theme })}
          />
          <Select label={t('recommendations.year')} options={named(years)} none={any('year')} value={filter.year} onChange={(year) => onChange({ year })} />
          <Select
            label={t('recommendations.status')}
            options={states.map((id) => ({ id, label: t(`followUp.states.${id}`) }))}
            none={any('state')}
            value={filter.state}
            onChange={(state) => onChange({ state })}
          />
        </>
      )}
    </div>
  )
}
