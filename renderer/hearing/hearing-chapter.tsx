import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import type { Finding } from '../../src/domain/finding.ts'
import type { HearingResponse } from '../../src/domain/hearing-response.ts'
import { proseText } from '../../src/domain/prose.ts'
import type { Remark } from '../../src/domain/remark.ts'
import { openCase, useFocus, type Focus } from '../app/location.ts'
import { attempt } from '../data/operation.ts'
import { useRows } from '../data/queries.ts'
import { openFinding } from '../findings/findings-view.ts'
import { useFindingRows, type FindingRows } from '../findings/use-finding-rows.ts'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { SplitPanes } from '../ui/split-panes.tsx'
import { remarkGroups } from './hearing-cards.ts'
import './hearing.css'
import { RemarkCard } from './remark-card.tsx'
import { ResponseList } from './response-list.tsx'

/** Høring: the responses to the preliminary report, and each remark as a card beside the point it concerns. */
export default function HearingChapter({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const rows = useFindingRows(inspectionId)
  const responses = useRows('hearingResponse', inspectionId)
  const remarks = useRows('remark', inspectionId)
  const authorities = useRows('authority', inspectionId)
  const [fresh, setFresh] = useState<string | null>(null)
  const [open, choose] = useOpenResponse(responses, remarks)
  const addResponse = async () => {
    const made = await attempt('hearingResponse.create', {
      inspectionId,
      receivedOn: civilDateOf(new Date().toISOString()),
      authorityId: authorities.length === 1 ? (authorities[0]?.id ?? null) : null,
    })
    if (made === null) return
    choose(made.id)
    setFresh(made.id)
  }
  if (open === undefined) return <NoResponse inspectionId={inspectionId} onAdd={() => void addResponse()} />
  const addRemark = async () => {
    const made = await attempt('remark.create', { inspectionId, hearingResponseId: open.id })
    if (made) setFresh(made.id)
  }
  const list = (
    <ResponseList
      responses={responses}
      remarks={remarks}
      authorities={authorities}
      openId={open.id}
      fresh={fresh}
      onOpen={choose}
      onAdd={() => void addResponse()}
    />
  )
  const cards = (
    <div className="hearing-remarks">
      <HearingDates inspectionId={inspectionId} />
      <RemarksByPoint rows={rows} remarks={remarks.filter((remark) => remark.hearingResponseId === open.id)} fresh={fresh} />
      <Button icon="plus" className="remark-add" onPress={() => void addRemark()}>
        {t('hearing.addRemark')}
      </Button>
    </div>
  )
  return (
    <SplitPanes
      id="hearing"
      flows
      panes={[
        { id: 'responses', label: t('hearing.responses'), width: 300, min: 220, paper: true, content: list },
        { id: 'remarks', label: t('hearing.remarks'), min: 360, content: cards },
      ]}
    />
  )
}

/** The response that is shown, and how another is chosen. A choice counts until the person is led to another response or remark. */
function useOpenResponse(responses: readonly HearingResponse[], remarks: readonly Remark[]): [HearingResponse | undefined, (id: string) => void] {
  const [chosen, setChosen] = useState<{ id: string; under: Focus | undefined } | null>(null)
  const focused = useFocus('remark')
  const focusedResponse = useFocus('hearingResponse')
  const led = focused ?? focusedResponse
  const ledTo = focusedResponse?.id ?? remarks.find((remark) => remark.id === focused?.id)?.hearingResponseId
  const wanted = chosen !== null && chosen.under === led ? chosen.id : ledTo
  const open = responses.find((response) => response.id === wanted) ?? responses[0]
  return [open, (id) => setChosen({ id, under: led })]
}

/** The remarks of a response under the points of the report that they concern. */
function RemarksByPoint({ rows: { outline, points }, remarks, fresh }: { rows: FindingRows; remarks: readonly Remark[]; fresh: string | null }) {
  const { t } = useTranslation()
  const entries = outline.flatMap((theme) => theme.findings)
  const options = entries.map(({ finding, point }) => ({ id: finding.id, label: `${point} ${finding.title}` }))
  return (
    <>
      {remarks.length === 0 && <p className="ui-hint">{t('hearing.noRemarks')}</p>}
      {remarkGroups(remarks, points).map((group) => (
        <section key={group.findingId ?? 'whole'} className="remark-group">
          <Point point={group.point} finding={entries.find((one) => one.finding.id === group.findingId)?.finding} />
          <div className="remark-cards">
            {group.remarks.map((remark) => (
              <RemarkCard key={remark.id} remark={remark} findings={options} isFresh={remark.id === fresh} />
            ))}
          </div>
        </section>
      ))}
    </>
  )
}

/** The point that remarks concern, with the facts that were sent out. */
function Point({ point, finding }: { point: string; finding: Finding | undefined }) {
  const { t } = useTranslation()
  if (finding === undefined)
    return (
      <div className="remark-point">
        <h2>{t('hearing.wholeReport')}</h2>
      </div>
    )
  const go = () => {
    openFinding(finding.inspectionId, finding.id)
    openCase(finding.inspectionId, 'findings')
  }
  return (
    <div className="remark-point">
      <h2>
        <span className="numbers">{point}</span> {finding.title}
      </h2>
      <p>{proseText(finding.facts)}</p>
      <Button variant="link" onPress={go}>
        {t('hearing.openFinding')}
      </Button>
    </div>
  )
}

/** When the report went out for hearing, and when remarks are due. */
function HearingDates({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const documents = useRows('document', inspectionId)
  const report = useRows('report', inspectionId)[0]
  const sent = documents.find((document) => document.kind === 'preliminaryReport')
  const words = [
    sent ? t('hearing.sentOn', { date: dateWords(sent.date), number: sent.number }) : t('hearing.notIssued'),
    report?.remarksDueOn && t('hearing.dueOn', { date: dateWords(report.remarksDueOn) }),
  ]
  return <p className="hearing-dates">{words.filter(Boolean).join(' · ')}</p>
}

function NoResponse({ inspectionId, onAdd }: { inspectionId: string; onAdd: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="findings-empty">
      <EmptyState
        title={t('hearing.emptyTitle')}
        action={
          <Button variant="primary" icon="plus" onPress={onAdd}>
            {t('hearing.addResponse')}
          </Button>
        }
      >
        {t('hearing.emptyText')}
      </EmptyState>
      <HearingDates inspectionId={inspectionId} />
    </div>
  )
}
