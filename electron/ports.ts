import type { MessagePortMain } from 'electron'
import type { Port } from '../src/api/port.ts'

/** Electron's message port (main process, utility process) as a port. */
export function messagePort(electronPort: MessagePortMain): Port {
  return {
    send: (message) => {
      electronPort.postMessage(message)
    },
    listen: (onMessage, onClose) => {
      electronPort.on('message', (event) => {
        onMessage(event.data)
      })
      electronPort.on('close', onClose)
      electronPort.start()
    },
    close: () => {
      electronPort.close()
    },
  }
}

/** A connection between two processes that carries one stream of messages only: a child process and its parent. */
export type Wire = { send(message: unknown): void; listen(onMessage: (message: unknown) => void, onClose: () => void): void }

type Parcel = { readonly channel: number; readonly message?: unknown; readonly event?: 'opened' | 'closed' }

/** Many ports over one wire, each parcel with the number of its port. Only one end opens; the other accepts. */
export class SharedWire {
  readonly #wire: Wire
  readonly #ports = new Map<number, WirePort>()
  #lastChannel = 0

  /** @param accept called with each port that the other end opened */
  constructor(wire: Wire, accept: (port: Port) => void = () => {}) {
    this.#wire = wire
    wire.listen(
      (parcel) => {
        this.#receive(parcel as Parcel, accept)
      },
      () => {
        for (const port of [...this.#ports.values()]) port.end()
        this.#ports.clear()
      },
    )
  }

  /** A new port, whose other end the other side accepts in the order of opening. */
  open(): Port {
    const channel = ++this.#lastChannel
    this.#wire.send({ channel, event: 'opened' } satisfies Parcel)
    return this.#make(channel)
  }

  #make(channel: number): WirePort {
    const port = new WirePort((parcel) => {
      if (parcel.event === 'closed') this.#ports.delete(channel)
      this.#wire.send({ channel, ...parcel } satisfies Parcel)
    })
    this.#ports.set(channel, port)
    return port
  }

  #receive({ channel, message, event }: Parcel, accept: (port: Port) => void): void {
    const port = this.#ports.get(channel)
    if (event === 'opened') accept(this.#make(channel))
    else if (event === 'closed') {
      this.#ports.delete(channel)
      port?.end()
    } else port?.receive(message)
  }
}

type Delivery = Omit<Parcel, 'channel'>

class WirePort implements Port {
  readonly #deliver: (parcel: Delivery) => void
  #waiting: unknown[] = []
  #onMessage: ((message: unknown) => void) | null = null
  #onClose: (() => void) | null = null
  #open = true

  constructor(deliver: (parcel: Delivery) => void) {
    this.#deliver = deliver
  }

  send(message: unknown): void {
    if (this.#open) this.#deliver({ message })
  }

  listen(onMessage: (message: unknown) => void, onClose: () => void): void {
    this.#onMessage = onMessage
    this.#onClose = onClose
    for (const message of this.#waiting.splice(0)) onMessage(message)
    if (!this.#open) onClose()
  }

  close(): void {
    if (!this.#open) return
    this.#deliver({ event: 'closed' })
    this.end()
  }

  receive(message: unknown): void {
    if (this.#onMessage) this.#onMessage(message)
    else this.#waiting.push(message)
  }

  end(): void {
    if (!this.#open) return
    this.#open = false
    this.#onClose?.()
  }
}
