import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

export type ConfirmDialogProps = {
  title: string
  isOpen: boolean
  /** The verb on the button that goes on. */
  confirm: string
  /** Takes something away. */
  danger?: boolean
  onConfirm: () => void
  onCancel: () => void
  /** What will happen, in words. */
  children: ReactNode
}

/** Asks before something that matters. The way back is focused. */
export function ConfirmDialog({ title, isOpen, confirm, danger, onConfirm, onCancel, children }: ConfirmDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onCancel}
      role="alertdialog"
      size="small"
      footer={
        <>
          <Button onPress={onCancel} autoFocus>
            {t('common.cancel')}
          </Button>
          <Button variant={danger ? 'danger' : 'primary'} onPress={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
