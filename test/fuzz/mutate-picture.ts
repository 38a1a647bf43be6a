import type { Dice } from './dice.ts'
import { mutateBytes } from './mutate-bytes.ts'

export const mutatePicture = mutateBytes as (seed: Uint8Array, dice: Dice, others: readonly Uint8Array[]) => Uint8Array
