import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inTemporaryFolder } from './programs.ts'

const run = promisify(execFile)

/**
 * A document that somebody has opened in LibreOffice and saved as a Word file.
 * @param format what the document is: a Word file, or LibreOffice's own XML (`fodt`)
 */
export function throughLibreOffice(document: Uint8Array | string, format = 'docx'): Promise<Uint8Array> {
  return inTemporaryFolder(async (folder) => {
    const path = join(folder, `returned.${format}`)
    writeFileSync(path, document)
    const out = join(folder, 'out')
    await run('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'docx:Office Open XML Text', '--outdir', out, path], {
      timeout: 150_000,
    })
    return readFileSync(join(out, 'returned.docx'))
  })
}
