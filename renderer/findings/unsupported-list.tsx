import { useTranslation } from 'react-i18next'
import type { UnsupportedSentence } from '../../src/domain/unsupported.ts'
import { goToRow } from '../app/location.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import './contradictions.css'
import type { OutlineTheme } from './finding-outline.ts'

/** Under this name the list is open instead of a finding. */
export const unsupportedId = 'unsupported'

type UnsupportedListProps = {
  sentences: readonly UnsupportedSentence[]
  outline: readonly OutlineTheme[]
  inspectionId: string
  onFinding: (id: string) => void
}

/** The sentences of the report that rest on nothing, by the point under which they stand; each leads there. */
export function UnsupportedList({ sentences, outline, inspectionId, onFinding }: UnsupportedListProps) {
  const { t } = useTranslation()
  if (sentences.length === 0)
    return (
      <div className="contradiction-sheet">
        <EmptyState title={t('findings.loose.noneTitle')}>{t('findings.loose.none')}</EmptyState>
      </div>
    )
  const places = outline.flatMap(({ theme, point, findings }) => [
    ...(theme === null ? [] : [{ id: theme.id, point, title: t('report.introduction', { theme: theme.title }) }]),
    ...findings.map(({ finding, point: number }) => ({ id: finding.id, point: number, title: finding.title })),
  ])
  const go = ({ noun, id, field, words }: UnsupportedSentence): void => {
    if (noun === 'reportTheme') return goToRow({ noun, id, field }, inspectionId)
    onFinding(id)
    showMarked(words)
  }
  return (
    <div className="contradiction-sheet">
      <h2>{t('findings.loose.title')}</h2>
      <p className="ui-hint">{t('findings.loose.text')}</p>
      {places.map((place) => {
        const own = sentences.filter(({ id }) => id === place.id)
        if (own.length === 0) return null
        return (
          <section key={place.id} aria-label={place.title}>
            <SectionHeading level={3}>
              <span className="numbers">{place.point}</span> {place.title}
            </SectionHeading>
            <ul className="unsupported-sentences">
              {own.map((sentence, index) => (
                <li key={index}>
                  <Button variant="link" onPress={() => go(sentence)}>
                    {sentence.words}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

/** Brings the underlined words into sight once their text is on the screen; gives up after a second. */
function showMarked(words: string, frames = 60): void {
  const beginning = words.slice(0, 24)
  const marked = [...document.querySelectorAll('.finding-sheet .prose-unsupported')].find((one) => one.textContent.includes(beginning))
  if (marked) marked.scrollIntoView({ block: 'center' })
  else if (frames > 0) requestAnimationFrame(() => showMarked(words, frames - 1))
}
