import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { clockWordsOf, dateWords } from '../strings/formats.ts'
import type { EvidenceSource } from './evidence-sources.ts'

/** How a source is cited under its words: "Note 10.33 · Teamkoordinator", "bilag 2, s. 11 · 12. januar 2018". */
export function citation(t: TFunction, source: EvidenceSource, pinpoint = ''): string {
  const place = [source.reference, pinpoint].filter(Boolean).join(', ')
  const isNote = source.source.startsWith('note:')
  const when =
    source.at === null ? '' : isNote ? [t('editor.noteAt', { time: clockWordsOf(source.at) }), pinpoint].filter(Boolean).join(', ') : dateWords(source.at)
  const value = source.value === null ? '' : t(`editor.value.${source.value}`)
  return (isNote ? [when, source.who] : [place, value, source.who, when]).filter(Boolean).join(' · ')
}

/** What kind of source it is, by sign, word and colour. */
export function NatureTag({ nature }: { nature: EvidenceSource['nature'] }) {
  const { t } = useTranslation()
  return <span className={`nature ${nature}`}>{t(`editor.nature.${nature}`)}</span>
}

/** A source in a list: its kind, its words, where it stands. */
export function SourceWords({ source, letter }: { source: EvidenceSource; letter?: string | undefined }) {
  const { t } = useTranslation()
  return (
    <span className="source-words">
      <span>
        {letter !== undefined && <b className="evidence-letter">{letter}</b>}
        <NatureTag nature={source.nature} />
      </span>
      <span className="words">{source.words}</span>
      <small>{citation(t, source)}</small>
    </span>
  )
}
