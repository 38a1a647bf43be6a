import { expect, type Locator, type Page } from '@playwright/test'
import { VisitScreen } from './visit-screen.mts'

/** The work with notes after the visit: marking several, sorting, merging, cutting, putting down to themes, contradictions. */
export class AfterwardsScreen {
  readonly page: Page
  readonly visit: VisitScreen
  /** The sheet of a contradiction in Konstateringer. */
  readonly contradiction: Locator

  constructor(page: Page) {
    this.page = page
    this.visit = new VisitScreen(page)
    this.contradiction = page.locator('.contradiction-sheet')
  }

  /** Puts the keyboard on a note and marks it and the others. */
  async mark(...texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      const row = this.visit.row(text).locator('.note-row')
      await row.focus()
      await this.page.keyboard.press('Space')
      await expect(row).toHaveAttribute('data-selected')
    }
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name })
  }

  /** Marks notes and says with the keyboard that they contradict each other. */
  async contradict(about: string | null, ...texts: readonly string[]): Promise<void> {
    await this.mark(...texts)
    await this.page.keyboard.press('m')
    const dialog = this.dialog('Noterne modsiger hinanden')
    await expect(dialog.getByRole('textbox', { name: 'Hvad de er uenige om' })).toBeFocused()
    if (about !== null) await dialog.getByRole('textbox').fill(about)
    await this.page.keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
  }

  /** Sorts the notes by something else. */
  async sortBy(order: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Sortér efter/ }).click()
    await this.page.getByRole('menuitem', { name: order, exact: true }).click()
    await expect(this.page.getByRole('button', { name: `Sortér efter: ${order}` })).toBeVisible()
  }

  /** The headings over the notes in sight. */
  get headings(): Locator {
    return this.page.getByRole('list', { name: 'Noter' }).getByRole('heading', { level: 3 })
  }

  /** Opens a note with the keyboard and puts the cursor before these words, or marks them. */
  async cursorIn(note: string, words: string, how: 'before' | 'mark'): Promise<void> {
    await this.visit.row(note).locator('.note-row').focus()
    await this.page.keyboard.press('Enter')
    const text = this.visit.editor.getByRole('textbox', { name: 'Notens tekst' })
    await expect(text).toBeFocused()
    await text.evaluate(
      (area: HTMLTextAreaElement, [wanted, marks]) => {
        const from = area.value.indexOf(wanted)
        area.setSelectionRange(from, marks ? from + wanted.length : from)
      },
      [words, how === 'mark'] as const,
    )
  }

  /** The words for what the list of contradictions in Konstateringer has. */
  get listed(): Locator {
    return this.page.getByRole('region', { name: 'Modstrid mellem noter' })
  }
}
