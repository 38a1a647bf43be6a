import { expect, type Locator, type Page } from '@playwright/test'

/** Indstillinger. */
export class SettingsScreen {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(section: string): Promise<void> {
    await this.page.getByRole('tab', { name: section, exact: true }).click()
    await expect(this.page.getByRole('tab', { name: section, exact: true })).toHaveAttribute('aria-selected', 'true')
  }

  row(words: string): Locator {
    return this.page.locator('button[aria-expanded]').filter({ hasText: words })
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true })
  }

  async add(label: string, words: string): Promise<void> {
    const line = this.page.getByRole('textbox', { name: label })
    await line.fill(words)
    await line.press('Enter')
  }

  choose(name: string): Promise<void> {
    return this.page.locator('label').filter({ hasText: name }).click()
  }

  press(name: string | RegExp): Promise<void> {
    return this.page.getByRole('button', { name }).click()
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name })
  }

  said(words: string | RegExp): Locator {
    return this.page.getByText(words)
  }

  /** A checklist's line in the list. */
  checklist(title: string): Locator {
    return this.page.getByRole('navigation', { name: 'Tjeklister' }).getByRole('button', { name: title })
  }

  /** A point of the checklist that is edited. */
  point(words: string): Locator {
    return this.page.locator('[data-point]').filter({ hasText: words })
  }

  openChecklist(title: string): Promise<void> {
    return this.checklist(title).click()
  }

  /** The office's own Word template at the letterhead that is open. */
  get template() {
    const group = this.page.getByRole('group', { name: 'Word-skabelon' })
    return {
      group,
      lacks: group.getByRole('list', { name: 'Hvad skabelonen mangler' }),
      dialog: this.page.getByRole('dialog', { name: /Skabelonen »/ }),
      choose: () => group.getByRole('button', { name: /Vælg skabelon|Skift skabelon/ }).click(),
    }
  }

  /** Chooses a logo; `name` and bytes of the file. */
  async chooseLogo(name: string, bytes: Buffer): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: /Vælg logo|Skift logo/ }).click()
    await (await chooser).setFiles({ name, mimeType: 'image/png', buffer: bytes })
  }
}
