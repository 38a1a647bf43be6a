import type { NounName } from '../domain/nouns.ts'
import { proseText, type Prose } from '../domain/prose.ts'

/** Which fields of which noun are searched. The authorities' and units' names are also found as part of their case, see search-index. */
const searchedFields: Partial<Record<NounName, readonly string[]>> = {
  inspection: ['title', 'caseNumber', 'theme', 'purpose', 'legalGround', 'practicalities'],
  participant: ['role', 'name'],
  question: ['text', 'droppedBecause'],
  visit: ['place', 'programme'],
  note: ['text'],
  contradiction: ['about', 'settlement'],
  checklistAnswer: ['value', 'remark'],
  attachment: ['fileName', 'caption', 'altText', 'consentReason'],
  material: ['title', 'reference', 'from', 'excerpt'],
  reportTheme: ['title', 'introduction'],
  finding: ['title', 'facts', 'assessment'],
  evidence: ['wording'],
  recommendation: ['text'],
  report: ['title', 'summary', 'background', 'legalBasis', 'conclusion'],
  remark: ['text', 'passage', 'reason'],
  document: ['title', 'number'],
  answer: ['text', 'from'],
  followUp: ['reaction', 'reason'],
  commitment: ['text', 'result'],
  letter: ['title', 'opening'],
  letterSection: ['heading', 'content'],
  statistic: ['title'],
}

/** Whether rows of the noun are found by search. */
export const isSearched = (noun: NounName): boolean => noun in searchedFields

/** The text of a row that is searched, its fields apart by line breaks; empty when there is none. */
export function searchText(noun: NounName, row: Record<string, unknown>): string {
  const fields = searchedFields[noun] ?? []
  return fields
    .map((field) => row[field])
    .map((value) => (typeof value === 'string' ? value : value === null || value === undefined ? '' : proseText(value as Prose)))
    .filter((text) => text.trim() !== '')
    .join('\n')
}

/** The words of a text as the index knows them: letters and digits, NFC, in lower case. Apart at everything else, also at a hyphen. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(wordPattern) ?? []
}

/** A run of what FTS5's unicode61 takes for a word: letters, digits, marks and private characters. */
export const wordPattern = /[\p{L}\p{N}\p{M}\p{Co}]+/gu
