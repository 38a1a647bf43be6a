import { useTranslation } from 'react-i18next'
import { mentioning } from '../../src/domain/identity.ts'
import type { Note } from '../../src/domain/note.ts'
import { openCase } from '../app/location.ts'
import { useRows } from '../data/queries.ts'
import { clockWordsOf } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'

/** The notes of a case that mention somebody by name. */
export const useMentions = (inspectionId: string, name: string): Note[] => mentioning(name, useRows('note', inspectionId))

/** The notes that mention somebody's name still, each a way to mend it. */
export function Mentions({ inspectionId, notes, onLeave }: { inspectionId: string; notes: readonly Note[]; onLeave: () => void }) {
  const { t } = useTranslation()
  if (notes.length === 0) return null
  const open = (note: Note) => {
    onLeave()
    openCase(inspectionId, 'visit', { noun: 'note', id: note.id })
  }
  return (
    <>
      <p>{t('identities.mentions', { count: notes.length })}</p>
      <ul className="identity-mentions" aria-label={t('identities.mentionsLabel')}>
        {notes.map((note) => (
          <li key={note.id}>
            <Button variant="link" onPress={() => open(note)}>
              {clockWordsOf(note.takenAt)} {note.text.slice(0, 80)}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
