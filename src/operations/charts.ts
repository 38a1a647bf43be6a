import { Buffer } from 'node:buffer'
import { ExpectedFailure } from '../api/errors.ts'
import { withWords } from '../documents/png-words.ts'
import { readSettings } from '../storage/settings-file.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { officeDataOf } from './case-data.ts'
import type { Desk } from './desk.ts'
import { requireRow } from './editing.ts'
import { saveTold } from './save-told.ts'

/** Points of a picture for each of the screen's: it is printed and shown large. */
const pictureDensity = 2

/** Charts as pictures: drawn by the core in the colours of the documents, made into points by the window. */
export function registerCharts(desk: Desk): void {
  desk.reads('chart.draw', (database, { chart, inspectionId }) => desk.worker.run('chartPicture', { chart, accent: accentOf(desk, database, inspectionId) }))

  desk.writes('picture.save', async (_, { name, png, picture }) => {
    const bytes = png === null ? null : Buffer.from(png, 'base64')
    const path = await desk.host.chooseSavePath(
      bytes === null ? { suggestedName: `${name}.svg`, kind: 'drawing' } : { suggestedName: `${name}.png`, kind: 'picture' },
    )
    if (path === null) throw new ExpectedFailure('cancelled')
    const words = { title: picture.caption, description: picture.alt }
    const saved = bytes === null ? Buffer.from(picture.svg) : withWords(bytes, words, 96 * pictureDensity)
    saveTold(desk, [[path, saved]], { kind: 'exported', about: 'picture' }, 'picture.save')
    return { path }
  })
}

/** The colour of the letterhead that a case's documents have, else of the one new cases get. */
function accentOf(desk: Desk, database: ReadableDatabase, inspectionId: string | null): string {
  const letterheadId =
    inspectionId === null ? readSettings(desk.environment.profileFolder).letterheadId : requireRow(database, 'inspection', inspectionId).letterheadId
  const { letterhead } = officeDataOf(database)
  return (letterhead.find(({ id }) => id === letterheadId) ?? letterhead[0])?.accentColour ?? ''
}
