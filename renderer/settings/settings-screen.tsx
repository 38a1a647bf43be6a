import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { goTo, settingsSections, type SettingsSection } from '../app/location.ts'
import { SaveState } from '../app/save-state.tsx'
import { AuditSection } from '../audit/audit-section.tsx'
import '../overview/overview-chapter.css'
import { RetentionSection } from '../retention/retention-section.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { BackupsSection } from './backups-section.tsx'
import { ChecklistsSection } from './checklists-section.tsx'
import { ColleaguesSection } from './colleagues-section.tsx'
import { CriticismScaleSection } from './criticism-scale-section.tsx'
import { JournalSection } from './journal-section.tsx'
import { LegalSourcesSection } from './legal-sources-section.tsx'
import { LetterheadsSection } from './letterheads-section.tsx'
import { ExpansionsSection } from './expansions-section.tsx'
import { PhrasesSection } from './phrases-section.tsx'
import { SecuritySection } from './security-section.tsx'
import './settings-screen.css'

const sections: Record<SettingsSection, () => ReactNode> = {
  letterheads: LetterheadsSection,
  colleagues: ColleaguesSection,
  criticismScale: CriticismScaleSection,
  phrases: PhrasesSection,
  expansions: ExpansionsSection,
  legalSources: LegalSourcesSection,
  checklists: ChecklistsSection,
  journal: JournalSection,
  backups: BackupsSection,
  retention: RetentionSection,
  audit: AuditSection,
  security: SecuritySection,
  appearance: AppearanceSection,
}

/** Indstillinger: what the office keeps for all its cases, and how this installation is kept and looks. */
export function SettingsScreen({ section }: { section: SettingsSection }) {
  const { t } = useTranslation()
  const Section = sections[section]
  return (
    <>
      <header className="case-head">
        <div>
          <h1>{t('settings.title')}</h1>
          <p>{t(`settings.about.${section}`)}</p>
        </div>
        <div className="case-head-side">
          <SaveState inspectionId={null} />
        </div>
      </header>
      <Tabs
        label={t('settings.sectionsLabel')}
        items={settingsSections.map((id) => ({ id, label: t(`settings.sections.${id}`) }))}
        selected={section}
        onSelect={(id) => goTo({ screen: 'settings', section: id })}
        listClassName="case-chapters"
      >
        <Section />
      </Tabs>
    </>
  )
}
