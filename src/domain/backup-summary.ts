import { z } from 'zod'
import { instant } from './record.ts'

/** The nouns whose rows are counted beside a backup, so that a person knows what is in it before it is opened. */
export const countedNouns = ['inspection', 'visit', 'note', 'document', 'attachment'] as const
export type CountedNoun = (typeof countedNouns)[number]
export type BackupCounts = Readonly<Record<CountedNoun, number>>

const count = z.int().min(0)

/** What stands in clear beside a backup: figures and a hash, nothing of any case. Made when the backup was opened and checked. */
export const backupSummary = z.strictObject({
  madeAt: instant,
  /** One more than that of the backup before it, so that their order stands whatever the clock says. Lacking in those from before there was one. */
  number: count.optional(),
  /** Of the encrypted file. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: count,
  counts: z.strictObject({ inspection: count, visit: count, note: count, document: count, attachment: count }),
})
export type BackupSummary = z.output<typeof backupSummary>
