import { expect, type Locator, type Page } from '@playwright/test'

/** The chapter Besøg as a person sees and uses it. */
export class VisitScreen {
  readonly page: Page
  readonly line: Locator
  readonly guide: Locator
  readonly checklists: Locator

  constructor(page: Page) {
    this.page = page
    this.line = page.getByRole('textbox', { name: 'Ny note' })
    this.guide = page.getByRole('region', { name: 'Spørgsmål fra varslingen' })
    this.checklists = page.getByRole('region', { name: 'Tjeklister' })
  }

  /** Types in the capture line, key by key, without saving. */
  async type(text: string): Promise<void> {
    await this.line.pressSequentially(text)
  }

  /** Types a note and saves it; waits until the core has acknowledged it. */
  async note(text: string): Promise<void> {
    await this.type(text)
    await this.line.press('Enter')
    await this.saved()
  }

  /** Waits until nothing is being saved any more. */
  async saved(): Promise<void> {
    await expect(this.page.getByText('gemmer …')).toHaveCount(0)
  }

  press(keys: string): Promise<void> {
    return this.page.keyboard.press(keys)
  }

  /** The rows of the notes in sight, from the top. */
  get rows(): Locator {
    return this.page.getByRole('list', { name: 'Noter' }).getByRole('listitem')
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text })
  }

  /** What stands of the notes in sight: `nature|text|source and occasion`. */
  async read(): Promise<string[]> {
    return this.rows.evaluateAll((rows) =>
      rows.map((row) =>
        [row.querySelector('.nature-tag')?.lastChild, row.querySelector('.note-text'), row.querySelector('.note-meta')]
          .map((part) => part?.textContent?.trim() ?? '')
          .join('|'),
      ),
    )
  }

  /** Marks the words of a note by dragging over its first line. */
  async mark(text: string): Promise<void> {
    const words = this.row(text).locator('.note-text')
    await words.scrollIntoViewIfNeeded()
    const box = await words.boundingBox()
    if (!box) throw new Error('the note is not in sight')
    await this.page.mouse.move(box.x + 1, box.y + 10)
    await this.page.mouse.down()
    await this.page.mouse.move(box.x + 90, box.y + 10, { steps: 5 })
    await this.page.mouse.up()
  }

  /** The dialog for a new visit. */
  get newVisit(): Locator {
    return this.page.getByRole('dialog', { name: 'Tilføj besøg' })
  }

  openNewVisit(): Promise<void> {
    return this.page.getByRole('button', { name: 'Tilføj besøg' }).click()
  }

  async addVisit(date: string, place: string): Promise<void> {
    await this.openNewVisit()
    const dialog = this.newVisit
    await dialog.getByRole('textbox', { name: 'Dato' }).fill(date)
    await dialog.getByRole('textbox', { name: 'Begynder' }).fill('9')
    await dialog.getByRole('textbox', { name: 'Sted' }).fill(place)
    await this.page.keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
  }

  /** The heading that names the open visit. */
  get title(): Locator {
    return this.page.locator('.visit-title')
  }

  /** Chooses from the menu behind the heading. */
  async fromVisitMenu(name: string | RegExp): Promise<void> {
    await this.title.getByRole('button').click()
    await this.page.getByRole('menuitem', { name }).click()
  }

  /** Ticks notes and makes them a finding under a theme, which is made when there is none of that name. */
  async makeFinding(notes: readonly string[], title: string, theme: string): Promise<void> {
    for (const note of notes) await this.row(note).getByRole('checkbox').press('Space')
    await this.page.getByRole('button', { name: 'Gør til konstatering' }).press('Enter')
    const dialog = this.page.getByRole('dialog', { name: 'Gør til konstatering' })
    await dialog.getByRole('textbox', { name: 'Overskrift' }).fill(title)
    if ((await dialog.getByRole('button', { name: /Rapportens tema/ }).textContent()) !== theme) {
      await dialog.getByRole('button', { name: /Rapportens tema/ }).click()
      await this.page.getByRole('option', { name: 'Nyt tema …' }).click()
      // The name is what comes next: it can be typed at once.
      await expect(dialog.getByRole('textbox', { name: 'Navn på det nye tema' })).toBeFocused()
      await this.page.keyboard.type(theme)
      await this.page.keyboard.press('Enter')
    } else await dialog.getByRole('button', { name: 'Opret konstatering' }).click()
    await expect(dialog).toHaveCount(0)
  }

  question(text: string): Locator {
    return this.guide.getByRole('button', { name: text })
  }

  /** The words beside the heading: how many notes, of which. */
  get filter(): Locator {
    return this.page.getByRole('button', { name: /^Filter/ })
  }

  /** Shows only the notes of one nature, source … */
  async filterBy(condition: string, choice: string): Promise<void> {
    await this.filter.click()
    await this.page.getByRole('dialog', { name: 'Filter' }).getByRole('button', { name: condition }).click()
    await this.page.getByRole('option', { name: choice }).click()
    await this.page.keyboard.press('Escape')
    await expect(this.page.getByRole('dialog', { name: 'Filter' })).toHaveCount(0)
  }

  /** The note that is open for correction. */
  get editor(): Locator {
    return this.page.getByRole('group', { name: 'Ret note' })
  }

  confirm(title: RegExp, verb: string): Promise<void> {
    return this.page.getByRole('alertdialog', { name: title }).getByRole('button', { name: verb }).click()
  }

  get message(): Locator {
    return this.page.locator('.capture-message')
  }
}
