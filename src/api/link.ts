import type { Port } from './port.ts'

/**
 * What goes over a port, several at a time and in order: a question with a number, its answer with the same number, or news that nobody asked for. News of what a
 * question did travel with its answer, before it: each message on its own would wake every process on the way once more.
 */
type Message =
  | { readonly kind: 'question'; readonly number: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'answer'; readonly number: number; readonly value: unknown }
  | { readonly kind: 'news'; readonly news: unknown }

/** One end of a port where questions and answers go both ways. */
export type Link = {
  /** Asks the other end. Waits as long as it takes; rejects with `LinkClosed` when the other end goes away. */
  ask(name: string, input: unknown): Promise<unknown>
  /** Tells the other end something without an answer. */
  tell(news: unknown): void
  close(): void
}

/** The other end went away before it answered. */
export class LinkClosed extends Error {
  constructor() {
    super('The other end of the link is gone')
    this.name = 'LinkClosed'
  }
}

export type LinkHandlers = {
  /** Answers the other end's questions. Must not reject: failures are values. */
  answer?: (name: string, input: unknown) => Promise<unknown>
  news?: (news: unknown) => void
  closed?: () => void
}

/** Makes a link of a port. What is not of a link's shape is passed over. */
export function link(port: Port, handlers: LinkHandlers): Link {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (reason: LinkClosed) => void }>()
  let lastNumber = 0
  let open = true
  let outbox: Message[] = []

  function send(message: Message): void {
    outbox.push(message)
    if (!open) return
    port.send(outbox)
    outbox = []
  }

  function sendSoon(message: Message): void {
    outbox.push(message)
    if (outbox.length > 1) return
    setTimeout(() => {
      if (open && outbox.length > 0) port.send(outbox)
      outbox = []
    })
  }

  async function receive(message: Message): Promise<void> {
    switch (message.kind) {
      case 'question': {
        const value = await handlers.answer?.(message.name, message.input)
        send({ kind: 'answer', number: message.number, value })
        return
      }
      case 'answer':
        waiting.get(message.number)?.resolve(message.value)
        waiting.delete(message.number)
        return
      case 'news':
        handlers.news?.(message.news)
    }
  }

  function end(): void {
    if (!open) return
    open = false
    for (const { reject } of waiting.values()) reject(new LinkClosed())
    waiting.clear()
    handlers.closed?.()
  }

  port.listen((messages) => {
    if (Array.isArray(messages)) for (const message of messages as unknown[]) if (isMessage(message)) void receive(message)
  }, end)

  return {
    ask: (name, input) =>
      new Promise((resolve, reject) => {
        if (!open) {
          reject(new LinkClosed())
          return
        }
        const number = ++lastNumber
        waiting.set(number, { resolve, reject })
        send({ kind: 'question', number, name, input })
      }),
    tell: (news) => {
      if (open) sendSoon({ kind: 'news', news })
    },
    close: () => {
      if (outbox.length > 0) port.send(outbox)
      port.close()
      end()
    },
  }
}

function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null) return false
  const { kind, number, name } = value as Record<string, unknown>
  if (kind === 'question') return typeof number === 'number' && typeof name === 'string'
  return kind === 'news' || (kind === 'answer' && typeof number === 'number')
}
