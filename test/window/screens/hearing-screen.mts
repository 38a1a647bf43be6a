import { expect, type Locator, type Page } from '@playwright/test'

/** Høring: responses at the left, remarks as cards beside the points they concern. */
export class HearingScreen {
  readonly page: Page
  readonly responses: Locator
  readonly cards: Locator

  constructor(page: Page) {
    this.page = page
    this.responses = page.locator('.hearing-responses li')
    this.cards = page.getByRole('article')
  }

  async addResponse(): Promise<void> {
    await this.page.getByRole('button', { name: 'Tilføj høringssvar' }).click()
    await expect(this.responses.first()).toBeVisible()
  }

  async addRemark(words: string): Promise<void> {
    const before = await this.cards.count()
    await this.page.getByRole('button', { name: 'Tilføj bemærkning' }).click()
    await expect(this.cards).toHaveCount(before + 1)
    await this.card('Ny bemærkning').getByRole('textbox', { name: 'Hvad forvaltningen skriver' }).fill(words)
    await this.page.keyboard.press('Tab')
  }

  card(words: string): Locator {
    return this.cards.filter({ has: this.page.locator('textarea', { hasText: words }) })
  }

  async choose(card: Locator, label: string, option: string | RegExp): Promise<void> {
    await card.getByRole('button', { name: label }).click()
    await this.page.getByRole('option', { name: option }).click()
  }
}
