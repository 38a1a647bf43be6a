import type { ApiError } from '../../src/api/errors.ts'
import { call } from '../data/bridge.ts'

/** Ten minutes of sound: so much is held in memory where the disk takes nothing. */
const mostHeld = 1200
/** Milliseconds until a piece that the disk did not take is offered again. */
const pause = 2000

type Ends = {
  /** Stores the first piece and answers the recording's id; null when there is none to go on with. */
  readonly first: (bytes: Uint8Array) => Promise<string | null>
  /** The disk takes nothing just now; null: it does again. */
  readonly onTrouble: (error: ApiError | null) => void
  /** Nothing more can be stored. */
  readonly onLost: (error: ApiError) => void
}

/** Brings sound to the core piece by piece, in order, each once the one before is on the disk. */
export class PieceQueue {
  readonly #ends: Ends
  readonly #held: Blob[] = []
  #id: string | null = null
  #number = 0
  #isOver = false
  #running: Promise<void> | null = null

  constructor(ends: Ends) {
    this.#ends = ends
  }

  put(piece: Blob): void {
    if (this.#isOver || piece.size === 0) return
    this.#held.push(piece)
    if (this.#held.length > mostHeld) this.#lose({ code: 'storageFull', params: { folder: '' } })
    this.#running ??= this.#run().finally(() => (this.#running = null))
  }

  /** Done when everything that was put is on the disk, or nothing more can be. */
  async done(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    for (let [piece] = this.#held; piece !== undefined && !this.#isOver; [piece] = this.#held) {
      const error = await this.#store(new Uint8Array(await piece.arrayBuffer()))
      if (error === null) this.#held.shift()
      else if (error.code === 'storageFull' || error.code === 'storageUnwritable') await this.#wait(error)
      else this.#lose(error)
    }
  }

  async #store(bytes: Uint8Array): Promise<ApiError | null> {
    if (this.#id === null) {
      this.#id = await this.#ends.first(bytes)
      this.#isOver = this.#id === null
      return null
    }
    const result = await call('recording.append', { id: this.#id, number: this.#number + 1, bytes })
    if (!result.ok) return result.error
    this.#number++
    this.#ends.onTrouble(null)
    return null
  }

  async #wait(error: ApiError): Promise<void> {
    this.#ends.onTrouble(error)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }

  #lose(error: ApiError): void {
    this.#isOver = true
    this.#held.length = 0
    this.#ends.onLost(error)
  }
}
