import { useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter } from '../../src/domain/letter.ts'
import { useFocus } from '../app/location.ts'
import { useCall, useOfficeRows, useRows } from '../data/queries.ts'
import { ProseDesk } from '../editor/prose-desk.tsx'
import { ProseToolbar } from '../editor/prose-toolbar.tsx'
import { useEvidenceSources } from '../findings/use-finding-rows.ts'
import { useThreads, type ThreadRows } from '../follow-up/use-threads.ts'
import { Gate } from '../issuing/gate.tsx'
import { IssueDialog } from '../issuing/issue-dialog.tsx'
import { ModeControl, PagesSide } from '../issuing/pages-side.tsx'
import '../report/report.css'
import { EmptyState } from '../ui/empty-state.tsx'
import { PartPicker } from '../ui/part-picker.tsx'
import { SplitPanes } from '../ui/split-panes.tsx'
import { useNarrow } from '../ui/use-narrow.ts'
import { useIssuableLetter } from './issuable-letter.ts'
import { LetterList } from './letter-list.tsx'
import { LetterParticulars } from './letter-particulars.tsx'
import { LetterTools } from './letter-tools.tsx'
import { LetterWriting } from './letter-writing.tsx'
import './letters.css'
import { setLettersView, useLettersView } from './letters-view.ts'
import { NewLetter } from './new-letter.tsx'

/** Breve: the letters of the case at the left, the open one as text or as pages, its particulars beside it. */
export default function LettersChapter({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const rows = useThreads(inspectionId)
  const letters = useRows('letter', inspectionId)
  const { openId } = useLettersView(inspectionId)
  const [part, setPart] = usePart(inspectionId)
  const letter = letters.find(({ id }) => id === openId) ?? letters[0]
  if (letter === undefined)
    return (
      <div className="findings-empty">
        <EmptyState title={t('letters.emptyTitle')} action={<NewLetter rows={rows} isFirst />}>
          {t('letters.emptyText')}
        </EmptyState>
      </div>
    )
  return <LetterScreen letter={letter} letters={letters} rows={rows} part={part} setPart={setPart} />
}

type LetterScreenProps = { letter: Letter; letters: readonly Letter[]; rows: ThreadRows; part: Part; setPart: (part: Part) => void }

function LetterScreen({ letter, letters, rows, part, setPart }: LetterScreenProps) {
  const { t } = useTranslation()
  const { id, inspectionId } = letter
  const { sources } = useEvidenceSources(inspectionId)
  const statistics = useRows('statistic', inspectionId)
  const colleagues = useOfficeRows('colleague')
  const sections = useMemo(() => rows.letterSection.filter(({ letterId }) => letterId === id), [rows.letterSection, id])
  const view = useLettersView(inspectionId)
  const [section, setSection] = useState<string | null>(null)
  const [isIssuing, setIssuing] = useState(false)
  const [chapter, narrow] = useNarrow(720)
  const draft = useIssuableLetter(letter)
  const preview = useCall('letter.preview', { id })
  const pages = useKeyboardInPages(view.mode === 'pages' && preview.data !== undefined)
  const open = (wanted: string) => {
    setLettersView(inspectionId, { openId: wanted, target: null })
    setPart('text')
  }
  const mode = <ModeControl mode={view.mode} onChange={(wanted) => setLettersView(inspectionId, { mode: wanted })} />
  const shown: Record<Part, ReactNode> = {
    list: (
      <div className="report-left">
        <div className="report-left-top">
          <LetterList rows={rows} letters={letters} openId={id} onOpen={open} />
        </div>
        <Gate draft={draft} issues={preview.data?.issues} onIssue={() => setIssuing(true)} />
      </div>
    ),
    text:
      view.mode === 'write' ? (
        <>
          <ProseToolbar before={mode}>
            <LetterTools rows={rows} section={sections.find((one) => one.id === section)} />
          </ProseToolbar>
          <LetterWriting key={id} letter={letter} sections={sections} rows={rows} target={view.target} onSection={setSection} />
        </>
      ) : (
        <>
          <div className="prose-toolbar">{mode}</div>
          <PagesSide ref={pages} preview={preview.data} error={preview.error?.error} target={view.target} />
        </>
      ),
    particulars: (
      <div className="report-right">
        <LetterParticulars key={id} letter={letter} colleagues={colleagues} />
      </div>
    ),
  }
  return (
    <ProseDesk sources={sources} statistics={statistics}>
      <div className="report-chapter" ref={chapter}>
        {narrow ? (
          <>
            <PartPicker
              label={t('report.parts.label')}
              parts={parts.map((one) => ({ id: one, label: t(`letters.parts.${one}`) }))}
              part={part}
              onChange={setPart}
            />
            {shown[part]}
          </>
        ) : (
          <SplitPanes
            id="letters"
            panes={[
              { id: 'list', label: t('letters.list'), width: 272, min: 220, paper: true, content: shown.list },
              { id: 'text', label: t('letters.text'), min: 320, paper: true, content: shown.text },
              ...(view.mode === 'pages' ? [] : [{ id: 'particulars', label: t('report.particulars'), width: 256, min: 220, content: shown.particulars }]),
            ]}
          />
        )}
      </div>
      {isIssuing && preview.data && <IssueDialog draft={draft} preview={preview.data} onClose={() => setIssuing(false)} />}
    </ProseDesk>
  )
}

/** Who is led to a letter as its pages, as to the record of a visit, has the keyboard in them once they stand. */
function useKeyboardInPages(stand: boolean): RefObject<HTMLDivElement | null> {
  const focus = useFocus('letter')
  const pages = useRef<HTMLDivElement>(null)
  const led = useRef<typeof focus>(undefined)
  useEffect(() => {
    if (focus === undefined || focus === led.current || !stand) return
    led.current = focus
    pages.current?.focus({ preventScroll: true })
  }, [focus, stand])
  return pages
}

const parts = ['text', 'list', 'particulars'] as const
type Part = (typeof parts)[number]

/** The part that is shown where there is room for one. Who is led here finds the letter open, and the text or the field in sight. */
function usePart(inspectionId: string): [Part, (part: Part) => void] {
  const [part, setPart] = useState<Part>('text')
  const [focus, inSection] = [useFocus('letter'), useFocus('letterSection')]
  const sections = useRows('letterSection', inspectionId)
  useEffect(() => {
    const ofSection = sections.find(({ id }) => id === inSection?.id)
    if (ofSection) setLettersView(inspectionId, { openId: ofSection.letterId, mode: 'write', target: { id: ofSection.id } })
    else if (focus?.field === 'opening') setLettersView(inspectionId, { openId: focus.id, mode: 'write', target: { id: 'opening' } })
    else if (focus) setLettersView(inspectionId, { openId: focus.id, ...(focus.field !== undefined && { mode: 'write' }) })
    if (focus ?? inSection) setPart(focus?.field === undefined || focus.field === 'opening' ? 'text' : 'particulars')
    // Only when the person is led here: later changes of rows must not take the open letter away.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [inspectionId, focus, inSection])
  return [part, setPart]
}
