import type { report as danish } from '../da/report.ts'

export const report = {} satisfies typeof danish
