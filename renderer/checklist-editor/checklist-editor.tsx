import { useMemo, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Checklist } from '../../src/domain/checklist.ts'
import { newItem, pointCount, pointNumbers, type ChecklistChoice, type ChecklistItem } from '../../src/domain/checklist-item.ts'
import { useCall } from '../data/queries.ts'
import { QuickAdd } from '../data/quick-add.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.tsx'
import { useChecklistDraft, type ChecklistEditing } from './checklist-draft.ts'
import './checklist-editor.css'
import { ChecklistMenu } from './checklist-menu.tsx'
import { Outline } from './outline.tsx'
import { groupAbove, indented, inOutline, outdented, stepped, withNew } from './outline-moves.ts'
import { faultyPoints } from './point-faults.ts'
import { PointSheet } from './point-sheet.tsx'
import { mattersToOthers, removalOf, RemovingPoint, type Removal } from './removing-point.tsx'
import { SaveBar } from './save-bar.tsx'

type ChecklistEditorProps = {
  checklist: Checklist
  place: RefObject<HTMLDivElement | null>
  onCopied: (copy: Checklist) => void
  point: string | null
  onPoint: (id: string | null) => void
}

/** Edits a checklist: its points as an outline, the chosen one's fields beside it. Saving makes the next version. */
export function ChecklistEditor({ checklist, place, onCopied, point, onPoint }: ChecklistEditorProps) {
  const { t } = useTranslation()
  const editing = useChecklistDraft(checklist)
  const { draft } = editing
  const points = usePoints(checklist, editing, point, onPoint)
  const faulty = useMemo(() => faultyPoints({ items: draft.items as ChecklistItem[], choices: draft.choices }), [draft.items, draft.choices])
  return (
    <div className="checklist-editor" ref={place}>
      <div className="checklist-desk">
        <div className="checklist-outline">
          <header>
            <TextField label={t('inspections.fields.title')} value={draft.title} onChange={(title) => editing.set({ title })} />
            <TextField label={t('inspections.fields.theme')} value={draft.theme} onChange={(theme) => editing.set({ theme })} />
            <ChecklistMenu checklist={checklist} onCopied={onCopied} onRemove={editing.forget} />
          </header>
          <section aria-label={t('settings.checklists.points')}>
            <SectionHeading side={t('settings.checklists.count', { count: pointCount(draft.items) })}>{t('settings.checklists.points')}</SectionHeading>
            {draft.items.length === 0 && <EmptyState title={t('checklistEditor.outline.none')}>{t('checklistEditor.outline.noneText')}</EmptyState>}
            <Outline
              items={draft.items}
              chosen={points.chosen?.id ?? null}
              faulty={faulty}
              onChoose={points.choose}
              onChange={(items) => editing.set({ items })}
              onRemove={points.ask}
            />
            <NewPoints checklistId={checklist.id} points={points} />
            {draft.items.length > 1 && <p className="ui-hint">{t('checklistEditor.outline.how')}</p>}
          </section>
        </div>
        <Sheet checklist={checklist} editing={editing} points={points} />
      </div>
      <SaveBar checklist={checklist} editing={editing} faulty={faulty} onShowFault={points.choose} />
      {points.removal && (
        <RemovingPoint removal={points.removal} onCancel={() => points.ask(null)} onConfirm={() => points.removal && points.remove(points.removal)} />
      )}
    </div>
  )
}

type Points = ReturnType<typeof usePoints>

/** Which point is chosen, and what makes and removes points. */
function usePoints(checklist: Checklist, editing: ChecklistEditing, chosenId: string | null, choose: ChecklistEditorProps['onPoint']) {
  const { t } = useTranslation()
  const { items } = editing.draft
  const [made, setMade] = useState<string | null>(null)
  const [asked, setAsked] = useState<string | null>(null)
  const answered = useCall('checklist.answered', { id: checklist.id }).data
  const chosen = items.find(({ id }) => id === chosenId) ?? items[0]
  const askedItem = items.find(({ id }) => id === asked)
  const remove = ({ item, inside }: Removal) => {
    setAsked(null)
    const at = items.findIndex(({ id }) => id === item.id)
    const gone = items.filter(({ id }) => inside.has(id))
    const rest = items.filter(({ id }) => !inside.has(id))
    editing.set({ items: rest })
    choose(rest[Math.min(at, rest.length - 1)]?.id ?? null)
    const said = { text: item.text || t('checklistEditor.outline.untitled'), count: gone.length - 1 }
    showToast({
      tone: 'info',
      about: 'history',
      title: gone.length > 1 ? t('checklistEditor.outline.removedMany', said) : t('checklistEditor.outline.removed', said),
      action: { label: t('common.undo'), onPress: () => editing.putBack(gone, at) },
    })
  }
  return {
    chosen,
    /** What is asked about: it says what the core has counted by now. */
    removal: askedItem === undefined ? null : removalOf(items, askedItem, answered),
    isNew: chosen !== undefined && chosen.id === made,
    choose: (id: string) => {
      setMade(null)
      choose(id)
    },
    /** Asks before a point goes that others rest on; null: goes back. */
    ask: (id: string | null) => {
      const item = items.find((one) => one.id === id)
      if (item === undefined) return setAsked(null)
      const next = removalOf(items, item, answered)
      if (mattersToOthers(next)) setAsked(item.id)
      else remove(next)
    },
    remove,
    /** A new point after the chosen one; its text is written next. */
    add: (kind: ChecklistItem['kind']) => {
      const item = { ...newItem(newId(), ''), kind }
      editing.set({ items: withNew(items, item, chosen?.id ?? null) })
      setMade(item.id)
      choose(item.id)
    },
    /** A point at the end, while the next one can be typed. */
    append: (text: string) => {
      const item = newItem(newId(), text)
      editing.set({ items: [...items, item] })
      choose(item.id)
    },
  }
}

/** Short enough to stand in an expression that somebody reads. */
const newId = (): string => `p-${crypto.randomUUID().slice(0, 8)}`

const newKinds = ['judgement', 'note', 'group', 'repeat'] as const

function NewPoints({ checklistId, points }: { checklistId: string; points: Points }) {
  const { t } = useTranslation()
  return (
    <>
      <div className="checklist-new" role="group" aria-label={t('checklistEditor.outline.add')}>
        {newKinds.map((kind) => (
          <Button key={kind} small icon="plus" onPress={() => points.add(kind)}>
            {t(`checklistEditor.outline.addHere.${kind}`)}
          </Button>
        ))}
      </div>
      <QuickAdd
        target={`checklist:new:${checklistId}`}
        label={t('settings.checklists.addPoint')}
        placeholder={t('settings.checklists.pointPlaceholder')}
        onAdd={(text) => {
          points.append(text)
          return Promise.resolve(true)
        }}
      />
    </>
  )
}

function Sheet({ checklist, editing, points }: { checklist: Checklist; editing: ChecklistEditing; points: Points }) {
  const { t } = useTranslation()
  const { draft } = editing
  const { chosen } = points
  const items = draft.items as ChecklistItem[]
  if (chosen === undefined) return <aside className="point-sheet" aria-label={t('checklistEditor.point.none')} />
  const number = pointNumbers(items).get(chosen.id)
  const title = number === undefined ? t(`checklistEditor.kinds.${chosen.kind}`) : t('checklistEditor.point.title', { number })
  const change = ({ item, choices }: { item?: Partial<ChecklistItem>; choices?: ChecklistChoice[] }) =>
    editing.set({
      ...(item && { items: items.map((one) => (one.id === chosen.id ? { ...one, ...item } : one)) }),
      ...(choices && { choices }),
    })
  const move = (next: ChecklistItem[]) => editing.set({ items: inOutline(next) })
  return (
    <aside className="point-sheet" aria-label={title}>
      <SectionHeading
        side={
          <>
            <IconButton small icon="arrowUp" label={t('checklistEditor.outline.up')} keys="Alt+ArrowUp" onPress={() => move(stepped(items, chosen.id, -1))} />
            <IconButton
              small
              icon="arrowDown"
              label={t('checklistEditor.outline.down')}
              keys="Alt+ArrowDown"
              onPress={() => move(stepped(items, chosen.id, 1))}
            />
            <IconButton
              small
              icon="back"
              label={t('checklistEditor.outline.outdent')}
              keys="Alt+ArrowLeft"
              isDisabled={chosen.parentId === ''}
              onPress={() => move(outdented(items, chosen.id))}
            />
            <IconButton
              small
              icon="chevronRight"
              label={t('checklistEditor.outline.indent')}
              keys="Alt+ArrowRight"
              isDisabled={groupAbove(items, chosen.id) === undefined}
              onPress={() => move(indented(items, chosen.id))}
            />
            <IconButton small icon="trash" label={t('checklistEditor.outline.remove')} keys="Delete" onPress={() => points.ask(chosen.id)} />
          </>
        }
      >
        {title}
      </SectionHeading>
      <PointSheet
        key={chosen.id}
        list={{ items, choices: draft.choices }}
        item={chosen}
        target={`checklist:new:${checklist.id}:${chosen.id}`}
        isNew={points.isNew}
        onChange={change}
      />
    </aside>
  )
}
