import type { TFunction } from 'i18next'
import { memo } from 'react'
import { judgementOf } from '../../src/domain/checklist-answer.ts'
import { isGiven, type FormEntry } from '../../src/domain/checklist-form.ts'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import { FileStrip } from '../attachments/file-strip.tsx'
import { useFileDrop } from '../attachments/use-file-drop.ts'
import { foundDraft } from '../data/journal.ts'
import { phrase } from '../strings/phrase.ts'
import { Icon } from '../ui/icon.tsx'
import { AnswerControl } from './answer-control.tsx'
import { hasTypedWords, typedKinds } from './answer-field.tsx'
import { keepAnswerFiles } from './answer-files.ts'
import { answerSign, answerWords, faultWords } from './answer-words.ts'
import { isOpen } from './checklist-progress.ts'
import { RemarkField, remarkTarget } from './remark-field.tsx'
import { cellKey, type ChecklistHand } from './use-checklist-hand.ts'

export type AnswerCellProps = {
  rowKey: string
  run: ChecklistRun
  entry: FormEntry | undefined
  number: string
  unit: string
  /** The keyboard stands here. */
  current: boolean
  /** There is room for more than a sign. */
  wide: boolean
  remarkWanted: boolean
  hand: ChecklistHand
  t: TFunction
}

/** The answer of one unit to one point, with its remark and files. Nothing is chosen before somebody chooses. */
export const AnswerCell = memo(function AnswerCell(props: AnswerCellProps) {
  const { rowKey, run, entry, number, unit, current, hand, t } = props
  const place = { key: rowKey, runId: run.id }
  const given = entry !== undefined && isGiven(entry)
  const words = entry === undefined || !entry.asked ? phrase(t, 'checklists.notAsked') : (answerWords(run, entry, t) ?? phrase(t, 'checklists.unanswered'))
  const fault = entry === undefined ? null : faultWords(entry, t)
  const said = [words, fault ?? '', entry?.answer?.remark ?? ''].filter((part) => part !== '').map((part) => part.replace(/\.$/, ''))
  const hasDraft = entry !== undefined && (hasTypedWords(pointOf(run, entry)) || foundDraft(remarkTarget(run.id, entry.item.id, entry.place)) !== undefined)
  const wide = props.wide || hasDraft
  return (
    <td role="gridcell" className="answer-cell" data-wide={wide || undefined}>
      <div
        role="group"
        className="answer"
        data-cell={cellKey(place)}
        data-asked={entry?.asked || undefined}
        tabIndex={current ? 0 : -1}
        aria-label={phrase(t, 'checklists.cell', { number, unit, value: said.join('. ') })}
        onFocus={() => hand.stand(place)}
        onClick={wide ? undefined : () => hand.goTo(place)}
        onKeyDown={(event) => hand.onKeyDown(event, place)}
        onKeyDownCapture={(event) => event.target instanceof Element && event.target.closest('[data-answer-field]') && hand.onFieldKey(event, place)}
      >
        {entry?.asked && wide ? (
          <WideAnswer {...props} entry={entry} place={place} words={words} fault={fault} isGivenNow={given} />
        ) : (
          <span className={`answer-sign ${signTone(entry)}`} title={words} aria-hidden="true">
            {entry === undefined ? '' : answerSign(entry, given)}
          </span>
        )}
      </div>
    </td>
  )
})

const pointOf = (run: ChecklistRun, { item, place }: FormEntry) => ({ runId: run.id, itemId: item.id, place })

function signTone(entry: FormEntry | undefined): string {
  if (entry?.error || entry?.missing === 'remark' || entry?.missing === 'photo') return 'fault'
  return (entry?.item.kind === 'judgement' ? judgementOf(entry) : null) ?? (entry?.value == null ? 'none' : 'given')
}

type WideAnswerProps = AnswerCellProps & {
  entry: FormEntry
  place: { key: string; runId: string }
  words: string
  fault: string | null
  isGivenNow: boolean
}

/** The answer where there is room for all of it: what it is given with, what is wrong with it, its files and its remark. */
function WideAnswer({ run, entry, number, unit, current, remarkWanted, hand, place, words, fault, isGivenNow, t }: WideAnswerProps) {
  const { item, answer } = entry
  const point = pointOf(run, entry)
  const drop = useFileDrop((files) => void keepAnswerFiles(point, answer, files))
  const remark = answer?.remark ?? ''
  const files = answer?.attachmentIds ?? []
  const isWriting = remarkWanted || foundDraft(remarkTarget(run.id, item.id, entry.place)) !== undefined
  const isFile = item.kind === 'photo' || item.kind === 'file'
  const named = { number, unit }
  return (
    <div className="answer-room" {...drop}>
      <AnswerControl
        entry={entry}
        run={run}
        label={phrase(t, 'checklists.answerTo', named)}
        onAnswer={(value, stay) => hand.answer(place, value, stay)}
        t={t}
      />
      <AnswerWord entry={entry} words={words} isGivenNow={isGivenNow} t={t} />
      {fault !== null && <p className="answer-fault">{fault}</p>}
      {files.length > 0 && <FileStrip inspectionId={run.inspectionId} ids={files} />}
      {isOpen(entry) && (
        <div className="answer-extras">
          {isWriting ? (
            <RemarkField
              runId={run.id}
              itemId={item.id}
              place={entry.place}
              remark={remark}
              label={phrase(t, 'checklists.remarkFor', named)}
              onClose={() => hand.goTo(place)}
            />
          ) : (
            <button type="button" tabIndex={current ? 0 : -1} className="remark" data-empty={remark === '' || undefined} onClick={() => hand.openRemark(place)}>
              {remark === '' ? `+ ${phrase(t, 'checklists.addRemark')}` : remark}
            </button>
          )}
          <button
            type="button"
            tabIndex={current ? 0 : -1}
            className="add-file"
            data-asked={isFile || entry.missing === 'photo' || undefined}
            aria-label={phrase(t, 'checklists.addFile', named)}
            title={phrase(t, 'checklists.addFileHint')}
            onClick={() => hand.chooseFiles(place)}
          >
            <Icon name="plus" size={12} />
            {phrase(t, item.kind === 'file' ? 'checklists.file' : 'checklists.photo')}
          </button>
        </div>
      )}
    </div>
  )
}

/** The answer in a word where buttons alone would not say it, and that there is none. */
function AnswerWord({ entry, words, isGivenNow, t }: Pick<WideAnswerProps, 'entry' | 'words' | 'isGivenNow' | 't'>) {
  if (!isOpen(entry)) return null
  if (!isGivenNow)
    return (
      <p className="answer-word none" aria-hidden="true">
        ○ {phrase(t, entry.required ? 'checklists.required' : 'checklists.unanswered')}
      </p>
    )
  if (typedKinds.has(entry.item.kind) || entry.item.kind === 'choice' || entry.item.kind === 'choices' || entry.item.kind === 'acknowledgement')
    return entry.source === 'initial' || entry.source === 'calculation' ? <p className="answer-word none">{phrase(t, 'checklists.fromForm')}</p> : null
  return (
    <p className={`answer-word ${judgementOf(entry) ?? ''}`} aria-hidden="true">
      {words}
    </p>
  )
}
