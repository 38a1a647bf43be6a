import { expect, test } from '@playwright/test'
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchSelvsyn, type Selvsyn } from '../support/app.ts'
import { AnnouncementScreen } from './screens/announcement-screen.mts'
import { openChapter, startSmallCase, unlock } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { ShellScreen } from './screens/shell-screen.mts'

const place = mkdtempSync(join(tmpdir(), 'selvsyn-gone-'))
const [folder, elsewhere] = [join(place, 'profil'), join(place, 'andetsteds')]

let selvsyn: Selvsyn

test.afterAll(async () => {
  await selvsyn.close()
  rmSync(place, { recursive: true, force: true, maxRetries: 5 })
})

test('a folder that vanishes is told of at once, nothing counts as saved, the words stay, and they are saved when it is back', async () => {
  selvsyn = await launchSelvsyn({ profile: folder })
  const inspectionId = await startSmallCase(selvsyn.page)
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Varsling')
  const shell = new ShellScreen(selvsyn.page)
  const { purpose } = new AnnouncementScreen(selvsyn.page)
  await purpose.fill('Skrevet, mens mappen var der')
  await shell.saved()

  renameSync(folder, elsewhere)
  await expect(shell.saveState).toHaveText('▲Mappen kan ikke nås')
  await expect(selvsyn.page.getByText('Mappen med dine data kan ikke nås.').first()).toBeVisible()
  await purpose.fill('Skrevet, mens mappen var væk')
  await expect(shell.saveState).toHaveText('▲Kun i dette vindue')
  await expect(purpose).toHaveValue('Skrevet, mens mappen var væk')

  renameSync(elsewhere, folder)
  await shell.saved()
  expect((await inCore(selvsyn.page, 'inspection.get', { id: inspectionId })).purpose).toBe('Skrevet, mens mappen var væk')
  await selvsyn.kill9()
  selvsyn = await launchSelvsyn({ profile: folder })
  await unlock(selvsyn)
  expect((await inCore(selvsyn.page, 'inspection.get', { id: inspectionId })).purpose).toBe('Skrevet, mens mappen var væk')
})
