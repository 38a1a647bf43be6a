import type { overview as danish } from '../da/overview.ts'

export const overview = {} satisfies typeof danish
