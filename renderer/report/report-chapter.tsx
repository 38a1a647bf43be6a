import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportPreview } from '../../src/api/contract.ts'
import type { Prose } from '../../src/domain/prose.ts'
import type { Report, ReportKind } from '../../src/domain/report.ts'
import { useFocus } from '../app/location.ts'
import { attempt } from '../data/operation.ts'
import { useCall, useOfficeRows, useRows } from '../data/queries.ts'
import { ProseDesk } from '../editor/prose-desk.tsx'
import { ProseToolbar } from '../editor/prose-toolbar.tsx'
import { useEvidenceSources, useFindingRows, type FindingRows } from '../findings/use-finding-rows.ts'
import { Gate } from '../issuing/gate.tsx'
import { IssueDialog } from '../issuing/issue-dialog.tsx'
import { ModeControl, PagesSide } from '../issuing/pages-side.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PartPicker } from '../ui/part-picker.tsx'
import { SegmentedControl } from '../ui/segmented-control.tsx'
import { SplitPanes } from '../ui/split-panes.tsx'
import { useNarrow } from '../ui/use-narrow.ts'
import { OutlinePane } from './outline-pane.tsx'
import { Particulars } from './particulars.tsx'
import { useIssuableReport } from './issuable-report.ts'
import { nextKind } from './report-gate.ts'
import { addedHeadings, documentTitle, reportOutline, writtenSections, type OutlineLine } from './report-outline.ts'
import { setReportView, useReportView } from './report-view.ts'
import './report.css'
import { RestsOn } from './rests-on.tsx'
import { WritingSide } from './writing-side.tsx'

/** Rapport: outline and readiness, the texts or the pages, the particulars and what a text rests on. */
export default function ReportChapter({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const report = useRows('report', inspectionId)[0]
  const create = () => attempt('report.create', { inspectionId })
  if (report !== undefined) return <ReportScreen inspectionId={inspectionId} report={report} />
  return (
    <div className="findings-empty">
      <EmptyState
        title={t('report.noReportTitle')}
        action={
          <Button variant="primary" onPress={() => void create()}>
            {t('report.createReport')}
          </Button>
        }
      >
        {t('report.noReportText')}
      </EmptyState>
    </div>
  )
}

function ReportScreen({ inspectionId, report }: { inspectionId: string; report: Report }) {
  const { t } = useTranslation()
  const rows = useFindingRows(inspectionId)
  const { sources } = useEvidenceSources(inspectionId)
  // Asked for here, not in the part that shows them: in a small window that part would make the whole chapter wait when it is picked.
  const colleagues = useOfficeRows('colleague')
  const view = useReportView(inspectionId)
  const [section, setSection] = useState<string | null>(null)
  const [isIssuing, setIssuing] = useState(false)
  const [chapter, narrow] = useNarrow(720)
  const [part, setPart] = usePart(inspectionId)
  const kind = view.kind ?? nextKind(rows.document)
  const preview = useCall('report.preview', { inspectionId, kind }, { keep: true })
  const draft = useIssuableReport(report, kind)
  const html = preview.data?.html ?? ''
  const lines = useOutlineLines(rows, html)
  const go = (line: OutlineLine) => {
    setSection(line.id)
    setPart('text')
    setReportView(inspectionId, { target: { id: line.id }, ...(!line.written && { mode: 'pages' }) })
  }
  const shown: Record<Part, ReactNode> = {
    outline: (
      <div className="report-left">
        <div className="report-left-top">
          <KindControl inspectionId={inspectionId} kind={kind} />
          <OutlinePane lines={lines} current={section} onGo={go} />
        </div>
        <Gate draft={draft} issues={preview.data?.issues} onIssue={() => setIssuing(true)} />
      </div>
    ),
    text:
      view.mode === 'write' ? (
        <>
          <ProseToolbar before={<ModeControl mode={view.mode} onChange={(mode) => setReportView(inspectionId, { mode })} />} />
          <WritingSide report={report} outline={rows.outline} points={rows.points} target={view.target} onSection={setSection} />
        </>
      ) : (
        <>
          <div className="prose-toolbar">
            <ModeControl mode={view.mode} onChange={(mode) => setReportView(inspectionId, { mode })} />
          </div>
          <PagesSide preview={preview.data} error={preview.error?.error} target={view.target} />
        </>
      ),
    particulars: (
      <div className="report-right">
        <Particulars report={report} kind={kind} titleLine={documentTitle(html)} colleagues={colleagues} />
        <RestsOn prose={proseOfSection(section, report, rows)} sources={sources} />
      </div>
    ),
  }
  return (
    <ProseDesk sources={sources}>
      <div className="report-chapter" ref={chapter}>
        {narrow ? (
          <>
            <PartPicker label={t('report.parts.label')} parts={parts.map((id) => ({ id, label: t(`report.parts.${id}`) }))} part={part} onChange={setPart} />
            {shown[part]}
          </>
        ) : (
          <SplitPanes
            id="report"
            panes={[
              { id: 'outline', label: t('report.outline'), width: 252, min: 200, paper: true, content: shown.outline },
              { id: 'text', label: t('report.text'), min: 320, paper: true, content: shown.text },
              ...(view.mode === 'pages' ? [] : [{ id: 'particulars', label: t('report.particulars'), width: 256, min: 220, content: shown.particulars }]),
            ]}
          />
        )}
      </div>
      {isIssuing && preview.data && <ReportIssueDialog report={report} kind={kind} preview={preview.data} onClose={() => setIssuing(false)} />}
    </ProseDesk>
  )
}

/** Once the preliminary report is out, the chapter around turns to the final one; the dialog goes on speaking of the one it issued. */
function ReportIssueDialog({ report, kind: asked, preview, onClose }: { report: Report; kind: ReportKind; preview: ReportPreview; onClose: () => void }) {
  const [kind] = useState(asked)
  return <IssueDialog draft={useIssuableReport(report, kind)} preview={preview} onClose={onClose} />
}

const parts = ['text', 'outline', 'particulars'] as const
type Part = (typeof parts)[number]

const isWritten = (id: string | null | undefined): id is (typeof writtenSections)[number] => writtenSections.some((written) => written === id)

/** The part that is shown where there is room for one; an issue leads to the part in which its field stands, and to the text itself. */
function usePart(inspectionId: string): [Part, (part: Part) => void] {
  const [part, setPart] = useState<Part>('text')
  const [focus, theme] = [useFocus('report'), useFocus('reportTheme')]
  useEffect(() => {
    const text = isWritten(focus?.field) ? focus.field : theme?.id
    if (text !== undefined) setReportView(inspectionId, { mode: 'write', target: { id: text } })
    if (text !== undefined || focus?.field !== undefined) setPart(text !== undefined ? 'text' : 'particulars')
  }, [inspectionId, focus, theme])
  return [part, setPart]
}

/** The lines of the outline: what is written, and what the pages in `html` add by themselves. */
function useOutlineLines({ outline, points }: FindingRows, html: string): OutlineLine[] {
  const { t } = useTranslation()
  return useMemo(() => {
    const names = {
      summary: t('report.sections.summary'),
      background: t('report.sections.background'),
      legalBasis: t('report.sections.legalBasis'),
      conclusion: t('report.sections.conclusion'),
      noTheme: t('report.noTheme'),
    }
    return reportOutline(outline, points, names, addedHeadings(html))
  }, [outline, points, html, t])
}

/** The text of a section of the outline; null when it has none of its own. */
function proseOfSection(id: string | null, report: Report, rows: FindingRows): Prose | null {
  if (isWritten(id)) return report[id]
  return rows.reportTheme.find((theme) => theme.id === id)?.introduction ?? rows.finding.find((finding) => finding.id === id)?.facts ?? null
}

function KindControl({ inspectionId, kind }: { inspectionId: string; kind: ReportKind }) {
  const { t } = useTranslation()
  const options = [
    { id: 'preliminaryReport', label: t('report.preliminaryReport') },
    { id: 'finalReport', label: t('report.finalReport') },
  ] as const
  return (
    <SegmentedControl
      label={t('report.kind')}
      labelHidden
      options={options}
      value={kind}
      onChange={(chosen) => setReportView(inspectionId, { kind: chosen })}
    />
  )
}
