import { useTranslation } from 'react-i18next'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import { byTakenAt } from '../../src/domain/note-merging.ts'
import type { Note } from '../../src/domain/note.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { StartChecklistDialog } from '../checklists/start-checklist-dialog.tsx'
import { answerCount, groupKey } from '../checklists/checklist-progress.ts'
import { useRunAnswers } from '../checklists/use-run-answers.ts'
import { attempt } from '../data/operation.ts'
import { removeRow } from '../app/remove.ts'
import { spoken } from '../notes/capture-line.ts'
import { ContradictionDialog } from '../notes/contradiction-dialog.tsx'
import { FindingDialog } from '../notes/finding-dialog.tsx'
import { MergeDialog } from '../notes/merge-dialog.tsx'
import type { CutAt } from '../notes/note-editor.tsx'
import type { NotesTask } from '../notes/selected-notes.tsx'
import { ThemesDialog } from '../notes/themes-dialog.tsx'
import { dateWords } from '../strings/formats.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { ParticipantDialog, type PersonAsked } from './participant-dialog.tsx'
import type { VisitCase } from './visit-case.ts'
import { VisitDialog } from './visit-dialog.tsx'
import { splitNote } from './split-note.ts'
import { openChecklist, openVisit } from './visit-store.ts'

/** What is asked over the chapter. */
export type VisitQuestion =
  | { readonly about: 'visit'; readonly isNew: boolean }
  | { readonly about: 'removingVisit' }
  | { readonly about: 'person'; readonly asked: PersonAsked }
  | { readonly about: 'checklist' }
  | { readonly about: 'removingRun'; readonly run: ChecklistRun }
  | { readonly about: NotesTask; readonly notes: readonly Note[] }
  | { readonly about: 'splitting'; readonly note: Note; readonly at: CutAt; readonly findings: readonly string[] }

export type VisitDialogsProps = { inspectionId: string; visitCase: VisitCase; question: VisitQuestion; onClose: (toLine?: 'toLine') => void }

/** The dialog that is open over the chapter. */
export function VisitDialogs({ inspectionId, visitCase, question, onClose }: VisitDialogsProps) {
  const { inspection, visit, view, units, participants, groups, runs, visitId, names, themes, contradictions } = visitCase
  const unmark = (done: boolean): void => {
    // The buttons over marked notes go with the marks: the keyboard goes back to the note it stood on.
    if (done) view.setState(({ activeId, selected }) => ({ selected: new Set(), goal: activeId ?? [...selected].at(-1) ?? null }))
    onClose()
  }
  switch (question.about) {
    case 'visit':
      return (
        <VisitDialog
          inspectionId={inspectionId}
          visit={question.isNew ? null : visit}
          plannedOn={inspection.plannedFrom}
          announcedOn={inspection.announcedOn}
          units={units}
          participants={participants}
          onClose={(saved) => {
            const isNew = saved !== null && question.isNew
            if (isNew) openVisit(view, saved.id)
            onClose(isNew ? 'toLine' : undefined)
          }}
        />
      )
    case 'removingVisit':
      return <RemoveVisit visitCase={visitCase} onClose={onClose} />
    case 'person':
      return <AskedPerson inspectionId={inspectionId} visitCase={visitCase} asked={question.asked} onClose={onClose} />
    case 'checklist':
      return (
        <StartChecklistDialog
          inspectionId={inspectionId}
          visitId={visitId}
          units={units}
          visitedUnitIds={visit?.unitIds ?? []}
          runs={runs.filter((run) => run.visitId === visitId)}
          onClose={(started) => {
            if (started) openChecklist(view, groupKey(started))
            onClose()
          }}
        />
      )
    case 'removingRun':
      return (
        <RemoveRun
          visitCase={visitCase}
          run={question.run}
          isLast={groups.some((group) => group.runs.length === 1 && group.runs[0] === question.run)}
          onClose={onClose}
        />
      )
    case 'finding':
      return <FindingDialog inspectionId={inspectionId} notes={question.notes} onClose={unmark} />
    case 'contradiction':
      return <ContradictionDialog inspectionId={inspectionId} notes={question.notes.toSorted(byTakenAt)} all={visitCase.notes} names={names} onClose={unmark} />
    case 'themes':
      return <ThemesDialog inspectionId={inspectionId} notes={question.notes} themes={themes} onClose={unmark} />
    case 'merge':
      return (
        <MergeDialog
          notes={question.notes.toSorted(byTakenAt)}
          names={names}
          contradictions={contradictions}
          onClose={(merged) => {
            unmark(merged !== null)
            // The row that had the keyboard may be one of those that are gone.
            if (merged) view.setState({ goal: merged.id })
          }}
        />
      )
    case 'splitting':
      return <SplitQuestion visitCase={visitCase} question={question} onClose={onClose} />
  }
}

type SplitQuestionProps = { visitCase: VisitCase; question: Extract<VisitQuestion, { about: 'splitting' }>; onClose: () => void }

/** Says what rests on the first part before a note that findings rest on is cut. */
function SplitQuestion({ visitCase: { view }, question: { note, at, findings }, onClose }: SplitQuestionProps) {
  const { t } = useTranslation()
  return (
    <ConfirmDialog
      title={t('notes.split.title')}
      isOpen
      confirm={t('notes.split.confirm')}
      onCancel={onClose}
      onConfirm={() => {
        onClose()
        void splitNote(view, note, at)
      }}
    >
      <p>{t('notes.split.evidence', { count: findings.length, findings: findings.map((title) => t('common.named', { words: title })).join(', ') })}</p>
    </ConfirmDialog>
  )
}

function RemoveVisit({ visitCase, onClose }: { visitCase: VisitCase; onClose: () => void }) {
  const { t } = useTranslation()
  const { visit, view, notesHere, groups } = visitCase
  if (!visit) return null
  const runCount = groups.reduce((count, group) => count + group.runs.length, 0)
  const words = { notes: t('visit.noteCount', { count: notesHere.length }), checklists: t('visit.checklistCount', { count: runCount }) }
  return (
    <ConfirmDialog
      title={t('visit.removeQuestion', { date: dateWords(visit.date) })}
      isOpen
      danger
      confirm={t('visit.remove')}
      onCancel={onClose}
      onConfirm={() => {
        onClose()
        void removeRow('visit', visit.id, t('visit.theVisit')).then((gone) => gone && view.setState({ visitId: undefined }))
      }}
    >
      <p>{notesHere.length + runCount === 0 ? t('visit.removeEmpty') : t('visit.removeWithContent', words)}</p>
    </ConfirmDialog>
  )
}

function RemoveRun({ visitCase, run, isLast, onClose }: { visitCase: VisitCase; run: ChecklistRun; isLast: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const { view, units, inspection } = visitCase
  const answers = useRunAnswers(inspection.id)
  const unit = units.find((one) => one.id === run.unitId)?.name ?? ''
  return (
    <ConfirmDialog
      title={t('checklists.removeQuestion', { title: run.title, unit })}
      isOpen
      danger
      confirm={t('checklists.removeAction')}
      onCancel={onClose}
      onConfirm={() => {
        onClose()
        if (isLast) view.setState({ checklistKey: null })
        void removeRow('checklistRun', run.id, t('checklists.theChecklist'))
      }}
    >
      <p>{t('checklists.removeText', { count: answerCount(run, answers) })}</p>
    </ConfirmDialog>
  )
}

type AskedPersonProps = { inspectionId: string; visitCase: VisitCase; asked: PersonAsked; onClose: () => void }

function AskedPerson({ inspectionId, visitCase, asked, onClose }: AskedPersonProps) {
  const { visit, capture, units, participants, speakers, colleagues } = visitCase
  const listed = asked.side === 'office' ? colleagues : speakers
  const join = async (participant: Participant): Promise<void> => {
    // A visit that names who takes part names this one too; one that names nobody means everybody.
    const names = visit?.participantIds.some((id) => participants.find((one) => one.id === id)?.side === participant.side) ?? false
    if (visit && names && !visit.participantIds.includes(participant.id)) {
      await attempt('visit.update', { id: visit.id, patch: { participantIds: [...visit.participantIds, participant.id] } })
    }
    if (participant.side === 'authority') capture.change((line) => spoken(line, participant.id))
  }
  return (
    <ParticipantDialog
      inspectionId={inspectionId}
      asked={asked}
      units={units}
      listed={listed}
      others={participants.filter((one) => one.side === asked.side && !listed.includes(one))}
      onClose={(participant) => {
        if (participant && !asked.participant) void join(participant)
        onClose()
      }}
    />
  )
}
