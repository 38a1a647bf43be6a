import type { Dice } from './dice.ts'

/** A promise of the program that did not hold, though nothing crashed. `kind`: something was written on a refusal, or what was taken is not what it should be. */
export class PromiseBroken extends Error {
  readonly kind: 'wrote' | 'wrong'
  constructor(kind: 'wrote' | 'wrong', message: string) {
    super(message)
    this.kind = kind
  }
}

/** Something that is attacked with one input after another. */
export type Attack<Input = unknown> = {
  /** An input; the same dice make the same. */
  make(dice: Dice): Input | Promise<Input>
  /**
   * Sends it in.
   * @returns the code of the refusal; null when it was taken
   * @throws PromiseBroken; any other error is a crash
   */
  send(input: Input): Promise<string | null>
  /** Looks at what is left behind, and ends. */
  end?(): Promise<void>
}

export type Target = {
  readonly name: string
  /** The most that one input may cost: milliseconds of the processor, and megabytes beyond what reading a sound file takes. */
  readonly milliseconds: number
  readonly megabytes: number
  /** Whether an input does the same again in a fresh process. */
  readonly stateless: boolean
  open(seed: string): Promise<Attack>
}
