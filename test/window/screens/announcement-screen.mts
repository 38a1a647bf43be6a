import { expect, type Locator, type Page } from '@playwright/test'

/** The chapter Varsling. */
export class AnnouncementScreen {
  readonly page: Page
  readonly questions: Locator
  readonly purpose: Locator
  readonly answers: Locator

  constructor(page: Page) {
    this.page = page
    this.questions = page.getByRole('list', { name: 'Spørgsmål til forvaltningen' }).getByRole('listitem')
    this.answers = page.getByRole('region', { name: 'Svar fra forvaltningen' }).locator('.received-answer')
    this.purpose = page.getByRole('textbox', { name: 'Formål' })
  }

  async ask(text: string): Promise<void> {
    const line = this.page.getByRole('textbox', { name: 'Nyt spørgsmål' })
    await line.fill(text)
    await line.press('Enter')
  }

  /** Adds an answer and answers its row, open to be filled in. */
  async addAnswer(): Promise<Locator> {
    const before = await this.answers.count()
    await this.page.getByRole('button', { name: 'Tilføj svar' }).click()
    await expect(this.answers).toHaveCount(before + 1)
    return this.answers.filter({ has: this.page.locator('.ui-row-summary[aria-expanded="true"]') })
  }

  question(number: number): Locator {
    return this.page.getByRole('textbox', { name: `Spørgsmål ${number}`, exact: true })
  }

  /** The words of the questions from the top. */
  texts(): Promise<string[]> {
    return this.questions.getByRole('textbox').evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value))
  }

  handle(text: string): Locator {
    return this.page.getByRole('button', { name: `Flyt »${text}«` })
  }

  /** Drags a question by its handle to just above another. */
  async drag(text: string, above: string): Promise<void> {
    const from = await this.handle(text).boundingBox()
    const to = await this.questions.filter({ has: this.handle(above) }).boundingBox()
    if (from === null || to === null) throw new Error('the questions are not in sight')
    await this.page.mouse.move(from.x + 8, from.y + 8)
    await this.page.mouse.down()
    await this.page.mouse.move(to.x + 8, to.y + 4, { steps: 6 })
    await this.page.mouse.up()
  }

  async drop(number: number, reason: string): Promise<void> {
    await this.#choose(number, /^Frafald/)
    const dialog = this.page.getByRole('dialog', { name: 'Frafald spørgsmålet' })
    await dialog.getByRole('textbox', { name: 'Hvorfor frafaldes det?' }).fill(reason)
    await dialog.getByRole('button', { name: 'Frafald', exact: true }).click()
  }

  remove(number: number): Promise<void> {
    return this.#choose(number, 'Slet')
  }

  async #choose(number: number, what: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: `Handlinger for Spørgsmål ${number}` }).click()
    await this.page.getByRole('menuitem', { name: what }).click()
  }
}
