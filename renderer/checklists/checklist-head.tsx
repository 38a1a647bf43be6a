import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useOfficeRowsSoon } from '../data/queries.ts'
import type { MenuItem } from '../ui/menu.tsx'
import { MoreMenu } from '../ui/more-menu.tsx'
import type { ChecklistGroup } from './checklist-progress.ts'

type ChecklistHeadProps = {
  group: ChecklistGroup
  said: string
  language: string
  onLanguage: (language: string) => void
  showAll: boolean
  onShowAll: (showAll: boolean) => void
  actions: ReactNode
}

/** The title of the open checklist, with the language that it is read in and whether points that are not asked are shown, where there is a choice. */
export const ChecklistHead = memo(function ChecklistHead({ group, said, language, onLanguage, showAll, onShowAll, actions }: ChecklistHeadProps) {
  const { t } = useTranslation()
  const checklistId = group.runs[0]?.checklistId
  const form = useOfficeRowsSoon('checklist')?.find(({ id }) => id === checklistId)?.form
  const languages = languagesOf(group)
  const shown: MenuItem[] = group.items.some(({ condition }) => condition !== '')
    ? [{ id: 'showAll', label: t('checklists.showAll'), ...(showAll && { icon: 'check' as const }), onAction: () => onShowAll(!showAll) }]
    : []
  const spoken = languages.length === 0 ? [] : ['', ...languages]
  const items = [
    ...shown,
    ...spoken.map((name): MenuItem => {
      const label = t('checklists.language', { language: name || form?.language || t('checklists.ownLanguage') })
      return { id: `language ${name}`, label, ...(name === language && { icon: 'check' }), onAction: () => onLanguage(name) }
    }),
  ]
  return (
    <header className="checklist-head">
      <h2>{group.title}</h2>
      <p role="status">{said}</p>
      {items.length > 0 && <MoreMenu small label={t('checklists.show')} items={items} />}
      <div className="checklist-actions">{actions}</div>
    </header>
  )
})

/** The languages that the points or choices of a checklist have beside its own. */
function languagesOf({ items, runs }: ChecklistGroup): string[] {
  const texts = [...items, ...(runs[0]?.choices ?? [])]
  return [...new Set(texts.flatMap(({ translations }) => Object.keys(translations)))]
}
