import { expect, type Locator, type Page } from '@playwright/test'
import { TextEditor } from './text-editor.mts'

/** Rapport: outline, texts or pages, particulars, and the dialog that issues. */
export class ReportScreen {
  readonly page: Page
  readonly outline: Locator
  readonly gate: Locator
  readonly pages: Locator
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.outline = page.getByRole('navigation', { name: 'Disposition' })
    this.gate = page.getByRole('region', { name: 'Udstedelse', exact: true })
    this.pages = page.getByRole('region', { name: 'Dokumentets sider' }).locator('.doc-page')
    this.dialog = page.getByRole('dialog', { name: /^Udsted / })
  }

  section(name: string): TextEditor {
    return new TextEditor(this.page, name)
  }

  async show(mode: 'Skriv' | 'Sider' | 'Foreløbig' | 'Endelig'): Promise<void> {
    await this.page.getByText(mode, { exact: true }).click()
    await expect(this.page.getByRole('radio', { name: mode, exact: true })).toBeChecked()
  }

  async pagesAreSet(): Promise<number> {
    await expect(this.pages.first()).toBeVisible()
    return this.pages.count()
  }

  openIssueDialog(kind: 'foreløbig' | 'endelig'): Promise<void> {
    return this.page.getByRole('button', { name: `Udsted ${kind} rapport …` }).click()
  }

  /** Says yes to everything that is asked. */
  async confirmAll(): Promise<void> {
    for (const box of await this.dialog.getByRole('checkbox', { name: 'Det er i orden' }).all()) if (!(await box.isChecked())) await box.press('Space')
  }

  get issueNow(): Locator {
    return this.dialog.getByRole('button', { name: 'Udsted og gem …' })
  }

  /** The hash that the dialog shows. */
  async shownHash(): Promise<string> {
    return (await this.dialog.locator('[data-sha256]').getAttribute('data-sha256')) ?? ''
  }

  /** Date of today, the number that is suggested, and who signs. */
  async fillParticulars(title: string, signatory: RegExp): Promise<void> {
    await this.field('Titel').fill(title)
    await this.field('Titel').press('Tab')
    await this.page.getByRole('button', { name: 'I dag' }).first().click()
    await this.page.getByRole('button', { name: /^Brug \d{4}-/ }).click()
    await this.page.getByRole('button', { name: 'Tilføj underskriver' }).click()
    await this.page.getByRole('menuitem', { name: signatory }).click()
  }

  /** Issues a report: says yes to what is asked and waits for the file; answers the hash that is shown. */
  async issue(kind: 'foreløbig' | 'endelig'): Promise<string> {
    await this.openIssueDialog(kind)
    await expect(this.issueNow).toBeVisible()
    // What is asked follows the pages, which follow the last words by a moment.
    const isConfirmed = async (): Promise<boolean> => {
      await this.confirmAll()
      return this.issueNow.isEnabled()
    }
    await expect.poll(isConfirmed).toBe(true)
    await this.issueNow.click()
    await expect(this.dialog).toContainText('Rapporten er udstedt som dokumentnr.')
    await expect(this.dialog).toHaveAccessibleName(`Udsted ${kind} rapport`)
    const hash = await this.shownHash()
    await this.dialog.getByRole('button', { name: 'Luk' }).last().click()
    return hash
  }

  /** Types a day (or anything else) into a field and leaves it. */
  async enter(name: string, words: string): Promise<void> {
    await this.field(name).fill(words)
    await this.field(name).press('Tab')
  }

  /** What stands under a field that was refused. */
  refusal(name: string): Locator {
    return this.page
      .locator('.ui-field')
      .filter({ has: this.page.getByRole('textbox', { name, exact: true }) })
      .locator('.ui-error')
  }

  field(name: string): Locator {
    return this.page.getByRole('region', { name: 'Oplysninger' }).getByRole('textbox', { name, exact: true })
  }
}
