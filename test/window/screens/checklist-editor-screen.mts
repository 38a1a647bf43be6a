import { expect, type Locator, type Page } from '@playwright/test'

/** The editor of checklists in Indstillinger, as a person sees and uses it. */
export class ChecklistEditorScreen {
  readonly page: Page
  /** The fields of the chosen point. */
  readonly sheet: Locator
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.sheet = page.getByRole('complementary')
    this.dialog = page.getByRole('dialog').or(page.getByRole('alertdialog').filter({ has: page.getByRole('heading') }))
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Sager og skærme' }).getByRole('button', { name: 'Indstillinger' }).click()
    await this.page.getByRole('tab', { name: 'Tjeklister' }).click()
    await expect(this.names).toBeVisible()
  }

  get names(): Locator {
    return this.page.getByRole('navigation', { name: 'Tjeklister' })
  }

  name(title: string): Locator {
    return this.names.getByRole('button', { name: title })
  }

  async choose(title: string): Promise<void> {
    await this.name(title).click()
    await expect(this.page.getByRole('textbox', { name: 'Titel', exact: true })).toHaveValue(title)
  }

  /** A new checklist, opened. */
  async begin(title: string): Promise<void> {
    await this.add('Tilføj tjekliste', title)
    await expect(this.page.getByRole('textbox', { name: 'Titel', exact: true })).toHaveValue(title)
  }

  async add(label: string, words: string): Promise<void> {
    const line = this.page.getByRole('textbox', { name: label })
    await line.fill(words)
    await line.press('Enter')
    await expect(line).toHaveValue('')
  }

  get points(): Locator {
    return this.page.locator('[data-point]')
  }

  /** A point's line in the outline. */
  point(words: string | RegExp): Locator {
    return this.points.filter({ hasText: words })
  }

  /** The outline as it reads: two dots for each group that a point stands in. */
  outline(): Promise<string[]> {
    return this.page
      .locator('.outline-row')
      .evaluateAll((rows) =>
        rows.map(
          (row) =>
            '··'.repeat(Math.round(Number.parseFloat((row as HTMLElement).style.paddingLeft) / 18)) +
            (row.querySelector('.outline-words')?.textContent ?? '').trim(),
        ),
      )
  }

  async choosePoint(words: string | RegExp): Promise<void> {
    await this.point(words).click()
    await expect(this.point(words)).toHaveAttribute('aria-current', 'true')
  }

  field(label: string | RegExp): Locator {
    return this.sheet.getByRole('textbox', { name: label, ...(typeof label === 'string' && { exact: true }) })
  }

  /** A part of the sheet by its heading: "Spørges kun, når". */
  group(name: string): Locator {
    return this.sheet.getByRole('group', { name, exact: true })
  }

  /** Chooses in a list by its label, within the sheet or a part of it. */
  async pick(label: string, option: string | RegExp, within: Locator = this.sheet): Promise<void> {
    await within
      .getByRole('button', { name: new RegExp(`${label}$`) })
      .last()
      .click()
    await this.page.getByRole('option', { name: option, ...(typeof option === 'string' && { exact: true }) }).click()
    await expect(this.page.getByRole('listbox').filter({ has: this.page.getByRole('option', { name: option }) })).toHaveCount(0)
  }

  async press(name: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    await within.getByRole('button', { name }).click()
  }

  async save(version: number): Promise<void> {
    await this.press(`Gem som version ${version}`)
    await expect(this.page.getByText(`Version ${version} er gemt`)).toBeVisible()
  }

  async menu(item: string): Promise<void> {
    await this.press('Mere om tjeklisten')
    await this.page.getByRole('menuitem', { name: item }).click()
  }

  said(words: string | RegExp): Locator {
    return this.page.getByText(words)
  }

  message(words: string | RegExp): Locator {
    return this.page.getByRole('alertdialog').filter({ hasText: words })
  }

  async closeMessages(): Promise<void> {
    const close = this.page.getByRole('region', { name: /esked/ }).getByRole('button', { name: 'Luk' })
    while ((await close.count()) > 0) await close.first().click()
  }
}
