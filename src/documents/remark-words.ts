import type { CaseData } from '../domain/case-data.ts'
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

/** A remark as a reader understands it: what was typed as it is, a tracked change as what it does. */
export function remarkWords({ origin, passage, text }: Remark): string {
  switch (origin) {
    case 'typed':
      return text
    case 'comment':
      return passage === '' ? text : wording.hearing.commented(quoted(passage), text.trim() === '' ? wording.hearing.noWords : text)
    case 'insertion':
      return passage === '' ? wording.hearing.inserted(quoted(text)) : wording.hearing.changed(quoted(passage), quoted(text))
    case 'deletion':
      return wording.hearing.deleted(quoted(passage))
    case 'move':
      return wording.hearing.moved(quoted(passage))
  }
}

/** Words in quotation marks; what is no words by its name. */
function quoted(words: string): string {
  if (words === paragraphMark) return wording.hearing.paragraphMark
  if (words === objectMark) return wording.hearing.objectMark
  const plain = words.replaceAll(paragraphMark, '').replaceAll(objectMark, '')
  return plain.trim() === '' ? wording.hearing.space : `”${plain.trim()}”`
}

/** Where a remark that concerns no finding stands: the number of its section, or its name; empty for what concerns the whole. */
export const sectionOf = ({ unplaced, heading }: Remark): string => (unplaced ? '' : (/^\d+(\.\d+)*(?= )/.exec(heading)?.[0] ?? heading))
