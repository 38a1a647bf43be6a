import { expect, type Locator, type Page } from '@playwright/test'

/** The dialog that makes a case. */
export class NewInspectionDialog {
  readonly dialog: Locator

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Ny inspektion' })
  }

  field(name: string): Locator {
    return this.dialog.getByRole('textbox', { name }).first()
  }

  async fill(fields: Record<string, string>): Promise<void> {
    for (const [name, words] of Object.entries(fields)) await this.field(name).fill(words)
  }

  authority(number: number): Locator {
    return this.dialog.getByRole('group', { name: `Forvaltning ${number}` })
  }

  async fillAuthority(number: number, name: string, caseNumber: string, units: readonly string[]): Promise<void> {
    const one = this.authority(number)
    await one.getByRole('combobox', { name: 'Forvaltning', exact: true }).fill(name)
    await one.getByRole('textbox', { name: /Forvaltningens sagsnr/ }).fill(caseNumber)
    for (const [index, unit] of units.entries()) await one.getByRole('textbox', { name: index === 0 ? /^Enheder/ : `Enhed ${index + 1}` }).fill(unit)
  }

  addAuthority(): Promise<void> {
    return this.dialog.getByRole('button', { name: 'Tilføj forvaltning' }).click()
  }

  create(): Promise<void> {
    return this.dialog.getByRole('button', { name: 'Opret inspektion' }).click()
  }

  async isGone(): Promise<void> {
    await expect(this.dialog).toHaveCount(0)
  }

  said(words: string): Locator {
    return this.dialog.getByText(words)
  }
}
