import { fileTargets } from './file-targets.ts'
import type { Target } from './target.ts'

/** Everything that takes something from outside. */
export const targets: readonly Target[] = [...fileTargets]
