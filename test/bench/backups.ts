import { statSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { openDatabase } from '../../src/storage/database.ts'
import { unwrapKey } from '../../src/storage/keys.ts'
import { databasePath, readProfileFile } from '../../src/storage/profile-file.ts'
import { noteOf, passphrase, TestCore } from '../support/core.ts'
import { median, timed, type Figure } from './figure.ts'
import { fillProfile } from './large-profile.ts'

const notes = 10_000
const megabytes = 500
/** Megabytes of each of the blobs that make the profile large, as issued documents and templates do. */
const blob = 5
const starts = 5
const pause = 20
const alone = 50

/** A profile of half a gigabyte: what its verification costs the start, and what its backup costs a note that is saved meanwhile. */
export async function measureBackups(folder: string): Promise<Figure[]> {
  const { inspectionId } = await fillProfile(folder, notes, () => undefined)
  const key = await keyOf(folder)
  fillUp(folder, key)
  const size = statSync(databasePath(folder)).size / 1e6
  const backup = await notesDuringBackup(folder, inspectionId)
  return [...(await startFigures(folder, key, size)), { ...backup, how: `${backup.how}; profile of ${size.toFixed(0)} MB` }]
}

async function keyOf(folder: string): Promise<Uint8Array> {
  const profile = readProfileFile(folder)
  const key = typeof profile === 'string' ? null : await unwrapKey(profile.passphrase, passphrase)
  if (!key) throw new Error('The passphrase does not open the profile')
  return key
}

function fillUp(folder: string, key: Uint8Array): void {
  const database = openDatabase(databasePath(folder), key)
  const missing = megabytes - statSync(databasePath(folder)).size / 1e6
  for (let index = 0; index < missing / blob; index += 1)
    database.transaction((writable) =>
      writable.run('INSERT INTO "letterheadTemplate" ("sha256", "bytes") VALUES (?, ?)', String(index).padStart(64, '0'), Buffer.alloc(blob * 1e6, index)),
    )
  database.close()
}

/** From the passphrase to an open profile, after it was closed as it should be, beside the same without any verification. */
async function startFigures(folder: string, key: Uint8Array, size: number): Promise<Figure[]> {
  const [ours, bare, whole]: [number[], number[], number[]] = [[], [], []]
  const profile = readProfileFile(folder)
  if (typeof profile === 'string') throw new Error(profile)
  for (let run = 0; run < starts; run += 1) {
    bare.push(
      await timed(async () => {
        await unwrapKey(profile.passphrase, passphrase)
        const database = openDatabase(databasePath(folder), key, true)
        database.get('SELECT count(*) FROM "inspection"')
        database.close()
      }),
    )
    const core = new TestCore(folder)
    ours.push(await timed(() => core.do('profile.unlock', { passphrase })))
    await core.close()
  }
  whole.push(await timed(() => openDatabase(databasePath(folder), key).close()))
  return [
    {
      section: 'start',
      name: `of a profile of ${size.toFixed(0)} MB, from the passphrase until it is open and verified`,
      value: median(ours),
      unit: 'ms',
      peers: [{ name: 'the same without verification', value: median(bare) }],
      limit: { rule: '≤ 1.5 × without', value: 1.5 * median(bare) },
      how: `median of ${starts}, each after it was closed and looked over; after a crash every page is read first, which takes ${median(whole).toFixed(0)} ms`,
    },
  ]
}

async function notesDuringBackup(folder: string, inspectionId: string): Promise<Figure> {
  const core = new TestCore(folder)
  await core.do('profile.unlock', { passphrase })
  const note = () => timed(() => core.do('note.create', noteOf(inspectionId, 'Imens kopien tages')))
  const before: number[] = []
  for (let index = 0; index < alone; index += 1) {
    before.push(await note())
    await setTimeout(pause)
  }
  const state = { isDone: false }
  let took = 0
  const backup = timed(() => core.do('profile.backUp', {})).then((milliseconds) => {
    took = milliseconds
    state.isDone = true
  })
  const during: number[] = []
  while (!state.isDone) {
    during.push(await note())
    await setTimeout(pause)
  }
  await backup
  await core.close()
  const longest = Math.max(...during)
  return {
    section: 'backup',
    name: 'longest delay of a note while one is made',
    value: Math.max(0, longest - median(before)),
    unit: 'ms',
    peers: [{ name: 'longest note without a backup', value: Math.max(...before) }],
    limit: { rule: '≤ 100 ms', value: 100 },
    how: `${during.length} notes, ${pause} ms apart, while a backup was made and verified in ${(took / 1000).toFixed(1)} s`,
  }
}
