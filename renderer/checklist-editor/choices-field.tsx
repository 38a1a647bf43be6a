import { useTranslation } from 'react-i18next'
import type { PointList } from '../../src/domain/checklist-difference.ts'
import { nameOf, type ChecklistChoice, type ChecklistItem } from '../../src/domain/checklist-item.ts'
import { QuickAdd } from '../data/quick-add.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ReorderableList } from '../ui/reorderable-list.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { addedChoice, freeList, listLabel } from './choice-lists.ts'

/** A list longer than this came from a workbook and is mended there. */
const mostEdited = 100

export type ChoicesFieldProps = {
  list: PointList
  item: ChecklistItem
  /** Names the line for new choices in the journal. */
  target: string
  onChange: (change: { item?: Partial<ChecklistItem>; choices?: ChecklistChoice[] }) => void
}

/** What can be chosen at a point: an own list, edited in place, or one that other points have as well. */
export function ChoicesField({ list: { items, choices }, item, target, onChange }: ChoicesFieldProps) {
  const { t } = useTranslation()
  const own = choices.filter(({ list }) => list === item.list)
  const others = choices.filter(({ list }) => list !== item.list)
  const lists = [...new Set(choices.map(({ list }) => list))]
  const sharing = own.length === 0 ? 0 : items.filter(({ id, list }) => id !== item.id && list === item.list).length
  const put = (next: readonly ChecklistChoice[]) => onChange({ choices: [...others, ...next] })
  const separate = () => {
    const list = freeList(nameOf(item), lists)
    onChange({ item: { list }, choices: [...choices, ...own.map((choice) => ({ ...choice, list }))] })
  }
  return (
    <section className="choices-field" aria-label={t('checklistEditor.choices.title')}>
      <span className="ui-label">{t('checklistEditor.choices.title')}</span>
      {lists.some((list) => list !== item.list) && (
        <Select
          label={t('checklistEditor.choices.list')}
          options={lists.map((list) => ({ id: list, label: listLabel(choices, list) }))}
          value={own.length === 0 ? null : item.list}
          onChange={(list) => onChange({ item: { list, choiceFilter: '' } })}
          none={{ label: t('checklistEditor.choices.own'), onChoose: () => onChange({ item: { list: freeList(nameOf(item), lists), choiceFilter: '' } }) }}
        />
      )}
      {sharing > 0 && (
        <p className="ui-hint">
          {t('checklistEditor.choices.shared', { count: sharing })}{' '}
          <Button small variant="link" onPress={separate}>
            {t('checklistEditor.choices.separate')}
          </Button>
        </p>
      )}
      {own.length === 0 && <p className="ui-error">{t('checklistEditor.choices.none')}</p>}
      {own.length > mostEdited ? (
        <p className="ui-hint">{t('checklistEditor.choices.many', { count: own.length })}</p>
      ) : (
        <ReorderableList
          label={t('checklistEditor.choices.title')}
          items={own}
          keyOf={({ name }) => name}
          nameOf={({ label, name }) => label || name}
          onArrange={(names) => Promise.resolve(put(names.flatMap((name) => own.find((choice) => choice.name === name) ?? [])))}
        >
          {(choice, handle, at) => (
            <div className="choice-line">
              {handle}
              <TextField
                label={t('checklistEditor.choices.label', { number: at + 1 })}
                labelHidden
                placeholder={choice.name}
                value={choice.label}
                onChange={(label) => put(own.with(at, { ...choice, label }))}
              />
              <IconButton small icon="trash" label={t('checklistEditor.choices.remove', { number: at + 1 })} onPress={() => put(own.toSpliced(at, 1))} />
            </div>
          )}
        </ReorderableList>
      )}
      {own.length <= mostEdited && (
        <QuickAdd
          target={target}
          label={t('checklistEditor.choices.add')}
          placeholder={t('checklistEditor.choices.placeholder')}
          onAdd={(label) => {
            const list = item.list === '' ? freeList(nameOf(item), lists) : item.list
            onChange({ ...(list !== item.list && { item: { list } }), choices: [...choices, addedChoice(list, label, own)] })
            return Promise.resolve(true)
          }}
        />
      )}
    </section>
  )
}
