import { da } from './da.ts'
import { en } from './en.ts'

/** Every word of the program, by language. Danish is the shape; English must satisfy it. Plain data: the native menu reads it too. */
export const catalogue = { da, en }
export type Language = keyof typeof catalogue
