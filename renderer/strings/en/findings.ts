import type { findings as danish } from '../da/findings.ts'

export const findings = {} satisfies typeof danish
