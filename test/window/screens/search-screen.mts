import type { Locator, Page } from '@playwright/test'

/** Søg: over everything. */
export class SearchScreen {
  readonly page: Page
  readonly field: Locator
  readonly hits: Locator
  readonly marked: Locator

  constructor(page: Page) {
    this.page = page
    this.field = page.getByLabel('Søg i alle sager')
    this.hits = page.getByRole('listbox', { name: 'Fundne steder' }).getByRole('option')
    this.marked = this.hits.locator('mark')
  }

  find(words: string): Promise<void> {
    return this.field.fill(words)
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key)
  }

  said(words: string): Locator {
    return this.page.getByText(words)
  }
}
