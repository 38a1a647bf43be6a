import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { letterKinds, type LetterKind } from '../../src/domain/letter.ts'
import { useRows } from '../data/queries.ts'
import type { ThreadRows } from '../follow-up/use-threads.ts'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { recordVisit } from '../visit/visit-papers.ts'
import { aboutThreads, eligible, suggested } from './letter-threads.ts'
import { startLetter } from './start-letter.ts'
import { ThreadChoiceDialog } from './thread-choice-dialog.tsx'

/** Begins a letter of a kind; where it is about threads, they are picked first. */
export function NewLetter({ rows, isFirst = false }: { rows: ThreadRows; isFirst?: boolean }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState<LetterKind | null>(null)
  const inspectionId = rows.inspection.id
  // A record is begun where its visit is; from here it is that of the last one.
  const visit = useRows('visit', inspectionId)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .at(-1)
  const begin = (kind: LetterKind) => {
    if (kind === 'visitRecord') void recordVisit(visit?.id ?? null)
    else if (aboutThreads.has(kind) && eligible(kind, rows.threads).length > 0) setAsking(kind)
    else void startLetter(inspectionId, kind, [])
  }
  return (
    <>
      <Menu
        label={t('letters.new')}
        items={letterKinds
          .filter((kind) => kind !== 'visitRecord' || visit !== undefined)
          .map((kind) => ({ id: kind, label: t(`documents.kinds.${kind}`), onAction: () => begin(kind) }))}
      >
        <Button small={!isFirst} variant={isFirst ? 'primary' : 'secondary'} icon="plus">
          {t('letters.new')}
        </Button>
      </Menu>
      {asking !== null && (
        <ThreadChoiceDialog
          title={t('letters.threads.title', { kind: t(`documents.kinds.${asking}`).toLocaleLowerCase() })}
          action={t('letters.threads.start')}
          threads={eligible(asking, rows.threads)}
          chosen={suggested(asking, rows.threads)}
          onChoose={(about) => {
            setAsking(null)
            void startLetter(inspectionId, asking, about)
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
