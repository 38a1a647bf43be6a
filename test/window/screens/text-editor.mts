import { expect, type Locator, type Page } from '@playwright/test'

/** A text with its tools: facts, an assessment, a section of the report. */
export class TextEditor {
  readonly page: Page
  readonly text: Locator

  constructor(page: Page, label: string) {
    this.page = page
    this.text = page.getByRole('textbox', { name: label, exact: true })
  }

  /** Types at the end of the text. */
  async write(words: string): Promise<void> {
    await this.text.click()
    await this.page.keyboard.press('Control+End')
    await this.page.keyboard.type(words)
  }

  press(keys: string): Promise<void> {
    return this.page.keyboard.press(keys)
  }

  tool(name: string): Locator {
    return this.page.getByRole('toolbar', { name: 'Tekstværktøjer' }).getByRole('button', { name, exact: true })
  }

  /** Opens the list of evidence with the keyboard, searches and takes what stands first. */
  async refer(search: string): Promise<void> {
    await this.press('Control+Shift+KeyB')
    await this.pick('Vælg belæg', search)
  }

  /** Searches an open list and takes what stands first. */
  async pick(list: string, search: string): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: list })
    await dialog.getByLabel(list).first().fill(search)
    await expect(dialog.getByRole('option').first()).toBeVisible()
    await this.press('Enter')
    await expect(dialog).toHaveCount(0)
  }

  /** Waits for words to be marked in the text, as a person does before typing over them. */
  async hasMarked(words: string): Promise<void> {
    await expect(this.text).toBeFocused()
    await expect.poll(() => this.page.evaluate(() => getSelection()?.toString())).toBe(words)
  }

  /** The chips of the text as a person reads them. */
  chips(): Promise<string[]> {
    return this.text.locator('[data-evidence]').evaluateAll((chips) => chips.map((chip) => (chip as HTMLElement).dataset['label'] ?? ''))
  }

  /** The blocks of the text: their kind and words. */
  blocks(): Promise<string[]> {
    return this.text.locator(':scope > *').evaluateAll((blocks) => blocks.map((block) => `${block.nodeName.toLowerCase()} ${block.textContent.trim()}`))
  }

  /** Pastes what Word puts on the clipboard. */
  async pasteHtml(html: string): Promise<void> {
    await this.text.focus()
    await this.text.evaluate((element, pasted) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', pasted)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, html)
  }
}
