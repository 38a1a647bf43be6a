import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import type { HearingResponse } from '../../src/domain/hearing-response.ts'
import type { Remark } from '../../src/domain/remark.ts'
import { useFocus, type Focus } from '../app/location.ts'
import { attempt } from '../data/operation.ts'
import { useRows } from '../data/queries.ts'
import { useFindingRows } from '../findings/use-finding-rows.ts'
import { LetterButton } from '../letters/letter-button.tsx'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { SplitPanes } from '../ui/split-panes.tsx'
import { FileCounts } from './file-counts.tsx'
import './hearing.css'
import { Remarks } from './remarks.tsx'
import { ResponseList } from './response-list.tsx'
import { HearingFiles } from './returned-file.tsx'

/** Høring: the responses to the preliminary report, and each remark as a card beside the point it concerns. */
export default function HearingChapter({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const rows = useFindingRows(inspectionId)
  const responses = useRows('hearingResponse', inspectionId)
  const remarks = useRows('remark', inspectionId)
  const authorities = useRows('authority', inspectionId)
  const [open, choose] = useOpenResponse(responses, remarks)
  const [fresh, setFresh] = useState<string | null>(null)
  const focused = useFocus('remark')
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
  if (open === undefined) return <NoResponse inspectionId={inspectionId} onAdd={() => void addResponse()} onRead={choose} />
  const own = remarks.filter((remark) => remark.hearingResponseId === open.id)
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
      <HearingDates inspectionId={inspectionId} onRead={choose} />
      <FileCounts response={open} remarks={own} />
      {own.length === 0 && open.changeCount === null && <p className="ui-hint">{t('hearing.noRemarks')}</p>}
      <Remarks key={open.id} inspectionId={inspectionId} rows={rows} remarks={own} fresh={fresh} focused={focused?.id} />
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

type FilesProps = { inspectionId: string; onRead: (hearingResponseId: string) => void }

/** When the report went out for hearing, and when remarks are due; what goes out and what comes back. */
function HearingDates({ inspectionId, onRead }: FilesProps) {
  const { t } = useTranslation()
  const documents = useRows('document', inspectionId)
  const report = useRows('report', inspectionId)[0]
  const sent = documents.filter((document) => document.kind === 'preliminaryReport').toSorted((a, b) => (a.issuedAt < b.issuedAt ? 1 : -1))[0]
  const responses = useRows('hearingResponse', inspectionId)
  const words = [
    sent ? t('hearing.sentOn', { date: dateWords(sent.date), number: sent.number }) : t('hearing.notIssued'),
    report?.remarksDueOn && t('hearing.dueOn', { date: dateWords(report.remarksDueOn) }),
  ]
  return (
    <div className="hearing-top">
      <p className="hearing-dates">{words.filter(Boolean).join(' · ')}</p>
      <div className="hearing-files">
        {sent && <HearingFiles inspectionId={inspectionId} sent={sent} onRead={onRead} />}
        {(sent !== undefined || responses.length > 0) && <LetterButton inspectionId={inspectionId} kind="hearingNote" />}
      </div>
    </div>
  )
}

function NoResponse({ inspectionId, onAdd, onRead }: FilesProps & { onAdd: () => void }) {
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
      <HearingDates inspectionId={inspectionId} onRead={onRead} />
    </div>
  )
}
