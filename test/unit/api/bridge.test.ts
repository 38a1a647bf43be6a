import { describe, expect, it, vi } from 'vitest'
import { connectClient } from '../../../src/api/client.ts'
import { ExpectedFailure } from '../../../src/api/errors.ts'
import type { CoreEvent } from '../../../src/api/events.ts'
import { Handlers } from '../../../src/api/handlers.ts'
import { link } from '../../../src/api/link.ts'
import type { LogEntry } from '../../../src/api/log.ts'
import { portPair } from '../../../src/api/port.ts'
import { createServer } from '../../../src/api/server.ts'

const locking = { lockAfterMinutes: '15', lockWhenAsleep: true, lockWithScreen: true, hideFromCapture: true } as const
const settings = { language: 'da', appearance: 'system', letterheadId: null, dueNotice: true, journalPattern: '{dokumentnr}', ...locking } as const

function bridge(register: (handlers: Handlers) => void) {
  const handlers = new Handlers()
  register(handlers)
  const listeners = new Set<(event: CoreEvent) => void>()
  const log: LogEntry[] = []
  const server = createServer(
    handlers,
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    (entry) => log.push(entry),
    () => '4711',
  )
  const connect = (hears?: readonly CoreEvent['type'][]) => {
    const [near, far] = portPair()
    server.accept(far)
    return { client: connectClient(near, hears), far }
  }
  return {
    log,
    connect,
    emit: (event: CoreEvent) => {
      for (const listener of listeners) listener(event)
    },
  }
}

describe('the bridge', () => {
  it('carries a call to its operation and the answer back', async () => {
    const { connect } = bridge((handlers) => handlers.register('session', 'settings.update', (patch) => ({ ...settings, ...(patch as object) })))
    expect(await connect().client.call('settings.update', { language: 'en' })).toEqual({ ok: true, value: { ...settings, language: 'en' } })
  })

  it('answers calls under way at the same time each with its own answer', async () => {
    const { connect } = bridge((handlers) =>
      handlers.register('reads', 'search.find', async ({ limit }) => {
        await new Promise((resolve) => setTimeout(resolve, 20 - limit))
        return { hits: [], more: limit > 5 }
      }),
    )
    const { client } = connect()
    const answers = await Promise.all([1, 9].map((limit) => client.call('search.find', { query: 'frist', limit })))
    expect(answers).toEqual([
      { ok: true, value: { hits: [], more: false } },
      { ok: true, value: { hits: [], more: true } },
    ])
  })

  it('refuses input against the schema before any operation sees it, and names field and rule but not the value', async () => {
    const operation = vi.fn()
    const { connect, log } = bridge((handlers) => handlers.register('reads', 'search.find', operation))
    const answer = await connect().client.call('search.find', { query: 'hemmelig tekst', limit: 0 })
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalidInput', params: { path: 'limit' } } })
    expect(operation).not.toHaveBeenCalled()
    expect(JSON.stringify([answer, log])).not.toContain('hemmelig')
  })

  it('gives an expected failure as a value with its code', async () => {
    const { connect, log } = bridge((handlers) =>
      handlers.register('reads', 'note.get', () => {
        throw new ExpectedFailure('notFound', { noun: 'note' })
      }),
    )
    const answer = await connect().client.call('note.get', { id: '01890a5d-ac96-774b-bcce-b302099a8057' })
    expect(answer).toEqual({ ok: false, error: { code: 'notFound', params: { noun: 'note' } } })
    expect(log).toEqual([])
  })

  it('keeps the cause of an unexpected failure in the log under the reference that the person sees, without anything typed', async () => {
    const { connect, log } = bridge((handlers) =>
      handlers.register('reads', 'search.find', ({ query }) => {
        throw new Error(`cannot read ${query}`, { cause: new SyntaxError(`in ${query}`) })
      }),
    )
    const answer = await connect().client.call('search.find', { query: 'Hans Hansen', limit: 5 })
    expect(answer).toEqual({ ok: false, error: { code: 'unexpected', params: { reference: '4711' } } })
    expect(log).toMatchObject([{ level: 'error', reference: '4711', operation: 'search.find', cause: { name: 'Error', cause: { name: 'SyntaxError' } } }])
    expect(log[0]?.cause?.frames.join()).toContain('bridge.test.ts')
    expect(JSON.stringify(log)).not.toContain('Hansen')
  })

  it('logs no typed line that looks like a place in the program', async () => {
    const { connect, log } = bridge((handlers) =>
      handlers.register('reads', 'search.find', ({ query }) => {
        throw new Error(`cannot read ${query}`)
      }),
    )
    await connect().client.call('search.find', { query: 'han sagde:\n    at Hans Hansen kom (kl. 9:30:00)', limit: 5 })
    expect(JSON.stringify(log)).not.toContain('Hansen')
    expect(log[0]?.cause?.frames.join()).toContain('bridge.test.ts')
  })

  it('refuses input that is nested deeper than it can be read, and goes on', async () => {
    const { connect } = bridge((handlers) => handlers.register('writes', 'draft.put', () => null))
    const { client } = connect()
    let payload: unknown = 'inderst'
    for (let level = 0; level < 3000; level++) payload = [payload]
    expect(await client.call('draft.put', { target: 'x', base: null, payload: payload as never })).toMatchObject({ ok: false, error: { code: 'invalidInput' } })
    expect(await client.call('draft.put', { target: 'x', base: null, payload: 'x' })).toEqual({ ok: true, value: null })
  })

  it('answers a name that is not in the contract as unexpected, also names that every object has', async () => {
    const { connect } = bridge(() => {})
    const call = connect().client.call as (name: string, input: unknown) => Promise<unknown>
    for (const name of ['note.explode', 'constructor', '__proto__']) expect(await call(name, {})).toMatchObject({ ok: false, error: { code: 'unexpected' } })
  })

  it('tells a client that asked for some events those alone', async () => {
    const { connect, emit } = bridge((handlers) => handlers.register('session', 'settings.get', () => settings))
    const heard: string[] = []
    const { client } = connect(['settings'])
    client.subscribe((event) => heard.push(event.type))
    await client.call('settings.get', {})
    emit({ type: 'changed', changes: [], bulk: true })
    emit({ type: 'settings', settings })
    await vi.waitFor(() => {
      expect(heard).toEqual(['settings'])
    })
  })

  it('tells every client what happened, until it has gone', async () => {
    const { connect, emit } = bridge(() => {})
    const [one, two] = [connect(), connect()]
    const [heardByOne, heardByTwo] = [vi.fn(), vi.fn()]
    one.client.subscribe(heardByOne)
    const stop = two.client.subscribe(heardByTwo)
    emit({ type: 'profile' })
    await vi.waitFor(() => {
      expect(heardByOne).toHaveBeenCalledWith({ type: 'profile' })
      expect(heardByTwo).toHaveBeenCalledTimes(1)
    })
    stop()
    one.client.close()
    await Promise.resolve()
    emit({ type: 'profile' })
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(heardByOne).toHaveBeenCalledTimes(1)
    expect(heardByTwo).toHaveBeenCalledTimes(1)
  })

  it('answers what is under way when the core goes away, and everything after', async () => {
    const { connect } = bridge((handlers) => handlers.register('session', 'settings.get', () => new Promise(() => {})))
    const { client, far } = connect()
    const underWay = client.call('settings.get', {})
    far.close()
    expect(await underWay).toMatchObject({ ok: false, error: { code: 'coreGone' } })
    expect(await client.call('settings.get', {})).toMatchObject({ ok: false, error: { code: 'coreGone' } })
  })

  it('tells what a question did before it answers it, in one message', async () => {
    const [near, far] = portPair()
    const heard: unknown[] = []
    const sent = vi.spyOn(far, 'send')
    const farLink = link(far, {
      answer: () => {
        farLink.tell('done')
        return Promise.resolve('answer')
      },
    })
    heard.push(await link(near, { news: (news) => heard.push(news) }).ask('do', null))
    expect(heard).toEqual(['done', 'answer'])
    expect(sent).toHaveBeenCalledTimes(1)
  })

  it('carries bytes and instants', async () => {
    const [near, far] = portPair()
    link(far, { answer: (_name, input) => Promise.resolve(input) })
    const sent = { bytes: new Uint8Array([0, 255]), at: new Date(0) }
    expect(await link(near, {}).ask('echo', sent)).toEqual(sent)
  })

  it('passes over what is not a message of its own', () => {
    const [near, far] = portPair()
    const answer = vi.fn(() => Promise.resolve(null))
    link(far, { answer })
    for (const nonsense of [null, 7, 'x', {}, { kind: 'question' }, { kind: 'answer', number: 'one' }]) near.send([nonsense])
    for (const nonsense of [null, 7, { kind: 'question', number: 1, name: 'settings.get' }]) near.send(nonsense)
    expect(answer).not.toHaveBeenCalled()
  })
})

describe('registration', () => {
  const handler = () => settings

  it('refuses a second handler for the same operation', () => {
    const handlers = new Handlers().register('session', 'settings.get', handler)
    expect(() => handlers.register('session', 'settings.get', handler)).toThrow('twice')
  })

  it('refuses a nature that is not the contract’s', () => {
    expect(() => new Handlers().register('writes', 'settings.get', handler)).toThrow('the contract says session')
  })

  it('refuses an operation that the contract does not have', () => {
    expect(() => new Handlers().register('session', 'settings.guess' as 'settings.get', handler)).toThrow('no operation')
  })

  it('tells what nobody carries out', () => {
    const handlers = new Handlers().register('session', 'settings.get', handler)
    expect(handlers.missing()).not.toContain('settings.get')
    expect(handlers.missing()).toContain('settings.update')
  })
})
