import type { InputOf, OperationName, OutputOf } from './contract.ts'
import type { Result } from './errors.ts'
import type { CoreEvent, CoreGone, MenuCommand } from './events.ts'
import { link } from './link.ts'
import type { Port } from './port.ts'

/** Calls an operation of the contract. Never rejects: every failure is a value with a code. No time limit. */
export type Call = <Name extends OperationName>(name: Name, input: InputOf<Name>) => Promise<Result<OutputOf<Name>>>

/** The core as seen from another process. */
export type Client = {
  readonly call: Call
  /** Hears what the core tells without being asked; answers how to stop hearing it. */
  subscribe(listener: (event: CoreEvent) => void): () => void
  close(): void
}

/**
 * What the window finds as `window.selvsyn`. Menu commands come the same way as the core's events.
 * On the command `flush` (the window is about to close) a listener returns a promise of the names of what is neither saved nor safe as a draft,
 * empty when the window may close. After two seconds without an answer, the person is asked whether to wait.
 */
export type Bridge = {
  readonly call: Call
  /** Puts text on the clipboard. The page itself may neither write nor read it. */
  copy(text: string): void
  subscribe(listener: (event: CoreEvent | MenuCommand | CoreGone) => unknown): () => void
}

/**
 * Connects to the core over a port. When the core goes away, calls under way answer `coreGone`.
 * @param hears the events it is told; left out: all of them
 */
export function connectClient(port: Port, hears?: readonly CoreEvent['type'][]): Client {
  const listeners = new Set<(event: CoreEvent) => void>()
  const core = link(port, {
    news: (event) => {
      for (const listener of [...listeners]) listener(event as CoreEvent)
    },
  })
  if (hears) core.tell({ hears })
  return {
    call: async (name, input) => {
      try {
        return (await core.ask(name, input)) as never
      } catch {
        return { ok: false, error: { code: 'coreGone', params: {} } }
      }
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => {
      core.close()
    },
  }
}
