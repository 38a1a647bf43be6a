import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { noteOf, type TestCore } from '../support/core.ts'
import { BareDatabase } from './bare-database.ts'
import { DanishText } from './danish-text.ts'
import { quantile, timed, type Figure } from './figure.ts'
import { noteCharacters } from './large-profile.ts'

const warmUp = 100
const repetitions = 1000
/** Milliseconds. */
const pause = 10

/**
 * How long until a note is acknowledged after its commit, in the core with many notes in the database, beside a bare commit of the same row;
 * the two take turns, so that they meet the same disk.
 */
export async function measureNotes(core: TestCore, inspectionId: string, folder: string, notes: number): Promise<Figure[]> {
  const danish = new DanishText(11)
  const bare = new BareDatabase(join(folder, 'bare.db'))
  const existing = await core.do('note.list', { inspectionId })
  bare.fill(existing)
  const ours: number[] = []
  const peer: number[] = []
  for (let index = 0; index < warmUp + repetitions; index += 1) {
    const input = noteOf(inspectionId, danish.text(noteCharacters))
    const before = performance.now()
    const note = await core.do('note.create', input)
    const took = performance.now() - before
    const tookBare = await timed(() => bare.commit(note))
    // As between two notes of a person: the search index follows in this time.
    await setTimeout(pause)
    if (index < warmUp) continue
    ours.push(took)
    peer.push(tookBare)
  }
  bare.close()
  return ([0.5, 0.95] as const).map((share) => {
    const beside = quantile(peer, share)
    return {
      section: 'note saved',
      name: `in the core, ${notes} notes there, p${share * 100}`,
      value: quantile(ours, share),
      unit: 'ms',
      peers: [{ name: 'bare commit of the same row, same pragmas', value: beside }],
      limit: { rule: '≤ 3 × bare commit', value: 3 * beside },
      how: `${repetitions} notes of about ${noteCharacters} characters, taking turns with the peer, ${pause} ms apart, after ${warmUp} to warm up`,
    }
  })
}
