import type { Page } from '@playwright/test'
import type {} from '../../../renderer/data/bridge.ts'
import type { InputOf, OperationName, OutputOf } from '../../../src/api/contract.ts'

/** Calls the core as the window does, for what a test needs to be there before it begins; throws when the core refuses. */
export async function inCore<Name extends OperationName>(page: Page, name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
  const result = await page.evaluate(([operation, words]) => window.selvsyn.call(operation, words as never), [name, input] as const)
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`)
  return result.value as OutputOf<Name>
}
