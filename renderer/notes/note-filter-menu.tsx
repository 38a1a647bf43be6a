import type { TFunction } from 'i18next'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { noteKinds } from '../../src/domain/note.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Select } from '../ui/select.tsx'
import type { CaseNames } from '../visit/case-names.ts'
import { natureKeys } from './capture-line.ts'
import { everything, isFiltering, type NoteFilter } from './note-filter.ts'
import './note-filter-menu.css'

/** How many notes are shown, and behind it what decides which. */
export function NoteFilterMenu({
  filter,
  onChange,
  names,
  shown,
  total,
}: {
  filter: NoteFilter
  onChange: (filter: NoteFilter) => void
  names: CaseNames
  shown: number
  total: number
}) {
  const { t } = useTranslation()
  const count = isFiltering(filter) ? t('notes.countFiltered', { shown, count: total }) : t('notes.count', { count: total })
  return (
    <div className="note-filter">
      <DialogTrigger>
        <Button variant="quiet" small aria-label={`${t('notes.filter.title')}: ${count}, ${filterWords(filter, names, t)}`}>
          {count} · {filterWords(filter, names, t)} <span aria-hidden="true">▾</span>
        </Button>
        <Popover className="ui-popover" placement="bottom end" offset={4}>
          <Dialog aria-label={t('notes.filter.title')} className="note-filter-fields">
            <FilterFields filter={filter} onChange={onChange} names={names} />
          </Dialog>
        </Popover>
      </DialogTrigger>
      {isFiltering(filter) && (
        <Button variant="link" small onPress={() => onChange(everything)}>
          {t('notes.showAll')}
        </Button>
      )}
    </div>
  )
}

/** The conditions in few words: "spm. 3 · citat". */
function filterWords(filter: NoteFilter, names: CaseNames, t: TFunction): string {
  const question = filter.questionId === null ? undefined : names.questions.get(filter.questionId)
  const words = [
    question && t('notes.question', { number: question.number }),
    filter.nature && t(`notes.natures.${filter.nature}`),
    filter.sourceId !== null && names.speakers.get(filter.sourceId)?.role,
    filter.unit,
    filter.themeId !== null && names.themes.get(filter.themeId),
    filter.kind && t(`notes.kinds.${filter.kind}`),
    filter.followUp && t('notes.followUp'),
    filter.unused && t('notes.filter.unusedShort'),
  ].filter(Boolean)
  return words.length > 0 ? words.join(' · ') : t('notes.filter.all')
}

function FilterFields({ filter, onChange, names }: { filter: NoteFilter; onChange: (filter: NoteFilter) => void; names: CaseNames }) {
  const { t } = useTranslation()
  const units = [...new Set([...names.speakers.values()].flatMap(({ unit }) => unit ?? []))]
  const any = (condition: Partial<NoteFilter>) => ({ label: t('notes.filter.any'), onChoose: () => onChange({ ...filter, ...condition }) })
  return (
    <>
      <Select
        label={t('notes.filter.question')}
        options={[...names.questions.values()].map(({ id, number, text }) => ({ id, label: `${number}. ${text}` }))}
        none={any({ questionId: null })}
        value={filter.questionId}
        onChange={(questionId) => onChange({ ...filter, questionId })}
      />
      <Select
        label={t('notes.filter.nature')}
        options={natureKeys.map((id) => ({ id, label: t(`notes.natures.${id}`) }))}
        none={any({ nature: null })}
        value={filter.nature}
        onChange={(nature) => onChange({ ...filter, nature })}
      />
      <Select
        label={t('notes.filter.source')}
        options={[...names.speakers.values()].map(({ id, role, unit }) => ({ id, label: unit === null ? role : `${role}, ${unit}` }))}
        none={any({ sourceId: null })}
        value={filter.sourceId}
        onChange={(sourceId) => onChange({ ...filter, sourceId })}
      />
      <Select
        label={t('notes.filter.unit')}
        options={units.map((unit) => ({ id: unit, label: unit }))}
        none={any({ unit: null })}
        value={filter.unit}
        onChange={(unit) => onChange({ ...filter, unit })}
      />
      <Select
        label={t('notes.filter.theme')}
        options={[...names.themes].map(([id, label]) => ({ id, label }))}
        none={any({ themeId: null })}
        value={filter.themeId}
        onChange={(themeId) => onChange({ ...filter, themeId })}
      />
      <Select
        label={t('notes.filter.kind')}
        options={noteKinds.map((id) => ({ id, label: t(`notes.kinds.${id}`) }))}
        none={any({ kind: null })}
        value={filter.kind}
        onChange={(kind) => onChange({ ...filter, kind })}
      />
      <Checkbox isSelected={filter.followUp} onChange={(followUp) => onChange({ ...filter, followUp })}>
        {t('notes.filter.followUp')}
      </Checkbox>
      <Checkbox isSelected={filter.unused} onChange={(unused) => onChange({ ...filter, unused })}>
        {t('notes.filter.unused')}
      </Checkbox>
    </>
  )
}
