import { z } from 'zod'

// No municipality kept its records by machine before 1970, and no case begins in the next century: the rest are slips of the finger.
const year = '(?:19[7-9]\\d|20\\d\\d)'

/**
 * Sagsnr. as the municipality's records system gives it: year, hyphen, six or seven digits (`2017-0289209`, `2012-143896`). Spaces that came along
 * when it was copied are dropped.
 */
export const caseNumber = z
  .string()
  .trim()
  .regex(new RegExp(`^${year}-\\d{6,7}$`), { error: 'caseNumber' })

/** Dokumentnr.: case number and running number (`2017-0289209-42`), or standing alone (`2013-11826`). */
export const documentNumber = z
  .string()
  .trim()
  .regex(new RegExp(`^${year}-(\\d{6,7}-\\d{1,4}|\\d{4,7})$`), { error: 'documentNumber' })

/**
 * The document number that most likely comes next in a case: the highest running number used plus one.
 * @param used the document numbers already taken, of any case
 */
export function nextDocumentNumber(caseNumber: string, used: readonly string[]): string {
  const running = used.filter((n) => n.startsWith(`${caseNumber}-`)).map((n) => Number(n.slice(caseNumber.length + 1)))
  return `${caseNumber}-${Math.max(0, ...running) + 1}`
}
