import type { checklists as danish } from '../da/checklists.ts'

export const checklists = {} satisfies typeof danish
