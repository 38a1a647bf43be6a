import { readFileSync } from 'node:fs'

/** The largest resident set of this process in kB. Linux counts what `getrusage` says from the parent that was forked, so its own record is read there. */
export const peakMemory = (): number =>
  process.platform === 'linux' ? Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) : process.resourceUsage().maxRSS
