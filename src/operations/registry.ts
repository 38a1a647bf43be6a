import type { CoreEvent } from '../api/events.ts'
import type { Handlers } from '../api/handlers.ts'
import { registerAccess } from './access.ts'
import { registerAttachments } from './attachments.ts'
import { registerAudit } from './audit.ts'
import { registerCaseFiles } from './case-files.ts'
import { registerCharts } from './charts.ts'
import { registerChecklistMoving } from './checklist-moving.ts'
import { registerChecklists } from './checklists.ts'
import { registerContradictions } from './contradictions.ts'
import { Desk } from './desk.ts'
import { registerDocuments } from './documents.ts'
import { registerDrafts } from './drafts.ts'
import { registerEditing } from './editing.ts'
import type { Environment } from './environment.ts'
import { registerFailures } from './failures.ts'
import { registerFindings } from './findings.ts'
import { registerFollowUps } from './follow-ups.ts'
import { registerHearing } from './hearing.ts'
import { registerHistory } from './history.ts'
import type { Host } from './host.ts'
import { registerIdentities } from './identities.ts'
import { registerInspections } from './inspections.ts'
import { registerJournal } from './journal.ts'
import { registerLetterheads } from './letterheads.ts'
import { registerLetters } from './letters.ts'
import { registerNotes } from './notes.ts'
import { registerPdf } from './pdf.ts'
import { Profile } from './profile.ts'
import { registerRecommendations } from './recommendations.ts'
import { registerRecoverySheet } from './recovery-sheet.ts'
import { registerRecordings } from './recordings.ts'
import { registerRecordsDuty } from './records-duty.ts'
import { registerRetention } from './retention.ts'
import { registerSearch } from './search.ts'
import { registerSettings } from './settings.ts'
import { registerSpreadsheets } from './spreadsheets.ts'
import { registerVisits } from './visits.ts'
import { registerXlsForms } from './xlsforms.ts'

/** Everything a user can do, ready to be served. */
export type Operations = {
  readonly handlers: Handlers
  /** Hears what is told to all clients; answers how to stop hearing it. */
  subscribe(listener: (event: CoreEvent) => void): () => void
  /** Closes the profile. Nothing may be called afterwards. */
  close(): Promise<void>
}

/** Puts the operations together for one profile folder. */
export function createOperations(host: Host, environment: Environment): Operations {
  const desk = new Desk(host, environment)
  const profile = new Profile(desk)
  registerSettings(desk)
  registerAudit(desk)
  registerEditing(desk)
  registerInspections(desk)
  registerIdentities(desk)
  registerNotes(desk)
  registerContradictions(desk)
  registerFindings(desk)
  registerDocuments(desk)
  registerPdf(desk)
  registerJournal(desk)
  registerRecordsDuty(desk)
  registerRetention(desk)
  registerLetterheads(desk)
  registerFollowUps(desk)
  registerRecommendations(desk)
  registerSpreadsheets(desk)
  registerCharts(desk)
  registerXlsForms(desk)
  registerLetters(desk)
  registerVisits(desk)
  registerAccess(desk)
  registerAttachments(desk)
  registerRecordings(desk)
  registerRecoverySheet(desk)
  registerHearing(desk)
  registerChecklists(desk)
  registerChecklistMoving(desk)
  registerCaseFiles(desk)
  registerHistory(desk)
  registerDrafts(desk)
  registerFailures(desk)
  registerSearch(desk)
  return { handlers: desk.handlers, subscribe: (listener) => desk.subscribe(listener), close: () => close(desk, profile) }
}

async function close(desk: Desk, profile: Profile): Promise<void> {
  await profile.end()
  await desk.worker.close()
}
