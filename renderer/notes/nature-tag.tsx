import { useTranslation } from 'react-i18next'
import type { NoteNature } from '../../src/domain/note.ts'
import './nature-tag.css'

/** The shapes that say the nature beside its word; the tag characters where there is one to type. */
const shapes: Readonly<Record<NoteNature, string>> = { told: '–', quote: '”', seen: '●', read: '#', claim: '?', reflection: '!' }

/** How the writer knows it: a shape, a word and a colour, each enough by itself. */
export function NatureTag({ nature }: { nature: NoteNature }) {
  const { t } = useTranslation()
  return (
    <span className={`nature-tag ${nature}`}>
      <span className="shape" aria-hidden="true">
        {shapes[nature]}
      </span>
      {t(`notes.natures.${nature}`)}
    </span>
  )
}
