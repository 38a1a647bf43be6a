import type { ReactNode } from 'react'
import './section-heading.css'

/** The small heading over a part of a screen; at its right a few words or a button. */
export function SectionHeading({ children, side, level = 2, id }: { children: ReactNode; side?: ReactNode; level?: 2 | 3 | 4; id?: string }) {
  const Heading = `h${level}` as const
  return (
    <div className="ui-section">
      <Heading id={id}>{children}</Heading>
      {side !== undefined && <div className="ui-section-side">{side}</div>}
    </div>
  )
}
