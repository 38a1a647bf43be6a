import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { searchSources, type EvidenceSource } from '../editor/evidence-sources.ts'
import { SourceWords } from '../editor/source-words.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import type { Account } from './accounts.tsx'

type NotesBesideProps = {
  /** What may be evidence, in the order in which it is offered. */
  sources: readonly EvidenceSource[]
  entries: readonly Account[]
  onAdd: (source: string) => void
}

/** The notes of the case beside the finding that is being written; each can be taken as its evidence. */
export function NotesBeside({ sources, entries, onAdd }: NotesBesideProps) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const found = useMemo(
    () =>
      searchSources(
        sources.filter(({ source }) => source.startsWith('note:')),
        query,
      ),
    [sources, query],
  )
  const letters = new Map(entries.map(({ evidence, letter }) => [evidence.source, letter]))
  return (
    <div className="notes-beside">
      <TextField label={t('findings.besides.find')} labelHidden placeholder={t('findings.besides.find')} value={query} onChange={setQuery} />
      <VirtualList label={t('notes.title')} items={found} keyOf={({ source }) => source} estimate={92}>
        {(source) => (
          <div className="note-beside">
            <SourceWords source={source} letter={letters.get(source.source)} />
            {!letters.has(source.source) && (
              <Button small variant="link" onPress={() => onAdd(source.source)}>
                {t('findings.besides.use')}
              </Button>
            )}
          </div>
        )}
      </VirtualList>
    </div>
  )
}
