import type { NounName } from './nouns.ts'

/**
 * Which noun a field points to: one id, an id or null, or a list of ids. `inspectionId` is left out: every noun of a case has it.
 * Prose and `evidence.source` point too, in their own notation (see evidence.ts), and `document.points` keeps ids for good.
 */
export const references = {
  inspection: { letterheadId: 'letterhead', caseworkerId: 'colleague', relatedIds: 'inspection' },
  unit: { authorityId: 'authority' },
  participant: { unitId: 'unit' },
  question: { findingId: 'finding' },
  visit: { unitIds: 'unit', participantIds: 'participant' },
  note: { visitId: 'visit', sourceId: 'participant', notedById: 'participant', questionId: 'question', attachmentIds: 'attachment', themeIds: 'reportTheme' },
  contradiction: { noteIds: 'note', findingId: 'finding' },
  checklistRun: { visitId: 'visit', unitId: 'unit', checklistId: 'checklist' },
  checklistAnswer: { runId: 'checklistRun', attachmentIds: 'attachment' },
  material: { attachmentId: 'attachment' },
  finding: { themeId: 'reportTheme', criticismStepId: 'criticismStep', attachmentIds: 'attachment' },
  evidence: { findingId: 'finding' },
  recommendation: { findingId: 'finding' },
  hearingResponse: { authorityId: 'authority', attachmentId: 'attachment' },
  remark: { hearingResponseId: 'hearingResponse', findingId: 'finding' },
  answer: { authorityIds: 'authority', questionIds: 'question', recommendationIds: 'recommendation', attachmentId: 'attachment' },
  document: { letterId: 'letter' },
  followUp: { questionId: 'question', recommendationId: 'recommendation', documentId: 'document' },
  commitment: { authorityId: 'authority' },
  letter: { authorityIds: 'authority', visitId: 'visit' },
  letterSection: { letterId: 'letter', questionIds: 'question', recommendationIds: 'recommendation' },
  recordKeeping: { documentId: 'document', answerId: 'answer', hearingResponseId: 'hearingResponse', attachmentId: 'attachment', visitId: 'visit' },
  planEntry: { colleagueId: 'colleague', startedId: 'inspection' },
} as const satisfies Partial<Record<NounName, Readonly<Record<string, NounName>>>>

/** The fields of a noun that point, with the noun each points to. */
export const referencesOf = (noun: NounName): Readonly<Record<string, NounName>> =>
  (references as Partial<Record<NounName, Record<string, NounName>>>)[noun] ?? {}
