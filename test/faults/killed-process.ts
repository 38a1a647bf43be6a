import { Child, type ChildScript } from '../support/child.ts'

/**
 * Starts a script, which says `open` when it is about to write and then, line by line as JSON, what was acknowledged; kills it so many milliseconds after `open`.
 * @returns what it said until then
 */
export async function untilKilled<Said>(script: ChildScript, scriptArguments: readonly string[], after: number): Promise<Said[]> {
  const child = new Child(script, scriptArguments)
  await child.until('open\n')
  await new Promise((resolve) => setTimeout(resolve, after))
  const said = await child.kill()
  return said.slice(1).map((line) => JSON.parse(line) as Said)
}

/** How many milliseconds a script takes from `open` until it says that it is done. */
export async function wholeTimeOf(script: ChildScript, scriptArguments: readonly string[]): Promise<number> {
  const child = new Child(script, scriptArguments)
  await child.until('open\n')
  const began = performance.now()
  await child.until('"done"')
  const took = performance.now() - began
  await child.kill()
  return took
}
