import { expect, type Locator, type Page } from '@playwright/test'

/** Speaking in confidence, as a person asks for it and looks behind it. */
export class ConfidenceScreen {
  readonly page: Page
  readonly identity: Locator

  constructor(page: Page) {
    this.page = page
    this.identity = page.getByRole('dialog', { name: 'Medarbejder A', exact: true })
  }

  /** Opens somebody in the panel of the visit. */
  async open(role: string): Promise<void> {
    await this.page.getByRole('button', { name: `Ret ${role}` }).click()
  }

  /** Puts the proposed alias in the place of the name of whoever is open. */
  async hide(role: string): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Taler i fortrolighed …' }).click()
    const dialog = this.page.getByRole('dialog', { name: `Lad ${role} tale i fortrolighed` })
    await expect(dialog.getByRole('textbox', { name: 'Alias' })).toHaveValue('Medarbejder A')
    return dialog
  }

  /** Closes whoever is open, once the keyboard is there. */
  async leave(): Promise<void> {
    const dialog = this.page.getByRole('dialog')
    await expect.poll(() => dialog.evaluate((open) => open.contains(document.activeElement))).toBe(true)
    await this.page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }

  async look(reason: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Vis identitet …' }).click()
    await this.page.getByRole('textbox', { name: 'Begrundelse' }).fill(reason)
    await this.page.keyboard.press('Enter')
    await expect(this.identity).toBeVisible()
  }
}
