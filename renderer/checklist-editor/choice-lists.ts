import type { ChecklistChoice } from '../../src/domain/checklist-item.ts'

/** A name for a new list that no other has. */
export function freeList(wanted: string, lists: readonly string[]): string {
  let free = wanted
  for (let number = 2; lists.includes(free); number += 1) free = `${wanted}-${number}`
  return free
}

/** A new choice of a list. Its name is what answers hold: one word, made of the label, that no other choice has. */
export function addedChoice(list: string, label: string, own: readonly ChecklistChoice[]): ChecklistChoice {
  const word = label
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60)
  const wanted = word === '' ? 'svar' : word
  return {
    list,
    name: freeList(
      wanted,
      own.map(({ name }) => name),
    ),
    label,
    translations: {},
    cells: {},
  }
}

/** A list by what stands in it. */
export function listLabel(choices: readonly ChecklistChoice[], list: string): string {
  const labels = choices.filter((choice) => choice.list === list).map(({ label, name }) => label || name)
  return `${labels.slice(0, 3).join(', ')}${labels.length > 3 ? ' …' : ''}`
}
