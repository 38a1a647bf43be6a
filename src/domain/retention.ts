import { z } from 'zod'
import { isRecording, isUnended } from './attachment.ts'
import type { CaseData } from './case-data.ts'
import { addDays, civilDateOf, type CivilDate } from './civil-date.ts'
import { requiredText } from './text.ts'

/**
 * What is deleted when its time is up (opbevaring og sletning). `recording`: the sound of a visit. `rawNotes`: what was noted. `identity`: who spoke in confidence.
 * `letterDrafts`: letters that were never issued. `removedRows`: what was removed from the case and can no longer be undone.
 */
export const retentionKinds = ['recording', 'rawNotes', 'identity', 'letterDrafts', 'removedRows'] as const
export type RetentionKind = (typeof retentionKinds)[number]

export const retentionUnits = ['days', 'months', 'years'] as const

/** How long something is kept after its event, and on which law that rests. Off: it is kept until somebody deletes it. */
export const retentionRule = z.strictObject({
  kind: z.enum(retentionKinds),
  amount: z.int().min(0).max(1000),
  unit: z.enum(retentionUnits),
  reason: requiredText.max(2000),
  isActive: z.boolean(),
})
export type RetentionRule = z.output<typeof retentionRule>

/** Recordings go by themselves on their day; everything else waits for a person's yes. */
export const goesByItself = (kind: RetentionKind): boolean => kind === 'recording'

/** What stands in the place of a note's words where something rests on it, as "[nummer udeladt]" does in what is published. */
export const erasedWords = '[slettet]'

/** How long a backup can hold what was deleted: the oldest that the rotation keeps are twelve months old. */
export const backupsForgetOn = (deletedOn: CivilDate): CivilDate => dayAfterPeriod(deletedOn, 12, 'months')

/** What a rule says of a case today. `dueOn`: the earliest day; null while the event has not come. `ids`: the rows whose day has come. */
export type RetentionItem = {
  readonly rule: RetentionRule
  readonly count: number
  readonly dueOn: CivilDate | null
  readonly ids: readonly string[]
}

/** What of a case the rules are held against. `removed`: rows with a tombstone, and when they got it; `identities`: of whom it is kept here who they are. */
export type RetentionData = Pick<CaseData, 'inspection' | 'attachment' | 'note' | 'letter' | 'document' | 'recordKeeping'> & {
  readonly identities: readonly string[]
  readonly removed: readonly { readonly id: string; readonly updatedAt: string }[]
}

/** What is deleted when in a case: one item for each rule under which there is something. @param today `YYYY-MM-DD` */
export function retentionPlan(data: RetentionData, rules: readonly RetentionRule[], today: CivilDate): RetentionItem[] {
  return rules
    .filter(({ isActive }) => isActive)
    .map((rule) => {
      const dated = datedRows(data, rule)
      const days = dated.flatMap(({ day }) => day ?? []).toSorted()
      return { rule, count: dated.length, dueOn: days[0] ?? null, ids: dated.flatMap(({ id, day }) => (day !== null && day <= today ? id : [])) }
    })
    .filter(({ count }) => count > 0)
}

type Dated = { readonly id: string; readonly day: CivilDate | null }

function datedRows(data: RetentionData, rule: RetentionRule): Dated[] {
  const { closedOn } = data.inspection
  const closing = closedOn === null ? null : dayAfterPeriod(closedOn, rule.amount, rule.unit)
  const onClosing = (ids: readonly string[]): Dated[] => ids.map((id) => ({ id, day: closing }))
  switch (rule.kind) {
    case 'recording':
      return recordings(data, closing)
    case 'rawNotes':
      return onClosing(data.note.filter(({ text }) => text !== erasedWords).map(({ id }) => id))
    case 'identity':
      return onClosing(data.identities)
    case 'letterDrafts':
      return onClosing(data.letter.filter((letter) => data.document.every(({ letterId }) => letterId !== letter.id)).map(({ id }) => id))
    case 'removedRows':
      return data.removed.map(({ id, updatedAt }) => ({ id, day: dayAfterPeriod(civilDateOf(updatedAt), rule.amount, rule.unit) }))
  }
}

/** Each recording carries its own day, which began as the rule's; it is over when the day is. One without a day goes with the case; one in the records system stays. */
function recordings({ attachment, recordKeeping }: RetentionData, closing: CivilDate | null): Dated[] {
  const kept = new Set(recordKeeping.map(({ attachmentId }) => attachmentId))
  return attachment
    .filter((file) => isRecording(file) && !isUnended(file) && !kept.has(file.id))
    .map(({ id, deleteOn }) => ({ id, day: deleteOn === null ? closing : dayAfterPeriod(deleteOn, 1, 'days') }))
}

/** The day so long after another; the last of the month where the month is shorter. */
export function dayAfterPeriod(day: CivilDate, amount: number, unit: (typeof retentionUnits)[number]): CivilDate {
  if (unit === 'days') return addDays(day, amount)
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const months = month - 1 + (unit === 'years' ? 12 * amount : amount)
  const last = new Date(Date.UTC(year, months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** That something was destroyed: what kind, how much, when, by which rule and its law, and the hash of what it was. It names nobody and stays. */
export type DeletionCertificate = {
  readonly id: string
  readonly at: string
  readonly actor: string
  readonly inspectionId: string
  readonly kind: RetentionKind
  readonly count: number
  readonly amount: number
  readonly unit: RetentionRule['unit']
  readonly reason: string
  readonly sha256: string
  /** The day from which no backup holds it any more. */
  readonly backupsUntil: CivilDate
}
