import { expect, type Page } from '@playwright/test'
import type { Selvsyn } from '../../support/app.ts'
import { inCore } from './in-core.mts'

export const passphrase = 'korrekt hest batteri hæfteklamme 27'

/** A fresh profile with one small case: two units, three questions, two speakers with digits, one of the office. Answers the case's id. */
export async function startSmallCase(page: Page): Promise<string> {
  // The window must be listening before the profile opens.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await inCore(page, 'profile.create', { passphrase, useKeychain: false })
  const { id: inspectionId } = await inCore(page, 'inspection.start', {
    inspection: { kind: 'announcedVisit', caseNumber: '2017-0289209', title: 'Skriftlige henvendelser', announcedOn: '2017-12-04' },
    authorities: [{ name: 'Beskæftigelsesforvaltningen', units: ['Ungecentret', 'Jobhuset'] }],
  })
  const units = await inCore(page, 'unit.list', { inspectionId })
  const people = [
    { side: 'authority' as const, role: 'Afdelingsleder', unitId: units[0]?.id ?? null, speakerKey: 1, position: 1 },
    { side: 'authority' as const, role: 'Teamkoordinator', unitId: units[1]?.id ?? null, speakerKey: 2, position: 2 },
    { side: 'office' as const, role: 'Jurist', position: 3 },
  ]
  for (const person of people) await inCore(page, 'participant.create', { inspectionId, ...person })
  const questions = ['Hvordan fordeles posten?', 'Hvilke frister arbejdes der med?', 'Hvad beder autosvaret om?']
  for (const [index, text] of questions.entries()) await inCore(page, 'question.create', { inspectionId, askedIn: 'announcement', text, position: index + 1 })
  return inspectionId
}

/** Opens a case from the list at the left, at the chapter. */
export async function openChapter(page: Page, title: string, chapter: string): Promise<void> {
  await page.getByRole('option', { name: title }).click()
  await page.getByRole('tab', { name: chapter }).click()
  await expect(page.getByRole('tab', { name: chapter })).toHaveAttribute('aria-selected', 'true')
}

/** Unlocks the profile after a new start. */
export async function unlock({ page }: Selvsyn): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await inCore(page, 'profile.unlock', { passphrase })
}
