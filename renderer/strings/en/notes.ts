import type { notes as danish } from '../da/notes.ts'

export const notes = {} satisfies typeof danish
