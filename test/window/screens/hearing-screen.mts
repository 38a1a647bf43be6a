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
    await expect(this.page.getByRole('textbox', { name: 'Modtaget' })).toBeFocused()
  }

  /** Makes a remark and types it where the cursor stands, as a person does. */
  async addRemark(words: string): Promise<void> {
    const before = await this.cards.count()
    await this.page.getByRole('button', { name: 'Tilføj bemærkning' }).press('Enter')
    await expect(this.cards).toHaveCount(before + 1)
    await expect(this.page.getByRole('textbox', { name: 'Hvad forvaltningen skriver' }).and(this.page.locator(':focus'))).toHaveValue('')
    await this.page.keyboard.type(words)
    await this.page.keyboard.press('Tab')
    await expect(this.cards).toHaveCount(before + 1)
  }

  card(words: string): Locator {
    return this.cards.filter({ has: this.page.locator('textarea', { hasText: words }) })
  }

  async choose(card: Locator, label: string, option: string | RegExp): Promise<void> {
    await card.getByRole('button', { name: label }).click()
    await this.page.getByRole('option', { name: option }).click()
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }

  /** What is asked about a file before it is read in. */
  get question(): Locator {
    return this.page.getByRole('alertdialog', { name: 'Er det den rigtige fil?' })
  }

  async openCopyDialog(): Promise<void> {
    await this.page.getByRole('button', { name: 'Gem høringsudgave …' }).click()
    await expect(this.dialog).toBeVisible()
  }

  async readReturned(): Promise<void> {
    await this.page.getByRole('button', { name: 'Læs returneret Word-fil …' }).click()
  }

  /** The remarks on one point, by its heading. */
  group(heading: string): Locator {
    return this.page.locator('.remark-group').filter({ has: this.page.getByRole('heading', { name: heading }) })
  }
}
