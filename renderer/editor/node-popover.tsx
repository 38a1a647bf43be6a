import type { Editor } from '@tiptap/core'
import { useRef, useState } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { OpenRequest } from './prose-nodes.ts'

/** The fields of a footnote or a quote beside it. What is written is taken over when it closes, however it closes. */
export function NodePopover({ editor, request, onClose }: { editor: Editor; request: OpenRequest; onClose: () => void }) {
  const anchor = useRef<Element>(request.anchor)
  const { t } = useTranslation()
  const attrs = editor.state.doc.nodeAt(request.pos)?.attrs ?? {}
  const [draft, setDraft] = useState(attrs)
  const close = (removed = false) => {
    const { tr, doc } = editor.state
    const node = doc.nodeAt(request.pos)
    if (removed && node) editor.view.dispatch(tr.delete(request.pos, request.pos + node.nodeSize))
    else if (node && JSON.stringify(node.attrs) !== JSON.stringify(draft)) editor.view.dispatch(tr.setNodeMarkup(request.pos, null, draft))
    onClose()
    editor.commands.focus()
  }
  const set = (patch: Record<string, unknown>) => setDraft((current) => ({ ...current, ...patch }))
  return (
    <Popover className="ui-popover prose-popover" triggerRef={anchor} isOpen onOpenChange={(open) => !open && close()} placement="bottom" offset={6}>
      <Dialog aria-label={request.kind === 'footnote' ? t('editor.footnote') : t('editor.quote')} className="prose-popover-dialog">
        {request.kind === 'footnote' ? (
          <TextArea
            label={t('editor.footnoteText')}
            value={String(draft['text'] ?? '')}
            onChange={(text) => set({ text: text.replaceAll('\n', ' ') })}
            autoFocus
            onKeyDown={(event) => event.key === 'Enter' && close()}
          />
        ) : (
          <>
            <TextField
              label={t('editor.quoteField')}
              hint={t('editor.quoteFieldHint')}
              value={String(draft['source'] ?? '')}
              onChange={(source) => set({ source })}
              autoFocus
              onKeyDown={(event) => event.key === 'Enter' && close()}
            />
            <DateField label={t('editor.quoteDate')} value={(draft['date'] as string | null) ?? null} onChange={(date) => set({ date })} />
          </>
        )}
        <div className="prose-popover-buttons">
          {request.kind === 'footnote' && (
            <Button variant="danger" small onPress={() => close(true)}>
              {t('editor.deleteFootnote')}
            </Button>
          )}
          <Button variant="primary" small onPress={() => close()}>
            {t('editor.done')}
          </Button>
        </div>
      </Dialog>
    </Popover>
  )
}
