import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contradiction } from '../../src/domain/contradiction.ts'
import { mergeProblem } from '../../src/domain/note-merging.ts'
import type { Note, NoteNature } from '../../src/domain/note.ts'
import { flushAll } from '../data/autosaves.ts'
import { useOperation } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/select.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { showToast } from '../ui/toast.tsx'
import type { CaseNames } from '../visit/case-names.ts'
import { MarkedNotes } from './marked-notes.tsx'

type MergeDialogProps = {
  /** In the order they were taken. */
  notes: readonly Note[]
  names: CaseNames
  contradictions: readonly Contradiction[]
  /** With the note that they became, or (null) nothing was done. */
  onClose: (merged: Note | null) => void
}

/** Asks before notes become one, and where speaker or nature differ, which is kept. */
export function MergeDialog({ notes, names, contradictions, onClose }: MergeDialogProps) {
  const { t } = useTranslation()
  const merge = useOperation('note.merge')
  const sources = [...new Set(notes.map((note) => note.sourceId))]
  const natures = [...new Set(notes.map((note) => note.nature))]
  const [sourceId, setSourceId] = useState(sources[0] ?? null)
  const [nature, setNature] = useState<NoteNature>(natures[0] ?? 'told')
  const problem = mergeProblem(notes)
  const ids = notes.map((note) => note.id)
  const disagree = contradictions.some(({ state, noteIds }) => state === 'open' && noteIds.filter((id) => ids.includes(id)).length > 1)
  const confirm = async (): Promise<void> => {
    if (merge.isRunning) return
    // What is still on its way into one of them belongs in the whole.
    await flushAll()
    const merged = await merge.run({ ids, sourceId, nature })
    if (!merged) return
    showToast({ tone: 'done', title: t('notes.merge.done', { count: notes.length }) })
    onClose(merged)
  }
  return (
    <Dialog
      title={t('notes.merge.title', { count: notes.length })}
      isOpen
      size="small"
      onClose={() => onClose(null)}
      footer={
        <>
          <Button onPress={() => onClose(null)}>{t('common.cancel')}</Button>
          <Button variant="primary" autoFocus isDisabled={problem !== null} onPress={() => void confirm()}>
            {t('notes.merge.make')}
          </Button>
        </>
      }
    >
      {problem === null ? <p>{t('notes.merge.text')}</p> : <p role="alert">{t(`errors.rules.${problem}`, { maximum: '100.000' })}</p>}
      {disagree && (
        <p>
          <StateMark state="conflict">{t('notes.merge.disagree')}</StateMark>
        </p>
      )}
      <MarkedNotes notes={notes} names={names} />
      {sources.length > 1 && (
        <Select
          label={t('notes.merge.source')}
          hint={t('notes.merge.differ')}
          options={sources.flatMap((id) => (id === null ? [] : [{ id, label: names.speakers.get(id)?.role ?? '' }]))}
          {...(sources.includes(null) && { none: { label: t('notes.editor.nobody'), onChoose: () => setSourceId(null) } })}
          value={sourceId}
          onChange={setSourceId}
        />
      )}
      {natures.length > 1 && (
        <Select
          label={t('notes.merge.nature')}
          hint={t('notes.merge.differ')}
          options={natures.map((id) => ({ id, label: t(`notes.natures.${id}`) }))}
          value={nature}
          onChange={setNature}
        />
      )}
    </Dialog>
  )
}
