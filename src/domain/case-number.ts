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

/** The document numbers that a case has used or set aside: those issued, and those of its drafts. */
export function documentNumbers({ document, report, letter }: Numbered): string[] {
  const drafts = [...report.flatMap(({ preliminaryNumber, finalNumber }) => [preliminaryNumber, finalNumber]), ...letter.map(({ number }) => number)]
  return [...document.map(({ number }) => number), ...drafts.filter((number) => number !== null)]
}

type Numbered = {
  readonly document: readonly { readonly number: string }[]
  readonly report: readonly { readonly preliminaryNumber: string | null; readonly finalNumber: string | null }[]
  readonly letter: readonly { readonly number: string | null }[]
}

/**
 * The document number that most likely comes next in a case: the highest running number used plus one.
 * @param used the document numbers already taken, of any case
 */
export function nextDocumentNumber(caseNumber: string, used: readonly string[]): string {
  const running = used.filter((n) => n.startsWith(`${caseNumber}-`)).map((n) => Number(n.slice(caseNumber.length + 1)))
  return `${caseNumber}-${Math.max(0, ...running) + 1}`
}
