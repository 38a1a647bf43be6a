import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { RowOf } from '../../src/domain/nouns.ts'
import { noteOf, temporaryFolder } from '../support/core.ts'
import { BareDatabase } from './bare-database.ts'
import { DanishText } from './danish-text.ts'
import { quantile, timed, type Figure } from './figure.ts'
import { noteCharacters } from './large-profile.ts'
import { openWindow } from './open-window.ts'

const [rounds, each] = [10, 60]
/** Milliseconds before each note, each round trip and each bare commit: what comes after a rest finds other caches than what comes in a rush. */
const pause = 10

/** A note saved from the window, beside a bare commit and a bare round trip to the core; the three take turns. */
export async function measureBridge(profile: string, inspectionId: string, notes: number): Promise<Figure[]> {
  const danish = new DanishText(12)
  const selvsyn = await openWindow(profile)
  const bare = new BareDatabase(join(temporaryFolder(), 'bare.db'))
  const [saved, trips, commits]: [number[], number[], number[]] = [[], [], []]
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const inputs = Array.from({ length: each }, () => noteOf(inspectionId, danish.text(noteCharacters)))
      const { took, trip, rows } = await selvsyn.page.evaluate(saveNotes, { inputs, pause })
      const committed: number[] = []
      for (const row of rows) {
        committed.push(await timed(() => bare.commit(row)))
        await setTimeout(pause)
      }
      if (round === 0) continue
      saved.push(...took)
      trips.push(...trip)
      commits.push(...committed)
    }
  } finally {
    bare.close()
    await selvsyn.kill9()
  }
  return ([0.5, 0.95] as const).map((share) => {
    const [commit, trip] = [quantile(commits, share), quantile(trips, share)]
    return {
      section: 'note saved',
      name: `through the bridge, ${notes} notes there, p${share * 100}`,
      value: quantile(saved, share),
      unit: 'ms',
      peers: [
        { name: 'bare commit', value: commit },
        { name: 'bare round trip', value: trip },
      ],
      limit: { rule: '≤ 3 × bare commit + round trip', value: 3 * commit + trip },
      how: `${rounds * each} notes, as many round trips (the state of undo) and bare commits, each after ${pause} ms of rest, list of cases open`,
    }
  })
}

/** Runs in the page: saves notes one after another, each followed by a call that does next to nothing. */
async function saveNotes({
  inputs,
  pause,
}: {
  inputs: ReturnType<typeof noteOf>[]
  pause: number
}): Promise<{ took: number[]; trip: number[]; rows: RowOf<'note'>[] }> {
  const [took, trip]: [number[], number[]] = [[], []]
  const rows: RowOf<'note'>[] = []
  const rest = () => new Promise((resolve) => window.setTimeout(resolve, pause))
  for (const input of inputs) {
    await rest()
    const began = performance.now()
    const answer = await window.selvsyn.call('note.create', input)
    took.push(performance.now() - began)
    if (!answer.ok) throw new Error(answer.error.code)
    rows.push(answer.value)
    await rest()
    const asked = performance.now()
    await window.selvsyn.call('history.state', {})
    trip.push(performance.now() - asked)
  }
  return { took, trip, rows }
}
