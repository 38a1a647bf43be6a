import { expect, type Locator, type Page } from '@playwright/test'

/** A checklist in use, as a person sees and uses it. */
export class ChecklistScreen {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Begins a checklist for the units that are ticked. */
  async begin(title: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Begynd tjekliste' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Begynd en tjekliste' })
    await dialog.getByRole('button', { name: /Tjekliste/ }).click()
    await this.page.getByRole('option', { name: title }).click()
    await dialog.getByRole('button', { name: 'Begynd' }).click()
    await expect(dialog).toHaveCount(0)
  }

  get table(): Locator {
    return this.page.getByRole('grid')
  }

  /** The units across, in their order. */
  get units(): Locator {
    return this.table.getByRole('columnheader').locator('.unit')
  }

  /** The place of a point and a unit; its name says the answer. */
  cell(point: number | string, unit: string): Locator {
    return this.table.getByRole('group', { name: new RegExp(`^Punkt ${String(point).replace(/[()]/g, '\\$&')}, ${unit}`) })
  }

  /** Where the keyboard stands: the name of the focused place. */
  focused(): Promise<string | null> {
    return this.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null)
  }

  remark(point: number, unit: string): Locator {
    return this.table.getByRole('textbox', { name: `Bemærkning til punkt ${point}, ${unit}` })
  }

  /** The field of a point whose answer is typed. */
  field(point: number | string, unit: string): Locator {
    return this.table.getByRole('textbox', { name: `Svar på punkt ${point}, ${unit}`, exact: true })
  }

  /** The line that says how often a repeat is asked of a unit. */
  repeat(words: string, unit: string): Locator {
    return this.table.getByRole('group', { name: new RegExp(`^${words}, ${unit}: `) })
  }

  /** How far a unit has come, as its head says. */
  head(unit: string): Locator {
    return this.table.getByRole('columnheader').filter({ has: this.page.locator('.unit', { hasText: unit }) })
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }
}
