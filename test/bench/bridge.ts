import { join } from 'node:path'
import type { RowOf } from '../../src/domain/nouns.ts'
import { noteOf, temporaryFolder } from '../support/core.ts'
import { BareDatabase } from './bare-database.ts'
import { DanishText } from './danish-text.ts'
import { quantile, timed, type Figure } from './figure.ts'
import { noteCharacters } from './large-profile.ts'
import { openWindow } from './open-window.ts'

const [rounds, each] = [10, 60]

/** A note saved from the window, beside a bare commit and a bare round trip to the core; the three take turns. */
export async function measureBridge(profile: string, inspectionId: string, notes: number): Promise<Figure[]> {
  const danish = new DanishText(12)
  const selvsyn = await openWindow(profile)
  const bare = new BareDatabase(join(temporaryFolder(), 'bare.db'))
  const [saved, trips, commits]: [number[], number[], number[]] = [[], [], []]
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const inputs = Array.from({ length: each }, () => noteOf(inspectionId, danish.text(noteCharacters)))
      const { took, trip, rows } = await selvsyn.page.evaluate(saveNotes, inputs)
      const committed: number[] = []
      for (const row of rows) committed.push(await timed(() => bare.commit(row)))
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
      how: `${rounds * each} notes from the window, 10 ms apart, list of cases open; the round trip asks for the state of undo`,
    }
  })
}

/** Runs in the page: saves notes one after another, each followed by a call that does next to nothing. */
async function saveNotes(inputs: ReturnType<typeof noteOf>[]): Promise<{ took: number[]; trip: number[]; rows: RowOf<'note'>[] }> {
  const [took, trip]: [number[], number[]] = [[], []]
  const rows: RowOf<'note'>[] = []
  for (const input of inputs) {
    const began = performance.now()
    const answer = await window.selvsyn.call('note.create', input)
    took.push(performance.now() - began)
    if (!answer.ok) throw new Error(answer.error.code)
    rows.push(answer.value)
    const asked = performance.now()
    await window.selvsyn.call('history.state', {})
    trip.push(performance.now() - asked)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return { took, trip, rows }
}
