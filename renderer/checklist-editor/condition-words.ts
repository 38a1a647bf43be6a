import type { TFunction } from 'i18next'
import { checklistValues } from '../../src/domain/checklist-answer.ts'
import type { PointList } from '../../src/domain/checklist-difference.ts'
import { nameOf, type ChecklistItem } from '../../src/domain/checklist-item.ts'
import { readCondition } from '../../src/domain/plain-condition.ts'

/** A value that an answer is held against, as it is read: a judgement's word, a choice's label. */
export function valueWords(t: TFunction, item: ChecklistItem | undefined, { choices }: Pick<PointList, 'choices'>, value: string): string {
  const judgement = item?.kind === 'judgement' ? checklistValues.find((one) => one === value) : undefined
  if (judgement !== undefined) return t(`checklists.values.${judgement}`)
  const choice = item !== undefined && item.list !== '' ? choices.find(({ list, name }) => list === item.list && name === value) : undefined
  return choice?.label || value
}

/** A condition as a sentence, where it is one of the simple ones. */
export function conditionWords(t: TFunction, list: PointList, expression: string, own?: ChecklistItem): string {
  if (expression === '') return ''
  const plain = readCondition(expression)
  if (plain === null) return t('checklistEditor.condition.words.own')
  const words = plain.parts.map(({ name, test, value }) => {
    const item = name === '.' ? own : list.items.find((one) => nameOf(one) === name)
    const said = { point: name === '.' ? t('checklistEditor.condition.itself') : item?.text || name, test: t(`checklistEditor.condition.tests.${test}`) }
    if (test === 'answered' || test === 'unanswered') return t('checklistEditor.condition.words.bare', said)
    return t('checklistEditor.condition.words.part', { ...said, value: valueWords(t, item, list, value) })
  })
  return words.join(t(`checklistEditor.condition.words.${plain.join}`))
}
