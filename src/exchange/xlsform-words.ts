import type { ChecklistItemKind } from '../domain/checklist-item.ts'
import type { XlsFormRemarkCode } from '../domain/xlsform.ts'
import { lookup } from '../domain/lookup.ts'

/** The first letters of a text, at most so many; one that would end in the middle of a sign ends before it. */
export const cut = (text: string, most: number): string => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')

/** The columns of the sheets of a form that mean something here. */
export type SurveyField =
  | 'type'
  | 'name'
  | 'label'
  | 'hint'
  | 'required'
  | 'requiredMessage'
  | 'relevant'
  | 'constraint'
  | 'constraintMessage'
  | 'calculation'
  | 'default'
  | 'readonly'
  | 'choiceFilter'
  | 'repeatCount'
  | 'id'
  | 'legalBasis'
  | 'evidence'
  | 'disabled'

/** What headings mean (pyxform's `aliases.py`), written small and with underscores. */
const headings = lookup<SurveyField>({
  type: 'type', command: 'type',
  name: 'name', tag: 'name', value: 'name',
  label: 'label', caption: 'label',
  hint: 'hint',
  required: 'required',
  required_message: 'requiredMessage', requiredmsg: 'requiredMessage', 'jr:requiredmsg': 'requiredMessage',
  relevant: 'relevant', relevance: 'relevant',
  constraint: 'constraint',
  constraint_message: 'constraintMessage', constraining_message: 'constraintMessage', 'jr:constraintmsg': 'constraintMessage',
  calculation: 'calculation', calculate: 'calculation',
  default: 'default',
  read_only: 'readonly', readonly: 'readonly',
  choice_filter: 'choiceFilter',
  repeat_count: 'repeatCount', count: 'repeatCount', 'jr:count': 'repeatCount',
  disabled: 'disabled',
  'selvsyn::id': 'id', 'selvsyn::legal_basis': 'legalBasis', 'selvsyn::evidence': 'evidence',
}) // prettier-ignore

/** A heading's meaning and language: `label::dansk (da)`, `label:English`, `bind::relevant`. */
export type Heading = { readonly field: SurveyField | null; readonly language: string }

/** What a heading of the sheet survey or choices says. */
export function headingOf(raw: string): Heading {
  const whole = raw.trim().toLowerCase().replace(/\s+/g, '_')
  const direct = headings[whole]
  if (direct) return { field: direct, language: '' }
  const protectedColon = raw.trim().replace(/jr:/gi, 'jr;')
  const parts = (protectedColon.includes('::') ? protectedColon.split('::') : protectedColon.split(':')).map((part) => part.replace('jr;', 'jr:').trim())
  if (/^(bind|control|body)$/i.test(parts[0] ?? '')) parts.shift()
  const field = headings[(parts[0] ?? '').toLowerCase().replace(/\s+/g, '_')] ?? null
  if (field === null) return { field, language: '' }
  const language = parts.slice(1).join('::')
  return translated.includes(field) || language === '' ? { field, language } : { field: null, language: '' }
}

/** Columns that may come in several languages. */
export const translated: readonly SurveyField[] = ['label', 'hint', 'constraintMessage', 'requiredMessage']

export const canonicalHeadings: Readonly<Record<SurveyField, string>> = {
  type: 'type', name: 'name', label: 'label', hint: 'hint', required: 'required', requiredMessage: 'required_message', relevant: 'relevant', constraint: 'constraint',
  constraintMessage: 'constraint_message', calculation: 'calculation', default: 'default', readonly: 'readonly', choiceFilter: 'choice_filter',
  repeatCount: 'repeat_count', id: 'selvsyn::id', legalBasis: 'selvsyn::legal_basis', evidence: 'selvsyn::evidence', disabled: 'disabled',
} // prettier-ignore

/** What a cell `type` says. */
export type FormType = {
  readonly kind: ChecklistItemKind
  readonly list: string
  readonly orOther: boolean
  /** What the program works out itself for a point that the device would fill in. */
  readonly calculation: string
  readonly remark: XlsFormRemarkCode | null
}
type Edge = { readonly kind: 'group' | 'repeat'; readonly remark: XlsFormRemarkCode | null }
export type TypeCell = ({ readonly row: 'begin' } & Edge) | ({ readonly row: 'end' } & Edge) | ({ readonly row: 'point' } & FormType)

const kinds = lookup<ChecklistItemKind>({
  text: 'text', string: 'text', phone_number: 'text', csv: 'text',
  integer: 'integer', int: 'integer', percentage: 'integer', number_of_days_in_last_month: 'integer', number_of_days_in_last_six_months: 'integer',
  number_of_days_in_last_year: 'integer',
  decimal: 'decimal', date: 'date', time: 'time', datetime: 'dateTime', date_time: 'dateTime',
  note: 'note', calculate: 'calculation', hidden: 'calculation', acknowledge: 'acknowledgement', acknowledgement: 'acknowledgement', trigger: 'acknowledgement',
  image: 'photo', photo: 'photo', picture: 'photo', file: 'file',
}) // prettier-ignore

/** Types that become something else, and what is said of it. */
const otherwise = lookup<readonly [ChecklistItemKind, XlsFormRemarkCode]>({
  geopoint: ['text', 'locationAsText'], location: ['text', 'locationAsText'], gps: ['text', 'locationAsText'], geotrace: ['text', 'locationAsText'],
  geoshape: ['text', 'locationAsText'], osm: ['text', 'locationAsText'], barcode: ['text', 'barcodeAsText'],
  audio: ['file', 'mediaAsFile'], video: ['file', 'mediaAsFile'], range: ['decimal', 'rangeWithoutLimits'],
}) // prettier-ignore

const ofDevice =
  /^(deviceid|imei|device_id|phonenumber|simserial|sim_id|subscriberid|subscriber_id|username|email|audit|start-geopoint|background-audio|background-geopoint|xml-external|csv-external|entity|uri:.+)$/

const select =
  /^(?:add )?(select[ _]?one|select1|select[ _]multiple|select[ _]all[ _]that[ _]apply|rank|select[ _]one[ _]external|select[ _](?:one|multiple)[ _]from[ _]file|select)(?: prompt)?(?: from| using)?\s+(\S+)(\s+or[ _](?:specify[ _])?other)?$/i

/** What a cell `type` says, in any of the ways that pyxform knows; null where it is empty. */
export function typeOf(raw: string): TypeCell | null {
  const cell = raw.trim().replace(/\s+/g, ' ')
  if (cell === '') return null
  const edge = /^(begin|end)[ _]*(group|repeat|lgroup|looped group|loop)\b/i.exec(cell)
  if (edge) {
    const word = (edge[2] ?? '').toLowerCase()
    const kind = word === 'group' || word === 'loop' ? 'group' : 'repeat'
    const remark = word === 'loop' ? 'loopAsGroup' : null
    return (edge[1] ?? '').toLowerCase() === 'begin' ? { row: 'begin', kind, remark } : { row: 'end', kind, remark: null }
  }
  return { row: 'point', ...pointType(cell) }
}

function pointType(cell: string): FormType {
  const plain: FormType = { kind: 'text', list: '', orOther: false, calculation: '', remark: null }
  const chosen = select.exec(cell.replace(/^q /i, ''))
  if (chosen) {
    const [, verb = '', list = '', other] = chosen
    if (/external|file/i.test(verb) || list.includes('${') || /\.(csv|xml|geojson)$/i.test(list)) return { ...plain, remark: 'externalChoices' }
    const kind = /multiple|apply|rank|^select$/i.test(verb) ? 'choices' : 'choice'
    return { ...plain, kind, list, orOther: other !== undefined, remark: /rank/i.test(verb) ? 'rankAsChoices' : null }
  }
  const word = cell
    .toLowerCase()
    .replace(/^q |^add | prompt$/g, '')
    .replace(/ /g, '_')
  const kind = kinds[word]
  if (kind) return { ...plain, kind }
  const other = otherwise[word]
  if (other) return { ...plain, kind: other[0], remark: other[1] }
  if (/^(get_)?today$/.test(word)) return { ...plain, kind: 'calculation', calculation: 'today()' }
  if (/^(get_)?(start|end)(_time)?$/.test(word)) return { ...plain, kind: 'calculation', calculation: 'now()' }
  if (ofDevice.test(word.replace(/^get_/, ''))) return { ...plain, kind: 'calculation', remark: 'noSuchValue' }
  return { ...plain, remark: 'unknownType' }
}

/** The list that our own judgements go out with. */
export const judgementList = 'selvsyn_judgement'

/** How XLSForm calls a kind of point. */
export function typeWord(kind: ChecklistItemKind, list: string): string {
  switch (kind) {
    case 'judgement':
      return `select_one ${list || judgementList}`
    case 'choice':
      return `select_one ${list}`
    case 'choices':
      return `select_multiple ${list}`
    case 'dateTime':
      return 'datetime'
    case 'acknowledgement':
      return 'acknowledge'
    case 'photo':
      return 'image'
    case 'calculation':
      return 'calculate'
    case 'group':
    case 'repeat':
      return `begin ${kind}`
    default:
      return kind
  }
}

const truths = lookup<boolean>({
  yes: true,
  true: true,
  'true()': true,
  '1': true,
  no: false,
  false: false,
  'false()': false,
  '0': false,
  '': false,
})
/** Yes or no as a form says it; null where it is an expression. */
export const truthOf = (raw: string): boolean | null => truths[raw.trim().toLowerCase()] ?? null
