import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { newestMigration } from '../../src/storage/migrate.ts'
import { noteOf, startCase, temporaryFolder, TestCore } from './core.ts'

/**
 * A profile of each schema as the program of that schema wrote it: a case with a visit and three notes, the first of them corrected, the last one removed.
 * `node test/support/sample-profile.ts` adds that of the newest schema; the others are never made again.
 */
export const sampleProfiles = join(import.meta.dirname, '../fixtures/profiles')

export const samples = (): number[] => readdirSync(sampleProfiles).map(Number)

/** What the sample's case says. */
export const sampleNotes = ['Leder: «Vi har tyve minutter til hvert møde.»', 'Døren til værksted 3 var låst klokken ni.']
export const firstWords = 'Leder: «Vi har ti minutter til hvert møde.»'
export const removedNote = 'Håndværkerne ventede på grønt lys fra Ærøgade.'

const folderOf = (schema: number): string => join(sampleProfiles, String(schema).padStart(4, '0'))

/** A copy of the sample of a schema, to be opened. */
export function copySample(schema: number): string {
  const folder = temporaryFolder()
  cpSync(folderOf(schema), folder, { recursive: true })
  return folder
}

async function makeSample(): Promise<void> {
  const core = await TestCore.open()
  const { inspectionId, visit } = await startCase(core)
  for (const words of [firstWords, sampleNotes[1] ?? '', removedNote]) await core.do('note.create', { ...noteOf(inspectionId, words), visitId: visit.id })
  const [first, , last] = await core.do('note.list', { inspectionId })
  await core.do('note.update', { id: first?.id ?? '', patch: { text: sampleNotes[0] ?? '' } })
  await core.do('note.remove', { id: last?.id ?? '' })
  await core.close()
  const to = folderOf(newestMigration)
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  for (const name of ['profile.json', 'selvsyn.db']) copyFileSync(join(core.folder, name), join(to, name))
}

if (import.meta.main) await makeSample()
