/**
 * Whether a pattern that somebody else wrote (`regex(., '…')`) can be held against a text in bounded time. JavaScript tries every way in which a pattern may
 * match; where a loop can take the same characters in two ways, the ways double with each character. That is looked for in the automaton of the pattern's
 * positions (Glushkov), after Weber and Seidl, "On the degree of ambiguity of finite automata", 1991.
 */
type Part =
  | { readonly kind: 'character'; readonly source: string }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Part[] }
  | { readonly kind: 'repeat'; readonly part: Part; readonly least: number; readonly most: number }

/** The pattern has what is not followed here: a back reference, or more than a form needs. */
class NotFollowed extends Error {}

const mostPositions = 150
/** Fewer rounds than these are laid out one by one; more count as a loop. */
const mostRounds = 20
/** The same of rounds that can be longer or shorter, which fit a text in the more ways the more they are. */
const mostVariedRounds = 4

const isVaried = (part: Part): boolean =>
  part.kind === 'repeat'
    ? part.least !== part.most || isVaried(part.part)
    : part.kind !== 'character' && ((part.kind === 'any' && part.parts.length > 1) || part.parts.some(isVaried))

/** Reads a pattern that `RegExp` takes. */
class Reader {
  readonly #source: string
  readonly lookarounds: Part[] = []
  #at = 0
  constructor(source: string) {
    this.#source = source
  }

  alternatives(): Part {
    const parts: Part[] = []
    do parts.push(this.#sequence())
    while (this.#took('|'))
    return { kind: 'any', parts }
  }

  #sequence(): Part {
    const parts: Part[] = []
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source.charAt(this.#at))) {
      const part = this.#atom()
      if (part !== null) parts.push(this.#repeated(part))
    }
    return { kind: 'all', parts }
  }

  #atom(): Part | null {
    if (this.#token(/\^|\$|\\[bB]/y) !== null) return null
    if (this.#token(/\\(?:[1-9]|k<)/y) !== null) throw new NotFollowed()
    const group = this.#token(/\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/y)
    if (group === null) return { kind: 'character', source: this.#token(/\[(?:\\[^]|[^\]\\])*\]|\\(?:u[\da-f]{4}|x[\da-f]{2}|c[a-z]|[^])|[^]/iy) ?? '' }
    const inside = this.alternatives()
    this.#took(')')
    if (!/[=!]$/.test(group)) return inside
    this.lookarounds.push(inside)
    return { kind: 'all', parts: [] }
  }

  #repeated(part: Part): Part {
    const sign = this.#token(/[*+?]|\{\d+(?:,\d*)?\}/y)
    if (sign === null) return part
    this.#took('?')
    const [least = 0, most = least] = sign.startsWith('{')
      ? sign
          .slice(1, -1)
          .split(',')
          .map((number) => (number === '' ? Infinity : Number(number)))
      : []
    if (sign.startsWith('{')) return { kind: 'repeat', part, least, most }
    return { kind: 'repeat', part, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity }
  }

  #token(expression: RegExp): string | null {
    expression.lastIndex = this.#at
    const found = expression.exec(this.#source)?.[0] ?? null
    this.#at += found?.length ?? 0
    return found
  }

  #took(sign: string): boolean {
    if (this.#source.charAt(this.#at) !== sign) return false
    this.#at += 1
    return true
  }
}

type Piece = { readonly nullable: boolean; readonly first: readonly number[]; readonly last: readonly number[] }
const nothing: Piece = { nullable: true, first: [], last: [] }

/** The positions of a pattern: what each takes, and which may follow. */
class Positions {
  readonly takes: string[] = []
  readonly follow: Set<number>[] = []
  /** Steps that can be gone in two ways: one loop within another. */
  readonly doubled: [number, number][] = []

  add(part: Part): Piece {
    if (part.kind === 'character') return this.#position(part.source)
    if (part.kind === 'repeat') return this.#repeat(part)
    const pieces = part.parts.map((one) => this.add(one))
    if (part.kind === 'all') return pieces.reduce((before, piece) => this.#joined(before, piece), nothing)
    return { nullable: pieces.some((one) => one.nullable), first: pieces.flatMap((one) => one.first), last: pieces.flatMap((one) => one.last) }
  }

  #position(source: string): Piece {
    if (this.takes.length >= mostPositions) throw new NotFollowed()
    const position = this.takes.push(source) - 1
    this.follow.push(new Set())
    return { nullable: false, first: [position], last: [position] }
  }

  #repeat({ part, least, most }: Extract<Part, { kind: 'repeat' }>): Piece {
    if (most <= (isVaried(part) ? mostVariedRounds : mostRounds)) {
      let laid = nothing
      // From the last to the first: a round that is left out leaves out those after it.
      for (let round = most; round >= 1; round -= 1) {
        const rest = this.#joined(this.add(part), laid)
        laid = round > least ? { ...rest, nullable: true } : rest
      }
      return laid
    }
    const body = this.add(part)
    // Rounds that must be there may be empty, and any of them may be the empty ones.
    if (body.nullable && least > 1) throw new NotFollowed()
    this.#link(body.last, body.first)
    return least === 0 ? { ...body, nullable: true } : body
  }

  #joined(before: Piece, after: Piece): Piece {
    this.#link(before.last, after.first)
    return {
      nullable: before.nullable && after.nullable,
      first: before.nullable ? [...before.first, ...after.first] : before.first,
      last: after.nullable ? [...before.last, ...after.last] : after.last,
    }
  }

  #link(from: readonly number[], to: readonly number[]): void {
    for (const one of from)
      for (const other of to)
        if (this.follow[one]?.has(other)) this.doubled.push([one, other])
        else this.follow[one]?.add(other)
  }
}

/** Characters to tell what a position takes by: Latin letters, digits and signs, and some of what else is written. */
const samples = [...Array.from({ length: 0x180 }, (_, code) => String.fromCharCode(code)), '–', '’', '€', '\u2028', 'Ж', '中', '\uFEFF']

function doublesInLoop({ takes, follow, doubled }: Positions): boolean {
  const taken = takes.map((source) => {
    const expression = new RegExp(`^(?:${source})$`)
    // What the pattern writes out itself is a sample too.
    return new Set([...samples, ...takes.flatMap((one) => [...one])].filter((character) => expression.test(character)))
  })
  const meets = taken.map((one) => taken.map((other) => [...one].some((character) => other.has(character))))
  const size = takes.length
  const after = (pair: number): number[] =>
    [...(follow[Math.floor(pair / size)] ?? [])].flatMap((one) =>
      [...(follow[pair % size] ?? [])].flatMap((other) => (meets[one]?.[other] ? [one * size + other] : [])),
    )
  const reached = (from: number): Set<number> => {
    const found = new Set<number>()
    for (const open = [from]; open.length > 0;)
      for (const next of after(open.pop() ?? 0)) {
        if (!found.has(next)) open.push(next)
        found.add(next)
      }
    return found
  }
  const same = (position: number): number => position * size + position
  if (doubled.some(([from, to]) => reached(same(to)).has(same(from)) || from === to)) return true
  // Pairs that were once seen to lead nowhere new are not gone through again.
  const known = new Map<number, Set<number>>()
  const from = (pair: number): Set<number> => {
    const before = known.get(pair) ?? reached(pair)
    known.set(pair, before)
    return before
  }
  return takes.some((_, position) => {
    const start = same(position)
    return from(start).has(start) && [...from(start)].some((pair) => Math.floor(pair / size) !== pair % size && from(pair).has(start))
  })
}

function boundOf(pattern: string): number {
  const reader = new Reader(pattern)
  try {
    const whole = reader.alternatives()
    for (const part of [whole, ...reader.lookarounds]) {
      const positions = new Positions()
      positions.add(part)
      if (doublesInLoop(positions)) return 0
    }
  } catch (error) {
    if (error instanceof NotFollowed) return 0
    throw error
  }
  // Loops one after the other cost a power of the text's length, and a search from every place one more.
  const loops = pattern.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0
  return Math.max(250, Math.floor(1e8 ** (1 / Math.max(1, loops + (pattern.startsWith('^') ? 0 : 1)))))
}

const known = new Map<string, number>()

/**
 * How many characters a text may have to be held against a pattern; 0 for a pattern that no text should be held against.
 * @param pattern what `RegExp` takes
 */
export function longestTextFor(pattern: string): number {
  const bound = known.get(pattern) ?? boundOf(pattern)
  if (known.size > 1000) known.clear()
  known.set(pattern, bound)
  return bound
}
