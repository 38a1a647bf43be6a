import { caseNouns, type CaseNounName } from '../domain/nouns.ts'
import { prose, type Prose } from '../domain/prose.ts'
import type { Transaction } from '../storage/changes.ts'
import { allRows } from '../storage/table.ts'

/** The fields of a noun that hold prose. */
export const proseFields = (noun: CaseNounName): string[] =>
  Object.entries(caseNouns[noun].fields.shape).flatMap(([field, schema]) => (schema === prose ? [field] : []))

/** Changes all prose of a case, in the caller's transaction, also that of removed rows, which undo brings back. What `change` answers as it was is not written. */
export function changeProse(transaction: Transaction, inspectionId: string, change: (value: Prose) => Prose): void {
  for (const noun of Object.keys(caseNouns) as CaseNounName[])
    for (const field of proseFields(noun))
      for (const row of allRows(transaction.database, noun, inspectionId))
        transaction.update(noun, row.id, { [field]: change(row[field as keyof typeof row] as unknown as Prose) })
}
