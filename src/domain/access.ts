import { z } from 'zod'
import type { AuditKind, AuditSubject } from './audit-entry.ts'
import type { CaseNounName } from './nouns.ts'
import { id } from './record.ts'

/**
 * Access (aktindsigt, indsigt): everything of a case that concerns one person or one unit. Offentlighedslovens § 7, forvaltningslovens § 9 and article 15 of the data
 * protection regulation decide who may have what of it; the program finds and marks, and a person decides.
 */
export const accessSubject = z.strictObject({ noun: z.enum(['participant', 'unit', 'colleague']), id })
export type AccessSubject = z.output<typeof accessSubject>

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
}

/**
 * What becomes of a file that concerns: it goes along, or it does not because it names somebody who speaks in confidence, because with it all would be too large, or
 * because its bytes are not here.
 */
export const fileFates = ['enclosed', 'confided', 'tooLarge', 'elsewhere'] as const
export type AccessFile = {
  readonly id: string
  readonly fileName: string
  readonly fate: (typeof fileFates)[number]
  /** Whether its words were searched; a picture's, a sound's and a PDF's are not. */
  readonly isSearched: boolean
}

export type AccessFound = {
  /** What the person or unit is called. */
  readonly name: string
  readonly items: readonly AccessItem[]
  /** The files of the items. */
  readonly files: readonly AccessFile[]
  /** The case's other files whose words the program cannot read: somebody has to look through them. */
  readonly unread: readonly { readonly id: string; readonly fileName: string }[]
}
