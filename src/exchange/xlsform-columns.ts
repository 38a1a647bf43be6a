import { nameOf, type ChecklistForm, type ChecklistItem } from '../domain/checklist-item.ts'
import { truthOf, typeOf, typeWord, type Heading } from './xlsform-words.ts'

/** What a point says in the column of a heading, in the form's plainest words. `id`: what the column for our own ids is to hold. */
export function writtenCell(item: ChecklistItem, { field, language }: Heading, form: Pick<ChecklistForm, 'language'>, id: string): string {
  const own = language === form.language
  const translation = item.translations[language || unnamedLanguage]
  switch (field) {
    case 'type':
      return typeWord(item.kind, item.list)
    case 'name':
      return nameOf(item)
    case 'label':
      return own ? item.text : (translation?.text ?? '')
    case 'hint':
      return own ? item.help : (translation?.help ?? '')
    case 'constraintMessage':
      return own ? item.constraintMessage : (translation?.constraintMessage ?? '')
    case 'requiredMessage':
      return own ? item.requiredMessage : (translation?.requiredMessage ?? '')
    case 'required':
      return item.required ? item.requiredWhen || 'yes' : ''
    case 'relevant':
      return item.condition
    case 'default':
      return item.initial
    case 'readonly':
      return item.readOnly ? 'yes' : ''
    case 'id':
      return id
    case 'evidence':
      return item.evidence === 'none' ? '' : item.evidence
    case 'constraint':
    case 'calculation':
    case 'choiceFilter':
    case 'repeatCount':
    case 'legalBasis':
      return item[field]
    default:
      return ''
  }
}

/** The name under which translations of columns without a language stand, where the form's own language has one. */
export const unnamedLanguage = 'default'

/**
 * A cell as it goes out: as it came, as long as it still says what the point says, else in the form's plainest words.
 * @param written what `writtenCell` says
 */
export function cellFor(item: ChecklistItem, heading: string, meaning: Heading, written: string): string {
  const kept = item.cells[heading]
  if (kept === undefined) return written
  return meaning.field === null || saysTheSame(item, meaning, kept, written) ? kept : written
}

/** Whether a cell as it came says the same as what would be written. */
export function saysTheSame(item: ChecklistItem, { field }: Heading, cell: string, written: string): boolean {
  switch (field) {
    case 'type': {
      const type = typeOf(cell)
      if (type?.row !== 'point') return type !== null && typeWord(type.kind, '') === written
      // Our judgements are choices to others.
      return type.kind === item.kind ? type.list === item.list : item.kind === 'judgement' && type.kind === 'choice' && type.list === item.list
    }
    case 'required':
    case 'readonly': {
      const truth = truthOf(cell)
      return truth === null ? cell.trim() === written || (field === 'readonly' && written === '') : (truth ? 'yes' : '') === written
    }
    case 'calculation': {
      const type = typeOf(item.cells['type'] ?? '')
      return cell.trim() === written || (cell === '' && type?.row === 'point' && type.calculation === written)
    }
    default:
      return cell.trim() === written
  }
}
