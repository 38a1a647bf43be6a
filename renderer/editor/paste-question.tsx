import type { Editor } from '@tiptap/core'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { cleanPastedHtml } from './word-paste.ts'

/** Asks what to do with words that are marked as deleted or struck out: never swallowed, never kept in silence. */
export function PasteQuestion({ editor, pasted, onClose }: { editor: Editor; pasted: { html: string; deletions: number }; onClose: () => void }) {
  const { t } = useTranslation()
  const paste = (keepDeleted: boolean) => {
    onClose()
    editor.commands.focus()
    editor.view.pasteHTML(cleanPastedHtml(pasted.html, keepDeleted).html)
  }
  return (
    <Dialog
      title={t('editor.deletionsTitle')}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={() => paste(true)}>{t('editor.keepDeleted')}</Button>
          <Button variant="primary" onPress={() => paste(false)} autoFocus>
            {t('editor.leaveDeleted')}
          </Button>
        </>
      }
    >
      <p>{t('editor.deletionsText', { count: pasted.deletions })}</p>
    </Dialog>
  )
}
