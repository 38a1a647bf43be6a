import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { inspect } from 'node:util'
import { Dice } from './dice.ts'
import type { Target } from './target.ts'

/** What became of the inputs that a target was sent. */
export type Tally = {
  tries: number
  refused: number
  accepted: number
  crashed: number
  slow: number
  large: number
  wrote: number
  wrong: number
  /** How often each refusal was given. */
  readonly refusals: Map<string, number>
  /** What must not have happened, each with the file that does it again. */
  readonly findings: string[]
  /** The most that one input cost. */
  slowest: number
  largest: number
}

const emptyTally = (): Tally => ({
  tries: 0,
  refused: 0,
  accepted: 0,
  crashed: 0,
  slow: 0,
  large: 0,
  wrote: 0,
  wrong: 0,
  refusals: new Map(),
  findings: [],
  slowest: 0,
  largest: 0,
})

export type AttackPlan = {
  readonly seed: string
  readonly tries: number
  readonly milliseconds?: number
  /** Where inputs are kept that did what they must not. */
  readonly folder: string
}

/** A process is stuck that does not finish an input in this many times what it may cost, by the clock on the wall: a loaded machine is slow, not wrong. */
const patience = 20
/** Tries of one process: what it gathers by and by is not what is looked for. A profile that is written to grows, and what is compared with it. */
const triesOfAProcess = { stateless: 2000, stateful: 500 }

/** Sends a target one input after another, each process watched from outside, and counts what becomes of them. */
export async function attack(target: Target, plan: AttackPlan): Promise<Tally> {
  const tally = emptyTally()
  const until = Date.now() + (plan.milliseconds ?? 2 ** 40)
  for (let next = 0; next < plan.tries && Date.now() < until;) {
    const left = Math.min(plan.tries, next + triesOfAProcess[target.stateless ? 'stateless' : 'stateful'])
    const run = await runChild(target, plan.seed, next, left, until - Date.now(), tally, plan.folder)
    if (run.next === next) break
    next = run.next
  }
  return tally
}

type Line = { readonly number: number; readonly milliseconds: number; readonly megabytes: number; readonly outcome: string; readonly detail: string }

/** One process, until it is through or an input takes it down; answers the number to go on with. */
async function runChild(target: Target, seed: string, from: number, to: number, milliseconds: number, tally: Tally, folder: string): Promise<{ next: number }> {
  let next = from
  const doubtful: Line[] = []
  const end = await watch(target, seed, from, to, milliseconds, (line) => {
    next = line.number + 1
    count(target, tally, line)
    if (line.outcome === 'crashed' || line.outcome === 'wrote' || line.outcome === 'wrong') doubtful.push(line)
    else if (line.milliseconds > target.milliseconds || line.megabytes > target.megabytes) doubtful.push(line)
    // The most that a process took is its most for good; a fresh one sees the next input as it is.
    return line.megabytes > target.megabytes
  })
  if (end.trying !== null) {
    tally.tries += 1
    next = end.trying + 1
    if (end.isStuck) tally.slow += 1
    else tally.crashed += 1
    await keep(target, seed, end.trying, tally, folder, end.isStuck ? 'does not come to an end' : `took the process down: ${end.last}`)
  } else if (end.words !== '') {
    tally.wrong += 1
    tally.findings.push(`${target.name}: ${end.words}`)
  }
  for (const line of doubtful) await judge(target, seed, line, tally, folder)
  return { next }
}

function count(target: Target, tally: Tally, { outcome, detail, milliseconds, megabytes }: Line): void {
  tally.tries += 1
  if (outcome === 'accepted') tally.accepted += 1
  if (outcome === 'refused') {
    tally.refused += 1
    tally.refusals.set(detail, (tally.refusals.get(detail) ?? 0) + 1)
  }
  if (milliseconds <= target.milliseconds) tally.slowest = Math.max(tally.slowest, milliseconds)
  if (megabytes <= target.megabytes) tally.largest = Math.max(tally.largest, megabytes)
}

/** What cost too much is sent again, alone in a fresh process: what others left behind is not its fault. */
async function judge(target: Target, seed: string, line: Line, tally: Tally, folder: string): Promise<void> {
  const { number, outcome, detail } = line
  if (outcome === 'crashed' || outcome === 'wrote' || outcome === 'wrong') {
    tally[outcome] += 1
    await keep(target, seed, number, tally, folder, `${outcome}: ${detail}`)
    return
  }
  let alone = line
  if (target.stateless) await watch(target, seed, number, number + 1, 600_000, (again) => ((alone = again), false))
  tally.slowest = Math.max(tally.slowest, alone.milliseconds)
  tally.largest = Math.max(tally.largest, alone.megabytes)
  if (alone.milliseconds > target.milliseconds) tally.slow += 1
  if (alone.megabytes > target.megabytes) tally.large += 1
  if (alone.milliseconds > target.milliseconds || alone.megabytes > target.megabytes)
    await keep(target, seed, number, tally, folder, `${alone.milliseconds} ms, ${alone.megabytes} MB, ${outcome} ${detail}`)
}

/** Keeps an input under a name that says how it was made, so that it can be sent again. */
async function keep(target: Target, seed: string, number: number, tally: Tally, folder: string, what: string): Promise<void> {
  const name = `${target.name}-${seed}-${number}`
  mkdirSync(folder, { recursive: true })
  if (target.stateless) {
    const input = await (await target.open(seed)).make(new Dice(`${seed} ${target.name} ${number}`))
    writeFileSync(join(folder, name), input instanceof Uint8Array ? input : inspect(input, { depth: null, maxStringLength: 10_000 }))
  }
  tally.findings.push(`${name}: ${what}`)
}

type End = { readonly trying: number | null; readonly isStuck: boolean; readonly last: string; readonly words: string }

/** Runs a process and reads what it says. `each` answers whether it is to be ended. */
function watch(target: Target, seed: string, from: number, to: number, milliseconds: number, each: (line: Line) => boolean): Promise<End> {
  const child = spawn(
    process.execPath,
    // The heap has the room that the target may have; what lies outside of it is measured.
    [
      `--max-old-space-size=${target.megabytes + 200}`,
      join(import.meta.dirname, 'child.ts'),
      target.name,
      seed,
      String(from),
      String(to),
      String(milliseconds),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let [trying, isStuck, isOver, errors, words]: [number | null, boolean, boolean, string, string] = [null, false, false, '', '']
  let timer: NodeJS.Timeout | undefined
  const wait = (): void => {
    clearTimeout(timer)
    timer = setTimeout(
      () => {
        isStuck = trying !== null
        child.kill('SIGKILL')
      },
      Math.max(60_000, target.milliseconds * patience),
    )
  }
  wait()
  child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-4000)))
  createInterface({ input: child.stdout }).on('line', (written) => {
    wait()
    if (isOver) return
    const [kind, ...rest] = written.split(' ')
    if (kind === 'try') trying = Number(rest[0])
    if (kind === 'end') words = rest.join(' ')
    if (kind !== 'done') return
    const [number, spent, used, outcome = '', ...detail] = rest
    trying = null
    isOver = each({ number: Number(number), milliseconds: Number(spent), megabytes: Number(used), outcome, detail: detail.join(' ') })
    if (isOver) child.kill('SIGKILL')
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      const last =
        errors
          .trim()
          .split('\n')
          .find((line) => /error|fatal/i.test(line)) ?? String(signal ?? code)
      if (trying === null && code !== 0 && signal === null) reject(new Error(`the process for »${target.name}« ended: ${errors}`))
      else resolve({ trying, isStuck, last, words })
    })
  })
}
