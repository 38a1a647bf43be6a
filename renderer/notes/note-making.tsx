import { useTranslation } from 'react-i18next'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { makingOf } from '../../src/domain/note-merging.ts'
import type { Note } from '../../src/domain/note.ts'
import { instantWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import type { CaseNames } from '../visit/case-names.ts'
import './marked-notes.css'

/** That a note was put together or cut out of another, and behind it each of those as it was. Nothing for a note that stands as it was typed. */
export function NoteMaking({ note, names }: { note: Note; names: CaseNames }) {
  const { t } = useTranslation()
  const making = makingOf(note)
  if (making === null) return null
  return (
    <DialogTrigger>
      <Button variant="link" small className="note-making">
        {making.how === 'merged' ? t('notes.making.merged', { count: making.count }) : t('notes.making.split')}
      </Button>
      <Popover className="ui-popover" placement="bottom start" offset={4}>
        <Dialog aria-label={t('notes.making.originals')} className="note-originals">
          <ul className="marked-notes">
            {note.origins.map((origin, index) => (
              <li key={index}>
                <small>
                  {instantWords(origin.takenAt)} {origin.sourceId !== null && names.speakers.get(origin.sourceId)?.role}
                </small>
                <p>{origin.text}</p>
              </li>
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
