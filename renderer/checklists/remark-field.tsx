import { useTranslation } from 'react-i18next'
import { DraftConflict } from '../data/autosaved-text.tsx'
import { useAutosave } from '../data/autosaves.ts'
import { call } from '../data/bridge.ts'
import { TextArea } from '../ui/text-area.tsx'

/** Where an unsaved remark is kept. A point in no repeat has no place, and the name that it always had. */
export const remarkTarget = (runId: string, itemId: string, place: string): string => `remark:${runId}:${itemId}${place === '' ? '' : `:${place}`}`

export type RemarkFieldProps = { runId: string; itemId: string; place: string; remark: string; label: string; onClose: () => void }

/** The remark to an answer while it is written; it saves itself. Enter or Escape ends it, Shift+Enter breaks the line. */
export function RemarkField({ runId, itemId, place, remark, label, onClose }: RemarkFieldProps) {
  const { t } = useTranslation()
  const field = useAutosave<string>(
    {
      target: remarkTarget(runId, itemId, place),
      base: () => null,
      save: async (words) => {
        const result = await call('checklistAnswer.set', { runId, itemId, place, remark: words })
        return result.ok ? { ok: true, value: result.value.remark } : result
      },
      equal: Object.is,
      saveOn: 'pause',
    },
    remark,
  )
  return (
    <div
      className="remark-field"
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey))) return
        event.preventDefault()
        event.stopPropagation()
        field.flush()
        onClose()
      }}
      onBlur={field.flush}
    >
      <TextArea
        label={label}
        labelHidden
        minRows={1}
        maxRows={8}
        value={field.value}
        onChange={field.change}
        isReadOnly={field.conflict !== null}
        placeholder={t('checklists.remark')}
      />
      <DraftConflict label={label} field={field} words={(words) => words} />
    </div>
  )
}
