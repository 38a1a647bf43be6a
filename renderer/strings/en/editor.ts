import type { editor as danish } from '../da/editor.ts'

export const editor = {} satisfies typeof danish
