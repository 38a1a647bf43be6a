import { ExpectedFailure } from '../api/errors.ts'
import { findDocumentModel } from '../storage/document-content.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import type { Desk } from './desk.ts'
import { picturesOfModel } from './document-pictures.ts'
import { issuedBytes } from './documents.ts'
import { requireRow } from './editing.ts'
import { convertWithLibreOffice } from './libre-office.ts'
import { saveTold } from './save-told.ts'

/** An issued document as a tagged PDF: through LibreOffice where it is installed, else by the program's own print of the same model. */
export function registerPdf(desk: Desk): void {
  desk.writes('document.savePdf', async ({ database }, { id }) => {
    const document = requireRow(database, 'document', id)
    const word = issuedBytes(database, document)
    const program = desk.environment.libreOffice()
    const converted = program === null ? null : await convertWithLibreOffice(program, word)
    const pdf = converted ?? (await printed(desk, database, id))
    const path = await desk.host.chooseSavePath({ suggestedName: `${document.fileName.replace(/\.docx$/i, '')}.pdf`, kind: 'pdf' })
    if (path === null) throw new ExpectedFailure('cancelled')
    saveTold(desk, [[path, pdf]], { kind: 'exported', about: 'documentPdf', inspectionId: document.inspectionId, rowId: id }, 'document.savePdf')
    return { path, madeBy: converted === null ? 'print' : 'libreOffice' }
  })
}

/** @throws ExpectedFailure `pdfFailed` */
async function printed(desk: Desk, database: ReadableDatabase, id: string): Promise<Uint8Array> {
  const model = findDocumentModel(database, id)
  if (model === undefined) throw new ExpectedFailure('documentElsewhere')
  const pdf = await desk.host.print(await desk.worker.run('printable', { model, pictures: picturesOfModel(desk, database, model) }))
  if (pdf === null) throw new ExpectedFailure('pdfFailed')
  return pdf
}
