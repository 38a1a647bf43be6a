import { fileTargets } from './file-targets.ts'
import { operationTargets } from './operation-targets.ts'
import type { Target } from './target.ts'

/** Everything that takes something from outside. */
export const targets: readonly Target[] = [...operationTargets, ...fileTargets]
