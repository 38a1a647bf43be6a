import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFocus } from '../app/location.ts'
import { attempt } from '../data/operation.ts'
import { ProseDesk } from '../editor/prose-desk.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PartPicker } from '../ui/part-picker.tsx'
import { SplitPanes } from '../ui/split-panes.tsx'
import { useNarrow } from '../ui/use-narrow.ts'
import { accountsOf } from './accounts.tsx'
import { EvidencePanel } from './evidence-panel.tsx'
import { FindingList } from './finding-list.tsx'
import { FindingSheet } from './finding-sheet.tsx'
import './findings.css'
import { openFinding, useOpenFinding } from './findings-view.ts'
import { useAdditions, type Additions } from './use-additions.ts'
import { useEvidenceSources, useFindingRows, type FindingRows } from './use-finding-rows.ts'

/** Konstateringer: themes and findings, the open finding, and what it rests on. */
export default function FindingsChapter({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const rows = useFindingRows(inspectionId)
  const { sources, notes } = useEvidenceSources(inspectionId)
  const [chapter, narrow] = useNarrow(720)
  const [part, setPart] = useState<Part>('finding')
  useFocusedFinding(inspectionId, rows)
  const show = (id: string) => {
    openFinding(inspectionId, id)
    setPart('finding')
  }
  const additions = useAdditions(inspectionId, rows.outline, show)

  const findings = rows.outline.flatMap((theme) => theme.findings)
  const wanted = useOpenFinding(inspectionId)
  const open = findings.find((one) => one.finding.id === wanted) ?? findings[0]
  const entries = useMemo(() => accountsOf(open?.finding.id, rows.evidence, sources), [open?.finding.id, rows.evidence, sources])
  const addEvidence = (source: string) => {
    if (open === undefined || entries.some((entry) => entry.evidence.source === source)) return
    void attempt('evidence.create', { inspectionId, findingId: open.finding.id, source })
  }

  if (rows.outline.length === 0) return <NoFindings additions={additions} />
  const shown: Record<Part, ReactNode> = {
    list: <FindingList outline={rows.outline} openId={open?.finding.id} onOpen={show} additions={additions} />,
    finding:
      open === undefined ? (
        <div className="findings-empty">
          <p>{t('findings.pickOne')}</p>
        </div>
      ) : (
        <FindingSheet
          key={open.finding.id}
          open={open}
          rows={rows}
          entries={entries}
          onEvidence={addEvidence}
          isNew={open.finding.id === additions.newFindingId}
        />
      ),
    evidence: open && <EvidencePanel open={open} entries={entries} notes={notes} evidence={rows.evidence} onAdd={addEvidence} />,
  }
  return (
    <ProseDesk sources={sources}>
      <div className="findings-chapter" ref={chapter}>
        {narrow ? (
          <>
            <PartPicker
              label={t('findings.parts.label')}
              parts={parts.map((id) => ({ id, label: t(`findings.parts.${id}`) }))}
              part={part}
              onChange={setPart}
            />
            {shown[part]}
          </>
        ) : (
          <SplitPanes
            id="findings"
            panes={[
              { id: 'list', label: t('findings.list'), width: 254, min: 200, paper: true, content: shown.list },
              { id: 'finding', label: t('findings.finding'), min: 320, paper: true, content: shown.finding },
              { id: 'evidence', label: t('findings.evidencePane'), width: 260, min: 220, content: shown.evidence },
            ]}
          />
        )}
      </div>
    </ProseDesk>
  )
}

const parts = ['list', 'finding', 'evidence'] as const
type Part = (typeof parts)[number]

/** Opens the finding that search or an issue leads to, also by way of its evidence, recommendation or question. */
function useFocusedFinding(inspectionId: string, rows: FindingRows): void {
  const focus = [useFocus('finding'), useFocus('evidence'), useFocus('recommendation'), useFocus('question')].find((one) => one !== undefined)
  useEffect(() => {
    if (focus === undefined) return
    const row = [...rows.evidence, ...rows.recommendation, ...rows.question].find((one) => one.id === focus.id)
    const id = focus.noun === 'finding' ? focus.id : row?.findingId
    if (id) openFinding(inspectionId, id)
    // Only when the person is led here: later changes of rows must not take the open finding away.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [focus])
}

function NoFindings({ additions: { addTheme, addFinding } }: { additions: Additions }) {
  const { t } = useTranslation()
  return (
    <div className="findings-empty">
      <EmptyState
        title={t('findings.emptyTitle')}
        action={
          <div className="findings-empty-actions">
            <Button variant="primary" icon="plus" onPress={() => void addTheme()}>
              {t('findings.addTheme')}
            </Button>
            <Button icon="plus" onPress={() => void addFinding(null)}>
              {t('findings.addFinding')}
            </Button>
          </div>
        }
      >
        {t('findings.emptyText')}
      </EmptyState>
    </div>
  )
}
