import type { issues as danish } from '../da/issues.ts'

export const issues = {} satisfies typeof danish
