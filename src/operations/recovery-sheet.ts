import { ExpectedFailure } from '../api/errors.ts'
import type { Printable } from '../api/printable.ts'
import { civilDateOf, formatCivilDate } from '../domain/civil-date.ts'
import { recoverySheet } from '../documents/recovery-sheet.ts'
import { wording } from '../documents/wording.ts'
import { backupFolder } from '../storage/backup-folder.ts'
import { fingerprintOf } from '../storage/office-key.ts'
import type { Desk } from './desk.ts'
import { saveFile } from './save-file.ts'
import { requireProfileFile } from './unwrapping.ts'

/** The sheet of paper with which a profile is opened again: printed, or saved as PDF. It lies nowhere but where the person put it. */
export function registerRecoverySheet(desk: Desk): void {
  desk.writes('profile.recoverySheet', async (_profile, { to }) => {
    const sheet = sheetOf(desk)
    if (to === 'printer') {
      if (!(await desk.host.printOnPaper(sheet))) throw new ExpectedFailure('printFailed')
      return { path: null }
    }
    const pdf = await desk.host.print(sheet)
    if (pdf === null) throw new ExpectedFailure('pdfFailed')
    const path = await desk.host.chooseSavePath({ suggestedName: 'Gendannelsesark til Selvsyn.pdf', kind: 'pdf' })
    if (path === null) throw new ExpectedFailure('cancelled')
    saveFile(path, pdf)
    return { path }
  })
}

function sheetOf(desk: Desk): Printable {
  const { profileFolder, appVersion } = desk.environment
  const { actor, madeAt, keychain, office } = requireProfileFile(profileFolder)
  const sheet = recoverySheet({
    folder: profileFolder,
    backupFolder: backupFolder(profileFolder),
    installation: actor,
    madeOn: madeAt === null ? null : formatCivilDate(civilDateOf(madeAt)),
    printedOn: formatCivilDate(civilDateOf(desk.now())),
    appVersion,
    keychain: keychain !== null,
    office: office && { name: office.name, fingerprint: fingerprintOf(office) },
  })
  return { ...sheet, language: 'da', pageOf: wording.pageOf }
}
