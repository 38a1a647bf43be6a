import { z } from 'zod'
import { documentNumber } from './case-number.ts'
import { civilDate } from './civil-date.ts'
import { emptyProse, prose } from './prose.ts'
import { defineNoun, id, position, type Row } from './record.ts'
import { signatory } from './report.ts'
import { line } from './text.ts'

/** The letters of the trade: varsling, besøgsnotat, høringsnotat, rykker, fristforlængelse, afsluttende brev, udtalelse, notat, and any other letter. */
export const letterKinds = ['announcement', 'visitRecord', 'hearingNote', 'reminder', 'extension', 'closingLetter', 'statement', 'memo', 'letter'] as const
export type LetterKind = (typeof letterKinds)[number]

/** Kinds that say above that they are a memo, and that nobody has to sign. */
export const isMemo = (kind: LetterKind): boolean => kind === 'memo' || kind === 'visitRecord'

/** A letter's draft. What it says stands in its sections; a document is issued from it, once or again under another number. */
export const letter = defineNoun(
  'letter',
  z.object({
    inspectionId: id,
    kind: z.enum(letterKinds),
    /** The title line as it is printed: "Afsluttende brev om håndtering af …". */
    title: line,
    /** The authorities it goes to; none: all of the case. */
    authorityIds: z.array(id).max(50),
    /** Who it goes to when that is no authority of the case: "Økonomiudvalget". */
    addressee: line,
    number: documentNumber.nullable(),
    date: civilDate.nullable(),
    /** The day that it sets: for an answer, for remarks. */
    dueOn: civilDate.nullable(),
    /** The day from which it lets a deadline rest instead, until another letter sets a day. */
    pausesFrom: civilDate.nullable(),
    /** The visit that a record is of; what was noted there is composed into it. */
    visitId: id.nullable(),
    /** Before the first heading. */
    opening: prose,
    signatories: z.array(signatory).max(4),
    position,
  }),
  {
    title: '',
    authorityIds: [],
    addressee: '',
    number: null,
    date: null,
    dueOn: null,
    pausesFrom: null,
    visitId: null,
    opening: emptyProse,
    signatories: [],
    position: 0,
  },
)
export type Letter = Row<typeof letter>
