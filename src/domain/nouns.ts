import { answer } from './answer.ts'
import { attachment } from './attachment.ts'
import { authority } from './authority.ts'
import { checklist } from './checklist.ts'
import { checklistAnswer } from './checklist-answer.ts'
import { checklistRun } from './checklist-run.ts'
import { colleague } from './colleague.ts'
import { commitment } from './commitment.ts'
import { contradiction } from './contradiction.ts'
import { criticismStep } from './criticism-step.ts'
import { document } from './document.ts'
import { evidence } from './evidence.ts'
import { expansion } from './expansion.ts'
import { finding } from './finding.ts'
import { followUp } from './follow-up.ts'
import { hearingResponse } from './hearing-response.ts'
import { inspection } from './inspection.ts'
import { legalSource } from './legal-source.ts'
import { letter } from './letter.ts'
import { letterSection } from './letter-section.ts'
import { letterhead } from './letterhead.ts'
import { material } from './material.ts'
import { note } from './note.ts'
import { participant } from './participant.ts'
import { phrase } from './phrase.ts'
import { planEntry } from './plan-entry.ts'
import { question } from './question.ts'
import { recommendation } from './recommendation.ts'
import type { Row } from './record.ts'
import { recordKeeping } from './record-keeping.ts'
import { remark } from './remark.ts'
import { report } from './report.ts'
import { reportTheme } from './report-theme.ts'
import { statistic } from './statistic.ts'
import { unit } from './unit.ts'
import { visit } from './visit.ts'

/** The nouns that belong to a case: each row carries `inspectionId`. */
export const caseNouns = {
  authority,
  unit,
  participant,
  question,
  visit,
  note,
  contradiction,
  checklistRun,
  checklistAnswer,
  attachment,
  material,
  reportTheme,
  finding,
  evidence,
  recommendation,
  report,
  hearingResponse,
  remark,
  document,
  answer,
  followUp,
  commitment,
  letter,
  letterSection,
  statistic,
  recordKeeping,
} as const

/** The nouns that belong to the office and serve all cases. */
export const officeNouns = { letterhead, colleague, criticismStep, phrase, expansion, legalSource, checklist, planEntry } as const

/** Every noun that is stored: the one list that storage, contract and change events are made from. */
export const nouns = { inspection, ...caseNouns, ...officeNouns } as const

export type NounName = keyof typeof nouns
export type CaseNounName = keyof typeof caseNouns
export type OfficeNounName = keyof typeof officeNouns

/** The row type of a noun by its name. */
export type RowOf<Name extends NounName> = Row<(typeof nouns)[Name]>
