import { useDeferredValue, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFocus } from '../app/location.ts'
import { unsupportedInReport, type UnsupportedSentence } from '../../src/domain/unsupported.ts'
import { attempt } from '../data/operation.ts'
import { useRows } from '../data/queries.ts'
import type { EvidenceSource } from '../editor/evidence-sources.ts'
import { ProseDesk } from '../editor/prose-desk.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PartPicker } from '../ui/part-picker.tsx'
import { SplitPanes } from '../ui/split-panes.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { useNarrow } from '../ui/use-narrow.ts'
import { accountsOf } from './accounts.tsx'
import { ContradictionList } from './contradiction-list.tsx'
import { ContradictionSheet } from './contradiction-sheet.tsx'
import { EvidencePanel } from './evidence-panel.tsx'
import { FindingList } from './finding-list.tsx'
import { FindingSheet } from './finding-sheet.tsx'
import './findings.css'
import { openFinding, putBeside, useBeside, useOpenFinding } from './findings-view.ts'
import { NotesBeside } from './notes-beside.tsx'
import { offeredSources } from './offered-sources.ts'
import { UnsupportedList, unsupportedId } from './unsupported-list.tsx'
import { useAdditions, type Additions } from './use-additions.ts'
import { useEvidenceSources, useFindingRows, type FindingRows } from './use-finding-rows.ts'

/** Konstateringer: themes and findings, the open finding, and what it rests on. */
export default function FindingsChapter({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const rows = useFindingRows(inspectionId)
  const { sources, notes } = useEvidenceSources(inspectionId)
  const [chapter, narrow] = useNarrow(720)
  const [part, setPart] = useState<Part>('finding')
  const besides = useBeside()
  useFocusedFinding(inspectionId, rows)
  const [headingOf, setHeadingOf] = useState<string | null>(null)
  const show = (id: string) => {
    openFinding(inspectionId, id)
    setPart('finding')
    setHeadingOf(null)
  }
  /** With the keyboard in its heading: what it was pressed on is no longer there, or the heading is what is written next. */
  const showHeading = (id: string) => {
    show(id)
    setHeadingOf(id)
  }
  const additions = useAdditions(inspectionId, rows.outline, showHeading)

  const contradictions = useRows('contradiction', inspectionId)
  const unsupported = useUnsupported(rows)
  const findings = rows.outline.flatMap((theme) => theme.findings)
  const wanted = useOpenFinding(inspectionId)
  const contradiction = contradictions.find((one) => one.id === wanted)
  const isList = wanted === unsupportedId && unsupported.length > 0
  const other = contradiction !== undefined || isList
  const open = other ? undefined : (findings.find((one) => one.finding.id === wanted) ?? findings[0])
  const entries = useMemo(() => accountsOf(open?.finding.id, rows.evidence, sources), [open?.finding.id, rows.evidence, sources])
  const addEvidence = (source: string) => {
    if (open === undefined || entries.some((entry) => entry.evidence.source === source)) return
    void attempt('evidence.create', { inspectionId, findingId: open.finding.id, source })
  }

  if (rows.outline.length === 0 && !contradictions.some(({ state }) => state !== 'carried')) return <NoFindings additions={additions} />
  const middle = (): ReactNode => {
    if (contradiction)
      return <ContradictionSheet key={contradiction.id} contradiction={contradiction} sources={sources} outline={rows.outline} onFinding={showHeading} />
    if (isList) return <UnsupportedList sentences={unsupported} outline={rows.outline} inspectionId={inspectionId} onFinding={showHeading} />
    if (open === undefined)
      return (
        <div className="findings-empty">
          <p>{t('findings.pickOne')}</p>
        </div>
      )
    return <FindingSheet key={open.finding.id} open={open} rows={rows} entries={entries} onEvidence={addEvidence} inHeading={open.finding.id === headingOf} />
  }
  const openId = other ? wanted : open?.finding.id
  const shown: Record<Part, ReactNode> = {
    list: (
      <FindingList
        outline={rows.outline}
        openId={openId}
        onOpen={show}
        additions={additions}
        above={<ContradictionList contradictions={contradictions} openId={openId} onOpen={show} />}
        foot={unsupported.length > 0 && <UnsupportedButton count={unsupported.length} isOpen={isList} onOpen={() => show(unsupportedId)} />}
      />
    ),
    finding: middle(),
    evidence: open && <EvidenceSide open={open} entries={entries} notes={notes} evidence={rows.evidence} onAdd={addEvidence} sources={sources} />,
  }
  const side = { id: besides, label: t(besides === 'notes' ? 'notes.title' : 'findings.evidencePane'), content: shown.evidence }
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
              ...(open ? [besides === 'notes' ? { ...side, width: 320, min: 240 } : { ...side, width: 260, min: 220 }] : []),
            ]}
          />
        )}
      </div>
    </ProseDesk>
  )
}

/** The sentences that rest on nothing. Reading all of a long report takes longer than a frame: the chapter stands first. */
function useUnsupported(rows: FindingRows): readonly UnsupportedSentence[] {
  const read = useDeferredValue<FindingRows | null>(rows, null)
  return useMemo(() => (read === null ? [] : unsupportedInReport(read)), [read])
}

/** Leads to the sentences that rest on nothing, and says how many there are. */
function UnsupportedButton({ count, isOpen, onOpen }: { count: number; isOpen: boolean; onOpen: () => void }) {
  const { t } = useTranslation()
  return (
    <Button small variant="quiet" aria-pressed={isOpen} onPress={onOpen}>
      <StateMark state="warn">{t('findings.loose.button', { count })}</StateMark>
    </Button>
  )
}

type EvidenceSideProps = Parameters<typeof EvidencePanel>[0] & { sources: readonly EvidenceSource[] }

/** Beside the finding: what it rests on, or the notes to write it from, those of its theme first. */
function EvidenceSide({ sources, ...panel }: EvidenceSideProps) {
  const { t } = useTranslation()
  const beside = useBeside()
  const { themeId } = panel.open.finding
  const offered = useMemo(() => offeredSources(sources, panel.notes, themeId), [sources, panel.notes, themeId])
  return (
    <div className="evidence-side">
      <PartPicker
        label={t('findings.besides.label')}
        parts={[
          { id: 'evidence', label: t('findings.evidencePane') },
          { id: 'notes', label: t('notes.title') },
        ]}
        part={beside}
        onChange={putBeside}
      />
      {beside === 'notes' ? <NotesBeside sources={offered} entries={panel.entries} onAdd={panel.onAdd} /> : <EvidencePanel {...panel} />}
    </div>
  )
}

const parts = ['list', 'finding', 'evidence'] as const
type Part = (typeof parts)[number]

/** Opens the finding that search or an issue leads to, also by way of its evidence, recommendation or question. */
function useFocusedFinding(inspectionId: string, rows: FindingRows): void {
  const focus = [useFocus('finding'), useFocus('evidence'), useFocus('recommendation'), useFocus('question'), useFocus('contradiction')].find(
    (one) => one !== undefined,
  )
  useEffect(() => {
    if (focus === undefined) return
    const row = [...rows.evidence, ...rows.recommendation, ...rows.question].find((one) => one.id === focus.id)
    const id = focus.noun === 'finding' || focus.noun === 'contradiction' ? focus.id : row?.findingId
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
