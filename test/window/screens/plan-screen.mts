import { expect, type Locator, type Page } from '@playwright/test'

/** Årsplan: themes by year and quarter. */
export class PlanScreen {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Sager og skærme' }).getByRole('button', { name: 'Årsplan' }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: 'Årsplan' })).toBeVisible()
  }

  async add(theme: string, year: number): Promise<void> {
    const line = this.page.getByRole('textbox', { name: `Tilføj tema til ${year}` })
    await line.fill(theme)
    await line.press('Enter')
    await expect(this.entry(theme)).toBeVisible()
  }

  entry(theme: string): Locator {
    return this.page.locator('.ui-row').filter({ hasText: theme })
  }

  quarter(name: string): Locator {
    return this.page.getByRole('region', { name })
  }

  async choose(label: string, option: string): Promise<void> {
    await this.page.getByRole('button', { name: label }).click()
    await this.page.getByRole('option', { name: option, exact: true }).click()
  }
}
