import { expect, test } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchSelvsyn } from '../support/app.ts'
import { AnnouncementScreen } from './screens/announcement-screen.mts'
import { openChapter, startSmallCase, unlock } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { ShellScreen } from './screens/shell-screen.mts'

const title = 'Skriftlige henvendelser'
const disk = mkdtempSync(join(tmpdir(), 'selvsyn-small-disk-'))
const filler = join(disk, 'filler')

/** A small file system of its own for the profile; false where this machine does not allow one. */
function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function fill(): void {
  const file = openSync(filler, 'a')
  try {
    for (;;) writeSync(file, Buffer.alloc(4096))
  } catch {
    closeSync(file)
  }
}
const makeRoom = (): void => writeFileSync(filler, '')

test('a full disk: what is neither saved nor a draft is said to be, closing and locking ask, and with room every word is saved', async () => {
  test.skip(!mount(), 'needs the right to mount a small file system')
  try {
    let selvsyn = await launchSelvsyn({ profile: join(disk, 'profil') })
    const inspectionId = await startSmallCase(selvsyn.page)
    await openChapter(selvsyn.page, title, 'Varsling')
    const shell = new ShellScreen(selvsyn.page)
    const purpose = new AnnouncementScreen(selvsyn.page).purpose
    await purpose.fill('Skrevet med plads')
    await shell.saved()
    fill()
    // What is left of the last pages takes a little: the longer the words, the sooner the disk says no.
    const words = 'Skrevet uden plads. '.repeat(4000)
    await purpose.fill(words)
    await expect(shell.saveState).toHaveText('▲Kun i dette vindue')

    const asked = await selvsyn.questionsAreAnswered('Annuller')
    await selvsyn.closeWindow()
    await expect.poll(asked).toEqual([expect.stringContaining('Hverken gemt eller sikret som kladde: Formål.')])
    await expect(purpose).toHaveValue(words)

    await selvsyn.chooseMenu('lock')
    const question = selvsyn.page.getByRole('alertdialog', { name: 'Noget af det, du har skrevet, er ikke gemt' })
    await expect(question).toContainText('Formål')
    await question.getByRole('button', { name: 'Lås alligevel' }).click()
    await expect(selvsyn.page.getByLabel('Adgangssætning')).toBeVisible()
    makeRoom()
    await unlock(selvsyn)
    await expect.poll(async () => (await inCore(selvsyn.page, 'inspection.get', { id: inspectionId })).purpose).toBe(words)

    await openChapter(selvsyn.page, title, 'Varsling')
    await expect(purpose).toHaveValue(words)
    await selvsyn.close()
    selvsyn = await launchSelvsyn({ profile: join(disk, 'profil') })
    await unlock(selvsyn)
    await openChapter(selvsyn.page, title, 'Varsling')
    await expect(new AnnouncementScreen(selvsyn.page).purpose).toHaveValue(words)
    await selvsyn.close()
  } finally {
    execFileSync('umount', ['-l', disk])
  }
})

test.afterAll(() => {
  rmSync(disk, { recursive: true, force: true })
})
