import type { announcement as danish } from '../da/announcement.ts'

export const announcement = {} satisfies typeof danish
