import { useTranslation } from 'react-i18next'
import { useRows } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { openLetter, startLetter } from './start-letter.ts'

/** Leads from a chapter to its letter: the one that there is, else a first draft of it. */
export function LetterButton({ inspectionId, kind }: { inspectionId: string; kind: 'announcement' | 'hearingNote' }) {
  const { t } = useTranslation()
  const known = useRows('letter', inspectionId).find((letter) => letter.kind === kind)
  const write = () => (known === undefined ? void startLetter(inspectionId, kind, []) : openLetter(inspectionId, known.id))
  return (
    <Button small={kind === 'hearingNote'} icon="document" onPress={write}>
      {t(known === undefined ? `letters.write.${kind}` : `letters.open.${kind}`)}
    </Button>
  )
}
