import { createHash } from 'node:crypto'
import { randomOf } from '../support/random.ts'

/** Chance that can be repeated: the same seed throws the same dice. */
export class Dice {
  readonly #next: () => number

  /** @param seed of any length: `1 returnedWord 4711` */
  constructor(seed: string) {
    this.#next = randomOf(createHash('sha256').update(seed).digest().readUInt32LE(0))
  }

  /** A whole number from 0 to below `limit`; 0 where there is none. */
  below(limit: number): number {
    return Math.floor(this.#next() * Math.max(1, limit))
  }

  /** True once in so many throws. */
  once(times: number): boolean {
    return this.below(times) === 0
  }

  /** @throws RangeError for an empty list */
  of<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError('nothing to pick from')
    return items[this.below(items.length)] as Item
  }

  /** A length that is mostly small and now and then near the limit. */
  length(limit: number): number {
    return 1 + this.below(Math.max(1, this.once(12) ? limit : Math.min(limit, 2 ** this.below(10))))
  }
}
