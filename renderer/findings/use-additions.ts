import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { attempt } from '../data/operation.ts'
import { placeInTheme } from './finding-moves.ts'
import type { OutlineTheme } from './finding-outline.ts'

/** New themes and findings, and the theme whose title is being written. `onFinding` shows the finding that was made. */
export function useAdditions(inspectionId: string, outline: readonly OutlineTheme[], onFinding: (findingId: string) => void) {
  const { t } = useTranslation()
  const [newThemeId, setNewThemeId] = useState<string | null>(null)
  const [renaming, setRenaming] = useState<string | null>(null)
  const addTheme = async () => {
    const made = await attempt('reportTheme.create', { inspectionId, title: t('findings.newTheme') })
    if (made === null) return
    setNewThemeId(made.id)
    setRenaming(made.id)
  }
  const addFinding = async (themeId: string | null) => {
    const made = await attempt('finding.create', { inspectionId, title: t('findings.newFinding'), ...placeInTheme(outline, themeId) })
    if (made === null) return
    onFinding(made.id)
  }
  /** The title was not to be written after all: a theme that was never given one goes again. */
  const giveUpTitle = async (themeId: string) => {
    setRenaming(null)
    const title = outline.find(({ theme }) => theme?.id === themeId)?.theme?.title
    if (themeId === newThemeId && title === t('findings.newTheme')) await attempt('reportTheme.remove', { id: themeId })
  }
  return { renaming, rename: setRenaming, addTheme, addFinding, giveUpTitle }
}

export type Additions = ReturnType<typeof useAdditions>
