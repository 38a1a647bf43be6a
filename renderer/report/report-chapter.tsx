import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Prose } from '../../src/domain/prose.ts'
import type { Report } from '../../src/domain/report.ts'
import { useFocus } from '../app/location.ts'
import { errorWords } from '../data/error-words.ts'
import { attempt } from '../data/operation.ts'
import { useCall, useInspection, useOfficeRows, useRows } from '../data/queries.ts'
import { PageDesk } from '../documents/page-desk.tsx'
import { ProseDesk } from '../editor/prose-desk.tsx'
import { ProseToolbar } from '../editor/prose-toolbar.tsx'
import { useEvidenceSources, useFindingRows, type FindingRows } from '../findings/use-finding-rows.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PartPicker } from '../ui/part-picker.tsx'
import { SegmentedControl } from '../ui/segmented-control.tsx'
import { SplitPanes } from '../ui/split-panes.tsx'
import { useNarrow } from '../ui/use-narrow.ts'
import { Gate } from './gate.tsx'
import { IssueDialog } from './issue-dialog.tsx'
import { OutlinePane } from './outline-pane.tsx'
import { Particulars } from './particulars.tsx'
import { nextKind } from './report-gate.ts'
import { addedHeadings, documentTitle, reportOutline, type OutlineLine } from './report-outline.ts'
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
  const inspection = useInspection(inspectionId)
  const authorities = useRows('authority', inspectionId)
  const colleagues = useOfficeRows('colleague')
  const view = useReportView(inspectionId)
  const [section, setSection] = useState<string | null>(null)
  const [isIssuing, setIssuing] = useState(false)
  const [chapter, narrow] = useNarrow(720)
  const [part, setPart] = usePart(inspectionId)
  const kind = view.kind ?? nextKind(rows.document)
  const preview = useCall('report.preview', { inspectionId, kind }, { keep: true })
  const html = preview.data?.html ?? ''
  const lines = useMemo(() => {
    const names = {
      summary: t('report.sections.summary'),
      background: t('report.sections.background'),
      legalBasis: t('report.sections.legalBasis'),
      conclusion: t('report.sections.conclusion'),
      noTheme: t('report.noTheme'),
    }
    return reportOutline(rows.outline, rows.points, names, addedHeadings(html))
  }, [rows.outline, rows.points, html, t])
  const go = (line: OutlineLine) => {
    setSection(line.id)
    setPart('text')
    setReportView(inspectionId, { target: { id: line.id }, ...(!line.written && { mode: 'pages' }) })
  }
  const modes = (
    <SegmentedControl
      label={t('report.mode')}
      labelHidden
      options={[
        { id: 'write', label: t('report.write') },
        { id: 'pages', label: t('report.pages') },
      ]}
      value={view.mode}
      onChange={(mode) => setReportView(inspectionId, { mode })}
    />
  )
  const outline = (
    <div className="report-left">
      <div className="report-left-top">
        <SegmentedControl
          label={t('report.kind')}
          labelHidden
          options={[
            { id: 'preliminaryReport', label: t('report.preliminaryReport') },
            { id: 'finalReport', label: t('report.finalReport') },
          ]}
          value={kind}
          onChange={(chosen) => setReportView(inspectionId, { kind: chosen })}
        />
        <OutlinePane lines={lines} current={section} onGo={go} />
      </div>
      <Gate
        inspectionId={inspectionId}
        kind={kind}
        report={report}
        documents={rows.document}
        recipients={authorities.length}
        issues={preview.data?.issues}
        onIssue={() => setIssuing(true)}
      />
    </div>
  )
  const text = (
    <>
      {view.mode === 'write' ? <ProseToolbar before={modes} /> : <div className="prose-toolbar">{modes}</div>}
      {view.mode === 'write' ? (
        <WritingSide report={report} outline={rows.outline} points={rows.points} target={view.target} onSection={setSection} />
      ) : preview.data ? (
        <PageDesk preview={preview.data} target={view.target && { id: `doc-${view.target.id}` }} />
      ) : (
        <p className="screen-waiting" role="status">
          {preview.error ? `${t('report.previewFailed')} ${errorWords(preview.error.error).title}` : t('report.preparing')}
        </p>
      )}
    </>
  )
  const particulars = (
    <div className="report-right">
      <Particulars
        report={report}
        kind={kind}
        titleLine={documentTitle(html)}
        caseNumber={inspection.caseNumber}
        documents={rows.document}
        colleagues={colleagues}
        authorities={authorities}
      />
      <RestsOn prose={proseOfSection(section, report, rows)} sources={sources} />
    </div>
  )
  const shown: Record<Part, ReactNode> = { text, outline, particulars }
  const aside = { id: 'particulars', label: t('report.particulars'), width: 256, min: 220, content: particulars }
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
              { id: 'outline', label: t('report.outline'), width: 252, min: 200, paper: true, content: outline },
              { id: 'text', label: t('report.text'), min: 320, paper: true, content: text },
              ...(view.mode === 'pages' ? [] : [aside]),
            ]}
          />
        )}
      </div>
      {isIssuing && preview.data && (
        <IssueDialog
          inspectionId={inspectionId}
          kind={kind}
          report={report}
          recipients={authorities.map((authority) => authority.name)}
          preview={preview.data}
          onClose={() => setIssuing(false)}
        />
      )}
    </ProseDesk>
  )
}

const parts = ['text', 'outline', 'particulars'] as const
type Part = (typeof parts)[number]

const ownTexts = ['summary', 'background', 'legalBasis', 'conclusion'] as const
const isOwnText = (id: string | null | undefined): id is (typeof ownTexts)[number] => ownTexts.some((own) => own === id)

/** The part that is shown where there is room for one; an issue leads to the part in which its field stands, and to the text itself. */
function usePart(inspectionId: string): [Part, (part: Part) => void] {
  const [part, setPart] = useState<Part>('text')
  const [focus, theme] = [useFocus('report'), useFocus('reportTheme')]
  useEffect(() => {
    const text = isOwnText(focus?.field) ? focus.field : theme?.id
    if (text !== undefined) setReportView(inspectionId, { mode: 'write', target: { id: text } })
    if (text !== undefined || focus?.field !== undefined) setPart(text !== undefined ? 'text' : 'particulars')
  }, [inspectionId, focus, theme])
  return [part, setPart]
}

/** The text of a section of the outline; null when it has none of its own. */
function proseOfSection(id: string | null, report: Report, rows: FindingRows): Prose | null {
  if (isOwnText(id)) return report[id]
  return rows.reportTheme.find((theme) => theme.id === id)?.introduction ?? rows.finding.find((finding) => finding.id === id)?.facts ?? null
}
