import { Fragment, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import './split-panes.css'
import { usePaneKeys } from './use-pane-keys.ts'

export type Pane = {
  readonly id: string
  /** What the pane holds; names its divider ("Bredden af …"). */
  readonly label: string
  /** Width in pixels at first; the one pane without a width takes the rest. */
  readonly width?: number
  readonly min?: number
  readonly max?: number
  /** White like paper instead of the ground. */
  readonly paper?: boolean
  readonly content: ReactNode
}

type SplitPanesProps = {
  id: string
  panes: readonly Pane[]
  /** One under the other they make one page that scrolls as a whole. */
  flows?: boolean
  className?: string
}

/**
 * Columns side by side whose widths a person sets by dragging or with the arrow keys; the widths are remembered under `id`.
 * Exactly one pane has no width. When the window is too narrow for
 * columns (a small one, or one zoomed to 200 %) the panes stand one under the other, and scroll each by itself unless they flow.
 */
export function SplitPanes({ id, panes, flows, className }: SplitPanesProps) {
  const [widths, setWidths] = useState<Record<string, number>>(() => storedWidths(id))
  const width = (pane: Pane) => Math.min(pane.max ?? 640, Math.max(pane.min ?? 160, widths[pane.id] ?? pane.width ?? 240))
  const resize = (pane: Pane, wanted: number) => {
    const next = { ...widths, [pane.id]: Math.round(Math.min(pane.max ?? 640, Math.max(pane.min ?? 160, wanted))) }
    setWidths(next)
    localStorage.setItem(`panes.${id}`, JSON.stringify(next))
  }
  const frame = usePaneKeys()
  const flexible = panes.findIndex((pane) => pane.width === undefined)
  const columns = panes.flatMap((pane, index) => {
    const size = pane.width === undefined ? `minmax(${pane.min ?? 240}px, 1fr)` : `minmax(min(${pane.min ?? 160}px, 24vw), ${width(pane)}px)`
    return index === 0 ? [size] : ['1px', size]
  })
  return (
    <div ref={frame} className={classNames('ui-panes-frame', flows && 'flows', className)}>
      <div className="ui-panes" style={{ gridTemplateColumns: columns.join(' ') }}>
        {panes.map((pane, index) => {
          const previous = panes[index - 1]
          // A divider sizes the fixed pane on its outer side.
          const sized = previous === undefined ? undefined : index <= flexible ? previous : pane
          return (
            <Fragment key={pane.id}>
              {sized && (
                <Divider label={sized.label} width={width(sized)} pane={sized} leading={index <= flexible} onResize={(wanted) => resize(sized, wanted)} />
              )}
              <div className={classNames('ui-pane', pane.width === undefined && 'flexible', pane.paper && 'paper')}>{pane.content}</div>
            </Fragment>
          )
        })}
      </div>
    </div>
  )
}

type DividerProps = { label: string; width: number; pane: Pane; leading: boolean; onResize: (wanted: number) => void }

function Divider({ label, width, pane, leading, onResize }: DividerProps) {
  const drag = useRef<{ from: number; width: number } | null>(null)
  const sign = leading ? 1 : -1
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0
    if (step === 0) return
    event.preventDefault()
    onResize(width + sign * step)
  }
  const onPointerMove = (event: PointerEvent) => {
    if (drag.current) onResize(drag.current.width + sign * (event.clientX - drag.current.from))
  }
  return (
    <div
      role="separator"
      tabIndex={0}
      className="ui-divider"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={pane.min ?? 160}
      aria-valuemax={pane.max ?? 640}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag.current = { from: event.clientX, width }
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => (drag.current = null)}
      onPointerCancel={() => (drag.current = null)}
    />
  )
}

function storedWidths(id: string): Record<string, number> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(`panes.${id}`) ?? '{}')
    return Object.fromEntries(Object.entries(stored ?? {}).filter((entry): entry is [string, number] => typeof entry[1] === 'number'))
  } catch {
    return {}
  }
}
