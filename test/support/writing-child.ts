/** A process that writes notes until it is killed, and says each one's id once it is on the disk: node writing-child.ts FOLDER KEY INSPECTION */
import { writeSync } from 'node:fs'
import { systemEnvironment } from '../../src/operations/environment.ts'
import { change, newestStamp } from '../../src/storage/changes.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { HybridClock } from '../../src/storage/hybrid-clock.ts'
import { databasePath } from '../../src/storage/profile-file.ts'
import { indexSome } from '../../src/storage/search-index.ts'
import { WordList } from '../../src/storage/word-list.ts'

const [folder = '', key = '', inspectionId = ''] = process.argv.slice(2)
const { newId } = systemEnvironment({ profileFolder: folder, resourcesFolder: '', appVersion: '0' })
const database = openDatabase(databasePath(folder), Buffer.from(key, 'hex'))
const now = (): string => new Date().toISOString()
const journal = { stamps: new HybridClock(() => Date.now(), newestStamp(database)), actor: newId(), now, newId }
const words = new WordList()
writeSync(1, 'open\n')
for (let count = 0; ; count++) {
  const { value } = change(database, journal, 'note.create', (transaction) =>
    transaction.create('note', { inspectionId, text: `Note nr. ${count} ${'om sagsbehandlingstid '.repeat(count % 90)}`, takenAt: now(), stampedAt: now() }),
  )
  writeSync(1, `${value.id}\n`)
  if (count % 10 === 9) indexSome(database, words, 20)
}
