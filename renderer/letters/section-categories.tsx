import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter } from '../../src/domain/letter.ts'
import type { LetterSection } from '../../src/domain/letter-section.ts'
import { attempt } from '../data/operation.ts'
import { useRowsSoon } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { categoryChoices } from './category-choices.ts'

type SectionCategoriesProps = {
  letter: Letter
  section: LetterSection
  /** Those of the whole case. */
  sections: readonly LetterSection[]
  /** What the section is called. */
  name: string
}

/** The kinds of complaint that a theme of a statement ends with, and the way to choose them. */
export function SectionCategories({ letter, section, sections, name }: SectionCategoriesProps) {
  const { t } = useTranslation()
  const [isChoosing, setChoosing] = useState(false)
  const statistics = useRowsSoon('statistic', section.inspectionId) ?? []
  const texts = [letter.opening, ...sections.filter(({ letterId }) => letterId === letter.id).map(({ content }) => content)]
  const { id, categories } = section
  return (
    <div className="section-categories">
      {categories.length > 0 && <p>{t('letters.categories.chosen', { categories: categories.join(' · ') })}</p>}
      <Button small variant="link" aria-label={t('letters.categories.chooseFor', { heading: name })} onPress={() => setChoosing(true)}>
        {t('letters.categories.choose')}
      </Button>
      {isChoosing && (
        <CategoryDialog
          choices={categoryChoices(texts, statistics, categories)}
          chosen={categories}
          onChoose={(wanted) => {
            setChoosing(false)
            void attempt('letterSection.update', { id, patch: { categories: wanted } })
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  )
}

type CategoryDialogProps = {
  choices: readonly string[]
  chosen: readonly string[]
  onChoose: (categories: string[]) => void
  onClose: () => void
}

function CategoryDialog({ choices, chosen, onChoose, onClose }: CategoryDialogProps) {
  const { t } = useTranslation()
  const [labels, setLabels] = useState(choices)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(chosen))
  const [own, setOwn] = useState('')
  const tick = (label: string, yes: boolean) => setTicked((known) => new Set(yes ? [...known, label] : [...known].filter((other) => other !== label)))
  const written = own.trim()
  const add = () => {
    if (written === '') return
    setLabels((known) => [...new Set([...known, written])])
    tick(written, true)
    setOwn('')
  }
  // What was written and not added is meant as well.
  const done = () => onChoose([...new Set([...labels.filter((label) => ticked.has(label)), ...(written === '' ? [] : [written])])])
  const footer = (
    <>
      <Button onPress={onClose}>{t('common.cancel')}</Button>
      <Button variant="primary" onPress={done}>
        {t('common.done')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('letters.categories.title')} isOpen onClose={onClose} isTyped={written !== ''} footer={footer}>
      <p className="ui-hint">{t(labels.length === 0 ? 'letters.categories.noFigures' : 'letters.categories.explained')}</p>
      <ul className="thread-choice" aria-label={t('letters.categories.title')}>
        {labels.map((label) => (
          <li key={label}>
            <Checkbox isSelected={ticked.has(label)} onChange={(yes) => tick(label, yes)}>
              {label}
            </Checkbox>
          </li>
        ))}
      </ul>
      <div className="category-own">
        <TextField
          label={t('letters.categories.own')}
          value={own}
          maxLength={200}
          onChange={setOwn}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add()
          }}
        />
        <Button isDisabled={written === ''} onPress={add}>
          {t('letters.categories.add')}
        </Button>
      </div>
    </Dialog>
  )
}
