import type { ArrangeableNoun } from '../../src/api/noun-operations.ts'
import { attempt } from './operation.ts'

/** Puts the rows of a noun in a new order. */
export async function arrange(noun: ArrangeableNoun, ids: string[]): Promise<void> {
  await attempt(`${noun}.arrange`, { ids })
}
