import type { CaseData } from '../domain/case-data.ts'
import { comparePoints } from '../domain/numbering.ts'
import { isReplacedBy, objectMark, paragraphMark } from '../domain/remark.ts'
import { wording } from './wording.ts'

type Remark = CaseData['remark'][number]

/** Words deleted and the words put in their place are one change to a reader, when the same became of both. */
export function onceEach(remarks: readonly Remark[]): Remark[] {
  const place = ({ hearingResponseId }: Remark, position: number): string => `${hearingResponseId} ${position}`
  const byPlace = new Map(remarks.map((one) => [place(one, one.position), one]))
  return remarks.filter((one) => {
    const beside = [one.position - 1, one.position + 1].map((position) => byPlace.get(place(one, position)))
    return !beside.some((other) => other !== undefined && isReplacedBy(one, other) && other.disposition === one.disposition && other.reason === one.reason)
  })
}

/** A remark as a reader understands it: what was typed as it is, a tracked change as what it does, a few words of the report around it. */
export function remarkWords(remark: Remark): string {
  const { origin, passage, text } = remark
  switch (origin) {
    case 'typed':
      return text
    case 'comment':
      return passage === '' ? text : wording.hearing.commented(quoted(passage), text.trim() === '' ? wording.hearing.noWords : text)
    case 'insertion':
      if (passage !== '') return wording.hearing.changed(around(remark, passage), around(remark, text))
      return wording.hearing.inserted(quoted(text)) + within(remark, text)
    case 'deletion':
      return wording.hearing.deleted(quoted(passage)) + within(remark, passage)
    case 'move':
      return wording.hearing.moved(quoted(passage))
  }
}

/** So many words on either side tell which word is meant; a longer change speaks for itself. */
const neighbours = 3
const isShort = (words: string): boolean => words.trim().split(/\s+/).length <= neighbours && words !== paragraphMark && words !== objectMark

/** Words with those beside them, in quotation marks. */
function around({ before, after }: Remark, words: string): string {
  if (!isShort(words)) return quoted(words)
  const left = new RegExp(`(?:\\S+\\s+){0,${neighbours}}\\S*$`).exec(before)?.[0] ?? ''
  const right = new RegExp(`^\\S*(?:\\s+\\S+){0,${neighbours}}`).exec(after)?.[0].replace(/[.,;:]$/, '') ?? ''
  return quoted((left + words + right).replace(/ +/g, ' '))
}

const within = (remark: Remark, words: string): string => {
  const whole = around(remark, words)
  return whole === quoted(words) ? '' : wording.hearing.within(whole)
}

/** Words in quotation marks; what is no words by its name. */
function quoted(words: string): string {
  if (words === paragraphMark) return wording.hearing.paragraphMark
  if (words === objectMark) return wording.hearing.objectMark
  const plain = words.replaceAll(paragraphMark, '').replaceAll(objectMark, '')
  return plain.trim() === '' ? wording.hearing.space : `”${plain.trim()}”`
}

/**
 * Remarks in the order of the report: those on the whole, then by number, then those on sections without one.
 * @param pointOf the number of the finding that a remark concerns; empty where it concerns none
 */
export function inReportOrder(remarks: readonly Remark[], pointOf: (remark: Remark) => string): Remark[] {
  const place = (remark: Remark): string => {
    const point = pointOf(remark) || sectionOf(remark)
    return point === '' ? '0' : /^\d/.test(point) ? point : String(Number.MAX_SAFE_INTEGER)
  }
  return remarks.toSorted((a, b) => comparePoints(place(a), place(b)) || a.position - b.position)
}

/** Where a remark that concerns no finding stands: the number of its section, or its name; empty for what concerns the whole. */
export const sectionOf = ({ unplaced, heading }: Remark): string => (unplaced ? '' : (/^\d+(\.\d+)*(?= )/.exec(heading)?.[0] ?? heading))
