import { build, Platform, type Configuration } from 'electron-builder'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { billOfMaterials, licenceTexts } from './bill-of-materials.ts'
import { buildProgram } from './build.ts'
import { makeDebianPackage } from './debian-package.ts'
import { findRuntime, type Runtime } from './runtime.ts'
import { hasProgram } from './system-libraries.ts'

const root = join(import.meta.dirname, '..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

/** Where packages are put. */
const packageFolder = join(root, 'out', 'package')

/** The folder build of the packaged program on Linux. */
export const linuxFolder = join(packageFolder, process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked')

/** What goes into the package: the built program, and of the native module only what runs on the target. */
function configuration(runtime: Runtime, packages: readonly string[]): Configuration {
  return {
    appId: 'dk.selvsyn.app',
    productName: 'Selvsyn',
    directories: { output: packageFolder, buildResources: 'resources/icons' },
    electronVersion: runtime.version,
    ...(process.platform === 'linux' ? { electronDist: runtime.folder } : {}),
    npmRebuild: false,
    publish: null,
    files: [
      'dist/**',
      'package.json',
      '!node_modules/node-linux-*/**',
      '!node_modules/better-sqlite3/{deps,src}/**',
      `!node_modules/better-sqlite3/prebuilds/!(${process.platform}-*)`,
    ],
    // Other processes than Electron's main open these as plain files.
    asarUnpack: ['dist/core.cjs', 'dist/worker.cjs', 'dist/resources/**', 'node_modules/better-sqlite3/**'],
    afterPack: ({ appOutDir, electronPlatformName, packager }) => {
      const resources =
        electronPlatformName === 'darwin' ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources') : join(appOutDir, 'resources')
      // Electron's own sample application has no business in the package.
      rmSync(join(resources, 'default_app.asar'), { force: true })
      writeFileSync(join(resources, 'bill-of-materials.cdx.json'), `${JSON.stringify(billOfMaterials(root, packages, runtime.version), null, 2)}\n`)
      writeFileSync(join(resources, 'licences.txt'), licenceTexts(root, packages))
    },
    electronLanguages: ['da', 'en-US', 'en-GB'],
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      // The older Electron of development has no such fuse.
      ...(runtime.kind === 'fallback' ? {} : { grantFileProtocolExtraPrivileges: false }),
      // Linux has no place where the archive's hash could stand out of reach.
      enableEmbeddedAsarIntegrityValidation: process.platform !== 'linux',
    },
    linux: { target: ['dir'], category: 'Office', executableName: 'selvsyn', synopsis: 'Inspektioner ved selvsyn' },
    win: { target: ['nsis'] },
    nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true, installerLanguages: ['da_DK', 'en_US'] },
    mac: { target: ['dmg'], category: 'public.app-category.productivity' },
  }
}

/** Archives of the folder build, as far as this machine has the tools. */
function archiveLinuxFolder(): void {
  const name = `selvsyn-${version}-linux-${process.arch}`
  const archive = (file: string, command: string, commandArguments: string[]) => {
    if (!hasProgram(command)) {
      console.log(`not made: ${file} (${command} is missing)`)
      return
    }
    rmSync(join(packageFolder, file), { force: true })
    const { status } = spawnSync(command, commandArguments, { cwd: packageFolder, stdio: ['ignore', 'ignore', 'inherit'] })
    if (status !== 0) throw new Error(`»${command}« could not make ${file}`)
    console.log(`made: ${join(packageFolder, file)}`)
  }
  const folder = linuxFolder.slice(packageFolder.length + 1)
  archive(`${name}.tar.gz`, 'tar', ['-I', 'gzip -1', '-cf', `${name}.tar.gz`, '--owner=0', '--group=0', `--transform=s,^${folder},${name},`, folder])
  archive(`${name}.zip`, 'zip', ['-1', '-r', '-q', '-y', `${name}.zip`, folder])
  if (hasProgram('dpkg-deb')) console.log(`made: ${makeDebianPackage(linuxFolder, packageFolder, version)}`)
  else console.log('not made: the Debian package (dpkg-deb is missing)')
}

/**
 * `npm run package`: the program as it is given to users, for this platform. `-- --folder-only` stops after the folder build;
 * `-- AppImage` (or another target of electron-builder) makes that one, which may need downloads.
 */
async function makePackages(commandArguments: string[]): Promise<void> {
  const folderOnly = commandArguments.includes('--folder-only')
  const asked = commandArguments.filter((argument) => !argument.startsWith('--'))
  const usual = { linux: 'dir', win32: 'nsis', darwin: 'dmg' }[process.platform as 'linux'] as string | undefined
  const [runtime, packages] = await Promise.all([findRuntime(), buildProgram(join(root, 'dist'))])
  const platform = { win32: Platform.WINDOWS, darwin: Platform.MAC }[process.platform as 'win32'] as Platform | undefined
  const names = folderOnly ? ['dir'] : asked.length > 0 ? asked : [usual ?? 'dir']
  await build({ projectDir: root, config: configuration(runtime, packages), targets: (platform ?? Platform.LINUX).createTarget(names) })
  if (process.platform !== 'linux' || folderOnly || asked.length > 0 || !existsSync(linuxFolder)) return
  // Users get the current Electron; the folder alone serves the tests.
  if (runtime.kind === 'fallback') console.log(`not made: archives and the Debian package (only Electron ${runtime.version}, for development, is at hand)`)
  else archiveLinuxFolder()
}

if (import.meta.main) await makePackages(process.argv.slice(2))
