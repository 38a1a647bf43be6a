import i18next from 'i18next'
import type { ApiError } from '../../src/api/errors.ts'
import type { CaseNounName, NounName } from '../../src/domain/nouns.ts'
import { da } from '../strings/da.ts'
import { dateWords, numberWords } from '../strings/formats.ts'
import { cachedRow } from './queries.ts'

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
  const maximum = Number(error.params['maximum'])
  return i18next.t(`errors.rules.${rule}`, { maximum: numberWords(maximum) })
}

function fieldWords(path: unknown): string {
  const field = fieldOf(path)
  return i18next.t(`errors.fields.${field in da.errors.fields ? (field as Field) : 'other'}`)
}

/** An error's params as words: fields and nouns by their names in the window. */
function paramWords({ code, params }: ApiError): Record<string, string | number> {
  if (code === 'invalidInput') return { field: fieldWords(params['path']), rule: ruleWords({ code, params }) }
  if (code === 'datesOutOfOrder') return { earlier: fieldWords(params['earlier']), later: fieldWords(params['later']) }
  if (code === 'threadEnded' && params['date'] !== '') return { date: dateWords(String(params['date'])) }
  if (code === 'returnedTooMany') return { count: numberWords(Number(params['count'])), maximum: numberWords(Number(params['maximum'])) }
  if (code === 'inUse') return { what: theNoun(params['noun']), by: userWords(params) }
  return params
}

/** "Noten": what a thing is called when it is known which. */
const theNoun = (noun: unknown): string =>
  i18next.t(`common.theNouns.${String(noun) in da.common.theNouns ? (noun as keyof typeof da.common.theNouns) : 'other'}`)

/** What still refers to something, with its title where the window has the row, and the point where the report has it. */
function userWords({ by, id, point }: ApiError['params']): string {
  const words = i18next.t(`errors.users.${by as keyof typeof da.errors.users}`, { defaultValue: i18next.t('errors.users.other') })
  const title = id === undefined ? '' : titleOf(by as NounName, String(id))
  if (title === '') return words
  return point === undefined ? i18next.t('errors.userNamed', { user: words, title }) : i18next.t('errors.userAtPoint', { user: words, title, point })
}

function titleOf(noun: NounName, id: string): string {
  if (noun === 'evidence') return titleOf('finding', cachedRow('evidence', id)?.findingId ?? '')
  const row = cachedRow(noun as CaseNounName, id) as Record<string, unknown> | undefined
  const words = String(row?.['title'] ?? row?.['name'] ?? row?.['text'] ?? '')
  return words.length <= 60 ? words : `${words.slice(0, 59).trimEnd()}…`
}

/** Refusals of what was typed: they belong beside the field, and trying again changes nothing. */
export const concernsField = (error: ApiError): boolean => ['invalidInput', 'datesOutOfOrder', 'documentNumberTaken'].includes(error.code)

/** The words under a field that was refused. */
export function fieldErrorWords(error: ApiError): string {
  if (error.code === 'invalidInput') return ruleWords(error)
  const { title, text } = errorWords(error)
  return text === undefined ? title : `${title} ${text}`
}

/** What happened, and what to do about it. */
export function errorWords(error: ApiError): { title: string; text?: string } {
  const params = paramWords(error)
  const [title = '', text] = i18next.t(`errors.${error.code}`, { replace: params }).split('\n')
  return text === undefined ? { title } : { title, text }
}
