import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { findRuntime, runtimeEnvironment } from '../../scripts/runtime.ts'

/** A program in a window that was started as a person starts it; the debugger joins only after it has painted. */
export type RawWindow = {
  /** Runs a function in the page and answers what it comes to. */
  evaluate<Value, Argument = undefined>(work: (argument: Argument) => Value | Promise<Value>, argument?: Argument): Promise<Value>
  readonly pid: number
  /** Milliseconds from the start of the process to the largest paint of its first page. */
  readonly readyAfter: number
  stop(): Promise<void>
}

/** Milliseconds that a page has to paint before the debugger joins. */
const settled = 1500

/** Starts an application's folder in the runtime that the program runs in. */
export async function startRaw(folder: string, environment: Record<string, string>): Promise<RawWindow> {
  const runtime = await findRuntime()
  const rootOnly = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const began = performance.timeOrigin + performance.now()
  const child = spawn(runtime.executable, [folder, '--remote-debugging-port=0', ...rootOnly], {
    env: { ...process.env, ...runtimeEnvironment(), ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const stop = async () => {
    const ended = once(child, 'exit')
    process.kill(-(child.pid ?? 0), 'SIGKILL')
    await ended
  }
  try {
    const target = await pageTarget(await debuggerAddress(child.stderr))
    await setTimeout(settled)
    const evaluate = await evaluator(target)
    return { evaluate, pid: child.pid ?? 0, readyAfter: (await evaluate(largestPaint)) - began, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function debuggerAddress(stderr: NodeJS.ReadableStream): Promise<string> {
  let said = ''
  for await (const chunk of stderr) {
    said += String(chunk)
    const found = /DevTools listening on ws:\/\/([^/]+)/.exec(said)?.[1]
    if (found) {
      stderr.resume()
      return found
    }
  }
  throw new Error(`The program ended: ${said}`)
}

async function pageTarget(address: string): Promise<string> {
  for (let tries = 0; tries < 300; tries += 1) {
    const targets = (await (await fetch(`http://${address}/json/list`)).json()) as { type: string; webSocketDebuggerUrl: string }[]
    const page = targets.find(({ type }) => type === 'page')
    if (page) return page.webSocketDebuggerUrl
    await setTimeout(200)
  }
  throw new Error('The program shows no window')
}

type Answer = { id?: number; result?: { result: { value: never }; exceptionDetails?: { exception?: { description?: string } } } }

/** Joins the page through Chromium's own debugging protocol: Electron takes Playwright only when Playwright starts it. */
async function evaluator(target: string): Promise<RawWindow['evaluate']> {
  const socket = new WebSocket(target)
  await once(socket, 'open')
  let last = 0
  return (work, argument) =>
    new Promise((resolve, reject) => {
      const id = (last += 1)
      const hear = ({ data }: MessageEvent) => {
        const answer = JSON.parse(String(data)) as Answer
        if (answer.id !== id) return
        socket.removeEventListener('message', hear)
        const failed = answer.result?.exceptionDetails
        if (failed) reject(new Error(failed.exception?.description ?? 'The page failed'))
        else resolve(answer.result?.result.value as never)
      }
      socket.addEventListener('message', hear)
      const expression = `(${work.toString()})(${JSON.stringify(argument)})`
      socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression, awaitPromise: true, returnByValue: true } }))
    })
}

/** Runs in the page: the moment of its largest paint so far, in milliseconds since 1970. */
function largestPaint(): Promise<number> {
  return new Promise((resolve, reject) => {
    new PerformanceObserver((list) => {
      resolve(performance.timeOrigin + (list.getEntries().at(-1)?.startTime ?? NaN))
    }).observe({ type: 'largest-contentful-paint', buffered: true })
    window.setTimeout(() => {
      reject(new Error('The page has painted nothing'))
    }, 30_000)
  })
}
