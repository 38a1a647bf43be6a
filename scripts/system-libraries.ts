import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A Debian package and how its presence shows. */
type Requirement = { readonly package: string; readonly present: () => boolean }

const library = (packageName: string, file: string): Requirement => ({ package: packageName, present: () => hasLibrary(file) })
const program = (packageName: string, command: string): Requirement => ({ package: packageName, present: () => hasProgram(command) })
const file = (packageName: string, path: string): Requirement => ({ package: packageName, present: () => existsSync(path) })

/** What Electron links to and a bare Debian or Ubuntu lacks. */
export const forTheWindow: readonly Requirement[] = [
  library('libgtk-3-0', 'libgtk-3.so.0'),
  library('libnss3', 'libnss3.so'),
  library('libasound2', 'libasound.so.2'),
  library('libgbm1', 'libgbm.so.1'),
]

/** A display in memory, for the tests. */
export const forTheTests: readonly Requirement[] = [program('xvfb', 'Xvfb'), program('xauth', 'xauth')]

/** What reads the produced documents as others will: Word's stand-in, pandoc, page pictures, the letters' typeface, Danish hyphenation. */
export const forTheDocumentTests: readonly Requirement[] = [
  program('libreoffice-writer-nogui', 'soffice'),
  program('pandoc', 'pandoc'),
  program('poppler-utils', 'pdftotext'),
  file('fonts-crosextra-carlito', '/usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf'),
  file('hyphen-da', '/usr/share/hyphen/hyph_da_DK.dic'),
]

/**
 * Installs what is missing where that can be done (Debian or Ubuntu, as root), otherwise prints the one line that does.
 * @returns whether everything is there now
 */
export function ensureLibraries(requirements: readonly Requirement[]): boolean {
  if (allPresent(requirements)) return true
  const missing = requirements.filter(({ present }) => !present()).map((requirement) => requirement.package)
  if (!hasProgram('apt-get')) {
    console.error(`Der mangler systembiblioteker · System libraries are missing: ${missing.join(' ')}`)
    return false
  }
  const packages = missing.map(nameHere)
  if (process.getuid?.() !== 0) {
    console.error(`Der mangler systembiblioteker. Kør denne linje · System libraries are missing. Run this line:\n\n  ${lineFor(packages)}\n`)
    return false
  }
  console.log(`Installerer · Installing ${packages.join(' ')} …`)
  const quietly = { encoding: 'utf8' as const, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-qq'], quietly)
  const installed = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quietly)
  if (installed.status !== 0) console.error(installed.stderr)
  return installed.status === 0 && allPresent(requirements)
}

/** Whether everything is there; systems other than Linux bring it all. */
export function allPresent(requirements: readonly Requirement[]): boolean {
  return process.platform !== 'linux' || requirements.every(({ present }) => present())
}

function lineFor(packages: readonly string[]): string {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`
}

/** Since Debian 13 and Ubuntu 24.04 some libraries carry a suffix for their 64-bit time. */
function nameHere(packageName: string): string {
  const renamed = ['libgtk-3-0', 'libasound2'].includes(packageName) ? `${packageName}t64` : packageName
  const known = renamed !== packageName && spawnSync('apt-cache', ['show', renamed], { stdio: 'ignore' }).status === 0
  return known ? renamed : packageName
}

function hasLibrary(name: string): boolean {
  const { stdout } = spawnSync('ldconfig', ['-p'], { encoding: 'utf8', env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` } })
  return (stdout as string | null)?.includes(`\t${name} `) ?? false
}

/** Whether a command is on the path. */
export function hasProgram(command: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)))
}
