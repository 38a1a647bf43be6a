import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const desktopEntry = `[Desktop Entry]
Type=Application
Name=Selvsyn
Comment=Inspektioner ved selvsyn
Comment[en]=Inspections seen with one's own eyes
Exec=/opt/selvsyn/selvsyn %U
Icon=selvsyn
Categories=Office;
StartupWMClass=Selvsyn
`

/**
 * Packs the folder build for Debian and Ubuntu: the program under /opt, a start menu entry, a command.
 * @returns the path of the package
 */
export function makeDebianPackage(programFolder: string, outFolder: string, version: string): string {
  const architecture = process.arch === 'arm64' ? 'arm64' : 'amd64'
  const tree = mkdtempSync(join(tmpdir(), 'selvsyn-deb-'))
  try {
    // Debian reads the modes as they are in the tree, and a temporary folder is closed to others.
    chmodSync(tree, 0o755)
    for (const folder of ['DEBIAN', 'opt', 'usr/bin', 'usr/share/applications', 'usr/share/icons/hicolor/512x512/apps'])
      mkdirSync(join(tree, folder), { recursive: true })
    cpSync(programFolder, join(tree, 'opt/selvsyn'), { recursive: true })
    // Chromium's own sandbox needs this where the kernel grants unprivileged programs none.
    if (existsSync(join(tree, 'opt/selvsyn/chrome-sandbox'))) chmodSync(join(tree, 'opt/selvsyn/chrome-sandbox'), 0o4755)
    symlinkSync('/opt/selvsyn/selvsyn', join(tree, 'usr/bin/selvsyn'))
    writeFileSync(join(tree, 'usr/share/applications/selvsyn.desktop'), desktopEntry)
    const icon = join(import.meta.dirname, '../resources/icons/icon.png')
    if (existsSync(icon)) cpSync(icon, join(tree, 'usr/share/icons/hicolor/512x512/apps/selvsyn.png'))
    writeFileSync(
      join(tree, 'DEBIAN/control'),
      [
        'Package: selvsyn',
        `Version: ${version}`,
        `Architecture: ${architecture}`,
        'Maintainer: Selvsyn <selvsyn@localhost>',
        'Section: misc',
        'Priority: optional',
        'Depends: libgtk-3-0 | libgtk-3-0t64, libnss3, libasound2 | libasound2t64, libgbm1',
        'Description: Inspektioner ved selvsyn',
        ' Fra varsling til endelig rapport, uden netværk.',
        '',
      ].join('\n'),
    )
    const file = join(outFolder, `selvsyn_${version}_${architecture}.deb`)
    const { status } = spawnSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', tree, file], { stdio: ['ignore', 'ignore', 'inherit'] })
    if (status !== 0) throw new Error('dpkg-deb could not make the package')
    return file
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}
