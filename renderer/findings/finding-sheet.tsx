import { useTranslation } from 'react-i18next'
import type { Finding } from '../../src/domain/finding.ts'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { attempt } from '../data/operation.ts'
import { useOfficeRows } from '../data/queries.ts'
import { ProseEditor } from '../editor/prose-editor.tsx'
import { ProseToolbar } from '../editor/prose-toolbar.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { Select } from '../ui/select.tsx'
import { Accounts, type Account } from './accounts.tsx'
import { CriticismScale } from './criticism-scale.tsx'
import { Demands } from './demands.tsx'
import { EarlierGradings } from './earlier-gradings.tsx'
import { FindingPhotos } from './finding-photos.tsx'
import { placeInTheme, type Place } from './finding-moves.ts'
import type { OutlineFinding, OutlineTheme } from './finding-outline.ts'
import type { FindingRows } from './use-finding-rows.ts'

type FindingSheetProps = {
  open: OutlineFinding
  rows: FindingRows
  /** Its evidence with its letters, in order. */
  entries: readonly Account[]
  onEvidence: (source: string) => void
  /** The keyboard begins in its heading. */
  inHeading: boolean
}

/** One finding: what was established and, visibly apart from it, what the office thinks of it. */
export function FindingSheet({ open: { finding, point }, rows, entries, onEvidence, inHeading }: FindingSheetProps) {
  const { t } = useTranslation()
  const steps = useOfficeRows('criticismStep')
  const update = (patch: Partial<Finding>) => attempt('finding.update', { id: finding.id, patch })
  const letters = new Map(entries.map(({ evidence, letter }) => [evidence.source, letter]))
  const evidenceLabel = (source: string) => letters.get(source) ?? null
  const prose = { noun: 'finding' as const, row: finding, evidenceLabel, onEvidence }
  return (
    <div className="finding-sheet">
      <ProseToolbar />
      <div className="finding-sheet-scroll prose-scroller">
        <FindingHead finding={finding} point={point} outline={rows.outline} inHeading={inHeading} onPlace={(place) => void update(place)} />
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
        <FindingPhotos finding={finding} entries={entries} onChange={(attachmentIds) => void update({ attachmentIds })} />
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
        <EarlierGradings key={finding.id} findingId={finding.id} steps={steps} />
        <Demands inspectionId={finding.inspectionId} findingId={finding.id} rows={rows} />
      </div>
    </div>
  )
}

type FindingHeadProps = { finding: Finding; point: string; outline: readonly OutlineTheme[]; inHeading: boolean; onPlace: (place: Place) => void }

/** Its number, its title and the theme it stands under. */
function FindingHead({ finding, point, outline, inHeading, onPlace }: FindingHeadProps) {
  const { t } = useTranslation()
  const themes = outline.flatMap(({ theme }) => (theme === null ? [] : { id: theme.id, label: theme.title }))
  return (
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
        autoFocus={inHeading}
      />
      <Select
        label={t('findings.theme')}
        labelHidden
        className="finding-theme"
        options={[...themes, { id: 'none', label: t('findings.noTheme') }]}
        value={finding.themeId ?? 'none'}
        onChange={(id) => onPlace(placeInTheme(outline, id === 'none' ? null : id))}
      />
    </header>
  )
}
