import i18next from 'i18next'
import type { ApiError } from '../../src/api/errors.ts'
import { da } from '../strings/da.ts'

type Rule = keyof typeof da.errors.rules
type Field = keyof typeof da.errors.fields

const ruleOfCode: Record<string, Rule> = { too_big: 'tooLong', too_small: 'required', invalid_type: 'required' }
const ruleOfField: Record<string, Rule> = {
  caseNumber: 'caseNumber',
  counterpartCaseNumber: 'caseNumber',
  number: 'documentNumber',
  preliminaryNumber: 'documentNumber',
  finalNumber: 'documentNumber',
  startsAt: 'time',
  endsAt: 'time',
  accentColour: 'colour',
}

/** The last name in a path such as `patch.items.3.text`. */
const fieldOf = (path: unknown): string =>
  String(path)
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .at(-1) ?? ''

/** What a field that was refused wants, in one sentence: for the line under the field. */
export function ruleWords(error: ApiError): string {
  const field = fieldOf(error.params['path'])
  const code = String(error.params['rule'])
  const rule: Rule =
    code === 'invalid_format'
      ? (ruleOfField[field] ?? (/On$|From$|To$|[dD]ate$/.test(field) ? 'date' : 'other'))
      : code in da.errors.rules
        ? (code as Rule)
        : (ruleOfCode[code] ?? 'other')
  return i18next.t(`errors.rules.${rule}`)
}

/** What happened, and what to do about it. */
export function errorWords(error: ApiError): { title: string; text?: string } {
  const field = fieldOf(error.params['path'])
  const name: Field = field in da.errors.fields ? (field as Field) : 'other'
  const params = error.code === 'invalidInput' ? { field: i18next.t(`errors.fields.${name}`), rule: ruleWords(error) } : error.params
  const [title = '', text] = String(i18next.t(`errors.${error.code}`, { replace: params })).split('\n')
  return text === undefined ? { title } : { title, text }
}
