import { memo, useCallback, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Participant } from '../../src/domain/participant.ts'
import type { ChecklistGroup } from '../checklists/checklist-progress.ts'
import { ChecklistPanel } from '../checklists/checklist-panel.tsx'
import { PartPicker } from '../ui/part-picker.tsx'
import { SplitPanes } from '../ui/split-panes.tsx'
import { useNarrow } from '../ui/use-narrow.ts'
import { useWideWindow } from '../ui/use-wide-window.ts'
import { PeoplePanel } from './people-panel.tsx'
import { QuestionGuide } from './question-guide.tsx'
import { VisitChecklist } from './visit-checklist.tsx'
import { useVisitCase, type VisitCase } from './visit-case.ts'
import './visit-chapter.css'
import { useComing } from './visit-coming.ts'
import { VisitDialogs, type VisitQuestion } from './visit-dialogs.tsx'
import { VisitMiddle } from './visit-middle.tsx'
import { isRecordKey, recordVisit } from './visit-papers.ts'
import { openChecklist } from './visit-store.ts'

/** The chapter in which a visit is typed: its questions and checklists, its notes and the line they are typed in, and who is there. */
export default function VisitChapter({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const visitCase = useVisitCase(inspectionId)
  useComing(visitCase)
  const [question, setQuestion] = useState<VisitQuestion | null>(null)
  const capture = useRef<{ focus: () => void }>(null)
  const focusCapture = useCallback(() => capture.current?.focus(), [])
  const close = (toLine?: 'toLine') => {
    setQuestion(null)
    // Before the dialog gives the keyboard back to what opened it.
    if (toLine) requestAnimationFrame(focusCapture)
  }
  const [chapter, narrow] = useNarrow(720)
  const [part, setPart] = useState<Part>('notes')

  const checklistKey = useStore(visitCase.view, (state) => state.checklistKey)
  const group = visitCase.groups.find((one) => one.key === checklistKey)
  const wide = useWideWindow()
  const isWanted = useStore(visitCase.view, (state) => state.beside)
  const goesBeside = wide && isWanted
  const toNotes = useCallback(() => setPart('notes'), [])
  const guide = <VisitGuide visitCase={visitCase} onAsk={setQuestion} onChosen={toNotes} />
  const people = <VisitPeople visitCase={visitCase} onAsk={setQuestion} onPicked={focusCapture} />
  const checklist = (open: ChecklistGroup) => (
    <VisitChecklist
      key={open.key}
      inspectionId={inspectionId}
      view={visitCase.view}
      units={visitCase.units}
      group={open}
      isShown
      onAsk={setQuestion}
      onLeave={focusCapture}
    />
  )
  const asides: Record<Part, ReactNode> = { notes: null, guide, people }
  const middle = (
    <VisitMiddle
      visitCase={visitCase}
      aside={narrow ? asides[part] : null}
      group={group}
      goesBeside={goesBeside}
      onAsk={setQuestion}
      captureHandle={capture}
      onFocusCapture={focusCapture}
    />
  )
  return (
    <div
      className="visit-chapter"
      ref={chapter}
      onKeyDown={(event) => {
        if (!isRecordKey(event)) return
        event.preventDefault()
        void recordVisit(visitCase.visitId)
      }}
    >
      {narrow ? (
        <>
          <PartPicker label={t('visit.parts.label')} parts={parts.map((id) => ({ id, label: t(`visit.parts.${id}`) }))} part={part} onChange={setPart} />
          {middle}
        </>
      ) : (
        <SplitPanes
          id="visit"
          panes={[
            { id: 'guide', label: t('visit.guide.title'), width: 264, min: 200, paper: true, content: guide },
            { id: 'notes', label: t('notes.title'), min: 320, paper: true, content: middle },
            // Who is there is named under the notes, too; the checklist needs the room.
            goesBeside && group
              ? { id: 'checklist', label: t('visit.beside.checklist'), width: 420, min: 280, max: 900, paper: true, content: checklist(group) }
              : { id: 'people', label: t('visit.people.speaking'), width: 214, min: 150, max: 360, content: people },
          ]}
        />
      )}
      {question && <VisitDialogs inspectionId={inspectionId} visitCase={visitCase} question={question} onClose={close} />}
    </div>
  )
}

const parts = ['notes', 'guide', 'people'] as const
type Part = (typeof parts)[number]

type AsideProps = { visitCase: VisitCase; onAsk: (question: VisitQuestion) => void }

const VisitGuide = memo(function VisitGuide({ visitCase, onAsk, onChosen }: AsideProps & { onChosen: () => void }) {
  const { view, capture, questions, here, everywhere, answeredOn, filter, groups, units, disputed } = visitCase
  const current = useStore(capture.store, (state) => state.line.questionId)
  const openKey = useStore(view, (state) => state.checklistKey)
  const choose = (questionId: string): void => {
    const off = filter.questionId === questionId && current === questionId
    capture.change((line) => ({ ...line, questionId: off ? null : questionId }))
    view.setState({ filter: { ...filter, questionId: off ? null : questionId }, checklistKey: null })
    onChosen()
  }
  return (
    <div className="visit-guide">
      <QuestionGuide
        questions={questions}
        here={here}
        everywhere={everywhere}
        answeredOn={answeredOn}
        disputed={disputed}
        current={current}
        filtered={filter.questionId}
        onChoose={choose}
      />
      <ChecklistPanel
        groups={groups}
        inspectionId={visitCase.inspection.id}
        units={units}
        openKey={openKey}
        onOpen={(key) => {
          openChecklist(view, key)
          onChosen()
        }}
        onStart={() => onAsk({ about: 'checklist' })}
      />
    </div>
  )
})

const VisitPeople = memo(function VisitPeople({ visitCase, onAsk, onPicked }: AsideProps & { onPicked: () => void }) {
  const { view, capture, names, speakers, colleagues, writerId } = visitCase
  const add = useCallback((side: Participant['side']) => onAsk({ about: 'person', asked: { side, participant: null, key: null } }), [onAsk])
  const edit = useCallback((participant: Participant) => onAsk({ about: 'person', asked: { side: participant.side, participant, key: null } }), [onAsk])
  const write = useCallback((id: string) => view.setState({ writerId: id }), [view])
  return (
    <PeoplePanel
      speakers={speakers}
      colleagues={colleagues}
      names={names}
      capture={capture}
      writerId={writerId}
      onWriter={write}
      onAdd={add}
      onEdit={edit}
      onPicked={onPicked}
    />
  )
})
