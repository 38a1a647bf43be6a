import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { dateWords } from '../strings/formats.ts'
import type { ProseSurroundings } from './prose-nodes.ts'

/** The words that an editor's own nodes speak, in the window's language. */
export function useProseWords(): ProseSurroundings['words'] {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      footnote: t('editor.footnote'),
      sourceAndDate: t('editor.quoteSource'),
      quoteSource: (source, date) => [source, date === null ? '' : dateWords(date)].filter(Boolean).join(', '),
      evidence: (label, words) => t('editor.evidenceAs', { label, words }),
      evidenceGone: t('editor.evidenceGone'),
      statisticGone: t('editor.statisticGone'),
    }),
    [t],
  )
}
