import { expect, type Locator, type Page } from '@playwright/test'

/** Chromium's own microphone for tests: a beep each second. */
export const fakeMicrophone = ['--use-fake-device-for-media-stream']

/** Sound memos as a person makes, hears and deletes them. */
export class RecordingScreen {
  readonly page: Page
  readonly dialog: Locator
  readonly bar: Locator
  readonly player: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: 'Lydoptagelse' })
    this.bar = page.getByRole('region', { name: 'Lydoptagelse', exact: true })
    this.player = page.getByRole('group', { name: 'Afspilning' })
  }

  /** Asks for a recording from the capture line. */
  async ask(): Promise<void> {
    await this.page.keyboard.press('Alt+7')
    await expect(this.dialog).toBeVisible()
  }

  /** Begins one to which all have said yes, by keys alone. */
  async begin(): Promise<void> {
    await this.ask()
    const yes = this.dialog.getByRole('radio', { name: 'Ja, alle har sagt ja' })
    await expect(yes).toBeFocused()
    await this.page.keyboard.press('Space')
    await expect(yes).toBeChecked()
    await this.page.keyboard.press('Enter')
    await expect(this.dialog).toBeHidden()
  }

  press(button: string): Promise<void> {
    return this.dialog.getByRole('button', { name: button }).click()
  }

  async end(): Promise<void> {
    await this.bar.getByRole('button', { name: 'Afslut optagelsen' }).click()
    await expect(this.bar).toBeHidden()
  }

  /** How many seconds the bar says have been recorded. */
  async seconds(): Promise<number> {
    const [hours = 0, minutes = 0, seconds = 0] = (await this.bar.locator('.numbers').innerText()).split(':').map(Number)
    return hours * 3600 + minutes * 60 + seconds
  }

  /** The mark on a note that plays from its place. */
  mark(row: Locator): Locator {
    return row.getByRole('button', { name: /^Optage/ })
  }

  /** Where the player stands and how long the sound is, in seconds; null until it is known. */
  sound(): Promise<{ place: number; length: number; isPlaying: boolean }> {
    return this.player.locator('audio').evaluate((audio: HTMLAudioElement) => ({ place: audio.currentTime, length: audio.duration, isPlaying: !audio.paused }))
  }

  /** The dialog in which a recording is heard. */
  get viewer(): Locator {
    return this.page.getByRole('dialog', { name: /^Optagelse / })
  }
}
