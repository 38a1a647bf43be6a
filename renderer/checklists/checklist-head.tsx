import { useTranslation } from 'react-i18next'
import { useOfficeRows } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Select } from '../ui/select.tsx'
import type { ChecklistGroup } from './checklist-progress.ts'

type ChecklistHeadProps = {
  group: ChecklistGroup
  said: string
  language: string
  onLanguage: (language: string) => void
  showAll: boolean
  onShowAll: (showAll: boolean) => void
  onLeave: () => void
}

const own = 'own'

/** The title of the open checklist, with the language that it is read in and whether points that are not asked are shown, where there is a choice. */
export function ChecklistHead({ group, said, language, onLanguage, showAll, onShowAll, onLeave }: ChecklistHeadProps) {
  const { t } = useTranslation()
  const checklistId = group.runs[0]?.checklistId
  const form = useOfficeRows('checklist').find(({ id }) => id === checklistId)?.form
  const languages = languagesOf(group)
  const hasConditions = group.items.some(({ condition }) => condition !== '')
  return (
    <header className="checklist-head">
      <h2>{group.title}</h2>
      <p role="status">{said}</p>
      {hasConditions && (
        <Checkbox isSelected={showAll} onChange={onShowAll}>
          {t('checklists.showAll')}
        </Checkbox>
      )}
      {languages.length > 0 && (
        <Select
          label={t('checklists.language')}
          labelHidden
          options={[{ id: own, label: form?.language || t('checklists.ownLanguage') }, ...languages.map((name) => ({ id: name, label: name }))]}
          value={language === '' ? own : language}
          onChange={(id) => onLanguage(id === own ? '' : id)}
        />
      )}
      <Button small variant="quiet" icon="back" onPress={onLeave}>
        {t('checklists.back')}
      </Button>
    </header>
  )
}

/** The languages that the points or choices of a checklist have beside its own. */
function languagesOf({ items, runs }: ChecklistGroup): string[] {
  const texts = [...items, ...(runs[0]?.choices ?? [])]
  return [...new Set(texts.flatMap(({ translations }) => Object.keys(translations)))]
}
