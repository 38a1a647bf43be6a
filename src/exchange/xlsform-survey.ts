import { itemName, type ChecklistChoice, type ChecklistItem } from '../domain/checklist-item.ts'
import { unnamedLanguage } from './xlsform-columns.ts'
import type { XlsFormRemarks } from './xlsform-remarks.ts'
import type { WorkbookSheet } from './xlsform-workbook.ts'
import { cut, headingOf, translated, truthOf, typeOf, type Heading, type SurveyField, type TypeCell } from './xlsform-words.ts'
import { otherMark } from './xlsform-writing.ts'

type ItemFields = Omit<ChecklistItem, 'id' | 'name' | 'parentId' | 'cells'>
/** A row of the sheet survey that becomes a point: its cells as they came, what they say, and where it stands. */
export type SurveyRow = {
  readonly row: number
  readonly name: string
  readonly id: string
  readonly parent: SurveyRow | null
  readonly fields: ItemFields
  readonly cells: Readonly<Record<string, string>>
  /** What is kept of the row that ends a group, and that the program itself added a point. */
  readonly marks: Record<string, string>
}

type Column = { readonly index: number; readonly heading: string; readonly meaning: Heading }

/** Reads the sheet survey row by row; what is wrong with a row is named, and the next one is read all the same. */
export function readSurvey(sheet: WorkbookSheet, language: string, choices: ChecklistChoice[], remarks: XlsFormRemarks): SurveyRow[] {
  return new SurveyReader(sheet, language, choices, remarks).read()
}

class SurveyReader {
  readonly #sheet: WorkbookSheet
  readonly #language: string
  readonly #choices: ChecklistChoice[]
  readonly #remarks: XlsFormRemarks
  readonly #rows: SurveyRow[] = []
  readonly #open: SurveyRow[] = []
  readonly #names = new Map<SurveyRow | null, Map<string, number>>()
  #columns: readonly Column[] = []

  constructor(sheet: WorkbookSheet, language: string, choices: ChecklistChoice[], remarks: XlsFormRemarks) {
    this.#sheet = sheet
    this.#language = language
    this.#choices = choices
    this.#remarks = remarks
  }

  read(): SurveyRow[] {
    const at = this.#sheet.rows.findIndex((row) => row.some((cell) => cell.trim() !== ''))
    this.#columns = this.#columnsOf(at)
    for (const needed of ['type', 'name'] as const) if (this.#columnOf(needed) < 0) this.#say('headingMissing', at + 1, -1, { heading: needed })
    if (this.#columnOf('type') < 0) return []
    for (const [i, cells] of this.#sheet.rows.entries()) if (i > at && cells.some((cell) => cell.trim() !== '')) this.#readRow(cells, i + 1)
    for (const group of this.#open) this.#say('beginWithoutEnd', group.row, this.#columnOf('type'))
    return this.#rows
  }

  #say(code: Parameters<XlsFormRemarks['add']>[0], row: number, column: number, params: Record<string, string | number> = {}): void {
    this.#remarks.add(code, this.#sheet.name, row, column, params)
  }

  #columnsOf(at: number): Column[] {
    const columns: Column[] = []
    const keys = new Set<string>()
    const below = this.#sheet.rows.slice(at + 1)
    for (const [index, raw] of (this.#sheet.rows[at] ?? []).entries()) {
      const heading = cut(raw, 200)
      const isUsed = below.some((row) => (row[index] ?? '').trim() !== '')
      const meaning = headingOf(heading)
      const key = meaning.field === null ? heading : `${meaning.field} ${meaning.language}`
      if (heading.trim() === '') {
        if (isUsed) this.#say('columnWithoutHeading', at + 1, index)
      } else if (keys.has(key)) this.#say('duplicateHeading', at + 1, index, { heading })
      else {
        keys.add(key)
        columns.push({ index, heading, meaning })
        // How a question looks in other programs is no loss here.
        if (meaning.field === null && isUsed && !/^(appearance|control::appearance)$/i.test(heading.trim()))
          this.#say('columnNotUsed', at + 1, index, { heading })
      }
    }
    return columns
  }

  #columnOf = (field: SurveyField): number => this.#columns.find(({ meaning }) => meaning.field === field)?.index ?? -1

  #readRow(raw: readonly string[], row: number): void {
    const cells = Object.fromEntries(this.#columns.map(({ index, heading }) => [heading, raw[index] ?? '']))
    const own = (field: SurveyField): string => (raw[this.#columnOf(field)] ?? '').trim()
    const type = typeOf(own('type'))
    if (truthOf(own('disabled')) === true) return this.#say('rowDisabled', row, this.#columnOf('disabled'))
    if (type === null) return this.#say('rowWithoutType', row, this.#columnOf('type'))
    if (type.remark !== null) this.#say(type.remark, row, this.#columnOf('type'), { type: own('type').slice(0, 100) })
    if (type.row === 'end') return this.#endGroup(type.kind, cells, row)
    const made = this.#pointOf(type, cells, raw, row)
    this.#rows.push(made)
    if (type.row === 'begin') this.#open.push(made)
    else if (type.orOther) this.#addOther(made)
  }

  #endGroup(kind: 'group' | 'repeat', cells: Readonly<Record<string, string>>, row: number): void {
    const begun = this.#open.pop()
    if (!begun) return this.#say('endWithoutBegin', row, this.#columnOf('type'))
    if (begun.fields.kind !== kind) this.#say('endMismatch', row, this.#columnOf('type'), { row: begun.row })
    for (const [heading, cell] of Object.entries(cells)) if (cell !== '' && cell !== `end ${begun.fields.kind}`) begun.marks[`/${heading}`] = cell
  }

  #pointOf(type: Exclude<TypeCell, { row: 'end' }>, cells: Readonly<Record<string, string>>, raw: readonly string[], row: number): SurveyRow {
    const parent = this.#open.at(-1) ?? null
    const kind = type.row === 'point' ? type.kind : type.kind
    const made: SurveyRow = {
      row,
      name: this.#nameOf((raw[this.#columnOf('name')] ?? '').trim(), kind, parent, row),
      id: (raw[this.#columnOf('id')] ?? '').trim(),
      parent,
      fields: this.#fieldsOf(type, raw, row),
      cells,
      marks: {},
    }
    if (type.row === 'point' && type.list !== '' && !this.#choices.some(({ list }) => list === type.list))
      this.#say('unknownList', row, this.#columnOf('type'), { list: type.list.slice(0, 100) })
    return made
  }

  #nameOf(name: string, kind: string, parent: SurveyRow | null, row: number): string {
    const column = this.#columnOf('name')
    const known = this.#names.get(parent) ?? new Map<string, number>()
    this.#names.set(parent, known)
    if (name === '') {
      if (!['note', 'group', 'repeat'].includes(kind)) this.#say('nameMissing', row, column)
      return `${kind}_${row}`
    }
    if (!itemName.safeParse(name).success) {
      this.#say('nameInvalid', row, column, { name: name.slice(0, 100) })
      return `${kind}_${row}`
    }
    const before = known.get(name)
    if (before !== undefined) this.#say('duplicateName', row, column, { name: name.slice(0, 100), row: before })
    else known.set(name, row)
    return name
  }

  #fieldsOf(type: Exclude<TypeCell, { row: 'end' }>, raw: readonly string[], row: number): ItemFields {
    const own = (field: SurveyField, most = 100_000): string =>
      this.#bounded(raw, row, this.#columns.find(({ meaning }) => meaning.field === field && meaning.language === '')?.index ?? -1, most)
    const required = own('required', 10_000)
    const readOnly = own('readonly')
    const demanded = own('evidence')
    if (truthOf(readOnly) === null) this.#say('readOnlyExpression', row, this.#columnOf('readonly'))
    const isRequired = truthOf(required)
    return {
      ...this.#texts(raw, row),
      kind: type.kind,
      list: type.row === 'point' ? cut(type.list, 500) : '',
      required: isRequired ?? true,
      requiredWhen: isRequired === null ? required : '',
      condition: own('relevant', 10_000),
      constraint: own('constraint', 10_000),
      calculation: own('calculation', 10_000) || (type.row === 'point' ? type.calculation : ''),
      initial: own('default', 10_000),
      readOnly: truthOf(readOnly) ?? false,
      choiceFilter: own('choiceFilter', 10_000),
      repeatCount: own('repeatCount', 10_000),
      legalBasis: own('legalBasis', 500).replace(/\n/g, ' '),
      evidence: demanded === 'remark' || demanded === 'photo' ? demanded : 'none',
    }
  }

  #bounded(raw: readonly string[], row: number, column: number, most: number): string {
    const cell = (raw[column] ?? '').trim()
    if (cell.length > most) this.#say('cellTooLong', row, column, { maximum: most })
    return cut(cell, most)
  }

  /** The texts in the form's own language, and in the others. */
  #texts(raw: readonly string[], row: number): Pick<ItemFields, 'text' | 'help' | 'constraintMessage' | 'requiredMessage' | 'translations'> {
    const names = { label: 'text', hint: 'help', constraintMessage: 'constraintMessage', requiredMessage: 'requiredMessage' } as const
    const texts = { text: '', help: '', constraintMessage: '', requiredMessage: '' }
    const translations: ItemFields['translations'] = {}
    for (const { index, meaning } of this.#columns) {
      if (meaning.field === null || !translated.includes(meaning.field)) continue
      const cell = this.#bounded(raw, row, index, 100_000)
      if (cell === '') continue
      const name = names[meaning.field as keyof typeof names]
      if (meaning.language === this.#language) texts[name] = cell
      else (translations[cut(meaning.language || unnamedLanguage, 100)] ??= {})[name] = cell
    }
    // A text that the form's own language lacks is shown in the one that has it.
    return { ...texts, translations }
  }

  /** What pyxform adds for `or_other`: another choice, and a text to say which. */
  #addOther(row: SurveyRow): void {
    const { list } = row.fields
    const isDanish = this.#language === '' || /^(dansk|danish|da)\b|\(da\)/i.test(this.#language)
    if (!this.#choices.some((choice) => choice.list === list && choice.name === 'other'))
      this.#choices.push({ list, name: 'other', label: isDanish ? 'Andet' : 'Other', translations: {}, cells: { [otherMark]: 'yes' } })
    const none = this.#fieldsOf({ row: 'point', kind: 'text', list: '', orOther: false, calculation: '', remark: null }, [], row.row)
    const fields = { ...none, text: isDanish ? 'Angiv hvad' : 'Specify other.', condition: `selected(\${${row.name}}, 'other')` }
    this.#rows.push({ ...row, name: `${row.name}_other`, id: '', fields, cells: {}, marks: { [otherMark]: row.name } })
  }
}
