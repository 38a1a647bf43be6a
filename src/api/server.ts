import { z } from 'zod'
import { ExpectedFailure, type Result } from './errors.ts'
import type { CoreEvent } from './events.ts'
import { operationCalled, type Handlers } from './handlers.ts'
import { link, type Link } from './link.ts'
import { traceOf, type LogEntry } from './log.ts'
import type { Port } from './port.ts'

/** The core as others reach it. */
export type Server = {
  /** Serves one more client until its port closes. */
  accept(port: Port): void
}

/**
 * Makes a server: input is parsed by the contract's schema whatever the client says, the registered operation is called, and every
 * failure becomes a value. What nobody expected is logged with its cause under a reference; the client gets the reference only.
 * @param subscribe the operations' events; each is told to every client, but for those that asked for some only
 * @param newReference makes the reference of an unexpected failure
 */
export function createServer(
  handlers: Handlers,
  subscribe: (listener: (event: CoreEvent) => void) => () => void,
  log: (entry: LogEntry) => void,
  newReference: () => string,
): Server {
  /** Each client with the events it hears, null for all. */
  const clients = new Map<Link, readonly string[] | null>()
  subscribe((event) => {
    for (const [client, hears] of clients) if (hears === null || hears.includes(event.type)) client.tell(event)
  })
  return {
    accept: (port) => {
      const client = link(port, {
        answer: (name, input) => answer(handlers, name, input, log, newReference),
        news: (news) => {
          const wish = wishOf.safeParse(news)
          if (wish.success) clients.set(client, wish.data.hears)
        },
        closed: () => void clients.delete(client),
      })
      clients.set(client, null)
    },
  }
}

/** What a client says of the events it wants to hear. */
const wishOf = z.strictObject({ hears: z.array(z.string()) })

/** Answers one call: parses, carries out, and turns every failure into a value. */
export async function answer(
  handlers: Handlers,
  name: string,
  input: unknown,
  log: (entry: LogEntry) => void,
  newReference: () => string,
): Promise<Result<unknown>> {
  const operation = operationCalled(name)
  const handler = handlers.find(name)
  if (!operation || !handler) {
    const reference = newReference()
    // A known name may stand in the log; an unknown one is a stranger's text.
    log({ level: 'error', message: 'no such operation', reference, ...(operation ? { operation: name } : {}) })
    return { ok: false, error: { code: 'unexpected', params: { reference } } }
  }
  try {
    const parsed = parse(operation.input, input)
    if (!parsed.success) return { ok: false, error: { code: 'invalidInput', params: parsed.problem } }
    return { ok: true, value: (await handler(parsed.data)) ?? null }
  } catch (error) {
    if (error instanceof ExpectedFailure) return { ok: false, error: { code: error.code, params: error.params } }
    const reference = newReference()
    log({ level: 'error', message: 'operation failed', reference, operation: name, cause: traceOf(error) })
    return { ok: false, error: { code: 'unexpected', params: { reference } } }
  }
}

/** Holds input against its schema. Input nested a thousand deep exhausts the parser, which is a refusal like any other. */
function parse(schema: z.ZodType, input: unknown): { success: true; data: unknown } | { success: false; problem: ReturnType<typeof firstProblem> } {
  try {
    const parsed = schema.safeParse(input)
    return parsed.success ? parsed : { success: false, problem: firstProblem(parsed.error) }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { success: false, problem: { path: '', rule: 'tooDeep' } }
  }
}

/** Where the input breaks which rule: the field's path and the rule's code, never the value. */
function firstProblem(error: z.ZodError): { path: string; rule: string; maximum?: number } {
  const issue = error.issues[0]
  if (!issue) return { path: '', rule: 'unknown' }
  const code: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined
  const limit = issue.code === 'too_big' ? { maximum: Number(issue.maximum) } : {}
  return { path: issue.path.map(String).join('.'), rule: typeof code === 'string' ? code : issue.code, ...limit }
}
