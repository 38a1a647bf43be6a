import { useCallback, useState, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecklistGroup } from '../checklists/checklist-progress.ts'
import { CaptureBar } from '../notes/capture-bar.tsx'
import type { CaptureCommand } from '../notes/capture-keys.ts'
import { spoken, stepThrough } from '../notes/capture-line.ts'
import { clearedFor } from '../notes/note-filter.ts'
import { KeyHelp, markKeys } from './key-help.tsx'
import { useReadyChecklist } from './use-ready-checklist.ts'
import { VisitChecklist } from './visit-checklist.tsx'
import type { VisitCase } from './visit-case.ts'
import type { VisitQuestion } from './visit-dialogs.tsx'
import { VisitNotes } from './visit-notes.tsx'
import { goToNote } from './visit-store.ts'

export type VisitMiddleProps = {
  visitCase: VisitCase
  /** What stands in place of the notes where there is no room beside them. */
  aside: ReactNode
  /** The open checklist, and whether such a one stands beside the notes instead of in their place. */
  group: ChecklistGroup | undefined
  goesBeside: boolean
  onAsk: (question: VisitQuestion) => void
  captureHandle: RefObject<{ focus: () => void } | null>
  onFocusCapture: () => void
}

/** The visit's heading, its notes or the open checklist, and always the capture line. */
export function VisitMiddle({ visitCase, aside, group, goesBeside, onAsk, captureHandle, onFocusCapture }: VisitMiddleProps) {
  const { view, capture, names, units, groups } = visitCase
  const { onCommand, message } = useCaptureCommands(visitCase, goesBeside && group !== undefined, onAsk)
  const isChecklistShown = group !== undefined && !goesBeside
  const ready = useReadyChecklist(goesBeside ? none : groups, goesBeside ? undefined : group)
  const leaveChecklist = useCallback(() => {
    view.setState({ checklistKey: null })
    onFocusCapture()
  }, [view, onFocusCapture])
  return (
    <section
      className="visit-middle"
      data-checklist={isChecklistShown || undefined}
      onFocus={(event) => markKeys(event.currentTarget, event.target)}
      onBlur={(event) => markKeys(event.currentTarget, event.relatedTarget)}
    >
      {aside ?? (
        <div className="visit-sheets">
          {ready && (
            <VisitChecklist
              key={ready.key}
              inspectionId={visitCase.inspection.id}
              {...{ view, units, onAsk }}
              group={ready}
              isShown={isChecklistShown}
              onLeave={leaveChecklist}
            />
          )}
          <div className="visit-sheet" data-unseen={isChecklistShown || undefined}>
            <VisitNotes visitCase={visitCase} onAsk={onAsk} onLeave={onFocusCapture} />
          </div>
        </div>
      )}
      <CaptureBar
        capture={capture}
        inspectionId={visitCase.inspection.id}
        names={names}
        writerId={visitCase.writerId}
        onCommand={onCommand}
        message={message}
        handle={captureHandle}
      />
      <KeyHelp />
    </section>
  )
}

const none: readonly ChecklistGroup[] = []

/** Carries out what the capture line asks of the chapter, and holds what is said in answer. */
function useCaptureCommands(visitCase: VisitCase, isBeside: boolean, onAsk: (question: VisitQuestion) => void) {
  const { t } = useTranslation()
  const { view, capture, speakers, questions, writerId } = visitCase
  const [message, setMessage] = useState<string | null>(null)
  const [unknownKey, setUnknownKey] = useState<number | null>(null)
  const onCommand = (command: Extract<CaptureCommand, { do: 'save' | 'speaker' | 'question' | 'toNotes' }>): void => {
    setMessage(null)
    setUnknownKey(null)
    const { filter } = view.getState()
    switch (command.do) {
      case 'save': {
        const note = capture.save(writerId)
        const next = note ? clearedFor(filter, note, visitCase.context) : filter
        if (next === filter) return
        view.setState({ filter: next })
        return setMessage(t('notes.filter.cleared'))
      }
      case 'speaker': {
        const speaker = speakers.find((one) => one.speakerKey === command.key)
        if (command.key !== null && !speaker) {
          // A slip of the finger must not take the keyboard away in mid-sentence: only the second press opens the dialog.
          if (unknownKey === command.key) return onAsk({ about: 'person', asked: { side: 'authority', participant: null, key: command.key } })
          setUnknownKey(command.key)
          return setMessage(t('notes.capture.speakerUnknown', { key: command.key }))
        }
        return capture.change((line) => spoken(line, speaker?.id ?? null))
      }
      case 'question': {
        const ids = questions.map((question) => question.id)
        const next = stepThrough(ids, capture.store.getState().line.questionId, command.by)
        capture.change((line) => ({ ...line, questionId: next }))
        // A list that shows one question goes along to the next.
        if (filter.questionId !== null) view.setState({ filter: { ...filter, questionId: next } })
        return
      }
      case 'toNotes':
        return isBeside ? view.setState({ goal: null }) : goToNote(view, null)
    }
  }
  return { onCommand, message }
}
