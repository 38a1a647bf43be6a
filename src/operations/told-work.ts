import { ExpectedFailure } from '../api/errors.ts'
import type { LongWork } from '../api/events.ts'
import type { Desk } from './desk.ts'

/** Milliseconds between two times that the window is told. */
const betweenTellings = 150

/** Long work of one kind that is going on: each piece says how far it is, and all can be stopped. */
export class ToldWork {
  readonly #desk: Desk
  readonly #about: LongWork
  readonly #running = new Set<Int32Array>()
  #toldAt = 0

  constructor(desk: Desk, about: LongWork) {
    this.#desk = desk
    this.#about = about
  }

  get isRunning(): boolean {
    return this.#running.size > 0
  }

  cancel(): void {
    for (const signals of this.#running) Atomics.store(signals, 1, 1)
  }

  /**
   * Carries work out.
   * @param work takes what is called with how far it is, which throws when the work is to stop, and memory shared with a thread: at 0 thousandths, at 1 other than 0 when it is to stop
   * @throws ExpectedFailure `cancelled`, and what the work throws
   */
  async run<Value>(work: (tell: (done: number, total: number) => void, signals: Int32Array) => Promise<Value>): Promise<Value> {
    const signals = new Int32Array(new SharedArrayBuffer(8))
    const watching = setInterval(() => Atomics.load(signals, 0) > 0 && this.#tell(Atomics.load(signals, 0), 1000), betweenTellings)
    this.#running.add(signals)
    try {
      return await work((done, total) => {
        if (Atomics.load(signals, 1) !== 0) throw new ExpectedFailure('cancelled')
        this.#tell(done, total)
      }, signals)
    } finally {
      clearInterval(watching)
      this.#running.delete(signals)
    }
  }

  #tell(done: number, total: number): void {
    const now = performance.now()
    if (now - this.#toldAt < betweenTellings) return
    this.#toldAt = now
    this.#desk.emit({ type: this.#about, done, total })
  }
}
