import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Report } from '../../src/domain/report.ts'
import { openCase } from '../app/location.ts'
import { ProseEditor } from '../editor/prose-editor.tsx'
import type { OutlineTheme } from '../findings/finding-outline.ts'
import { openFinding } from '../findings/findings-view.ts'
import { Button } from '../ui/button.tsx'

type WritingSideProps = {
  report: Report
  outline: readonly OutlineTheme[]
  points: ReadonlyMap<string, string>
  /** The section to bring into sight. */
  target: { readonly id: string } | null
  /** The section whose text has the cursor. */
  onSection: (id: string) => void
}

/** The report's own texts under each other, as they come in the report, with the findings between them as a table of contents. */
export function WritingSide({ report, outline, points, target, onSection }: WritingSideProps) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (target === null) return
    const section = place.current?.querySelector<HTMLElement>(`[data-section="${CSS.escape(target.id)}"]`)
    section?.scrollIntoView({ block: 'start' })
    section?.querySelector<HTMLElement>('.prose')?.focus({ preventScroll: true })
  }, [target])
  const own = (id: 'summary' | 'background' | 'legalBasis' | 'conclusion') => (
    <section data-section={id}>
      <h2>
        <span className="numbers">{points.get(`section:${id}`)}</span>
        {t(`report.sections.${id}`)}
      </h2>
      <ProseEditor
        key={`${report.id} ${id}`}
        noun="report"
        row={report}
        field={id}
        value={report[id]}
        label={t(`report.sections.${id}`)}
        placeholder={t(`report.placeholders.${id}`)}
        onFocus={() => onSection(id)}
      />
    </section>
  )
  return (
    <div ref={place} className="report-writing prose-scroller">
      <div className="report-column">
        {own('summary')}
        {own('background')}
        {own('legalBasis')}
        {outline.map((theme) => (
          <ThemeSection key={theme.theme?.id ?? 'none'} entry={theme} inspectionId={report.inspectionId} onSection={onSection} />
        ))}
        {own('conclusion')}
      </div>
    </div>
  )
}

function ThemeSection({
  entry: { theme, point, findings },
  inspectionId,
  onSection,
}: {
  entry: OutlineTheme
  inspectionId: string
  onSection: (id: string) => void
}) {
  const { t } = useTranslation()
  const title = theme?.title ?? t('report.noTheme')
  const open = (findingId: string) => {
    openFinding(inspectionId, findingId)
    openCase(inspectionId, 'findings')
  }
  return (
    <section data-section={theme?.id ?? 'otherFindings'}>
      <h2>
        <span className="numbers">{point}</span>
        {title}
      </h2>
      {theme && (
        <ProseEditor
          key={theme.id}
          noun="reportTheme"
          row={theme}
          field="introduction"
          value={theme.introduction}
          label={t('report.introduction', { theme: title })}
          placeholder={t('report.placeholders.introduction')}
          onFocus={() => onSection(theme.id)}
        />
      )}
      {findings.length === 0 && <p className="ui-hint">{t('report.noFindings')}</p>}
      <ul className="report-findings" aria-label={t('report.findingsOfTheme', { theme: title })}>
        {findings.map(({ finding, point: number }) => (
          <li key={finding.id} data-section={finding.id}>
            <Button variant="link" onPress={() => open(finding.id)}>
              <b className="numbers">{number}</b> {finding.title}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
