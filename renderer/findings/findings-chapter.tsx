import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFocus } from '../app/location.ts'
import { attempt } from '../data/operation.ts'
import { useOfficeRows } from '../data/queries.ts'
import { evidenceLetter } from '../editor/evidence-sources.ts'
import { ProseDesk } from '../editor/prose-desk.tsx'
import { unsupportedSentences } from '../editor/unsupported.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PartPicker } from '../ui/part-picker.tsx'
import { SplitPanes } from '../ui/split-panes.tsx'
import { useNarrow } from '../ui/use-narrow.ts'
import type { Account } from './accounts.tsx'
import { EvidencePanel } from './evidence-panel.tsx'
import { FindingList } from './finding-list.tsx'
import { placeInTheme } from './finding-moves.ts'
import { evidenceOf, unusedNotes } from './finding-outline.ts'
import { FindingSheet } from './finding-sheet.tsx'
import './findings.css'
import { openFinding, useOpenFinding } from './findings-view.ts'
import { useEvidenceSources, useFindingRows } from './use-finding-rows.ts'

/** Konstateringer: themes and findings, the open finding, and what it rests on. */
export default function FindingsChapter({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const rows = useFindingRows(inspectionId)
  const { sources, notes } = useEvidenceSources(inspectionId)
  const steps = useOfficeRows('criticismStep')
  const [fresh, setFresh] = useState<string | null>(null)
  const [freshTheme, setFreshTheme] = useState<string | null>(null)
  const [renaming, setRenaming] = useState<string | null>(null)
  const [chapter, narrow] = useNarrow(720)
  const [part, setPart] = useState<Part>('finding')
  useFocusedFinding(inspectionId, rows)

  const entriesOfOutline = rows.outline.flatMap((theme) => theme.findings)
  const wanted = useOpenFinding(inspectionId)
  const open = entriesOfOutline.find((one) => one.finding.id === wanted) ?? entriesOfOutline[0]
  const entries = useMemo((): Account[] => {
    const bySource = new Map(sources.map((source) => [source.source, source]))
    return evidenceOf(open?.finding.id ?? '', rows.evidence).map((evidence, index) => ({
      evidence,
      letter: evidenceLetter(index),
      source: bySource.get(evidence.source),
    }))
  }, [open?.finding.id, rows.evidence, sources])
  const unused = useMemo(() => {
    const ids = new Set(unusedNotes(notes, rows.evidence).map((note) => `note:${note.id}`))
    return sources.filter((source) => ids.has(source.source))
  }, [notes, rows.evidence, sources])
  const unsupported = useMemo(() => (open ? unsupportedSentences(open.finding.facts) : 0), [open])

  const addTheme = async () => {
    const made = await attempt('reportTheme.create', { inspectionId, title: t('findings.newTheme') })
    if (made === null) return
    setFreshTheme(made.id)
    setRenaming(made.id)
  }
  // A theme that was never given a title goes again.
  const giveUpTitle = async (themeId: string) => {
    setRenaming(null)
    if (themeId !== freshTheme || rows.outline.find(({ theme }) => theme?.id === themeId)?.theme?.title !== t('findings.newTheme')) return
    await attempt('reportTheme.remove', { id: themeId })
  }
  const addFinding = async (themeId: string | null) => {
    const made = await attempt('finding.create', { inspectionId, title: t('findings.newFinding'), ...placeInTheme(rows.outline, themeId) })
    if (made === null) return
    setFresh(made.id)
    openFinding(inspectionId, made.id)
    setPart('finding')
  }
  const addEvidence = async (source: string) => {
    if (open === undefined || entries.some((entry) => entry.evidence.source === source)) return
    await attempt('evidence.create', { inspectionId, findingId: open.finding.id, source })
  }

  if (rows.outline.length === 0)
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
  const list = (
    <FindingList
      outline={rows.outline}
      gradings={new Map(steps.map((step) => [step.id, step.label]))}
      openId={open?.finding.id}
      onOpen={(id) => {
        openFinding(inspectionId, id)
        setPart('finding')
      }}
      onAdd={(themeId) => void addFinding(themeId)}
      onAddTheme={() => void addTheme()}
      renaming={renaming}
      onRename={setRenaming}
      onGiveUp={(themeId) => void giveUpTitle(themeId)}
    />
  )
  const sheet =
    open === undefined ? (
      <div className="findings-empty">
        <p>{t('findings.pickOne')}</p>
      </div>
    ) : (
      <FindingSheet
        key={open.finding.id}
        finding={open.finding}
        point={open.point}
        outline={rows.outline}
        entries={entries}
        steps={steps}
        recommendations={rows.recommendation.filter((one) => one.findingId === open.finding.id)}
        questions={rows.question.filter((one) => one.findingId === open.finding.id && one.askedIn === 'report')}
        points={rows.points}
        onEvidence={(source) => void addEvidence(source)}
        isNew={open.finding.id === fresh}
      />
    )
  const evidence = open && (
    <EvidencePanel
      inspectionId={inspectionId}
      point={open.point}
      entries={entries}
      unused={unused}
      unsupported={unsupported}
      onAdd={(source) => void addEvidence(source)}
    />
  )
  const shown: Record<Part, ReactNode> = { list, finding: sheet, evidence }
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
              { id: 'list', label: t('findings.list'), width: 254, min: 200, paper: true, content: list },
              { id: 'finding', label: t('findings.finding'), min: 320, paper: true, content: sheet },
              { id: 'evidence', label: t('findings.evidencePane'), width: 260, min: 220, content: evidence },
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
function useFocusedFinding(inspectionId: string, rows: ReturnType<typeof useFindingRows>): void {
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
