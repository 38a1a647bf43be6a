import { useEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'
import './reorderable-list.css'

export type ReorderableListProps<Item> = {
  label: string
  items: readonly Item[]
  keyOf: (item: Item) => string
  /** What the handle calls the item: "Flyt »…«". */
  nameOf: (item: Item) => string
  /** The keys in their new order; answers when it has been carried out or refused. */
  onArrange: (keys: string[]) => Promise<unknown>
  /** Draws an item with its handle. */
  children: (item: Item, handle: ReactNode, index: number) => ReactNode
}

/** A list whose order a person sets: by dragging the handle, or with the arrow keys on it. */
export function ReorderableList<Item>({ label, items, keyOf, nameOf, onArrange, children }: ReorderableListProps<Item>) {
  const { t } = useTranslation()
  const list = useRef<HTMLOListElement>(null)
  const [order, setOrder] = useState<readonly string[] | null>(null)
  const [drag, setDrag] = useState<{ key: string; to: number } | null>(null)
  const [said, setSaid] = useState('')
  const moved = useRef<string | null>(null)
  const shown = order === null ? items : order.flatMap((key) => items.find((item) => keyOf(item) === key) ?? [])
  const keys = shown.map(keyOf)
  // Moving a node in the page takes the focus from it; the handle gets it back.
  useEffect(() => {
    if (moved.current === null) return
    list.current?.querySelector<HTMLElement>(`[data-grip="${CSS.escape(moved.current)}"]`)?.focus()
    moved.current = null
  })
  const move = async (key: string, to: number) => {
    const from = keys.indexOf(key)
    const target = Math.max(0, Math.min(keys.length - 1, to))
    if (from < 0 || target === from) return
    const next = keys.toSpliced(from, 1).toSpliced(target, 0, key)
    moved.current = key
    setOrder(next)
    setSaid(t('common.movedTo', { position: target + 1, total: keys.length }))
    await onArrange(next)
    setOrder(null)
  }
  const onPointerMove = (event: PointerEvent, key: string) => {
    if (drag?.key !== key) return
    const middles = [...(list.current?.children ?? [])].map((child) => child.getBoundingClientRect()).map((box) => box.top + box.height / 2)
    setDrag({ key, to: middles.filter((middle) => middle < event.clientY).length })
  }
  const drop = (key: string) => {
    if (drag?.key !== key) return
    setDrag(null)
    const from = keys.indexOf(key)
    void move(key, drag.to > from ? drag.to - 1 : drag.to)
  }
  const handle = (key: string, name: string, index: number) => (
    <button
      type="button"
      className="ui-grip"
      data-grip={key}
      aria-label={t('common.moveItem', { what: name })}
      title={t('common.moveHow')}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
        if (by === 0) return
        event.preventDefault()
        void move(key, index + by)
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrag({ key, to: index })
      }}
      onPointerMove={(event) => onPointerMove(event, key)}
      onPointerUp={() => drop(key)}
      onPointerCancel={() => setDrag(null)}
    >
      <Icon name="grip" />
    </button>
  )
  return (
    <>
      <ol className="ui-reorder" aria-label={label} ref={list}>
        {shown.map((item, index) => {
          const key = keyOf(item)
          const drops =
            drag === null || drag.key === key
              ? undefined
              : drag.to === index
                ? 'before'
                : drag.to === keys.length && index === keys.length - 1
                  ? 'after'
                  : undefined
          return (
            <li key={key} data-dragged={drag?.key === key || undefined} data-drop={drops}>
              {children(item, handle(key, nameOf(item), index), index)}
            </li>
          )
        })}
      </ol>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  )
}
