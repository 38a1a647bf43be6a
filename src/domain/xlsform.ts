import type { ChecklistChoice, ChecklistForm, ChecklistItem } from './checklist-item.ts'

/** Why a file is not read at all; each has a sentence in the catalogue (`errors.<code>`). */
export const xlsFormRefusals = [
  'xlsformNotWorkbook',
  'xlsformOldWorkbook',
  'xlsformProtected',
  'xlsformMacros',
  'xlsformTooLarge',
  'xlsformTooManyRows', // params: sheet, maximum
  'xlsformDamaged',
  'xlsformNoSurvey',
] as const
export type XlsFormRefusalCode = (typeof xlsFormRefusals)[number]

/** What keeps a form from coming in; each has a sentence in the catalogue (`xlsform.<code>`). */
export const xlsFormProblems = [
  'headingMissing', // params: heading
  'nameMissing',
  'nameInvalid', // params: name
  'duplicateName', // params: name, row
  'endWithoutBegin',
  'endMismatch', // params: row
  'beginWithoutEnd',
  'unknownName', // params: name
  'unknownList', // params: list
  'choiceWithoutName',
  'faultyExpression', // params: expression
  'unknownFunction', // params: function
  'circular', // params: name
  'cellTooLong', // params: maximum
  'tooManyPoints', // params: count, maximum
  'noPoints',
] as const
/** What comes in in another way than the form says, or is kept without having an effect. */
export const xlsFormUnsupported = [
  'unknownType', // params: type
  'locationAsText', // params: type
  'barcodeAsText',
  'mediaAsFile', // params: type
  'rangeWithoutLimits',
  'rankAsChoices',
  'externalChoices', // params: type
  'loopAsGroup',
  'noSuchValue', // params: type
  'unsupportedFunction', // params: function
  'endlessPattern', // params: function
  'unknownNameInText', // params: name
  'readOnlyExpression',
  'columnNotUsed', // params: heading
  'columnWithoutHeading',
  'duplicateHeading', // params: heading
  'rowWithoutType',
  'rowDisabled',
  'choiceWithoutList',
  'formula',
  'sheetNotUsed', // params: sheet
  'sheetTooLarge', // params: sheet
] as const
export type XlsFormRemarkCode = (typeof xlsFormProblems)[number] | (typeof xlsFormUnsupported)[number]

/** Something about a place in the file. `row` as a spreadsheet counts them, `column` by its letters; 0 and empty where it is about more than that. */
export type XlsFormRemark = {
  readonly sheet: string
  readonly row: number
  readonly column: string
  readonly code: XlsFormRemarkCode
  readonly params: Readonly<Record<string, string | number>>
}

/** A form of another maker, or one of ours that comes back, as a checklist. */
export type FormChecklist = {
  /** Empty where the form does not say. */
  readonly title: string
  readonly theme: string
  readonly items: ChecklistItem[]
  readonly choices: ChecklistChoice[]
  readonly form: ChecklistForm
}

/** What a file holds. With problems nothing can be taken. */
export type XlsFormReading = { readonly checklist: FormChecklist; readonly problems: readonly XlsFormRemark[]; readonly unsupported: readonly XlsFormRemark[] }

/** How many remarks of each sort are listed. */
export const listedRemarks = 500
/** What a file may hold at most: bytes, entries and unpacked text of the archive, rows of a sheet, cells of all. */
export const xlsFormLimits = {
  file: 20_000_000,
  entries: 2000,
  xml: 120_000_000,
  rows: 20_000,
  cells: 3_000_000,
  elements: 3_000_000,
  depth: 100,
  tag: 30_000,
} as const
