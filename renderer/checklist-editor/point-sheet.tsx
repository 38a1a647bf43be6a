import { useTranslation } from 'react-i18next'
import { checklistItemKinds, isAnswered, type ChecklistChoice, type ChecklistItem, type ChecklistItemKind } from '../../src/domain/checklist-item.ts'
import type { PointList } from '../../src/domain/checklist-difference.ts'
import { isDynamic } from '../../src/domain/expression.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ChoicesField } from './choices-field.tsx'
import { ConditionField } from './condition-field.tsx'
import { answersOf } from './condition-line.tsx'
import { ExpressionField, useFaultWords } from './expression-field.tsx'

export type PointSheetProps = {
  list: PointList
  item: ChecklistItem
  /** Names lines for new rows in the journal. */
  target: string
  /** It was just made: its text is what is written next. */
  isNew: boolean
  onChange: (change: { item?: Partial<ChecklistItem>; choices?: ChecklistChoice[] }) => void
}

const isGroup = (kind: ChecklistItemKind): boolean => kind === 'group' || kind === 'repeat'

/** Everything that can be said of the chosen point. */
export function PointSheet({ list, item, target, isNew, onChange }: PointSheetProps) {
  const { t } = useTranslation()
  const { kind } = item
  const set = (change: Partial<ChecklistItem>) => onChange({ item: change })
  const kinds = checklistItemKinds.filter((one) => isGroup(one) === isGroup(kind))
  return (
    <div className="point-fields">
      <TextArea
        label={t(isGroup(kind) ? 'checklistEditor.point.heading' : 'settings.checklists.pointText')}
        minRows={1}
        value={item.text}
        onChange={(text) => set({ text })}
        autoFocus={isNew}
      />
      <Select
        label={t('checklistEditor.point.kind')}
        options={kinds.map((id) => ({ id, label: t(`checklistEditor.kinds.${id}`) }))}
        value={kind}
        onChange={(next) => set({ kind: next })}
      />
      {(kind === 'choice' || kind === 'choices') && <ChoicesField list={list} item={item} target={`${target}:choice`} onChange={onChange} />}
      {(kind === 'calculation' || item.calculation !== '') && (
        <ExpressionField
          items={list.items}
          item={item}
          field="calculation"
          label={t('checklistEditor.point.calculation')}
          hint={t('checklistEditor.point.calculationHint')}
          onChange={(calculation) => set({ calculation })}
        />
      )}
      {kind === 'repeat' && <RepeatCount list={list} item={item} set={set} />}
      {!isGroup(kind) && kind !== 'calculation' && (
        <TextArea
          label={t('settings.checklists.help')}
          hint={t('settings.checklists.helpHint')}
          minRows={1}
          value={item.help}
          onChange={(help) => set({ help })}
        />
      )}
      {isAnswered(kind) && <Standing list={list} item={item} set={set} />}
      <ConditionField
        list={list}
        item={item}
        field="condition"
        label={t('checklistEditor.point.when')}
        none={t('checklistEditor.point.whenAlways')}
        onChange={(condition) => set({ condition })}
      />
      {isAnswered(kind) && <AnswerFields list={list} item={item} set={set} />}
      <Translations item={item} />
    </div>
  )
}

type FieldsProps = { list: PointList; item: ChecklistItem; set: (change: Partial<ChecklistItem>) => void }

/** What a point that somebody answers rests on, and whether it must be. */
function Standing({ list, item, set }: FieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <TextField label={t('settings.checklists.legalBasis')} value={item.legalBasis} onChange={(legalBasis) => set({ legalBasis })} />
      <Checkbox isSelected={item.required} onChange={(required) => set({ required })} hint={t('settings.checklists.requiredHint')}>
        {t('settings.checklists.mustAnswer')}
      </Checkbox>
      {item.required && (
        <ConditionField
          list={list}
          item={item}
          field="requiredWhen"
          label={t('checklistEditor.point.requiredWhen')}
          none={t('checklistEditor.point.requiredAlways')}
          onChange={(requiredWhen) => set({ requiredWhen })}
        />
      )}
    </>
  )
}

/** What an answer must meet, and the one that stands there from the start. */
function AnswerFields({ list, item, set }: FieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <Select
        label={t('checklistEditor.point.evidence')}
        options={(['none', 'remark', 'photo'] as const).map((id) => ({ id, label: t(`checklistEditor.point.evidences.${id}`) }))}
        value={item.evidence}
        onChange={(evidence) => set({ evidence })}
      />
      <ConditionField
        list={list}
        item={item}
        field="constraint"
        label={t('checklistEditor.point.constraint')}
        none={t('checklistEditor.point.constraintNone')}
        onChange={(constraint) => set({ constraint })}
      />
      {item.constraint !== '' && (
        <TextField
          label={t('checklistEditor.point.constraintMessage')}
          value={item.constraintMessage}
          onChange={(constraintMessage) => set({ constraintMessage })}
        />
      )}
      {item.choiceFilter !== '' && (
        <ExpressionField
          items={list.items}
          item={item}
          field="choiceFilter"
          label={t('checklistEditor.point.choiceFilter')}
          onChange={(choiceFilter) => set({ choiceFilter })}
        />
      )}
      <Initial list={list} item={item} set={set} />
    </>
  )
}

/** The answer that stands there from the start. */
function Initial({ list, item, set }: FieldsProps) {
  const { t } = useTranslation()
  const fault = useFaultWords(list.items, item, 'initial')
  if (item.kind === 'photo' || item.kind === 'file') return null
  const answers = isDynamic(item.initial) || item.kind === 'choices' ? null : answersOf(item, list)
  const label = t('checklistEditor.point.initial')
  if (answers === null) return <TextField label={label} value={item.initial} onChange={(initial) => set({ initial })} error={fault} />
  return (
    <Select
      label={label}
      options={answers.map(({ id, words }) => ({ id, label: words ?? t(`checklists.values.${id as 'yes'}`) }))}
      value={item.initial || null}
      onChange={(initial) => set({ initial })}
      none={{ label: t('checklistEditor.point.initialNone'), onChoose: () => set({ initial: '' }) }}
    />
  )
}

function RepeatCount({ list, item, set }: FieldsProps) {
  const { t } = useTranslation()
  return (
    <TextField
      label={t('checklistEditor.point.repeatCount')}
      hint={t('checklistEditor.point.repeatHint')}
      error={useFaultWords(list.items, item, 'repeatCount')}
      value={item.repeatCount}
      onChange={(repeatCount) => set({ repeatCount })}
    />
  )
}

function Translations({ item }: { item: ChecklistItem }) {
  const { t } = useTranslation()
  const languages = Object.keys(item.translations)
  return languages.length === 0 ? null : <p className="ui-hint">{t('checklistEditor.point.translations', { languages: languages.join(', ') })}</p>
}
