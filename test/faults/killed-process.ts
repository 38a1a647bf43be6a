import { spawn } from 'node:child_process'
import { join } from 'node:path'

/**
 * Starts a script of this folder, which says `open` when it is about to write and then, line by line as JSON, what was acknowledged; kills it so many milliseconds after
 * `open`.
 * @returns what it said until then
 */
export async function untilKilled<Said>(script: string, scriptArguments: readonly string[], after: number): Promise<Said[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...scriptArguments])
  let said = ''
  let problems = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (problems += chunk.toString()))
  const ended = new Promise((resolve) => child.on('exit', resolve))
  while (!said.startsWith('open\n') && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5))
  await new Promise((resolve) => setTimeout(resolve, after))
  child.kill('SIGKILL')
  await ended
  if (problems !== '') throw new Error(problems)
  // The last line may be cut; what it names may be on the disk or not.
  return said
    .split('\n')
    .slice(1, -1)
    .map((line) => JSON.parse(line) as Said)
}

/** How many milliseconds a script takes from `open` until it says that it is done. */
export async function wholeTimeOf(script: string, scriptArguments: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...scriptArguments])
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise((resolve) => child.on('exit', resolve))
  const until = async (word: string): Promise<number> => {
    while (!said.includes(word)) {
      if (child.exitCode !== null) throw new Error(`${script} ended without a word`)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    return performance.now()
  }
  const began = await until('open\n')
  const took = (await until('"done"')) - began
  child.kill('SIGKILL')
  await ended
  return took
}
