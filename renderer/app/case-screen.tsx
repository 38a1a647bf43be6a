import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall, useInspection, useRows } from '../data/queries.ts'
import { DeleteInspection } from '../inspections/delete-inspection.tsx'
import { numberWords } from '../strings/formats.ts'
import { Tabs } from '../ui/tabs.tsx'
import './case-screen.css'
import { chapters, preloadChapters } from './chapters.tsx'
import { useDoneChapters } from './done-chapters.ts'
import { chapterIds, openCase, useFocus, type ChapterId } from './location.ts'
import { SaveState } from './save-state.tsx'
import { ErrorBoundary } from './screen-boundary.tsx'

/** A case: its head, its chapters as tabs, and the open chapter. */
export function CaseScreen({ inspectionId, chapter }: { inspectionId: string; chapter: ChapterId }) {
  const { t } = useTranslation()
  const done = useDoneChapters(inspectionId)
  useEffect(preloadChapters, [])
  const tabs = useRef<HTMLDivElement>(null)
  const arrival = useFocus('inspection')
  // Who is led to the case itself (it was just made, or found) goes on from its open chapter.
  useEffect(() => {
    if (arrival?.id !== inspectionId) return
    // The list draws its tabs after itself.
    const frame = requestAnimationFrame(() => tabs.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [arrival, inspectionId])
  const Chapter = chapters[chapter]
  const outstanding = useCall('recordKeeping.outstanding', { inspectionId, limit: 1 }, { keep: true }).data?.total ?? 0
  const items = chapterIds.map((id) => ({
    id,
    label: t(`inspections.chapters.${id}`),
    ...(done.has(id) && { done: t('inspections.chapterDone') }),
    ...(id === 'documents' && outstanding > 0 && { count: { shown: numberWords(outstanding), words: t('records.outstanding', { count: outstanding }) } }),
  }))
  return (
    <>
      <CaseHead inspectionId={inspectionId} />
      <Tabs
        label={t('inspections.chaptersLabel')}
        items={items}
        selected={chapter}
        onSelect={(id) => openCase(inspectionId, id)}
        listClassName="case-chapters"
        listRef={tabs}
      >
        <ErrorBoundary resetKey={`${inspectionId} ${chapter}`}>
          <Chapter key={inspectionId} inspectionId={inspectionId} />
        </ErrorBoundary>
      </Tabs>
    </>
  )
}

function CaseHead({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const inspection = useInspection(inspectionId)
  const authorities = useRows('authority', inspectionId)
  const units = useRows('unit', inspectionId)
  return (
    <header className="case-head">
      <div>
        <h1>{inspection.title}</h1>
        <p>
          <b>{t('inspections.caseNo', { number: inspection.caseNumber })}</b>
          {authorities.length > 0 && ` · ${authorities.map((authority) => authority.name).join(', ')}`}
          {units.length > 0 && ` · ${units.map((unit) => unit.name).join(', ')}`}
        </p>
      </div>
      <div className="case-head-side">
        <SaveState inspectionId={inspectionId} />
        <DeleteInspection inspection={inspection} />
      </div>
    </header>
  )
}
