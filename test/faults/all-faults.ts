import { turnedClock } from './clocks.ts'
import type { Fault } from './fault.ts'
import { flippedBytes } from './flipped-bytes.ts'
import { fullDisk } from './full-disks.ts'
import { killedWrites } from './killed-writes.ts'

/** Everything that `npm run faults` tries. */
export const allFaults: readonly Fault[] = [...killedWrites, fullDisk, turnedClock, flippedBytes]
