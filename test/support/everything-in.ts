import { copyFileSync, existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type BetterSqlite from 'better-sqlite3'
import { unwrapKey } from '../../src/storage/keys.ts'
import { unpackLogged } from '../../src/storage/logged-value.ts'
import { databasePath, readProfileFile } from '../../src/storage/profile-file.ts'
import { passphrase, temporaryFolder } from './core.ts'

const SQLite = createRequire(import.meta.url)('better-sqlite3') as typeof BetterSqlite
type Keyed = BetterSqlite.Database & { key(key: Buffer): void }

/** Everything that a closed profile's database holds, decrypted: each page with its unused room, the log's packed values and the words of the search index. */
export async function everythingIn(folder: string): Promise<string> {
  const profile = readProfileFile(folder)
  if (typeof profile === 'string') throw new Error(profile)
  const key = await unwrapKey(profile.passphrase, passphrase)
  const path = join(temporaryFolder(), 'copy.db')
  copyFileSync(databasePath(folder), path)
  const wal = `${databasePath(folder)}-wal`
  if (existsSync(wal) && statSync(wal).size > 0) throw new Error('The write-ahead log is not empty')
  const database = new SQLite(path) as Keyed
  database.pragma(`cipher = 'chacha20'`)
  database.key(Buffer.from(`raw:${Buffer.from(key ?? []).toString('hex')}`))
  const logged = (database.prepare('SELECT "value", "prev" FROM "change"').all() as { value: string; prev: string }[]).map(({ value, prev }) =>
    JSON.stringify([unpackLogged(value), unpackLogged(prev)]),
  )
  const terms = database.prepare('SELECT "term" FROM "searchTerm"').pluck().all()
  database.pragma('journal_mode = DELETE')
  database.pragma(`rekey = ''`)
  database.close()
  return [readFileSync(path).toString('utf8'), ...logged, ...terms].join('\n')
}
