import i18next from 'i18next'
import type { Issue } from '../../src/domain/issue.ts'

// The code is data, so the key cannot be typed; a key of the catalogue stands in for it.
type AnyKey = 'common.close'

/** The sentence of an issue, from the catalogue by its code. */
export function issueWords(issue: Issue): string {
  const { field, text } = issue.params
  const params = {
    ...issue.params,
    ...(field !== undefined && { field: fieldLabel(String(field)) }),
    // The sentence sets the quotation in marks of its own.
    ...(issue.code === 'documentQuoteWithoutSource' && { text: String(text).replaceAll(/^[”“"»«]+|[”“"»«]+$/g, '') }),
  }
  return i18next.t(`issues.${issue.code}` as AnyKey, { defaultValue: issue.code, replace: params })
}

/** What a field is called where it is written: in a letterhead's settings, or in the report; other fields come with their label. */
const fieldLabel = (field: string): string => i18next.t([`settings.letterheads.fields.${field}`, `errors.fields.${field}`], { defaultValue: field })
