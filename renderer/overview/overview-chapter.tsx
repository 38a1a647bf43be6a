import { useTranslation } from 'react-i18next'
import { RecordingsInCase } from '../recording/recordings-in-case.tsx'
import { CaseRetention } from '../retention/case-retention.tsx'
import { SplitPanes } from '../ui/split-panes.tsx'
import { Authorities } from './authorities.tsx'
import { CaseFacts } from './case-facts.tsx'
import { Materials } from './materials.tsx'
import './overview-chapter.css'
import { Participants } from './participants.tsx'
import { RelatedCases } from './related-cases.tsx'
import { Timeline } from './timeline.tsx'

/** The chapter Overblik: the facts of the case, who takes part, what was received, and its dates in one line of time. */
export default function OverviewChapter({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const facts = (
    <div className="chapter-page">
      <CaseFacts inspectionId={inspectionId} />
      <Authorities inspectionId={inspectionId} />
      <Participants inspectionId={inspectionId} side="authority" />
      <Participants inspectionId={inspectionId} side="office" />
      <Materials inspectionId={inspectionId} />
      <RecordingsInCase inspectionId={inspectionId} />
      <CaseRetention inspectionId={inspectionId} />
      <RelatedCases inspectionId={inspectionId} />
    </div>
  )
  return (
    <SplitPanes
      id="overview"
      flows
      panes={[
        { id: 'facts', label: t('overview.facts'), paper: true, min: 300, content: facts },
        { id: 'time', label: t('common.widthOf', { pane: t('overview.timeline') }), width: 290, min: 200, content: <Timeline inspectionId={inspectionId} /> },
      ]}
    />
  )
}
