import { useTranslation } from 'react-i18next'
import { fieldErrorWords } from '../data/error-words.ts'
import { Button } from '../ui/button.tsx'
import type { CaseNames } from '../visit/case-names.ts'
import type { PendingNote } from './capture-store.ts'
import { NatureTag } from './nature-tag.tsx'
import { quoted, SpeakerWords } from './note-row.tsx'
import { clockWordsOf } from '../strings/formats.ts'

/** A note on its way to the core: shown at once, as saved only when the core has said so. */
export function PendingRow({
  pending,
  names,
  onRetry,
  onTakeBack,
}: {
  pending: PendingNote
  names: CaseNames
  onRetry: (stampedAt: string) => void
  onTakeBack: (stampedAt: string) => void
}) {
  const { t } = useTranslation()
  const { note, error } = pending
  const speaker = note.sourceId === null ? undefined : names.speakers.get(note.sourceId)
  return (
    <div
      role="group"
      className={`note-row pending ${note.nature}`}
      data-failed={error !== null || undefined}
      aria-label={t(error ? 'notes.pending.failed' : 'notes.pending.saving')}
    >
      <time dateTime={note.takenAt} className="numbers">
        {clockWordsOf(note.takenAt)}
      </time>
      <NatureTag nature={note.nature} />
      <div className="note-body">
        <p className="note-text">{note.nature === 'quote' ? quoted(note.text) : note.text}</p>
        <p className="note-meta">
          {speaker && <SpeakerWords speaker={speaker} />}
          {error === null && <span className="saving">{t('notes.pending.saving')}</span>}
        </p>
        {error !== null && (
          <div role="alert">
            <p className="ui-error">
              {t('notes.pending.failed')}: {fieldErrorWords(error)}
            </p>
            <Button small onPress={() => onRetry(note.stampedAt)}>
              {t('notes.pending.retry')}
            </Button>{' '}
            <Button small onPress={() => onTakeBack(note.stampedAt)}>
              {t('notes.pending.takeBack')}
            </Button>
          </div>
        )}
      </div>
      <span className="note-actions">{note.followUp && <span aria-hidden="true">⚑</span>}</span>
    </div>
  )
}
