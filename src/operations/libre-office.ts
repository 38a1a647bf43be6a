import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const longest = 120_000

/** Tagged, so that a screen reader can follow it, with the headings as bookmarks. */
const filter = `pdf:writer_pdf_Export:${JSON.stringify({ UseTaggedPDF: { type: 'boolean', value: 'true' }, ExportBookmarks: { type: 'boolean', value: 'true' } })}`

/** Where LibreOffice lies on each system when it is not on the path. */
const usual: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  win32: ['C:\\Program Files\\LibreOffice\\program\\soffice.exe', 'C:\\Program Files (x86)\\LibreOffice\\program\\soffice.exe'],
  darwin: ['/Applications/LibreOffice.app/Contents/MacOS/soffice'],
}

/** The LibreOffice of this computer: the one that `SELVSYN_LIBREOFFICE` names (empty: none is used), else on the path or in its usual place. */
export function findLibreOffice(): string | null {
  const given = process.env['SELVSYN_LIBREOFFICE']
  if (given !== undefined) return given === '' ? null : given
  const name = process.platform === 'win32' ? 'soffice.exe' : 'soffice'
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name))
  return [...onPath, ...(usual[process.platform] ?? [])].find((path) => existsSync(path)) ?? null
}

/**
 * A Word document as a tagged PDF, made by LibreOffice in a folder and a profile of its own, which are gone afterwards.
 * @param program LibreOffice's executable
 * @returns null when it could not be made
 */
export async function convertWithLibreOffice(program: string, word: Uint8Array): Promise<Uint8Array | null> {
  const folder = mkdtempSync(join(tmpdir(), 'selvsyn-pdf-'))
  try {
    writeFileSync(join(folder, 'document.docx'), word, { mode: 0o600 })
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    await run(program, [profile, '--headless', '--convert-to', filter, '--outdir', folder, join(folder, 'document.docx')], { timeout: longest })
    return readFileSync(join(folder, 'document.pdf'))
  } catch {
    return null
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
