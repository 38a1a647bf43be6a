import type { z } from 'zod'

/** Everything that can be wrong with a case file; each has a sentence in the catalogue (`caseFile.<code>`). */
export const caseFileProblemCodes = [
  'notUtf8',
  'notJson',
  'notACaseFile',
  'tooDeep',
  'unknownField',
  'missing',
  'notText',
  'notList',
  'notObject',
  'notNumber',
  'notBoolean',
  'notAllowed',
  'unknownReference',
  'duplicateId',
  'duplicateAnswer',
  'duplicateNumber',
  'duplicateItem',
  'itemName',
  'idTaken',
  'reflection',
  'datesOutOfOrder',
  'documentNumberTaken',
  'inUse',
  'id',
  'evidenceSource',
  'caseNumber',
  'documentNumber',
  'date',
  'instant',
  'timeOfDay',
  'badFormat',
  'tooLong',
  'tooMany',
  'tooLarge',
  'tooSmall',
  'required',
  'lineBreak',
  'loneSurrogate',
  'controlCharacter',
  'prose',
  'proseTooDeep',
  'template',
] as const
export type CaseFileProblemCode = (typeof caseFileProblemCodes)[number]

const isCode = (code: unknown): code is CaseFileProblemCode => caseFileProblemCodes.includes(code as CaseFileProblemCode)

/** Something wrong with a case file: where, which rule (`caseFile.<code>` in the catalogue), and words for the sentence. */
export type CaseFileProblem = { readonly path: string; readonly code: CaseFileProblemCode; readonly params: Readonly<Record<string, string | number>> }

/** How many problems are listed; the rest are only counted. */
export const listedProblems = 100

// A key of a stranger's file may hold anything; only what can be shown is.
const shown = (key: string) =>
  key
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]/gu, '?')
    .slice(0, 60)

/** `['notes', 3, 'sourceId']` as `notes[3].sourceId`. */
export function problemPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (left, key) => (typeof key === 'number' ? `${left}[${key}]` : left === '' ? shown(String(key)) : `${left}.${shown(String(key))}`),
    '',
  )
}

/** Collects problems: the first hundred in full, then the number alone. */
export class CaseFileProblems {
  readonly listed: CaseFileProblem[] = []
  total = 0

  add(path: readonly PropertyKey[], code: CaseFileProblemCode, params: Record<string, string | number> = {}): void {
    this.total += 1
    if (this.listed.length < listedProblems) this.listed.push({ path: problemPath(path), code, params })
  }

  /** Takes over what zod found in `value`, which stands at `at`. */
  addIssues(at: readonly PropertyKey[], issues: readonly z.core.$ZodIssue[], value: unknown): void {
    for (const issue of issues) {
      if (issue.code.startsWith('invalid_') && valueAt(value, issue.path) === undefined) this.add([...at, ...issue.path], 'missing')
      else this.#addIssue([...at, ...issue.path], issue)
    }
  }

  #addIssue(path: readonly PropertyKey[], issue: z.core.$ZodIssue): void {
    switch (issue.code) {
      case 'unrecognized_keys':
        for (const key of issue.keys) this.add([...path, key], 'unknownField')
        return
      case 'invalid_type':
        return this.add(path, typeCodes.get(issue.expected) ?? 'badFormat')
      case 'invalid_value':
        return this.add(path, 'notAllowed', { allowed: issue.values.map(String).join(', ') })
      case 'invalid_union':
        return this.add(path, 'notAllowed', { allowed: 'options' in issue && Array.isArray(issue.options) ? issue.options.join(', ') : '' })
      case 'invalid_format':
        return this.add(path, formatCodes.get(issue.format) ?? formatCodes.get(issue.message) ?? 'badFormat')
      case 'too_big':
        return this.add(path, issue.origin === 'string' ? 'tooLong' : issue.origin === 'array' ? 'tooMany' : 'tooLarge', { maximum: Number(issue.maximum) })
      case 'too_small':
        return this.add(path, issue.origin === 'string' ? 'required' : 'tooSmall', { minimum: Number(issue.minimum) })
      case 'custom':
        return this.add(path, isCode(issue.params?.['code']) ? issue.params['code'] : 'badFormat')
      default:
        this.add(path, 'badFormat')
    }
  }
}

/** zod's names of types to codes. */
const typeCodes = new Map<string, CaseFileProblemCode>([
  ['string', 'notText'],
  ['array', 'notList'],
  ['object', 'notObject'],
  ['number', 'notNumber'],
  ['int', 'notNumber'],
  ['boolean', 'notBoolean'],
])

/** zod's names of formats, and our own (the message of a pattern), to codes. */
const formatCodes = new Map<string, CaseFileProblemCode>([
  ['uuid', 'id'],
  ['date', 'date'],
  ['datetime', 'instant'],
  ...(['id', 'itemName', 'evidenceSource', 'caseNumber', 'documentNumber', 'timeOfDay'] as const).map((name) => [name, name] as const),
])

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined), value)
