import type { CaseData, OfficeData } from '../domain/case-data.ts'
import type { FrozenPoint } from '../domain/document.ts'
import type { Letter } from '../domain/letter.ts'
import { indexCase } from './case-index.ts'
import { inWords, letterheadOf, type ReportContext } from './report-context.ts'
import { letterWording } from './letter-wording.ts'
import { collectFootnotes } from './sources.ts'
import { enumerate, wording } from './wording.ts'

/** What a letter is made from. */
export type LetterInput = {
  readonly letterId: string
  readonly data: CaseData
  readonly office: OfficeData
  /** The points of the case's earlier issued documents. */
  readonly frozen: readonly FrozenPoint[]
}

type Authority = CaseData['authority'][number]

/** Who speaks in a letter and of whom: what its standing words are put together from. */
export type Voice = Pick<ReportContext, 'data' | 'office' | 'letterhead' | 'officeName' | 'authorities' | 'theAuthorities'> & {
  readonly recipients: readonly Authority[]
}

/** What every part of a letter needs to know while it is composed. */
export type LetterContext = Voice &
  Pick<ReportContext, 'footnotes' | 'pointEver'> & {
    readonly letter: Letter
    /** Its sections in their order. */
    readonly sections: readonly CaseData['letterSection'][number][]
  }

/** @param authorityIds the administrations it goes to; none: all of the case */
export function voiceOf(data: CaseData, office: OfficeData, authorityIds: readonly string[]): Voice {
  const all = data.authority.toSorted((a, b) => a.position - b.position)
  const recipients = authorityIds.length === 0 ? all : all.filter(({ id }) => authorityIds.includes(id))
  const letterhead = letterheadOf(data, office)
  return {
    data,
    office,
    letterhead,
    officeName: letterhead.officeName,
    recipients,
    authorities: namesOf(recipients),
    theAuthorities: wording.theAuthorities(recipients.length),
  }
}

/** Administrations by name in running text. */
export const namesOf = (authorities: readonly Authority[]): string => enumerate(authorities.map(({ name }) => name))

/** Gathers what the parts of a letter share. */
export function letterContext({ letterId, data, office, frozen }: LetterInput): LetterContext {
  const letter = data.letter.find(({ id }) => id === letterId)
  if (letter === undefined) throw new Error('A letter is composed that its case does not have')
  const voice = voiceOf(data, office, letter.authorityIds)
  return {
    ...voice,
    letter,
    sections: data.letterSection.filter((one) => one.letterId === letterId).toSorted((a, b) => a.position - b.position),
    footnotes: collectFootnotes(indexCase(data, frozen, voice)),
    pointEver: (findingId) => frozen.findLast((point) => point.noun === 'finding' && point.id === findingId)?.point ?? '',
  }
}

/** Whose an answer is, by name: the administrations it is from, else who is said to have sent it, else everybody who was asked. */
export function senderOf({ data, authorities }: Pick<Voice, 'data' | 'authorities'>, { authorityIds, from }: CaseData['answer'][number]): string {
  return namesOf(data.authority.filter(({ id }) => authorityIds.includes(id))) || from || authorities
}

/** How a quoted answer is introduced. A quotation that names no source is introduced by the text before it. */
export function answerIntroduction(context: Voice, id: string, source: string, date: string | null): { introduction: string; source: string } | null {
  const answer = context.data.answer.find((one) => one.id === id)
  if (answer === undefined) return null
  if (source === '') return { introduction: '', source: senderOf(context, answer) }
  return { introduction: letterWording.answered[answer.medium](source, date === null ? null : inWords(date)), source }
}
