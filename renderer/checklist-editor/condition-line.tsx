import { useTranslation } from 'react-i18next'
import { checklistValues } from '../../src/domain/checklist-answer.ts'
import type { PointList } from '../../src/domain/checklist-difference.ts'
import { nameOf, type ChecklistItem, type ChecklistItemKind } from '../../src/domain/checklist-item.ts'
import { conditionTests, type ConditionPart, type ConditionTest } from '../../src/domain/plain-condition.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { withInside } from './outline-moves.ts'

const given: readonly ConditionTest[] = ['answered', 'unanswered']
const numeric: readonly ConditionTest[] = ['is', 'isNot', 'atLeast', 'atMost', 'greater', 'less', ...given]
/** How an answer of a kind can be held against a value; every way for kinds that are not here. */
const testsOf: Partial<Record<ChecklistItemKind, readonly ConditionTest[]>> = {
  judgement: ['is', 'isNot', ...given],
  choice: ['is', 'isNot', ...given],
  choices: ['contains', 'lacks', ...given],
  text: ['is', 'isNot', 'contains', 'lacks', ...given],
  integer: numeric,
  decimal: numeric,
  date: numeric,
  time: numeric,
  dateTime: numeric,
  acknowledgement: given,
  photo: given,
  file: given,
}

/** A new line about a point (`.`: the answer itself): the first comparison that its kind has, and no value yet. */
export const newLine = (name: string, kind: ChecklistItemKind | undefined): ConditionPart => ({
  name,
  test: (kind === undefined ? undefined : testsOf[kind])?.[0] ?? 'is',
  value: '',
  chosen: kind === 'choices',
})

const needsValue = (test: ConditionTest): boolean => !given.includes(test)

/** Whether a line says something: a point, and a value where the comparison needs one. */
export const isWhole = ({ name, test, value }: ConditionPart): boolean => name !== '' && (!needsValue(test) || value !== '')

type ConditionLineProps = {
  part: ConditionPart
  list: PointList
  /** The point whose condition it is; `.` in its own constraint. */
  item: ChecklistItem
  withItself: boolean
  onChange: (part: ConditionPart) => void
  onRemove: () => void
}

/** One line of a condition: which point, how it is held against what. */
export function ConditionLine({ part, list, item, withItself, onChange, onRemove }: ConditionLineProps) {
  const { t } = useTranslation()
  const inside = withInside(list.items, item.id)
  const points = list.items.filter(({ id, kind }) => !inside.has(id) && !['group', 'repeat', 'note'].includes(kind))
  const options = [
    ...(withItself ? [{ id: '.', label: t('checklistEditor.condition.itself') }] : []),
    ...points.map((one) => ({ id: nameOf(one), label: one.text || nameOf(one) })),
  ]
  const subject = part.name === '.' ? item : list.items.find((one) => nameOf(one) === part.name)
  const usual = testsOf[subject?.kind ?? 'calculation'] ?? conditionTests
  const tests = usual.includes(part.test) ? usual : [part.test, ...usual]
  const choosePoint = (name: string) => onChange(newLine(name, (name === '.' ? item : list.items.find((one) => nameOf(one) === name))?.kind))
  return (
    <div className="condition-line">
      <Select className="condition-point" label={t('checklistEditor.condition.point')} options={options} value={part.name || null} onChange={choosePoint} />
      <IconButton small icon="trash" label={t('checklistEditor.condition.remove')} onPress={onRemove} />
      <Select
        label={t('checklistEditor.condition.test')}
        options={tests.map((id) => ({ id, label: t(`checklistEditor.condition.tests.${id}`) }))}
        value={part.test}
        onChange={(test) => onChange({ ...part, test, value: needsValue(test) ? part.value : '' })}
      />
      {needsValue(part.test) && <ValueField item={subject} list={list} value={part.value} onChange={(value) => onChange({ ...part, value })} />}
    </div>
  )
}

type ValueFieldProps = { item: ChecklistItem | undefined; list: PointList; value: string; onChange: (value: string) => void }

/** The value that an answer is held against: one of the answers there are, else words or a number. */
function ValueField({ item, list, value, onChange }: ValueFieldProps) {
  const { t } = useTranslation()
  const label = t('checklistEditor.condition.value')
  const answers = answersOf(item, list)
  if (answers !== null)
    return (
      <Select
        label={label}
        options={answers.map(({ id, words }) => ({ id, label: words ?? t(`checklists.values.${id as 'yes'}`) }))}
        value={value || null}
        onChange={onChange}
      />
    )
  const isNumber = item?.kind === 'integer' || item?.kind === 'decimal'
  return (
    <TextField
      label={label}
      value={isNumber ? value.replace('.', ',') : value}
      {...(item?.kind === 'date' && { placeholder: '2018-02-07' })}
      onChange={(words) => onChange(isNumber ? words.trim().replace(',', '.') : words)}
    />
  )
}

/** The answers that a point can have, where they are few; a judgement's have their words in the catalogue. */
export function answersOf(item: ChecklistItem | undefined, { choices }: Pick<PointList, 'choices'>): { id: string; words: string | null }[] | null {
  if (item?.kind === 'judgement') return checklistValues.map((id) => ({ id, words: null }))
  if (item?.kind !== 'choice' && item?.kind !== 'choices') return null
  return choices.filter(({ list }) => list === item.list).map(({ name, label }) => ({ id: name, words: label || name }))
}
