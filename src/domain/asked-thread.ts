import type { CivilDate } from './civil-date.ts'
import type { DocumentKind } from './document-kind.ts'
import type { ThreadState, ThreadSubject } from './thread.ts'

/** A recommendation or request that an issued document has put, as it is listed across cases. */
export type AskedThread = ThreadSubject & {
  readonly inspectionId: string
  readonly caseNumber: string
  readonly caseTitle: string
  /** What the case is about: its theme, or its title where it has none. */
  readonly theme: string
  readonly authorityNames: readonly string[]
  /** The number that the document gave, as "3"; empty where it gave none. */
  readonly number: string
  readonly text: string
  readonly finding: { readonly point: string; readonly title: string; readonly reportTheme: string; readonly criticismStepId: string | null } | null
  readonly document: { readonly kind: DocumentKind; readonly number: string; readonly date: CivilDate }
  readonly dueOn: CivilDate | null
  readonly state: ThreadState
  /** The day of the decision and its reason, once there are any. */
  readonly closedOn: CivilDate | null
  readonly reason: string
}
