import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contradiction } from '../../src/domain/contradiction.ts'
import { useOperation } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { Select } from '../ui/select.tsx'
import type { OutlineTheme } from './finding-outline.ts'

type CarryContradictionProps = {
  contradiction: Contradiction
  outline: readonly OutlineTheme[]
  /** With the finding that carries it now. */
  onFinding: (findingId: string) => void
}

/** Chooses the finding in which the accounts are to stand side by side, or makes one whose heading says what they disagree about. */
export function CarryContradiction({ contradiction: { id, about }, outline, onFinding }: CarryContradictionProps) {
  const { t } = useTranslation()
  const carry = useOperation('contradiction.carry')
  const [findingId, setFindingId] = useState<string | null>(null)
  const [themeId, setThemeId] = useState<string | null>(null)
  const themes = outline.flatMap(({ theme }) => (theme === null ? [] : { id: theme.id, label: theme.title }))
  const findings = outline.flatMap((theme) => theme.findings).map(({ finding, point }) => ({ id: finding.id, label: `${point} ${finding.title}` }))
  // A finding establishes something; what the notes disagree about is often the question they were asked.
  const headingOf = (point: string): string => (point.trimEnd().endsWith('?') ? t('findings.contradiction.onQuestion', { question: point }) : point)
  const confirm = async (): Promise<void> => {
    if (carry.isRunning) return
    const carried = await carry.run({ id, into: findingId === null ? { title: headingOf(about), themeId } : { findingId } })
    if (carried && carried.findingId !== null) onFinding(carried.findingId)
  }
  return (
    <section>
      <SectionHeading>{t('findings.contradiction.carry')}</SectionHeading>
      <p className="ui-hint">{t('findings.contradiction.carryText')}</p>
      <Select
        label={t('findings.finding')}
        options={findings}
        none={{ label: t('findings.newFinding'), onChoose: () => setFindingId(null) }}
        value={findingId}
        onChange={setFindingId}
      />
      {findingId === null && themes.length > 0 && (
        <Select
          label={t('findings.theme')}
          options={themes}
          none={{ label: t('findings.noTheme'), onChoose: () => setThemeId(null) }}
          value={themeId}
          onChange={setThemeId}
        />
      )}
      <Button variant="primary" onPress={() => void confirm()}>
        {t('findings.contradiction.carry')}
      </Button>
    </section>
  )
}
