/** What of Electron keeps the computer awake. */
type Blocker = Pick<Electron.PowerSaveBlocker, 'start' | 'stop'>

/** Keeps the computer from sleeping while somebody needs it to go on; the screen may go dark. Asked for twice, it is still let go at once. */
export class Wakefulness {
  readonly #blocker: Blocker
  #hold: number | null = null

  constructor(blocker: Blocker) {
    this.#blocker = blocker
  }

  keep(isNeeded: boolean): void {
    if (isNeeded) this.#hold ??= this.#blocker.start('prevent-app-suspension')
    else if (this.#hold !== null) {
      this.#blocker.stop(this.#hold)
      this.#hold = null
    }
  }
}
