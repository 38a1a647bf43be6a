import type { inspections as danish } from '../da/inspections.ts'

export const inspections = {} satisfies typeof danish
