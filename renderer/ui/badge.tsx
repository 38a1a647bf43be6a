import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import './state-mark.css'

/** A short word in a frame: a kind, a version. The colour only repeats what the word says. */
export function Badge({ tone, children }: { tone?: 'accent' | 'quote' | 'obs' | 'claim' | 'doc' | 'due'; children: ReactNode }) {
  return <span className={classNames('ui-badge', tone)}>{children}</span>
}
