import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Note } from '../../src/domain/note.ts'
import type { ReportTheme } from '../../src/domain/report-theme.ts'
import { useFormDraft } from '../data/form-draft.ts'
import { attempt } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Choices } from '../visit/choices.tsx'

type ThemesDialogProps = { inspectionId: string; notes: readonly Note[]; themes: readonly ReportTheme[]; onClose: (done: boolean) => void }

/** Puts the marked notes down to themes of the report. A theme that only some of them have stays theirs until it is pressed. */
export function ThemesDialog({ inspectionId, notes, themes, onClose }: ThemesDialogProps) {
  const { t } = useTranslation()
  const atFirst = themes.filter(({ id }) => notes.every((note) => note.themeIds.includes(id))).map(({ id }) => id)
  const [chosen, setChosen] = useState<readonly string[]>(atFirst)
  const draft = useFormDraft(`reportTheme:new:${inspectionId}`, null, { title: '' })
  const { title } = draft.form
  const [running, setRunning] = useState(false)
  const close = (done: boolean): void => {
    draft.forget()
    onClose(done)
  }
  const confirm = async (): Promise<void> => {
    if (running) return
    setRunning(true)
    const made = title.trim() === '' ? null : await attempt('reportTheme.create', { inspectionId, title: title.trim() })
    if (title.trim() !== '' && made === null) return setRunning(false)
    const add = [...chosen.filter((id) => !atFirst.includes(id)), ...(made ? [made.id] : [])]
    const remove = atFirst.filter((id) => !chosen.includes(id))
    const done = await attempt('note.code', { ids: notes.map(({ id }) => id), add, remove })
    setRunning(false)
    if (done) close(true)
  }
  const partly = (id: string): number => (atFirst.includes(id) ? 0 : notes.filter((note) => note.themeIds.includes(id)).length)
  return (
    <Dialog
      title={t('notes.themes.title', { count: notes.length })}
      isOpen
      isTyped={draft.isTyped}
      size="small"
      onClose={() => onClose(false)}
      footer={
        <>
          <Button onPress={() => close(false)}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={() => void confirm()}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <Choices
        label={t('notes.themes.choices')}
        none={t('notes.themes.none')}
        options={themes.map((theme) => ({
          id: theme.id,
          label: partly(theme.id) > 0 ? t('notes.themes.partly', { title: theme.title, count: partly(theme.id) }) : theme.title,
        }))}
        chosen={chosen}
        onChange={setChosen}
      />
      <TextField
        label={t('notes.themes.new')}
        {...(themes.length > 0 && { note: t('common.optional') })}
        autoFocus={themes.length === 0}
        value={title}
        onChange={(words) => draft.set({ title: words })}
        onKeyDown={(event) => event.key === 'Enter' && void confirm()}
      />
    </Dialog>
  )
}
