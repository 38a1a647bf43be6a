import type { Note } from '../../src/domain/note.ts'
import { clockWordsOf, instantWords } from '../strings/formats.ts'
import type { CaseNames } from '../visit/case-names.ts'
import './marked-notes.css'
import { NatureTag } from './nature-tag.tsx'
import { quoted } from './note-row.tsx'

/** The notes that something is asked about: who said it, when, and the words. */
export function MarkedNotes({ notes, names }: { notes: readonly Note[]; names: CaseNames }) {
  return (
    <ul className="marked-notes">
      {notes.map((note) => (
        <li key={note.id}>
          <NoteWords note={note} names={names} />
        </li>
      ))}
    </ul>
  )
}

/** A note in few lines. `dated`: with its day, where notes of several days stand together. */
export function NoteWords({ note, names, dated = false }: { note: Note; names: CaseNames; dated?: boolean }) {
  return (
    <span className="note-words">
      <small>
        <time className="numbers">{dated ? instantWords(note.takenAt) : clockWordsOf(note.takenAt)}</time> <NatureTag nature={note.nature} />{' '}
        {note.sourceId !== null && names.speakers.get(note.sourceId)?.role}
      </small>
      <span className="words">{note.nature === 'quote' ? quoted(note.text) : note.text}</span>
    </span>
  )
}
