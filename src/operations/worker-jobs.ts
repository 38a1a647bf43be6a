import type { ErrorCode } from '../api/errors.ts'
import type { ChartInput } from '../api/contract.ts'
import type { Printable } from '../api/printable.ts'
import type { TrailAnchor, TrailBlock, TrailCheck } from '../domain/audit-chain.ts'
import type { ChartPicture } from '../domain/chart-picture.ts'
import type { CivilDate } from '../domain/civil-date.ts'
import type { Issue } from '../domain/issue.ts'
import type { Letterhead } from '../domain/letterhead.ts'
import type { Recovery } from '../domain/recovery.ts'
import type { TemplateLack, TemplateRefusalReason } from '../domain/letterhead-template.ts'
import type { FormChecklist, XlsFormReading } from '../domain/xlsform.ts'
import type { ReturnedRefusal, ReturnedWord } from '../domain/returned-word.ts'
import type { AccessListInput } from '../documents/access-list.ts'
import type { Properties } from '../documents/model.ts'
import type { LetterInput } from '../documents/letter-context.ts'
import type { Sheet } from '../documents/spreadsheet.ts'
import type { VisitGuideInput } from '../documents/visit-guide.ts'
import type { ReportInput } from '../documents/report-context.ts'
import type { SentPoint } from '../exchange/returned-word-places.ts'
import type { CaseInBackup } from '../storage/backup-content.ts'
import type { AttachmentContent } from '../storage/attachment-content.ts'
import type { BadFile } from '../storage/attachment-check.ts'
import type { Salvage } from '../storage/salvage.ts'
import type { Staged } from '../storage/backup-folder.ts'
import type { KnownKeys, ListedBackup } from '../storage/backup-keys.ts'
import type { PlaceReport } from '../storage/backup-place.ts'

/**
 * What is done beside the main thread because it takes long: name → what goes in and what comes out. A document model goes back and forth as the JSON
 * that is also stored: a text is copied between threads in no time, a tree of a thousand pages is not.
 */
export type Jobs = {
  /** Composes a report or a letter and lints it. */
  compose: { in: Composed; out: { model: string; properties: Properties; issues: Issue[] } }
  /** Composes a report or a letter, lints it and shows it as HTML. */
  preview: { in: Composed; out: Html & { charts: ChartPicture[]; issues: Issue[] } }
  coveringText: { in: LetterInput; out: string }
  chartPicture: { in: { chart: ChartInput; accent: string }; out: ChartPicture | null }
  spreadsheet: { in: readonly Sheet[]; out: Uint8Array }
  html: { in: Stored; out: Html & { charts: ChartPicture[] } }
  /** A document model for the program's own print. */
  printable: { in: Stored; out: Printable }
  /** `template`: the letterhead's own, as its bytes; null for the program's look. */
  word: { in: Stored & { template: Uint8Array | null }; out: Uint8Array }
  /** Reads an office's own template as unknown. */
  readTemplate: { in: Uint8Array; out: { ok: true; lacks: readonly TemplateLack[] } | { ok: false; reason: TemplateRefusalReason } }
  /** Reads a form of another maker as unknown. */
  readXlsForm: { in: Uint8Array; out: { readonly ok: true; readonly value: XlsFormReading } | Refused }
  writeXlsForm: { in: FormChecklist; out: Uint8Array }
  starter: { in: Letterhead; out: Uint8Array }
  visitGuide: { in: VisitGuideInput; out: Uint8Array }
  /** Writes an issued report as a copy for the hearing. */
  hearingCopy: { in: Stored & { sha256: string; withoutAssessments: boolean; template: Uint8Array | null }; out: Uint8Array }
  /** Reads a document that came back from the hearing. `model`: the report that was sent; null where only its points are known. */
  readReturned: { in: { bytes: Uint8Array; model: string | null; points: readonly SentPoint[] }; out: ReturnedReading }
  /** Keeps a file's bytes encrypted. Answers null when it cannot be read. */
  keepAttachment: { in: { source: KeptSource; to: string; key: Uint8Array }; out: { sha256: string; size: number } | null }
  /** A kept file in the clear. */
  attachmentBytes: { in: { from: string; key: Uint8Array }; out: { readonly ok: true; readonly bytes: Uint8Array } | Refused }
  /** Puts together what concerns a person, a unit or an authority. `signals`: as those of `reencrypt`. */
  accessBundle: {
    in: { list: AccessListInput; files: readonly KeptFile[]; signals: Int32Array }
    out: { readonly ok: true; readonly bytes: Uint8Array } | Refused
  }
  /** The words of a kept file of a kind that has some. */
  attachmentText: { in: { from: string; key: Uint8Array; mediaType: string }; out: { readonly ok: true; readonly text: string } | Refused }
  /** Writes a kept file in the clear to a place that the person picked. */
  saveAttachment: { in: { from: string; key: Uint8Array; to: string }; out: { readonly ok: true } | Refused }
  /** Lays the files of attachments beside a backup, or back from there; those that are there already stay. Answers how many could not be found, null when it was stopped. */
  copyAttachments: { in: { from: string; to: string; fileNames: readonly string[]; signals?: Part }; out: number | null }
  /** Looks a copy over that is to become a backup: whole, ours, with how many rows in each table, and what is told of it without opening it. */
  verifyBackup: {
    in: { path: string; key: Uint8Array; tables: readonly string[] }
    out: { rows: Record<string, number>; summary: Omit<Staged['summary'], 'madeAt'> }
  }
  /** Makes a copy that was looked over the day's backup. */
  keepStaged: { in: { profileFolder: string; today: CivilDate; kept: Staged }; out: null }
  /** Copies to the second place what it lacks. */
  bringUpToDate: { in: { from: string; to: string; today: CivilDate; keys?: KnownKeys | null }; out: PlaceReport }
  /** Lists the backups of a folder that may be slow. */
  listBackups: { in: string; out: ListedBackup[] }
  /** Looks for folders with backups in a folder that the person picked: their paths and what is in them. */
  findBackups: { in: string; out: { folder: string; backups: ListedBackup[] }[] }
  /** Copies a backup to where it is to be opened and looks it over. Answers with which of the keys it opens. */
  stageBackup: {
    in: { from: string; to: string; keys: readonly Uint8Array[]; signals?: Part }
    out: { readonly ok: true; readonly keyNumber: number } | Refused
  }
  /** The same of a state that was set aside. Answers which files it names, too. */
  stageAside: {
    in: { from: string; to: string; keys: readonly Uint8Array[]; signals?: Part }
    out: { readonly ok: true; readonly keyNumber: number; readonly fileNames: readonly string[] } | Refused
  }
  /** Shows the cases of a backup without touching it. `scratch`: where it may lie meanwhile. */
  previewBackup: {
    in: { from: string; scratch: string; keys: readonly Uint8Array[] }
    out: { readonly ok: true; readonly cases: readonly CaseInBackup[] } | Refused
  }
  /** Makes a new database of a damaged one and a backup. */
  salvage: {
    in: Omit<Salvage, 'backup' | 'signals'> & { signals?: Part; backup: { from: string; keys: readonly Uint8Array[]; madeAt: string } | null }
    out: { readonly ok: true; readonly report: Omit<Recovery, 'files'> | null } | Refused
  }
  /** Looks whether the files of attachments are what was kept, and puts right what lies whole in the spare folder. */
  checkFiles: { in: { contents: readonly AttachmentContent[]; folder: string; spare: string }; out: BadFile[] }
  /** Goes on with a check of the audit trail over the next blocks, and ends it. */
  checkTrail: { in: { check: TrailCheck; blocks: readonly TrailBlock[]; anchors: readonly TrailAnchor[]; ends: boolean }; out: TrailCheck }
  /**
   * Writes the database under another key to another file. `signals`: shared memory, at 0 how far it is in thousandths, at 1 other than 0 when it is to stop. Answers
   * whether it was done.
   */
  reencrypt: { in: { from: string; to: string; keys: { from: Uint8Array; to: Uint8Array }; signals: Int32Array }; out: boolean }
}
/** Where bytes to be kept come from: a file's path, the bytes, or a recording that was ended. */
export type KeptSource = string | Uint8Array | { readonly recording: string; readonly key: Uint8Array }
/** What a document is composed from, with the photos of it that are kept here. */
export type Composed = { readonly input: ReportInput | LetterInput; readonly pictures: readonly KeptPicture[] }
/** A document's model as it is stored, with its photos. */
export type Stored = { readonly model: string; readonly pictures: readonly KeptPicture[] }
/** A file that goes into a bundle, under the name that it has there. */
export type KeptFile = { readonly id: string; readonly name: string; readonly from: string; readonly key: Uint8Array }
/** Where the bytes of a photo lie. */
export type KeptPicture = { readonly sha256: string; readonly from: string; readonly key: Uint8Array }
/** What was read, or why nothing was. */
export type ReturnedReading =
  { readonly ok: true; readonly value: ReturnedWord } | { readonly ok: false; readonly code: ReturnedRefusal; readonly params: Record<string, number> }
/** Why a job did not do what it was to: errors lose their kind where they are copied between threads. */
export type Refused = { readonly ok: false; readonly code: ErrorCode; readonly params: Readonly<Record<string, string | number>> }
/** Memory shared with the thread, as that of `reencrypt`, and which part of the whole work the job is: from one share to another. */
export type Part = readonly [signals: Int32Array, from: number, to: number]
type Html = { html: string; css: string }

export type JobName = keyof Jobs

export type JobRequest<Name extends JobName = JobName> = { readonly number: number; readonly name: Name; readonly input: Jobs[Name]['in'] }
/** `code`: that of the error (of SQLite, of the file system), which is lost where an error is copied between threads. */
export type JobReply = { readonly number: number } & (
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown; readonly code: unknown }
)
