/**
 * A process that attacks one target until it is told to stop, or until the target takes it down: node child.ts TARGET SEED FROM TO MILLISECONDS.
 * Says each input by its number before it is sent, so that whoever watches knows which one it was.
 */
import { writeSync } from 'node:fs'
import { resourceUsage } from 'node:process'
import { Dice } from './dice.ts'
import { PromiseBroken } from './target.ts'
import { targets } from './targets.ts'

const [name = '', seed = '', from = '0', to = '0', milliseconds = '0'] = process.argv.slice(2)
const target = targets.find((one) => one.name === name)
if (!target) throw new Error(`no target »${name}«`)

/** A line at once, whatever comes after it: a pipe that is full is waited for. */
function say(...words: readonly (string | number)[]): void {
  let left: Uint8Array = Buffer.from(`${words.join(' ')}\n`)
  while (left.length > 0)
    try {
      left = left.subarray(writeSync(1, left))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
}
const megabytes = (): number => Math.round(resourceUsage().maxRSS / 1024)
const told = (error: unknown): string => JSON.stringify(error instanceof Error ? (error.stack ?? error.message).slice(0, 2000) : String(error))

const until = Date.now() + Number(milliseconds)
const attack = await target.open(seed)
const before = megabytes()
say('ready')
for (let number = Number(from); number < Number(to) && Date.now() < until; number++) {
  const input = await attack.make(new Dice(`${seed} ${name} ${number}`))
  say('try', number)
  const began = process.cpuUsage()
  let answer: [string, string]
  try {
    const refusal = await attack.send(input)
    answer = refusal === null ? ['accepted', '-'] : ['refused', refusal]
  } catch (error) {
    answer = [error instanceof PromiseBroken ? error.kind : 'crashed', told(error)]
  }
  const { user, system } = process.cpuUsage(began)
  say('done', number, Math.round((user + system) / 1000), megabytes() - before, ...answer)
}
try {
  await attack.end?.()
} catch (error) {
  say('end', told(error))
}
say('over')
process.exit(0)
