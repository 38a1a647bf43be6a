import type { Note } from '../../src/domain/note.ts'
import { clockWordsOf } from '../strings/formats.ts'
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
          <small>
            <time className="numbers">{clockWordsOf(note.takenAt)}</time> <NatureTag nature={note.nature} />{' '}
            {note.sourceId !== null && names.speakers.get(note.sourceId)?.role}
          </small>
          <p>{note.nature === 'quote' ? quoted(note.text) : note.text}</p>
        </li>
      ))}
    </ul>
  )
}
