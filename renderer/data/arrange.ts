import type { ArrangeableNoun } from '../../src/api/contract.ts'
import { perform, showError } from './operation.ts'

/** Puts the rows of a noun in a new order. */
export async function arrange(noun: ArrangeableNoun, ids: string[]): Promise<void> {
  const result = await perform(`${noun}.arrange`, { ids })
  if (!result.ok) showError(result.error)
}
