import type { CaseData } from '../domain/case-data.ts'
import type { LetterContext } from './letter-context.ts'
import { letterWording } from './letter-wording.ts'
import { textCell, type Block, type Cell } from './model.ts'
import { inReportOrder, onceEach, remarkWords, sectionOf } from './remark-words.ts'
import { ended } from './typeset.ts'
import { wording } from './wording.ts'

type Remark = CaseData['remark'][number]

/** What was remarked in the hearing and by whom, and what became of it, in the order of the report's points. */
export function remarkBlocks(context: LetterContext): Block[] {
  const { data, pointEver, theAuthorities } = context
  if (data.remark.length === 0) return []
  const pointOf = ({ findingId }: Remark): string => (findingId === null ? '' : pointEver(findingId))
  const remarks = inReportOrder(onceEach(data.remark), pointOf)
  return [
    {
      type: 'table',
      id: 'remarks',
      caption: letterWording.remarks.caption(theAuthorities),
      description: letterWording.remarks.description,
      header: letterWording.remarks.header,
      widths: [14, 20, 34, 32],
      rows: remarks.map((remark) => [
        textCell(pointOf(remark) || sectionOf(remark) || wording.hearing.wholeReport),
        textCell(whose(context, remark)),
        textCell(remarkWords(remark)),
        outcome(remark),
      ]),
    },
  ]
}

/** The administration that answered, and who of it made the remark. */
function whose({ data, authorities }: LetterContext, { hearingResponseId, author, kind }: Remark): string {
  const response = data.hearingResponse.find(({ id }) => id === hearingResponseId)
  const from = data.authority.find(({ id }) => id === response?.authorityId)?.name ?? (response?.from || authorities)
  return [from, author, letterWording.remarks.kind[kind]].filter((line) => line !== '').join('\n')
}

function outcome({ disposition, reason }: Remark): Cell {
  const decided = disposition === null ? wording.hearing.undecided : wording.hearing.disposition[disposition]
  return [[{ type: 'text', text: decided, bold: true }], ...(reason.trim() === '' ? [] : textCell(ended(reason)))]
}
