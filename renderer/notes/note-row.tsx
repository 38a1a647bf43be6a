import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Note } from '../../src/domain/note.ts'
import { openCase } from '../app/location.ts'
import { FileStrip } from '../attachments/file-strip.tsx'
import { useFileDrop } from '../attachments/use-file-drop.ts'
import { ConfidentialMark } from '../identities/confidential-mark.tsx'
import type { CaseNames, Speaker } from '../visit/case-names.ts'
import { Icon } from '../ui/icon.tsx'
import { NatureTag } from './nature-tag.tsx'
import { NoteMaking } from './note-making.tsx'
import type { NoteStanding } from './note-standing.ts'
import { clockWordsOf } from '../strings/formats.ts'

export type NoteRowProps = {
  note: Note
  names: CaseNames
  standing: NoteStanding | undefined
  active: boolean
  selected: boolean
  onToggleFlag: (note: Note) => void
  onToggleSelected: (note: Note, range: boolean) => void
  onRemove: (note: Note) => void
  /** Photos and documents that were dropped or pasted on it. */
  onFiles: (note: Note, files: File[]) => void
}

/** One note as it is read: time, nature, text, source, and whether it is to be followed up. */
export const NoteRow = memo(function NoteRow({ note, names, standing, active, selected, onToggleFlag, onToggleSelected, onRemove, onFiles }: NoteRowProps) {
  const { t } = useTranslation()
  const dropped = useFileDrop((files) => onFiles(note, files))
  const time = clockWordsOf(note.takenAt)
  const flagWord = t(note.followUp ? 'notes.followUpOff' : 'notes.followUpOn')
  return (
    <div
      {...dropped}
      role="group"
      className={`note-row ${note.nature}`}
      tabIndex={active ? 0 : -1}
      data-note={note.id}
      data-selected={selected || undefined}
      aria-label={`${time} ${t(`notes.natures.${note.nature}`)}`}
    >
      <input
        type="checkbox"
        tabIndex={-1}
        checked={selected}
        aria-label={t('notes.select', { time })}
        onChange={() => {}}
        onClick={(event) => onToggleSelected(note, event.shiftKey)}
      />
      <time dateTime={note.takenAt} className="numbers">
        {time}
        {note.takenAt !== note.stampedAt && (
          <span className="corrected" title={t('notes.editor.stamped', { when: clockWordsOf(note.stampedAt) })}>
            *
          </span>
        )}
      </time>
      <NatureTag nature={note.nature} />
      <div className="note-body">
        <p className="note-text">{note.nature === 'quote' ? quoted(note.text) : note.text}</p>
        <NoteMeta note={note} names={names} />
        {note.origins.length > 0 && <NoteMaking note={note} names={names} />}
        {note.attachmentIds.length > 0 && <FileStrip inspectionId={note.inspectionId} ids={note.attachmentIds} at={note.takenAt} />}
        {standing && <Standing standing={standing} names={names} inspectionId={note.inspectionId} />}
      </div>
      <div className="note-actions">
        <button type="button" tabIndex={-1} className="remove" aria-label={t('notes.remove')} title={t('notes.remove')} onClick={() => onRemove(note)}>
          <Icon name="trash" size={14} />
        </button>
        <button
          type="button"
          tabIndex={-1}
          className="flag"
          aria-pressed={note.followUp}
          aria-label={flagWord}
          title={flagWord}
          onClick={() => onToggleFlag(note)}
        >
          <span aria-hidden="true">{note.followUp ? '⚑' : '⚐'}</span>
        </button>
      </div>
    </div>
  )
})

/** A quote in the quotation marks that the text itself lacks. */
export const quoted = (text: string): string => (/^[»"”“]/u.test(text) ? text : `»${text}«`)

/** Who said it, on what occasion, to which question. */
function NoteMeta({ note, names }: { note: Note; names: CaseNames }) {
  const { t } = useTranslation()
  const speaker = note.sourceId === null ? undefined : names.speakers.get(note.sourceId)
  const question = note.questionId === null ? undefined : names.questions.get(note.questionId)
  const themes = note.themeIds.flatMap((id) => names.themes.get(id) ?? [])
  const words = [note.kind !== 'interview' && t(`notes.kinds.${note.kind}`), question && t('notes.question', { number: question.number })]
    .filter(Boolean)
    .join(' · ')
  if (!speaker && words === '' && themes.length === 0) return null
  return (
    <p className="note-meta">
      {speaker && <SpeakerWords speaker={speaker} />}
      {speaker && words !== '' && ' · '}
      {words !== '' && <span className="occasion">{words}</span>}
      {themes.map((title) => (
        <span key={title} className="note-theme" title={t('notes.themes.on', { title })}>
          {title}
        </span>
      ))}
    </p>
  )
}

/** A speaker by digit, role and unit. */
export function SpeakerWords({ speaker }: { speaker: Speaker }) {
  return (
    <span className="speaker-words">
      {speaker.key !== null && <b className="numbers">{speaker.key}</b>} {speaker.role}
      {speaker.unit !== null && `, ${speaker.unit}`}
      {speaker.confidential && (
        <>
          {' '}
          <ConfidentialMark />
        </>
      )}
    </span>
  )
}

function Standing({ standing, names, inspectionId }: { standing: NoteStanding; names: CaseNames; inspectionId: string }) {
  const { t } = useTranslation()
  const others = standing.contradictedBy.map(({ time, sourceId }) => [sourceId !== null && names.speakers.get(sourceId)?.role, time].filter(Boolean).join(' '))
  return (
    <div className="note-standing">
      {others.length > 0 && <Contradicted words={t('notes.contradicted', { notes: others.join(', ') })} open={standing.open} inspectionId={inspectionId} />}
      {standing.findings.map(({ id, title }) => {
        const words = t('notes.inFinding', { title })
        return (
          <button
            key={id}
            type="button"
            tabIndex={-1}
            aria-label={words}
            title={words}
            onClick={() => openCase(inspectionId, 'findings', { noun: 'finding', id })}
          >
            <Icon name="link" size={12} />
            <span>{title}</span>
          </button>
        )
      })}
    </div>
  )
}

/** That others say otherwise; where that is open still, a way to it. */
function Contradicted({ words, open, inspectionId }: { words: string; open: NoteStanding['open']; inspectionId: string }) {
  const { t } = useTranslation()
  const sign = <span aria-hidden="true">⇄ </span>
  if (!open)
    return (
      <span className="contradicted">
        {sign}
        {words}
      </span>
    )
  return (
    <button
      type="button"
      tabIndex={-1}
      className="contradicted"
      title={open.about}
      onClick={() => openCase(inspectionId, 'findings', { noun: 'contradiction', id: open.id })}
    >
      {sign}
      <span>
        {words}. {t('notes.contradiction.open')}
      </span>
    </button>
  )
}
