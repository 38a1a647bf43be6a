import { useTranslation } from 'react-i18next'
import type { CriticismStep } from '../../src/domain/criticism-step.ts'
import type { Finding } from '../../src/domain/finding.ts'
import type { Question } from '../../src/domain/question.ts'
import type { Recommendation } from '../../src/domain/recommendation.ts'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { attempt } from '../data/operation.ts'
import { ProseEditor } from '../editor/prose-editor.tsx'
import { ProseToolbar } from '../editor/prose-toolbar.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { Select } from '../ui/select.tsx'
import { Accounts, type Account } from './accounts.tsx'
import { CriticismScale } from './criticism-scale.tsx'
import { Demands } from './demands.tsx'
import { placeInTheme } from './finding-moves.ts'
import type { OutlineTheme } from './finding-outline.ts'

type FindingSheetProps = {
  finding: Finding
  point: string
  outline: readonly OutlineTheme[]
  entries: readonly Account[]
  steps: readonly CriticismStep[]
  recommendations: readonly Recommendation[]
  questions: readonly Question[]
  points: ReadonlyMap<string, string>
  onEvidence: (source: string) => void
  isNew: boolean
}

/** One finding: what was established and, visibly apart from it, what the office thinks of it. */
export function FindingSheet({ finding, point, outline, entries, steps, recommendations, questions, points, onEvidence, isNew }: FindingSheetProps) {
  const { t } = useTranslation()
  const update = (patch: Partial<Finding>) => attempt('finding.update', { id: finding.id, patch })
  const letters = new Map(entries.map(({ evidence, letter }) => [evidence.source, letter]))
  const evidenceLabel = (source: string) => letters.get(source) ?? null
  const themes = outline.flatMap(({ theme }) => (theme === null ? [] : { id: theme.id, label: theme.title }))
  const prose = { noun: 'finding' as const, row: finding, evidenceLabel, onEvidence }
  return (
    <div className="finding-sheet">
      <ProseToolbar />
      <div className="finding-sheet-scroll prose-scroller">
        <header className="finding-head">
          <span className="numbers">{point}</span>
          <AutosavedText
            noun="finding"
            id={finding.id}
            field="title"
            value={finding.title}
            label={t('findings.noTitle')}
            labelHidden
            className="finding-title"
            wraps
            saveOn="blur"
            autoFocus={isNew}
          />
          <Select
            label={t('findings.theme')}
            labelHidden
            className="finding-theme"
            options={[...themes, { id: 'none', label: t('findings.noTheme') }]}
            value={finding.themeId ?? 'none'}
            onChange={(id) => void update(placeInTheme(outline, id === 'none' ? null : id))}
          />
        </header>
        <SectionHeading side={t('findings.factsHint')}>{t('findings.facts')}</SectionHeading>
        <ProseEditor
          {...prose}
          key={`${finding.id} facts`}
          field="facts"
          value={finding.facts}
          tone="facts"
          label={t('findings.facts')}
          placeholder={t('findings.factsPlaceholder')}
        />
        <Accounts accounts={entries.filter((entry) => entry.evidence.contradicts)} />
        <SectionHeading side={t('findings.assessmentHint')}>{t('findings.assessment')}</SectionHeading>
        <ProseEditor
          {...prose}
          key={`${finding.id} assessment`}
          field="assessment"
          value={finding.assessment}
          tone="assessment"
          label={t('findings.assessment')}
          placeholder={t('findings.assessmentPlaceholder')}
        />
        <SectionHeading side={t('findings.gradingHint')}>{t('findings.grading')}</SectionHeading>
        <CriticismScale steps={steps} value={finding.criticismStepId} onChange={(criticismStepId) => void update({ criticismStepId })} />
        <Demands inspectionId={finding.inspectionId} findingId={finding.id} recommendations={recommendations} questions={questions} points={points} />
      </div>
    </div>
  )
}
