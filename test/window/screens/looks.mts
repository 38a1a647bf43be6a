import type { Page } from '@playwright/test'
import { expectNoAxeViolations } from '../../support/app.ts'

/** axe finds nothing on the screen as it stands, neither in light nor in dark. The theme follows the system. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor()
    await expectNoAxeViolations(page)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}
