import { useId, useState, type ReactNode } from 'react'
import './disclosure-row.css'
import { Icon } from './icon.tsx'

export type DisclosureRowProps = {
  /** The row in one line. */
  summary: ReactNode
  /** The handle of a reorderable list. */
  handle?: ReactNode
  /** Buttons at the right end. */
  actions?: ReactNode
  /** Open at first, and again whenever this turns true: the person was led to the row, or has just made it. */
  startsOpen?: boolean
  /** What opens below the line. */
  children: ReactNode
}

/** A row that reads in one line and opens in place to be edited. */
export function DisclosureRow({ summary, handle, actions, startsOpen = false, children }: DisclosureRowProps) {
  const [isOpen, setOpen] = useState(startsOpen)
  const [started, setStarted] = useState(startsOpen)
  if (startsOpen !== started) {
    setStarted(startsOpen)
    if (startsOpen) setOpen(true)
  }
  const id = useId()
  return (
    <div className="ui-row">
      <div className="ui-row-line">
        {handle}
        <button type="button" className="ui-row-summary" aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={() => setOpen(!isOpen)}>
          <Icon name="chevronRight" size={14} />
          <span className="ui-row-words">{summary}</span>
        </button>
        {actions}
      </div>
      {isOpen && (
        <div className="ui-row-body" id={id}>
          {children}
        </div>
      )}
    </div>
  )
}
