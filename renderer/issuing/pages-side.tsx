import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportPreview } from '../../src/api/contract.ts'
import type { ApiError } from '../../src/api/errors.ts'
import { errorWords } from '../data/error-words.ts'
import { PageDesk } from '../documents/page-desk.tsx'
import { SegmentedControl } from '../ui/segmented-control.tsx'

/** Whether a draft is seen as texts to write or as the pages that it becomes. */
export type WritingMode = 'write' | 'pages'

export function ModeControl({ mode, onChange }: { mode: WritingMode; onChange: (mode: WritingMode) => void }) {
  const { t } = useTranslation()
  const options = [
    { id: 'write', label: t('report.write') },
    { id: 'pages', label: t('report.pages') },
  ] as const
  return <SegmentedControl label={t('report.mode')} labelHidden options={options} value={mode} onChange={onChange} />
}

type PagesSideProps = { ref?: Ref<HTMLDivElement>; preview: ReportPreview | undefined; error: ApiError | undefined; target: { readonly id: string } | null }

/** A draft as the pages it would go out as. */
export function PagesSide({ ref, preview, error, target }: PagesSideProps) {
  const { t } = useTranslation()
  if (preview) return <PageDesk {...(ref && { ref })} preview={preview} target={target && { id: `doc-${target.id}` }} />
  return (
    <p className="screen-waiting" role="status">
      {error ? `${t('report.previewFailed')} ${errorWords(error).title}` : t('report.preparing')}
    </p>
  )
}
