import { expect, type Locator, type Page } from '@playwright/test'

/** Anbefalinger på tværs. */
export class RecommendationsScreen {
  readonly page: Page
  readonly rows: Locator
  readonly count: Locator

  constructor(page: Page) {
    this.page = page
    this.rows = page.getByRole('listbox', { name: 'Anbefalinger og spørgsmål fra alle sager' }).getByRole('option')
    this.count = page.locator('.across-count').getByRole('status')
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Sager og skærme' }).getByRole('button', { name: 'Anbefalinger på tværs' }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: 'Anbefalinger på tværs' })).toBeVisible()
  }

  async choose(label: string, option: string): Promise<void> {
    await this.page.getByRole('button', { name: label }).click()
    await this.page.getByRole('option', { name: option, exact: true }).click()
  }

  async search(words: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Søg i anbefalingerne' }).fill(words)
  }
}
