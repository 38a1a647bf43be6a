import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFocus } from '../app/location.ts'
import { perform, showError } from '../data/operation.ts'
import { useRows } from '../data/queries.ts'
import '../findings/findings.css'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PartPicker } from '../ui/part-picker.tsx'
import { SplitPanes } from '../ui/split-panes.tsx'
import { useNarrow } from '../ui/use-narrow.ts'
import { CommitmentSheet } from './commitment-sheet.tsx'
import './follow-up.css'
import { openThread, useOpenThread } from './follow-up-view.ts'
import { grouped } from './listed-threads.ts'
import { remindAll, remindOf } from '../letters/start-letter.ts'
import { registerAnswer } from './thread-actions.ts'
import { ThreadList } from './thread-list.tsx'
import { ThreadSheet } from './thread-sheet.tsx'
import { useThreads, type ThreadRows } from './use-threads.ts'

/** Opfølgning: every question and recommendation with its deadline, its answers and what the office makes of them; beside them the commitments. */
export default function FollowUpChapter({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const rows = useThreads(inspectionId)
  const commitments = useRows('commitment', inspectionId)
  const [chapter, narrow] = useNarrow(640)
  const [part, setPart] = useState<Part>('list')
  const [fresh, setFresh] = useState<string | null>(null)
  useLedTo(inspectionId, rows)
  const wanted = useOpenThread(inspectionId)
  const commitment = commitments.find(({ id }) => id === wanted)
  const first = grouped(rows.threads)[0]?.threads[0]
  const thread = commitment ? undefined : (rows.threads.find(({ id }) => id === wanted) ?? first)
  const openId = commitment?.id ?? thread?.id
  const open = (id: string) => {
    openThread(inspectionId, id)
    setPart('sheet')
  }
  const addCommitment = async () => {
    // Where there is one authority, nobody else has promised anything.
    const [only, ...others] = rows.authority
    const authorityId = others.length === 0 ? (only?.id ?? null) : null
    const result = await perform('commitment.create', { inspectionId, authorityId, text: t('followUp.commitments.start') })
    if (!result.ok) return showError(result.error)
    setFresh(result.value.id)
    open(result.value.id)
  }
  const answer = async (id: string) => {
    const made = await registerAnswer(rows, id)
    if (made === null) return
    setFresh(made)
    open(id)
  }
  if (rows.threads.length + commitments.length === 0) return <NothingYet onAdd={() => void addCommitment()} />
  const list = (
    <ThreadList
      rows={rows}
      commitments={commitments}
      openId={openId}
      onOpen={open}
      onAnswer={(id) => void answer(id)}
      onRemind={(thread) => void remindOf(thread)}
      onRemindAll={(threads) => void remindAll(threads)}
      onAddCommitment={() => void addCommitment()}
    />
  )
  const sheet = commitment ? (
    <CommitmentSheet
      key={commitment.id}
      commitment={commitment}
      number={commitments.indexOf(commitment) + 1}
      authorities={rows.authority}
      isFresh={commitment.id === fresh}
    />
  ) : (
    thread && (
      <ThreadSheet
        key={thread.id}
        thread={thread}
        rows={rows}
        freshAnswer={fresh}
        onAnswer={() => void answer(thread.id)}
        onRemind={() => void remindOf(thread)}
      />
    )
  )
  const shown: Record<Part, ReactNode> = { list, sheet }
  return (
    <div className="findings-chapter follow-up" ref={chapter}>
      {narrow ? (
        <>
          <PartPicker label={t('followUp.parts.label')} parts={parts.map((id) => ({ id, label: t(`followUp.parts.${id}`) }))} part={part} onChange={setPart} />
          {shown[part]}
        </>
      ) : (
        <SplitPanes
          id="followUp"
          panes={[
            { id: 'list', label: t('common.widthOf', { pane: t('followUp.list') }), width: 330, min: 220, paper: true, content: list },
            { id: 'sheet', label: t('followUp.sheet'), min: 300, paper: true, content: sheet },
          ]}
        />
      )}
    </div>
  )
}

function NothingYet({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="findings-empty">
      <EmptyState
        title={t('followUp.emptyTitle')}
        action={
          <Button icon="plus" onPress={onAdd}>
            {t('followUp.commitments.add')}
          </Button>
        }
      >
        {t('followUp.emptyText')}
      </EmptyState>
    </div>
  )
}

const parts = ['list', 'sheet'] as const
type Part = (typeof parts)[number]

/** Opens what the overview of deadlines, search or a date leads to: a thread, a commitment, or the thread that a decision or an answer is about. */
function useLedTo(inspectionId: string, { followUp, answer }: ThreadRows): void {
  const focus = [useFocus('question'), useFocus('recommendation'), useFocus('commitment'), useFocus('followUp'), useFocus('answer')].find(
    (one) => one !== undefined,
  )
  useEffect(() => {
    if (focus === undefined) return
    const decision = followUp.find(({ id }) => id === focus.id)
    const met = answer.find(({ id }) => id === focus.id)
    const id = decision ? (decision.questionId ?? decision.recommendationId) : met ? [...met.questionIds, ...met.recommendationIds][0] : focus.id
    if (id) openThread(inspectionId, id)
    // Only when the person is led here: later changes of rows must not take the open thread away.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [focus])
}
