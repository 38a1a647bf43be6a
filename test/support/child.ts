import { spawn, type ChildProcess } from 'node:child_process'
import { basename, join } from 'node:path'

/** The scripts of the tests that run in a process of their own, below `test`. */
export const childScripts = [
  'faults/child.ts',
  'faults/child-once.ts',
  'faults/child-ways-in.ts',
  'support/cut-child.ts',
  'support/opening-child.ts',
  'support/rekeying-child.ts',
  'support/writing-child.ts',
] as const
export type ChildScript = (typeof childScripts)[number]

/** A script in a process of its own, which says line by line what it has done: from one file where the run has built it, which starts in a third of the time. */
export class Child {
  readonly #process: ChildProcess
  readonly #ended: Promise<unknown>
  #said = ''
  #problems = ''

  constructor(script: ChildScript, scriptArguments: readonly string[]) {
    const built = process.env['SELVSYN_BUILT_CHILDREN']
    const path = built === undefined ? join(import.meta.dirname, '..', script) : join(built, basename(script).replace('.ts', '.mjs'))
    this.#process = spawn(process.execPath, [path, ...scriptArguments])
    this.#process.stdout?.on('data', (chunk: Buffer) => (this.#said += chunk.toString()))
    this.#process.stderr?.on('data', (chunk: Buffer) => (this.#problems += chunk.toString()))
    this.#ended = new Promise((resolve) => this.#process.on('close', resolve))
  }

  /** Waits until it has said a word. @throws Error when it ends before that */
  async until(word: string): Promise<void> {
    while (!this.#said.includes(word)) {
      if (this.#process.exitCode !== null) throw new Error(`It ended before »${word}«: ${this.#problems}`)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }

  /** Kills it. @returns the whole lines that it said; the last one may be cut, and what it names may be on the disk or not. @throws Error with its complaints */
  async kill(): Promise<string[]> {
    this.#process.kill('SIGKILL')
    return this.ended()
  }

  /** Waits until it has ended by a signal. @returns as `kill` */
  async ended(): Promise<string[]> {
    await this.#ended
    if (this.#problems !== '' || this.#process.signalCode !== 'SIGKILL') throw new Error(this.#problems || 'It ended by itself')
    return this.#said.split('\n').slice(0, -1)
  }
}
