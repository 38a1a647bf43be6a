import type { MouseEvent, ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import './dialog.css'
import { IconButton } from './icon-button.tsx'

export type DialogProps = {
  title: string
  isOpen: boolean
  onClose: () => void
  size?: 'small' | 'wide'
  /** `alertdialog` for a question that must be answered. */
  role?: 'dialog' | 'alertdialog'
  /** Something was typed in it: a press outside, which is easily made by accident, leaves it open. */
  isTyped?: boolean
  /** The buttons at the bottom, the one to press last. */
  footer?: ReactNode
  children: ReactNode
}

/** A window over the window. Escape and a press outside close it (not for an `alertdialog`, nor once something is typed). */
export function Dialog({ title, isOpen, onClose, size, role = 'dialog', isTyped = false, footer, children }: DialogProps) {
  const { t } = useTranslation()
  return (
    <ModalOverlay
      className="ui-scrim"
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === 'dialog' && !isTyped}
      onMouseDown={keepFocus}
    >
      <Modal className={classNames('ui-modal', size)}>
        <AriaDialog className="ui-dialog" role={role}>
          <header>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton icon="cross" label={t('common.close')} onPress={onClose} />
          </header>
          <div className="ui-dialog-body">{children}</div>
          {footer !== undefined && <footer>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** A press outside would take the focus to the page for a moment, and the next key with it. */
function keepFocus(event: MouseEvent): void {
  if (event.target === event.currentTarget) event.preventDefault()
}
