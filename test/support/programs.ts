import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { hasProgram } from '../../scripts/system-libraries.ts'

const run = promisify(execFile)

/** Whether a program that some checks need is on this machine. In CI it must be: an absent one fails there instead of being passed over. */
export function isAtHand(name: 'pandoc' | 'soffice' | 'pdftotext'): boolean {
  if (hasProgram(name)) return true
  if (process.env['CI'] !== undefined) throw new Error(`${name} is missing, and in CI every check runs`)
  return false
}

/** The name of a check that a program is needed for; says so where it is absent. */
export const checkedWith = (name: string, program: string, present: boolean): string => (present ? name : `${name} — NOT RUN: ${program} is not installed`)

/** Runs something with a folder of its own that is gone afterwards. */
export async function inTemporaryFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'selvsyn-word-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The pages of a Word file as LibreOffice sets them, each as text. */
export function pagesOf(bytes: Uint8Array): Promise<string[]> {
  return inTemporaryFolder(async (folder) => {
    writeFileSync(join(folder, 'document.docx'), bytes)
    await run(
      'soffice',
      ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'pdf', '--outdir', folder, join(folder, 'document.docx')],
      {
        timeout: 150_000,
      },
    )
    const { stdout } = await run('pdftotext', ['-layout', join(folder, 'document.pdf'), '-'], { maxBuffer: 1 << 28 })
    return stdout.split('\f').slice(0, -1)
  })
}

/** A Word file read by pandoc, as its own tree of blocks in JSON. */
export function readWithPandoc(bytes: Uint8Array, options: readonly string[] = []): Promise<unknown> {
  return inTemporaryFolder(async (folder) => {
    writeFileSync(join(folder, 'document.docx'), bytes)
    const output = join(folder, 'document.json')
    await run('pandoc', [join(folder, 'document.docx'), '-f', 'docx', '-t', 'json', ...options, '-o', output])
    return JSON.parse(readFileSync(output, 'utf8')) as unknown
  })
}

/** The plain text of a Word file as pandoc reads it, unwrapped. */
export function plainWithPandoc(bytes: Uint8Array): Promise<string> {
  return inTemporaryFolder(async (folder) => {
    writeFileSync(join(folder, 'document.docx'), bytes)
    const { stdout } = await run('pandoc', [join(folder, 'document.docx'), '-t', 'plain', '--wrap=none'], { maxBuffer: 1 << 28 })
    return stdout
  })
}
