import { ExpectedFailure } from '../api/errors.ts'
import type { Desk } from './desk.ts'
import { saveTold } from './save-told.ts'

/** Tables as a screen shows them, to be worked on in a spreadsheet program. */
export function registerSpreadsheets(desk: Desk): void {
  desk.writes('spreadsheet.save', async (_, { name, sheets }) => {
    const path = await desk.host.chooseSavePath({ suggestedName: `${name}.xlsx`, kind: 'spreadsheet' })
    if (path === null) throw new ExpectedFailure('cancelled')
    saveTold(desk, [[path, await desk.worker.run('spreadsheet', sheets)]], { kind: 'exported', about: 'spreadsheet' }, 'spreadsheet.save')
    return { path }
  })
}
