/**
 * The least that client and server need of a connection: Electron's message ports, a child process and a pair in memory all fulfil it.
 * Messages are copied structurally, so `Uint8Array` and `Date` survive and functions do not.
 */
export type Port = {
  /** Sends a message; after the other end has gone, nothing happens. */
  send(message: unknown): void
  /** Sets who hears messages and, once, the end of the connection. Called once for each port; messages that came earlier are delivered then. */
  listen(onMessage: (message: unknown) => void, onClose: () => void): void
  /** Ends the connection for both ends. */
  close(): void
}

/** Two ports in memory that are each other's other end: for tests and for a core without a window. Delivers later, as the real ones do. */
export function portPair(): [Port, Port] {
  const first = new MemoryPort()
  const second = new MemoryPort()
  first.other = second
  second.other = first
  return [first, second]
}

class MemoryPort implements Port {
  other: MemoryPort | null = null
  #waiting: unknown[] = []
  #onMessage: ((message: unknown) => void) | null = null
  #onClose: (() => void) | null = null
  #closed = false

  send(message: unknown): void {
    const copy: unknown = structuredClone(message)
    queueMicrotask(() => {
      this.other?.receive(copy)
    })
  }

  receive(message: unknown): void {
    if (this.#closed) return
    if (this.#onMessage) this.#onMessage(message)
    else this.#waiting.push(message)
  }

  listen(onMessage: (message: unknown) => void, onClose: () => void): void {
    this.#onMessage = onMessage
    this.#onClose = onClose
    for (const message of this.#waiting.splice(0)) onMessage(message)
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    queueMicrotask(() => this.#onClose?.())
    this.other?.close()
  }
}
