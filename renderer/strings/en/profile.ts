import type { profile as danish } from '../da/profile.ts'

export const profile = {} satisfies typeof danish
