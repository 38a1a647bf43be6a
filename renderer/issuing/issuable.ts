import type { OutputOf } from '../../src/api/contract.ts'
import type { Result } from '../../src/api/errors.ts'
import type { CivilDate } from '../../src/domain/civil-date.ts'
import type { Document } from '../../src/domain/document.ts'
import type { Signatory } from '../../src/domain/report.ts'

/** A draft that a document is issued from, as the gate and the dialog speak of it. */
export type Issuable = {
  /** Whose words it is spoken of with: both have the same keys. */
  readonly of: 'report' | 'letters'
  readonly inspectionId: string
  readonly number: string | null
  readonly date: CivilDate | null
  /** Null where it goes out without. */
  readonly signatories: readonly Signatory[] | null
  readonly recipients: readonly string[]
  /** The document that went out with the draft's number already. */
  readonly issued: Document | undefined
  /** "Udsted foreløbig rapport". */
  readonly title: string
  /** Issues it, `confirmed` being the keys of what was said yes to. */
  readonly issue: (confirmed: string[]) => Promise<Result<OutputOf<'report.issue'>>>
}
