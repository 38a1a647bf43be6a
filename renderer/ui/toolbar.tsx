import type { ReactNode } from 'react'
import { Toolbar as AriaToolbar } from 'react-aria-components'
import { classNames } from './class-names.ts'
import './toolbar.css'

/** Controls in a row that the arrow keys walk through; one stop for Tab. */
export function Toolbar({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <AriaToolbar aria-label={label} className={classNames('ui-toolbar', className)}>
      {children}
    </AriaToolbar>
  )
}
