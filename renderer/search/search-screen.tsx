import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import { useCall } from '../data/queries.ts'
import { numberWords } from '../strings/formats.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { TextField } from '../ui/text-field.tsx'
import { VirtualListBox } from '../ui/virtual-list-box.tsx'
import { Hit } from './hit.tsx'
import { openHit } from './open-hit.ts'
import './search-screen.css'

/** What was last searched for: it stands there when the person comes back from a hit. */
const useSearchView = create<{ words: string; activeKey: string | null }>(() => ({ words: '', activeKey: null }))

const shortest = 2
const pause = 120
const limit = 200

/** Search over everything: hits with the found words marked; arrow keys walk them, Enter opens the place. */
export function SearchScreen() {
  const { t } = useTranslation()
  const { words, activeKey } = useSearchView()
  const [asked, setAsked] = useState(words)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words), pause)
    return () => clearTimeout(timer)
  }, [words])
  const enough = asked.trim().length >= shortest
  const found = useCall('search.find', { query: asked.trim(), limit }, { enabled: enough, keep: true })
  const hits = enough ? (found.data?.hits ?? []) : []
  const active = hits.some((hit) => keyOf(hit) === activeKey) ? activeKey : hits[0] ? keyOf(hits[0]) : null
  return (
    <div className="search">
      <header>
        <h1>{t('search.title')}</h1>
        <TextField
          label={t('search.field')}
          labelHidden
          type="search"
          autoFocus
          inputRef={field}
          placeholder={t('search.placeholder')}
          value={words}
          onChange={(next) => useSearchView.setState({ words: next, activeKey: null })}
        />
        <p role="status">
          {enough && found.data ? t(found.data.more ? 'search.atLeast' : 'search.count', { count: hits.length, number: numberWords(hits.length) }) : ''}
        </p>
      </header>
      {!enough && (
        <div className="search-words">
          <EmptyState title={t('search.emptyTitle')}>{t('search.emptyText')}</EmptyState>
        </div>
      )}
      {enough && found.data !== undefined && hits.length === 0 && (
        <div className="search-words">
          <EmptyState title={t('search.noneTitle', { words: asked.trim() })}>{t('search.noneText')}</EmptyState>
        </div>
      )}
      {hits.length > 0 && (
        <VirtualListBox
          label={t('search.hits')}
          items={hits}
          keyOf={keyOf}
          estimate={72}
          activeKey={active}
          keysFrom={field}
          onActivate={(key) => useSearchView.setState({ activeKey: key })}
          onOpen={(hit) => void openHit(hit)}
        >
          {(hit) => <Hit hit={hit} />}
        </VirtualListBox>
      )}
    </div>
  )
}

const keyOf = (hit: { noun: string; id: string }) => `${hit.noun} ${hit.id}`
