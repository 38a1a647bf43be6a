import { expect, type Locator, type Page } from '@playwright/test'
import { expectAccessibleInBothThemes } from './looks.mts'
import { TextEditor } from './text-editor.mts'

/** Breve: the letters at the left, the open one as text or pages, its particulars, and the dialog that issues. */
export class LettersScreen {
  readonly page: Page
  readonly list: Locator
  readonly gate: Locator
  readonly particulars: Locator
  readonly pages: Locator
  readonly dialog: Locator
  readonly sections: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('navigation', { name: 'Sagens breve' })
    this.gate = page.getByRole('region', { name: 'Udstedelse', exact: true })
    this.particulars = page.getByRole('region', { name: 'Oplysninger' })
    this.pages = page.getByRole('region', { name: 'Dokumentets sider' }).locator('.doc-page')
    this.dialog = page.getByRole('dialog')
    this.sections = page.getByRole('list', { name: 'Brevets afsnit' }).locator('> li')
  }

  letter(words: string): Locator {
    return this.list.locator('[data-letter]').filter({ hasText: words })
  }

  /** Begins a letter of a kind; answers the dialog that asks what it is about, where there is one. */
  async start(kind: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Nyt brev' }).click()
    await this.page.getByRole('menuitem', { name: kind, exact: true }).click()
  }

  section(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  /** Adds a section, and writes its heading once the cursor stands there. */
  async addSection(heading: string): Promise<void> {
    const before = await this.sections.count()
    await this.page.getByRole('button', { name: 'Tilføj afsnit' }).click()
    await expect(this.sections).toHaveCount(before + 1)
    await expect(this.sections.last().getByRole('textbox', { name: 'Overskrift', exact: true })).toBeFocused()
    await this.page.keyboard.type(heading)
    await this.page.keyboard.press('Tab')
  }

  /** What is wrong with the quotations of a section. */
  faults(section: string): Locator {
    return this.section(section).locator('.quote-faults')
  }

  text(heading: string): TextEditor {
    return new TextEditor(this.page, `Tekst: ${heading}`)
  }

  field(name: string): Locator {
    return this.particulars.getByRole('textbox', { name, exact: true })
  }

  async show(mode: 'Skriv' | 'Sider'): Promise<void> {
    await this.page.getByText(mode, { exact: true }).click()
    await expect(this.page.getByRole('radio', { name: mode, exact: true })).toBeChecked()
  }

  async act(name: string, entry: string): Promise<void> {
    await this.page.getByRole('button', { name: `Handlinger for ${name}`, exact: true }).click()
    await this.page.getByRole('menuitem', { name: entry }).click()
  }

  /** Ties a section to kinds of complaint: some that are suggested, and one that is written. */
  async chooseCategories(heading: string, suggested: readonly string[], own: string): Promise<void> {
    await this.page.getByRole('button', { name: `Klagekategorier … for ${heading}` }).click()
    await expectAccessibleInBothThemes(this.page)
    for (const name of suggested) await this.dialog.getByRole('checkbox', { name, exact: true }).press('Space')
    await this.dialog.getByRole('textbox', { name: 'Anden kategori' }).fill(own)
    await this.dialog.getByRole('textbox', { name: 'Anden kategori' }).press('Enter')
    await expect(this.dialog.getByRole('checkbox', { name: own })).toBeChecked()
    await this.dialog.getByRole('button', { name: 'Færdig' }).click()
  }

  /** Date of today and the number that is suggested. */
  async fillIdentity(): Promise<void> {
    await this.particulars.getByRole('button', { name: 'I dag' }).click()
    await this.particulars.getByRole('button', { name: /^Brug \d{4}-/ }).click()
  }

  /** The same, and who signs; a letter has the report's signatories where there are some. */
  async fillParticulars(signatory?: RegExp): Promise<void> {
    await this.fillIdentity()
    if (signatory === undefined) return
    await this.particulars.getByRole('button', { name: 'Tilføj underskriver' }).click()
    await this.page.getByRole('menuitem', { name: signatory }).click()
  }

  /** Says yes to everything that is asked, and issues. */
  async issue(kind: string): Promise<void> {
    // The gate has heard of what was typed last: before that the dialog would list what is mended already.
    await expect(this.gate.getByText('Skal rettes')).toHaveCount(0)
    await this.gate.getByRole('button', { name: `Udsted ${kind} …` }).click()
    const issue = this.dialog.getByRole('button', { name: 'Udsted og gem …' })
    // What is asked comes with the pages that are composed meanwhile.
    await expect(async () => {
      for (const box of await this.dialog.getByRole('checkbox', { name: 'Det er i orden', checked: false }).all()) await box.press('Space', { timeout: 1000 })
      await expect(issue).toBeEnabled({ timeout: 500 })
    }).toPass()
    await issue.click()
    await expect(this.dialog).toContainText('Brevet er udstedt som dokumentnr.')
    await this.dialog.getByRole('button', { name: 'Luk' }).last().click()
  }
}
