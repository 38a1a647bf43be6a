import { contract, type InputOf, type OperationName, type OutputOf } from './contract.ts'
import { type Nature, type Operation } from './operation.ts'

/** Carries out one operation on input that has been parsed. Throws `ExpectedFailure` for failures with a code. */
export type Handler<Name extends OperationName> = (input: InputOf<Name>) => OutputOf<Name> | Promise<OutputOf<Name>>

/**
 * Who carries out which operation of the contract. The nature is said where the operation is registered and must be the contract's,
 * so that a reader of either place knows whether something is written and can be undone.
 */
export class Handlers {
  readonly #handlers = new Map<string, (input: unknown) => unknown>()

  /** Registers an operation. Throws when it is registered twice, unknown to the contract, or of another nature there. */
  register<Name extends OperationName>(nature: Nature, name: Name, handler: Handler<Name>): this {
    const operation = operationCalled(name)
    if (!operation) throw new Error(`The contract has no operation »${name}«`)
    if (operation.nature !== nature) throw new Error(`»${name}« is registered as ${nature}, the contract says ${operation.nature}`)
    if (this.#handlers.has(name)) throw new Error(`»${name}« is registered twice`)
    this.#handlers.set(name, handler as (input: unknown) => unknown)
    return this
  }

  find(name: string): ((input: unknown) => unknown) | undefined {
    return this.#handlers.get(name)
  }

  /** Operations of the contract that nobody carries out. */
  missing(): string[] {
    return Object.keys(contract).filter((name) => !this.#handlers.has(name))
  }
}

/** Looks a name up in the contract; names from outside may be anything, also `constructor`. */
export function operationCalled(name: string): Operation | undefined {
  return Object.hasOwn(contract, name) ? contract[name as OperationName] : undefined
}
