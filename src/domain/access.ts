import { z } from 'zod'
import type { AuditKind, AuditSubject } from './audit-entry.ts'
import type { CaseNounName } from './nouns.ts'
import { id } from './record.ts'

/**
 * Access (aktindsigt, indsigt): everything of one or several cases that concerns one person, one unit or one authority. Offentlighedslovens § 7, forvaltningslovens § 9 and article 15 of the data
 * protection regulation decide who may have what of it; the program finds and marks, and a person decides.
 */
export const accessSubject = z.strictObject({ noun: z.enum(['participant', 'unit', 'authority', 'colleague']), id })
export type AccessSubject = z.output<typeof accessSubject>

/** The same person, unit or authority in another case, where it has another row or none: the name is what is known of it there. */
export type AccessName = { readonly noun: 'person' | 'unit' | 'authority'; readonly name: string }

/** What an item is known by to whoever leaves it out. */
export const accessItemKey = z.string().min(1).max(200)

/**
 * Why something is there. `self`: it is the row of the person or unit. By id: `speaker` said it, `writer` noted it, `present` took part or was visited, `unit` was noted
 * or answered for the unit, `caseworker` has the case, `evidence` rests on what was said, `attached` goes with something that is there, `log` tells of a row that is there.
 * By its words: `named`, or `role` where somebody is called by the role, which others may have too.
 */
export const accessReasons = ['self', 'speaker', 'writer', 'present', 'unit', 'caseworker', 'evidence', 'attached', 'log', 'named', 'role'] as const
export type AccessReason = (typeof accessReasons)[number]

/** Others' personal data in the words of an item, from a character to the one before another. */
export type AccessMark = { readonly from: number; readonly to: number; readonly kind: 'person' | 'cpr' | 'phone' | 'email' }

export type AccessNoun = CaseNounName | 'inspection' | 'auditEntry' | 'identityLook'

export type AccessItem = {
  readonly noun: AccessNoun
  /** Of the row; of what the trail tells of, where it is an entry of the trail. */
  readonly id: string
  /** Tells items of one row apart. */
  readonly key: string
  /** An instant or a day; null where it has none. */
  readonly when: string | null
  /** Who said or sent it, by role. */
  readonly who: string
  /** What it stands in: a visit's place, a checklist, a document. */
  readonly place: string
  /** Its number there; empty for none. */
  readonly point: string
  /** Empty for an entry of the trail. */
  readonly words: string
  readonly reasons: readonly AccessReason[]
  /** In the order of the words, none over another. */
  readonly marks: readonly AccessMark[]
  /** The files that go with it. */
  readonly fileIds: readonly string[]
  /** What the trail tells; null for anything else. */
  readonly told: { readonly kind: AuditKind; readonly about: AuditSubject } | null
  /** After which rule somebody leaves it out ("offentlighedslovens § 30, nr. 1"); null: it goes along. */
  readonly withheld: string | null
}

/**
 * What becomes of a file that concerns: it goes along, or it does not because what it belongs to is left out, because it names somebody who speaks in confidence, because with it all would
 * be too large, or because its bytes are not here.
 */
export const fileFates = ['enclosed', 'withheld', 'confided', 'tooLarge', 'elsewhere'] as const
export type AccessFile = {
  readonly id: string
  readonly fileName: string
  readonly fate: (typeof fileFates)[number]
  /** Whether its words were searched; a picture's, a sound's and a PDF's are not. */
  readonly isSearched: boolean
}

/** What of one case concerns. */
export type AccessCase = {
  readonly inspectionId: string
  readonly caseNumber: string
  readonly title: string
  readonly items: readonly AccessItem[]
  /** The files of the items. */
  readonly files: readonly AccessFile[]
  /** The case's other files whose words the program cannot read: somebody has to look through them. */
  readonly unread: readonly { readonly id: string; readonly fileName: string }[]
}

export type AccessFound = {
  /** What the person, unit or authority is called. */
  readonly name: string
  readonly cases: readonly AccessCase[]
}

/** In which cases there is something. `isBoundToCase`: it is known by no name that another case could know, so that no other was looked at. */
export type AccessPlaces = {
  readonly name: string
  readonly isBoundToCase: boolean
  readonly cases: readonly { readonly inspectionId: string; readonly caseNumber: string; readonly title: string; readonly count: number }[]
}

/** The items and the files of all cases. */
export const itemsOf = ({ cases }: AccessFound): AccessItem[] => cases.flatMap(({ items }) => items)
export const filesOf = ({ cases }: AccessFound): AccessFile[] => cases.flatMap(({ files }) => files)

/** Whether a file is left out: its own item is, or everything that it only goes along with. */
export function isFileWithheld(id: string, items: readonly AccessItem[]): boolean {
  const naming = items.filter(({ fileIds }) => fileIds.includes(id))
  const own = naming.find(({ noun }) => noun === 'attachment')
  if (own?.withheld !== undefined && own.withheld !== null) return true
  const carriers = naming.filter((item) => item !== own)
  const isOnlyAttached = own === undefined || own.reasons.every((reason) => reason === 'attached')
  return isOnlyAttached && carriers.length > 0 && carriers.every(({ withheld }) => withheld !== null)
}

/** The same with one item left out after a rule, or taken along again (null). */
export const withGround = ({ name, cases }: AccessFound, inspectionId: string, key: string, ground: string | null): AccessFound => ({
  name,
  cases: cases.map((one) =>
    one.inspectionId === inspectionId ? { ...one, items: one.items.map((item) => (item.key === key ? { ...item, withheld: ground } : item)) } : one,
  ),
})
