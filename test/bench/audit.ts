import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { entryBytes } from '../../src/domain/audit-entry.ts'
import { checkBegun, checkBlock, checkEnded, entriesInBlock, linkOf, noHash, sealOf, type TrailBlock } from '../../src/domain/audit-chain.ts'
import { readBlock, sha256 } from '../../src/storage/audit-trail.ts'
import { createDatabase, type Database } from '../../src/storage/database.ts'
import { temporaryFolder } from '../support/core.ts'
import { timed, type Figure } from './figure.ts'

const entries = 1_000_000
const blocks = entries / entriesInBlock

/** The check of a long audit trail, beside one plain SHA-256 over the same bytes: in memory, and out of an encrypted profile. */
export async function measureAudit(): Promise<Figure[]> {
  const folder = temporaryFolder()
  const database = createDatabase(join(folder, 'selvsyn.db'), Buffer.alloc(32, 7))
  try {
    fill(database)
    const all = Array.from({ length: blocks }, (_, index) => readBlock(database, index + 1))
    const plain = await timed(() => plainHash(all))
    const checked = await timed(() => check(all))
    const readAndPlain = await timed(() => plainHash(read(database)))
    const readAndChecked = await timed(() => check(read(database)))
    const common = { section: 'audit trail', unit: 'ms', how: `${entries} entries, one pass each` } as const
    const figure = (name: string, value: number, beside: string, peer: number): Figure => ({
      ...common,
      name,
      value,
      peers: [{ name: beside, value: peer }],
      limit: { rule: '≤ 3 × plain SHA-256', value: 3 * peer },
    })
    return [
      figure('check in memory', checked, 'plain SHA-256', plain),
      figure('check out of the profile', readAndChecked, 'reading and plain SHA-256', readAndPlain),
    ]
  } finally {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function* read(database: Database): Generator<TrailBlock> {
  for (let block = 1; block <= blocks; block += 1) yield readBlock(database, block)
}

function plainHash(trail: Iterable<TrailBlock>): string {
  const hash = createHash('sha256')
  for (const { records } of trail) hash.update(records)
  return hash.digest('hex')
}

function check(trail: Iterable<TrailBlock>): void {
  let state = checkBegun
  for (const block of trail) state = checkBlock(state, block, [], sha256)
  const { count, breaks } = checkEnded(state, [])
  if (count !== entries || breaks.length > 0) throw new Error('The trail does not hold')
}

/** Fills the trail as the program does, but in large transactions. */
function fill(database: Database): void {
  const said = { actor: '01900000-0000-7000-8000-000000000001', kind: 'exported', about: 'document', inspectionId: null, rowId: null, sha256: null } as const
  let hash: Uint8Array = noHash
  let seal: Uint8Array = noHash
  for (let block = 1; block <= blocks; block += 1)
    database.transaction((writable) => {
      const records: Uint8Array[] = []
      for (let index = 0; index < entriesInBlock; index += 1) {
        const number = (block - 1) * entriesInBlock + index + 1
        const entry = entryBytes({ ...said, number, at: 1_500_000_000_000 + number })
        hash = linkOf(hash, entry, sha256)
        writable.run('INSERT INTO "auditEntry" ("number", "entry", "hash") VALUES (?, ?, ?)', number, entry, hash)
        records.push(entry, hash)
      }
      seal = sealOf(seal, Buffer.concat(records), sha256)
      writable.run('INSERT INTO "auditSeal" ("number", "hash") VALUES (?, ?)', block, seal)
    })
}
