import type { visit as danish } from '../da/visit.ts'

export const visit = {} satisfies typeof danish
