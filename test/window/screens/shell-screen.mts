import { expect, type Locator, type Page } from '@playwright/test'
import type { Selvsyn } from '../../support/app.ts'

/** The window around the screens: the cases at the left, the head of the open case, messages, palette and shortcuts. */
export class ShellScreen {
  readonly page: Page
  readonly cases: Locator
  readonly filter: Locator
  readonly title: Locator
  readonly palette: Locator
  /** "Gemt 10.42.07", "Kladde", "Ikke gemt" … */
  readonly saveState: Locator

  constructor(page: Page) {
    this.page = page
    this.cases = page.getByRole('listbox', { name: 'Inspektioner' })
    this.filter = page.getByRole('textbox', { name: 'Filtrér inspektioner' })
    this.title = page.getByRole('heading', { level: 1 })
    this.saveState = page.locator('[data-save-state]')
    this.palette = page.getByRole('dialog', { name: 'Gå til sag, note eller kommando' })
  }

  case(title: string): Locator {
    return this.cases.getByRole('option').filter({ hasText: title })
  }

  async openCase(title: string): Promise<void> {
    await this.case(title).click()
    await expect(this.title).toHaveText(title)
  }

  /** Shows the cases of one stage, or all. */
  async showStage(name: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Vis: / }).click()
    await this.page.getByRole('menuitem', { name, exact: true }).click()
  }

  async openChapter(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click()
    await this.isAtChapter(name)
  }

  async isAtChapter(name: string): Promise<void> {
    await expect(this.page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true')
  }

  openSettings(): Promise<void> {
    return this.page.getByRole('navigation', { name: 'Sager og skærme' }).getByRole('button', { name: 'Indstillinger' }).click()
  }

  openSearch(): Promise<void> {
    return this.page.getByRole('navigation', { name: 'Sager og skærme' }).getByRole('button', { name: /^Søg/ }).click()
  }

  /** Waits until the core has acknowledged a commit: "Gemt 10.42.07". */
  async saved(): Promise<void> {
    await expect(this.page.getByText(/^Gemt \d\d\.\d\d\.\d\d$/)).toBeVisible()
  }

  /** The page as large as the person has set it: 2 is 200 %. */
  async zoom({ application }: Selvsyn, factor: number): Promise<void> {
    const width = () => this.page.evaluate(() => window.innerWidth)
    const before = await width()
    await application.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(wanted), factor)
    await expect.poll(width).not.toBe(before)
  }

  /** How many places in the open chapter scroll up and down. */
  scrollers(): Promise<number> {
    return this.page
      .getByRole('tabpanel')
      .locator('*')
      .evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1 && getComputedStyle(one).overflowY === 'auto').length)
  }

  message(words: string | RegExp): Locator {
    return this.page.getByRole('alertdialog').filter({ hasText: words })
  }

  /** The controls that lie under something, by their words. */
  covered(over: Locator): Promise<string[]> {
    return over.evaluate((element) => {
      const place = element.getBoundingClientRect()
      const controls = [...document.querySelectorAll<HTMLElement>('button, input, textarea, [role=option], [role=tab], [contenteditable=true]')]
      return controls
        .filter((control) => {
          const box = control.getBoundingClientRect()
          const apart = box.right <= place.left || box.left >= place.right || box.bottom <= place.top || box.top >= place.bottom
          return !apart && box.width > 1 && !element.contains(control)
        })
        .map((control) => control.innerText)
    })
  }

  /** Deletes the open case through its menu; answers the question that is asked. */
  async askToDeleteCase(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Handlinger for sagen' }).click()
    await this.page.getByRole('menuitem', { name: /Slet inspektion/ }).click()
    return this.page.getByRole('alertdialog', { name: /^Slet »/ })
  }

  confirmDelete(question: Locator): Promise<void> {
    return question.getByRole('button', { name: 'Slet inspektionen' }).click()
  }

  /** Types in the palette and takes what stands first. */
  async goByPalette(words: string, found: string | RegExp): Promise<void> {
    await this.palette.getByLabel('Gå til sag, note eller kommando').last().fill(words)
    await expect(this.palette.getByRole('option').filter({ hasText: found }).first()).toHaveAttribute('aria-selected', 'true')
    await this.page.keyboard.press('Enter')
    await expect(this.palette).toHaveCount(0)
  }
}
