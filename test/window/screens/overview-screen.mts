import type { Locator, Page } from '@playwright/test'

/** The chapter Overblik. */
export class OverviewScreen {
  readonly page: Page
  readonly timeline: Locator

  constructor(page: Page) {
    this.page = page
    this.timeline = page.getByRole('region', { name: 'Tidslinje' })
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true })
  }

  section(name: string): Locator {
    return this.page.getByRole('region', { name })
  }

  /** Opens a row to be edited. */
  open(section: string, row: string): Promise<void> {
    return this.section(section).locator('button[aria-expanded]').filter({ hasText: row }).click()
  }

  /** Types a new row in the last line of a section. */
  async add(section: string, label: string, words: string): Promise<void> {
    const line = this.section(section).getByRole('textbox', { name: label })
    await line.fill(words)
    await line.press('Enter')
  }
}
