import { useTranslation } from 'react-i18next'
import { proseEvidence, type Prose } from '../../src/domain/prose.ts'
import { evidenceLetter, type EvidenceSource } from '../editor/evidence-sources.ts'
import { SourceWords } from '../editor/source-words.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'

/** What the section with the cursor refers to, by its letters. */
export function RestsOn({ prose, sources }: { prose: Prose | null; sources: readonly EvidenceSource[] }) {
  const { t } = useTranslation()
  const bySource = new Map(sources.map((source) => [source.source, source]))
  const cited = prose === null ? [] : proseEvidence(prose)
  return (
    <section className="rests-on" aria-label={t('report.restsOn')}>
      <SectionHeading level={2}>{t('report.restsOn')}</SectionHeading>
      {cited.length === 0 && <p className="ui-hint">{t(prose === null ? 'report.restsOnNone' : 'report.restsOnNothing')}</p>}
      <ol>
        {cited.map((id, index) => {
          const source = bySource.get(id)
          return <li key={id}>{source ? <SourceWords source={source} letter={evidenceLetter(index)} /> : t('editor.evidenceGone')}</li>
        })}
      </ol>
    </section>
  )
}
