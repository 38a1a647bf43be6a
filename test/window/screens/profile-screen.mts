import { expect, type Locator, type Page } from '@playwright/test'

export const passphrase = 'lampe sofa cykel regnvejr'

/** What stands before the shell: the first start, the lock, or why the profile cannot be opened. */
export class ProfileScreen {
  readonly page: Page
  readonly title: Locator
  readonly strength: Locator

  constructor(page: Page) {
    this.page = page
    this.title = page.getByRole('heading', { level: 1 })
    this.strength = page.getByRole('status')
  }

  get #passphrase(): Locator {
    return this.page.getByRole('textbox', { name: 'Adgangssætning', exact: true })
  }

  typePassphrase(words: string): Promise<void> {
    return this.#passphrase.fill(words)
  }

  typeAgain(words: string): Promise<void> {
    return this.page.getByRole('textbox', { name: 'Skriv adgangssætningen igen' }).fill(words)
  }

  /** Says that the passphrase is kept in a safe place. */
  understand(): Promise<void> {
    return this.page.getByText('Jeg har skrevet adgangssætningen ned').click()
  }

  create(): Promise<void> {
    return this.page.getByRole('button', { name: 'Opret og begynd' }).click()
  }

  /** The first start from beginning to end. */
  async createProfile(): Promise<void> {
    await this.typePassphrase(passphrase)
    await this.typeAgain(passphrase)
    await this.understand()
    await this.create()
    await this.page.getByRole('button', { name: 'Fortsæt til Selvsyn' }).click()
    await expect(this.page.getByRole('navigation', { name: 'Sager og skærme' })).toBeVisible()
  }

  async unlock(words = passphrase): Promise<void> {
    await this.typePassphrase(words)
    await this.page.getByRole('button', { name: 'Lås op' }).click()
  }

  /** Restores the newest backup from the page that says why the database cannot be opened. */
  async restore(words = passphrase): Promise<void> {
    const form = this.page.getByRole('form', { name: 'Genskab en sikkerhedskopi' })
    await form.getByRole('textbox', { name: 'Adgangssætning' }).fill(words)
    await form.getByRole('button', { name: 'Genskab kopien' }).click()
  }

  said(words: string | RegExp): Locator {
    return this.page.getByText(words)
  }
}
