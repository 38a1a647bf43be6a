import type { hearing as danish } from '../da/hearing.ts'

export const hearing = {} satisfies typeof danish
