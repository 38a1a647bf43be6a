import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import './state-mark.css'

const signs = { done: '✓', open: '○', due: '▲', warn: '▲', active: '●', idle: '·', conflict: '⇄', dropped: '⊘' } as const

/** A state said by shape, word and colour: `<StateMark state="open">ubesvaret</StateMark>`. */
export function StateMark({ state, children }: { state: keyof typeof signs; children: ReactNode }) {
  return (
    <span className={classNames('ui-mark', state)}>
      <span className="sign" aria-hidden="true">
        {signs[state]}
      </span>
      <span>{children}</span>
    </span>
  )
}
