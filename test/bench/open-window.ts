import { fullCost } from '../../src/storage/keys.ts'
import type { Page } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type {} from '../../renderer/data/bridge.ts'
import { launchSelvsyn, type Selvsyn } from '../support/app.ts'
import { passphrase, temporaryFolder, TestCore } from '../support/core.ts'

/** A fresh profile with the cases of these case files in it. */
export async function profileWith(...caseFiles: readonly (object | string)[]): Promise<string> {
  const core = await TestCore.open(temporaryFolder(), { derivationCost: fullCost })
  for (const file of caseFiles) {
    const path = typeof file === 'string' ? file : join(temporaryFolder(), 'case.json')
    if (typeof file !== 'string') writeFileSync(path, JSON.stringify(file))
    core.host.openPath = path
    await core.do('caseFile.open', {})
  }
  await core.close()
  return core.folder
}

/** The program in its window with this profile, unlocked. */
export async function openWindow(profile: string, switches: readonly string[] = []): Promise<Selvsyn> {
  const selvsyn = await launchSelvsyn({ profile, switches })
  const answer = await selvsyn.page.evaluate((words) => window.selvsyn.call('profile.unlock', { passphrase: words }), passphrase)
  if (!answer.ok) throw new Error(answer.error.code)
  return selvsyn
}

/** Opens a case by its Sagsnr. and a chapter by its name. */
export async function goTo(page: Page, caseNumber: string, chapter: string): Promise<void> {
  await page.getByRole('listbox').getByRole('option').filter({ hasText: caseNumber }).click()
  await page.locator('.case-head').filter({ hasText: caseNumber }).waitFor()
  await page.getByRole('tab', { name: chapter }).click()
}
