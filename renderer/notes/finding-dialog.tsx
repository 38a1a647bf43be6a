import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { canBeEvidence, type Note } from '../../src/domain/note.ts'
import type { ReportTheme } from '../../src/domain/report-theme.ts'
import { openCase } from '../app/location.ts'
import { useFormDraft } from '../data/form-draft.ts'
import { useOperation } from '../data/operation.ts'
import { useRows } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.tsx'

const newTheme = 'new'

type FindingDialogProps = {
  inspectionId: string
  notes: readonly Note[]
  /** Says whether it was made. */
  onClose: (made: boolean) => void
}

/** Asks for the heading and theme of the finding that the marked notes become. */
export function FindingDialog({ inspectionId, notes, onClose }: FindingDialogProps) {
  const { t } = useTranslation()
  const themes = useRows('reportTheme', inspectionId)
  const carrying = notes.filter((note) => canBeEvidence(note.nature))
  const left = notes.length - carrying.length
  const { title, themeName, theme, set, setTheme, isTyped, tried, confirm, close } = useFindingForm(inspectionId, themes, carrying, onClose)
  return (
    <Dialog
      title={t('notes.toFindingDialog.title')}
      isOpen
      isTyped={isTyped}
      size="small"
      onClose={() => onClose(false)}
      footer={
        <>
          <Button onPress={() => close(false)}>{t('common.cancel')}</Button>
          <Button variant="primary" isDisabled={carrying.length === 0} onPress={() => void confirm()}>
            {t('notes.toFindingDialog.make')}
          </Button>
        </>
      }
    >
      {carrying.length === 0 ? <p>{t('notes.toFindingDialog.onlyReflections')}</p> : <p>{t('notes.toFindingDialog.intro', { count: carrying.length })}</p>}
      {carrying.length > 0 && left > 0 && <p className="ui-hint">{t('notes.toFindingDialog.reflections', { count: left })}</p>}
      <TextField
        label={t('notes.toFindingDialog.heading')}
        hint={t('notes.toFindingDialog.headingHint')}
        autoFocus
        value={title}
        onChange={(words) => set({ title: words })}
        error={tried && title.trim() === '' ? t('notes.toFindingDialog.headingMissing') : null}
        onKeyDown={(event) => event.key === 'Enter' && void confirm()}
      />
      <Select
        label={t('notes.toFindingDialog.theme')}
        options={[...themes.map((one) => ({ id: one.id, label: one.title })), { id: newTheme, label: t('notes.toFindingDialog.newTheme') }]}
        none={{ label: t('notes.toFindingDialog.noTheme'), onChoose: () => setTheme(null) }}
        value={theme}
        onChange={setTheme}
      />
      {theme === newTheme && (
        <TextField
          label={t('notes.toFindingDialog.newThemeName')}
          autoFocus={themeName === ''}
          value={themeName}
          onChange={(words) => set({ themeName: words })}
          error={tried && themeName.trim() === '' ? t('notes.toFindingDialog.themeMissing') : null}
          onKeyDown={(event) => event.key === 'Enter' && void confirm()}
        />
      )}
    </Dialog>
  )
}

/** What is typed of the finding, and how it is made: its new theme first, where it is to have one. */
function useFindingForm(inspectionId: string, themes: readonly ReportTheme[], carrying: readonly Note[], onClose: (made: boolean) => void) {
  const { t } = useTranslation()
  const make = useOperation('finding.fromEvidence')
  const makeTheme = useOperation('reportTheme.create')
  const draft = useFormDraft(`finding:new:${inspectionId}`, null, { title: '', themeName: '' })
  const { title, themeName } = draft.form
  const [theme, setTheme] = useState<string | null>(themeName !== '' ? newTheme : themes.length === 1 ? (themes[0]?.id ?? null) : null)
  const [tried, setTried] = useState(false)
  const complete = title.trim() !== '' && (theme !== newTheme || themeName.trim() !== '')
  const close = (made: boolean) => {
    draft.forget()
    onClose(made)
  }
  const confirm = async (): Promise<void> => {
    setTried(true)
    if (!complete || make.isRunning || makeTheme.isRunning) return
    const position = Math.max(0, ...themes.map((one) => one.position)) + 1
    const made = theme === newTheme ? await makeTheme.run({ inspectionId, title: themeName.trim(), position }) : null
    if (theme === newTheme && made === null) return
    if (made) {
      setTheme(made.id)
      draft.set({ themeName: '' })
    }
    const finding = await make.run({
      inspectionId,
      themeId: made?.id ?? (theme === newTheme ? null : theme),
      title: title.trim(),
      sources: carrying.map((note) => `note:${note.id}`),
    })
    if (!finding) return
    showToast({
      tone: 'done',
      title: t('notes.toFindingDialog.made', { title: finding.title }),
      action: { label: t('common.open'), onPress: () => openCase(inspectionId, 'findings', { noun: 'finding', id: finding.id }) },
    })
    close(true)
  }
  return { title, themeName, theme, set: draft.set, setTheme, isTyped: draft.isTyped, tried, confirm, close }
}
