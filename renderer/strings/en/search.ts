import type { search as danish } from '../da/search.ts'

export const search = {} satisfies typeof danish
