import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Note } from '../../src/domain/note.ts'
import { Button } from '../ui/button.tsx'

/** The note in whose row something stands. */
export function noteAt(target: EventTarget, notes: readonly Note[]): Note | undefined {
  const id = target instanceof Element ? target.closest<HTMLElement>('[data-note]')?.dataset['note'] : undefined
  return id === undefined ? undefined : notes.find((note) => note.id === id)
}

/** The words that are marked anywhere in the window; empty when none are. */
export const markedWords = (): string => document.getSelection()?.toString().trim() ?? ''

/** The button that comes up where words inside a note are marked. */
export function MarkedWords({ notes, onQuote }: { notes: readonly Note[]; onQuote: (note: Note, words: string) => void }) {
  const { t } = useTranslation()
  const [marked, setMarked] = useState<{ note: Note; words: string; top: number; left: number } | null>(null)
  useEffect(() => {
    const look = (): void => {
      const selection = document.getSelection()
      const text = selection?.anchorNode?.parentElement?.closest('.note-text')
      const note = text && selection?.focusNode && text.contains(selection.focusNode) ? noteAt(text, notes) : undefined
      const words = note ? markedWords() : ''
      if (!note || !selection || words === '') return setMarked(null)
      const { top, left } = selection.getRangeAt(0).getBoundingClientRect()
      setMarked({ note, words, top, left })
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [notes])
  if (!marked) return null
  // On the body: the column is a containing block of its own, and would shift what is placed by the window's coordinates.
  return createPortal(
    <div className="marked-words" style={{ top: marked.top - 38, left: marked.left }}>
      <Button
        small
        variant="primary"
        onPress={() => {
          document.getSelection()?.removeAllRanges()
          onQuote(marked.note, marked.words)
        }}
      >
        {t('notes.quoteMarked')}
      </Button>
    </div>,
    document.body,
  )
}
