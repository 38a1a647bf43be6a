import { expect, type Locator, type Page } from '@playwright/test'

/** What is due in all cases, on the start screen. */
export class DueScreen {
  readonly page: Page
  readonly rows: Locator

  constructor(page: Page) {
    this.page = page
    this.rows = page.locator('.due-row')
  }

  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Sager og skærme' })
      .getByRole('button', { name: /^Frister/ })
      .click()
    await expect(this.page.getByRole('heading', { level: 1, name: 'Frister i alle sager' })).toBeVisible()
  }

  group(name: string): Locator {
    return this.page.getByRole('region', { name })
  }
}
