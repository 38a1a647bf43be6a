import { systemEnvironment } from '../../src/operations/environment.ts'
import { change, newestStamp } from '../../src/storage/changes.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { HybridClock } from '../../src/storage/hybrid-clock.ts'
import { indexSome } from '../../src/storage/search-index.ts'
import { WordList } from '../../src/storage/word-list.ts'
import { fullCost, unwrapKey } from '../../src/storage/keys.ts'
import { databasePath, readProfileFile } from '../../src/storage/profile-file.ts'
import { passphrase, TestCore } from '../support/core.ts'
import { DanishText } from './danish-text.ts'

/** About what a note of an interview holds. */
export const noteCharacters = 600

/**
 * Makes a profile with many notes, all in one case; everything goes the way it goes in the program
 * (rows, change log, search index), only many to a transaction.
 * @param hear is given each note's text, so that a peer can be filled with the same
 */
export async function fillProfile(folder: string, notes: number, hear: (text: string, index: number) => void): Promise<{ inspectionId: string }> {
  const core = await TestCore.open(folder, { derivationCost: fullCost })
  const inspection = await core.do('inspection.start', {
    inspection: { kind: 'announcedVisit', caseNumber: '2017-0289209', title: 'Mange notater' },
    authorities: [],
  })
  await core.close()
  const environment = systemEnvironment({ profileFolder: folder, resourcesFolder: '', appVersion: '0.0.0' })
  const profile = readProfileFile(folder)
  if (typeof profile === 'string') throw new Error(profile)
  const key = await unwrapKey(profile.passphrase, passphrase)
  if (!key) throw new Error('The passphrase does not open the profile')
  const database = openDatabase(databasePath(folder), key)
  const now = () => environment.clock().toISOString()
  const journal = { stamps: new HybridClock(() => environment.clock().getTime(), newestStamp(database)), actor: profile.actor, now, newId: environment.newId }
  const danish = new DanishText(7)
  for (let from = 0; from < notes; from += 5000) {
    change(database, journal, 'note.create', (transaction) => {
      for (let index = from; index < Math.min(notes, from + 5000); index += 1) {
        const text = danish.text(noteCharacters)
        hear(text, index)
        const takenAt = new Date(Date.UTC(2018, 1, 7) + index * 60_000).toISOString()
        transaction.create('note', { inspectionId: inspection.id, text, takenAt, stampedAt: takenAt })
      }
    })
    const words = new WordList()
    while (indexSome(database, words, 5000));
  }
  database.close()
  return { inspectionId: inspection.id }
}
