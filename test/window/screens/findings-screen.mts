import { expect, type Locator, type Page } from '@playwright/test'
import { TextEditor } from './text-editor.mts'

/** Konstateringer: the list of themes and findings, the open finding, its evidence. */
export class FindingsScreen {
  readonly page: Page
  readonly list: Locator
  readonly facts: TextEditor
  readonly assessment: TextEditor
  readonly title: Locator
  readonly scale: Locator
  readonly evidence: Locator
  readonly accounts: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('navigation', { name: 'Temaer og konstateringer' })
    this.facts = new TextEditor(page, 'Konstateret')
    this.assessment = new TextEditor(page, 'Vurderet')
    this.title = page.getByRole('textbox', { name: 'Konstateringens titel' })
    this.scale = page.getByRole('radiogroup', { name: 'Bedømt' })
    this.evidence = page.locator('.evidence-row')
    this.accounts = page.getByRole('region', { name: 'Forklaringer, der modsiger hinanden' }).getByRole('article')
  }

  async addTheme(title: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Tilføj tema' }).click()
    const field = this.page.getByRole('textbox', { name: 'Temaets titel' })
    await field.fill(title)
    await field.press('Enter')
    await expect(this.list.getByRole('heading', { name: title })).toBeVisible()
  }

  async renameTheme(from: string, to: string): Promise<void> {
    await this.list.getByRole('heading', { name: from }).dblclick()
    const field = this.page.getByRole('textbox', { name: 'Temaets titel' })
    await field.fill(to)
    await field.press('Enter')
    await expect(this.list.getByRole('heading', { name: to })).toBeVisible()
  }

  async addFinding(theme: string, title: string): Promise<void> {
    await this.page.getByRole('button', { name: `Tilføj konstatering under ${theme}` }).click()
    await expect(this.title).toBeFocused()
    await this.title.fill(title)
    await this.title.press('Tab')
    await expect(this.entry(title)).toBeVisible()
  }

  /** A finding in the list. */
  entry(title: string): Locator {
    return this.list.locator('[data-finding]').filter({ hasText: title })
  }

  /** The list as a person reads it: numbers and titles under their themes. */
  async outline(): Promise<string[]> {
    return this.list.locator('h2, [data-finding]').evaluateAll((rows) =>
      rows.map((row) =>
        row.nodeName === 'H2'
          ? row.textContent.trim()
          : [...row.children]
              .slice(0, 2)
              .map((child) => child.textContent)
              .join(' '),
      ),
    )
  }

  async evidenceAction(letter: string, action: string): Promise<void> {
    await this.page.getByRole('button', { name: `Handlinger for belæg ${letter}` }).click()
    await this.page.getByRole('menuitem', { name: action }).click()
  }

  async addEvidence(search: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Tilføj belæg' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Tilføj belæg' })
    await dialog.getByLabel('Tilføj belæg').first().fill(search)
    await dialog.getByRole('option').first().click()
    await this.page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }

  demand(name: string): Locator {
    return this.page.getByRole('textbox', { name })
  }
}
