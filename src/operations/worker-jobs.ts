import type { Issue } from '../domain/issue.ts'
import type { DocumentModel } from '../documents/model.ts'
import type { ReportInput } from '../documents/report-context.ts'

/** What is done beside the main thread because it takes long: name → what goes in and what comes out. Everything is copied structurally. */
export type Jobs = {
  /** Composes a report and lints it. */
  compose: { in: ReportInput; out: { model: DocumentModel; issues: Issue[] } }
  html: { in: DocumentModel; out: { html: string; css: string } }
  word: { in: DocumentModel; out: Uint8Array }
  /** Looks a backup over: whole, ours, and with how many rows in each table. Answers why not when it is not. */
  inspectDatabase: { in: { path: string; key: Uint8Array; tables: readonly string[] }; out: Record<string, number> }
}
export type JobName = keyof Jobs

export type JobRequest<Name extends JobName = JobName> = { readonly number: number; readonly name: Name; readonly input: Jobs[Name]['in'] }
export type JobReply = { readonly number: number } & ({ readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown })
