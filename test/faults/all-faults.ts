import { turnedClock } from './clocks.ts'
import type { Fault } from './fault.ts'
import { flippedBytes } from './flipped-bytes.ts'
import { fullDisks } from './full-disks.ts'
import { fullPlace } from './full-place.ts'
import { killedCopies } from './killed-copies.ts'
import { killedUpgrade } from './killed-upgrades.ts'
import { killedWaysIn } from './killed-ways-in.ts'
import { killedWrites } from './killed-writes.ts'
import { vanishedPlace } from './vanished-places.ts'

/** Everything that `npm run faults` tries. */
export const allFaults: readonly Fault[] = [
  ...killedWrites,
  ...killedCopies,
  killedWaysIn,
  killedUpgrade,
  ...fullDisks,
  fullPlace,
  vanishedPlace,
  turnedClock,
  flippedBytes,
]
