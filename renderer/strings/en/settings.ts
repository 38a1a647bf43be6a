import type { settings as danish } from '../da/settings.ts'

export const settings = {} satisfies typeof danish
