import { readdirSync, readFileSync } from 'node:fs'

/** The process and all that it started, by id. */
export function familyOf(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = attempt(() => readFileSync(`/proc/${name}/stat`, 'utf8'))
    // The name of a program stands in parentheses and may hold anything.
    if (stat !== null) parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
  }
  const family = [pid]
  for (const member of family) for (const [child, parent] of parents) if (parent === member) family.push(child)
  return family
}

/** Megabytes that the processes hold, shared pages divided among those that share them (PSS). */
export function memoryOf(pids: readonly number[]): number {
  return (
    pids.reduce(
      (sum, pid) =>
        sum +
        field(
          attempt(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')),
          'Pss',
        ),
      0,
    ) / 1024
  )
}

/** The largest resident set that a process has had, in megabytes. */
export const peakOf = (pid: number): number =>
  field(
    attempt(() => readFileSync(`/proc/${pid}/status`, 'utf8')),
    'VmHWM',
  ) / 1024

/** The core among the program's processes: the one that runs core.cjs. */
export function coreOf(pid: number): number | null {
  return familyOf(pid).find((member) => attempt(() => readFileSync(`/proc/${member}/cmdline`, 'utf8'))?.includes('core.cjs')) ?? null
}

const field = (text: string | null, name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text ?? '')?.[1] ?? 0)

// A process may end while it is looked at.
function attempt(read: () => string): string | null {
  try {
    return read()
  } catch {
    return null
  }
}
