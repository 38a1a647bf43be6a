import { powerMonitor, type BrowserWindow } from 'electron'
import type { MenuCommandName, Settings } from '../src/api/events.ts'
import { isLeftAlone } from './left-alone.ts'

/** Milliseconds between looks whether anybody is there, and between the attempts to lock. */
const betweenLooks = 5000

type LockCommand = Extract<MenuCommandName, 'lockIdle' | 'lockAsleep'>

/**
 * Has the profile locked when nobody is at the computer: it sleeps, its screen is locked, or it has been left alone. The window writes down what is unsaved first, so it is
 * asked until the profile is locked.
 */
export class LockWatch {
  readonly #settings: () => Settings
  readonly #lock: (command: LockCommand) => void
  #isOpen = false
  /** What the system has said and what has not been done yet. */
  #wanted: LockCommand | null = null
  #usedAt = performance.now()
  #looking: NodeJS.Timeout | null = null

  constructor({ settings, lock }: { settings: () => Settings; lock: (command: LockCommand) => void }) {
    this.#settings = settings
    this.#lock = lock
  }

  /** To be called when the app is ready. */
  watch(window: BrowserWindow): void {
    const isUsed = () => (this.#usedAt = performance.now())
    window.webContents.on('before-input-event', isUsed)
    window.webContents.on('cursor-changed', isUsed)
    window.on('focus', isUsed)
    powerMonitor.on('suspend', () => {
      if (this.#settings().lockWhenAsleep) this.#want('lockAsleep')
    })
    powerMonitor.on('lock-screen', () => {
      if (this.#settings().lockWithScreen) this.#want('lockIdle')
    })
    // Somebody is back before it was done: a recording had to go on.
    powerMonitor.on('unlock-screen', () => {
      if (this.#wanted === 'lockIdle') this.#wanted = null
    })
  }

  /** The profile was opened or locked. */
  tell(isOpen: boolean): void {
    if (isOpen === this.#isOpen) return
    this.#isOpen = isOpen
    this.#wanted = null
    this.#usedAt = performance.now()
    if (this.#looking) clearInterval(this.#looking)
    this.#looking = isOpen
      ? setInterval(() => {
          this.#look()
        }, betweenLooks)
      : null
  }

  #want(command: LockCommand): void {
    if (!this.#isOpen) return
    this.#wanted = command
    this.#lock(command)
  }

  #look(): void {
    const idle = { computer: powerMonitor.getSystemIdleTime(), window: (performance.now() - this.#usedAt) / 1000 }
    if (this.#wanted !== null) this.#lock(this.#wanted)
    else if (isLeftAlone(this.#settings().lockAfterMinutes, idle)) this.#lock('lockIdle')
  }
}
