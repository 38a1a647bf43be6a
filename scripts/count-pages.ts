import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'

const run = promisify(execFile)

/** How many pages a document has, and who says so. */
export type PageCount = { readonly count: number | string; readonly by: string }

/**
 * Counts the pages of a Word file: LibreOffice lays it out where it is installed, else the program's own estimate in the file's
 * properties is given.
 */
export async function countPages(path: string): Promise<PageCount> {
  const folder = await mkdtemp(join(tmpdir(), 'selvsyn-pages-'))
  try {
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, path], { timeout: 120_000 })
    const pdf = await readFile(join(folder, basename(path).replace(/\.docx$/, '.pdf')), 'latin1')
    return { count: pdf.match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? '?', by: 'sat af LibreOffice' }
  } catch {
    return estimated(await readFile(path))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function estimated(bytes: Uint8Array): PageCount {
  const properties = unzipSync(bytes, { filter: ({ name }) => name === 'docProps/app.xml' })['docProps/app.xml']
  const pages = properties === undefined ? undefined : /<Pages>(\d+)<\/Pages>/.exec(strFromU8(properties))?.[1]
  return { count: pages ?? '?', by: 'programmets eget skøn' }
}
