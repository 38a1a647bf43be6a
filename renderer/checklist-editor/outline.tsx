import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { pointNumbers, type ChecklistItem } from '../../src/domain/checklist-item.ts'
import { Badge } from '../ui/badge.tsx'
import { ReorderableList } from '../ui/reorderable-list.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import './outline.css'
import { arranged, depthsOf, indented, outdented, stepped } from './outline-moves.ts'

export type OutlineProps = {
  items: readonly ChecklistItem[]
  chosen: string | null
  faulty: ReadonlySet<string>
  onChoose: (id: string) => void
  onChange: (items: ChecklistItem[]) => void
  onRemove: (id: string) => void
}

/** The points of a checklist as an outline. The arrows choose, with Alt they move; the handles drag. */
export function Outline({ items, chosen, faulty, onChoose, onChange, onRemove }: OutlineProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState('')
  // Where the keyboard goes once the page is drawn: a node that moves in the page loses it.
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    list.current?.querySelector<HTMLElement>(wanted.current)?.focus()
    wanted.current = null
  })
  const depths = depthsOf(items)
  const numbers = pointNumbers(items)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, id: string) => {
    const isGrip = (event.target as HTMLElement).closest('.ui-grip') !== null
    const act = actOf(event, isGrip)
    if (act === null) return
    event.preventDefault()
    event.stopPropagation()
    const at = items.findIndex((item) => item.id === id)
    if (act === 'remove') return onRemove(id)
    if (act === 'next' || act === 'previous') {
      const next = items[at + (act === 'next' ? 1 : -1)]
      if (next === undefined) return
      wanted.current = pointSelector(next.id)
      return onChoose(next.id)
    }
    const moved = moves[act](items, id)
    wanted.current = isGrip ? `[data-grip="${CSS.escape(id)}"]` : pointSelector(id)
    setSaid(t('common.movedTo', { position: moved.findIndex((item) => item.id === id) + 1, total: items.length }))
    onChange(moved)
  }
  return (
    <div ref={list} className="outline">
      <ReorderableList
        label={t('settings.checklists.points')}
        items={items}
        keyOf={(item) => item.id}
        nameOf={(item) => item.text || t('checklistEditor.outline.untitled')}
        onArrange={(ids) => Promise.resolve(onChange(arranged(items, ids)))}
      >
        {(item, handle) => (
          <div
            className="outline-row"
            style={{ paddingLeft: (depths.get(item.id) ?? 0) * 18 }}
            data-chosen={item.id === chosen || undefined}
            onKeyDownCapture={(event) => onKeyDown(event, item.id)}
          >
            {handle}
            <Point item={item} number={numbers.get(item.id)} isChosen={item.id === chosen} isFaulty={faulty.has(item.id)} onChoose={onChoose} />
          </div>
        )}
      </ReorderableList>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </div>
  )
}

const pointSelector = (id: string): string => `[data-point="${CSS.escape(id)}"]`

type Move = 'up' | 'down' | 'in' | 'out'
const moves: Readonly<Record<Move, (items: readonly ChecklistItem[], id: string) => ChecklistItem[]>> = {
  up: (items, id) => stepped(items, id, -1),
  down: (items, id) => stepped(items, id, 1),
  in: indented,
  out: outdented,
}
const arrows: Readonly<Record<string, Move>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }

/** What a key on a point or on its handle asks for. */
function actOf({ key, altKey, ctrlKey, metaKey }: KeyboardEvent, isGrip: boolean): Move | 'next' | 'previous' | 'remove' | null {
  if (ctrlKey || metaKey) return null
  if (key === 'Delete') return 'remove'
  if (isGrip || altKey) return arrows[key] ?? null
  return key === 'ArrowDown' ? 'next' : key === 'ArrowUp' ? 'previous' : null
}

type PointProps = { item: ChecklistItem; number: number | undefined; isChosen: boolean; isFaulty: boolean; onChoose: (id: string) => void }

function Point({ item, number, isChosen, isFaulty, onChoose }: PointProps): ReactNode {
  const { t } = useTranslation()
  const { id, kind, text, legalBasis } = item
  return (
    <button type="button" className="outline-point" data-point={id} data-kind={kind} aria-current={isChosen ? 'true' : undefined} onClick={() => onChoose(id)}>
      <span className="outline-words">
        {number !== undefined && <span className="numbers">{number}. </span>}
        {text || item.name || t('checklistEditor.outline.untitled')} {item.required && <Badge>{t('settings.checklists.required')}</Badge>}{' '}
        {item.condition !== '' && <Badge>{t('checklistEditor.outline.conditional')}</Badge>}
      </span>
      {(kind !== 'judgement' || legalBasis !== '') && (
        <small>{[kind === 'judgement' || kind === 'group' ? '' : t(`checklistEditor.kinds.${kind}`), legalBasis].filter(Boolean).join(' · ')}</small>
      )}
      {isFaulty && <StateMark state="warn">{t('checklistEditor.outline.faulty')}</StateMark>}
    </button>
  )
}
