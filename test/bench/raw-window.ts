import { chromium, type Browser, type Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { findRuntime, runtimeEnvironment } from '../../scripts/runtime.ts'

/** A program in a window that was started as a person starts it; the debugger joins only after it has painted. */
export type RawWindow = {
  readonly page: Page
  readonly pid: number
  /** Milliseconds from the start of the process to the largest paint of its first page. */
  readonly readyAfter: number
  stop(): Promise<void>
}

const settled = 1500

export async function startRaw(folder: string, environment: Record<string, string>): Promise<RawWindow> {
  const runtime = await findRuntime()
  const rootOnly = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const began = performance.timeOrigin + performance.now()
  const child = spawn(runtime.executable, [folder, '--remote-debugging-port=0', ...rootOnly], {
    env: { ...process.env, ...runtimeEnvironment(), ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const address = await debuggerAddress(child.stderr)
  await new Promise((resolve) => setTimeout(resolve, settled))
  const browser: Browser = await chromium.connectOverCDP(address)
  const page = browser.contexts()[0]?.pages()[0]
  if (!page || child.pid === undefined) throw new Error('The program shows no window')
  const painted = await page.evaluate(largestPaint)
  const stop = async () => {
    await browser.close()
    const ended = once(child, 'exit')
    process.kill(-(child.pid ?? 0), 'SIGKILL')
    await ended
  }
  return { page, pid: child.pid, readyAfter: painted - began, stop }
}

async function debuggerAddress(stderr: NodeJS.ReadableStream): Promise<string> {
  let said = ''
  for await (const chunk of stderr) {
    said += String(chunk)
    const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
    if (found) {
      stderr.resume()
      return found
    }
  }
  throw new Error(`The program ended: ${said}`)
}

/** Runs in the page: the moment of its largest paint so far, in milliseconds since 1970. */
function largestPaint(): Promise<number> {
  return new Promise((resolve, reject) => {
    new PerformanceObserver((list) => {
      resolve(performance.timeOrigin + (list.getEntries().at(-1)?.startTime ?? NaN))
    }).observe({ type: 'largest-contentful-paint', buffered: true })
    setTimeout(() => {
      reject(new Error('The page has painted nothing'))
    }, 60_000)
  })
}
