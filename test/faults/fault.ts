import { formatTable } from '../support/table.ts'

/** What became of a kind of fault, tried so many times. */
export type Outcome = {
  tried: number
  /** Times at which something that was acknowledged was no longer there. */
  lost: number
  /** Times at which the profile did not open, or was not whole, though nothing was said to be wrong with it. */
  corrupt: number
  /** Times at which something was read that was not what was written, and nobody was told. */
  undetected: number
  /** What went wrong, to be followed. */
  problems: string[]
}

/** A kind of fault: what is done to a profile, and how it is looked at afterwards. */
export type Fault = {
  readonly name: string
  /** How often the whole list tries it, and how often its short form in the tests. */
  readonly times: number
  readonly short: number
  /** Null where this machine does not let it be tried, such as without the right to mount a small disk. */
  readonly run: (times: number, random: () => number) => Promise<Outcome | null>
}

export const noOutcome = (): Outcome => ({ tried: 0, lost: 0, corrupt: 0, undetected: 0, problems: [] })

/** The list as a table: what was tried, how often, and what was lost. */
export function faultTable(rows: readonly { readonly name: string; readonly outcome: Outcome | null; readonly seconds: number }[]): string {
  const cells = rows.map(({ name, outcome, seconds }) =>
    outcome === null
      ? [name, 'not run here', '', '', '', '']
      : [name, ...[outcome.tried, outcome.lost, outcome.corrupt, outcome.undetected].map(String), `${seconds.toFixed(0)} s`],
  )
  return formatTable([['fault', 'tried', 'lost', 'corrupt', 'undetected', 'took'], ...cells])
}
