import { expect, type Locator, type Page } from '@playwright/test'

/** Opfølgning: the threads at the left, the open one as a course of events at the right. */
export class FollowUpScreen {
  readonly page: Page
  readonly list: Locator
  readonly sheet: Locator
  readonly steps: Locator
  readonly reaction: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('navigation', { name: 'Spørgsmål og anbefalinger' })
    this.sheet = page.locator('.thread-sheet')
    this.steps = page.locator('.chronology > li')
    this.reaction = page.getByRole('textbox', { name: 'Vores reaktion' })
  }

  group(name: string): Locator {
    return this.list.getByRole('region', { name })
  }

  /** The line of a thread in the list. */
  thread(words: string): Locator {
    return this.list.locator('[data-thread]').filter({ hasText: words })
  }

  async open(words: string): Promise<void> {
    await this.thread(words).click()
    await expect(this.thread(words)).toHaveAttribute('aria-current', 'true')
  }

  /** Selects words of an answer that is read, as the mouse does. */
  async select(words: string): Promise<void> {
    await this.sheet.locator('.quotable .step-words').evaluate((text, wanted) => {
      const pieces = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
      for (let node = pieces.nextNode(); node; node = pieces.nextNode()) {
        const at = (node.textContent ?? '').indexOf(wanted)
        if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
      }
    }, words)
  }

  async registerAnswer(words: string): Promise<void> {
    await this.sheet.getByRole('button', { name: 'Registrér svar' }).click()
    const field = this.sheet.getByRole('textbox', { name: 'Svarets ordlyd' })
    // Where the case has answers already, one of them may be the answer to this as well.
    const another = this.page.getByRole('menuitem', { name: 'Nyt svar' })
    await expect(field.or(another)).toBeVisible()
    if (await another.isVisible()) await another.click()
    await field.fill(words)
    await this.sheet.getByRole('button', { name: 'Færdig' }).click()
    await expect(this.steps.filter({ hasText: words })).toBeVisible()
  }

  /** Opens an entry of the menu of the deadline. */
  async deadline(entry: string): Promise<Locator> {
    await this.sheet.getByRole('button', { name: 'Frist', exact: true }).click()
    await this.page.getByRole('menuitem', { name: entry }).click()
    return this.page.getByRole('dialog')
  }

  async decide(name: string): Promise<void> {
    await this.sheet.getByRole('button', { name, exact: true }).click()
  }
}
