import type { palette as danish } from '../da/palette.ts'

export const palette = {} satisfies typeof danish
