import { expect, test } from '@playwright/test'
import { mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshProfile, launchSelvsyn, removeProfile } from '../support/app.ts'
import { inCore } from './screens/in-core.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { passphrase, ProfileScreen } from './screens/profile-screen.mts'
import { SettingsScreen } from './screens/settings-screen.mts'
import { ShellScreen } from './screens/shell-screen.mts'

test.setTimeout(300_000)

test('a backup goes to a second place, is looked into and restored, and a damaged database is rescued', async ({}, info) => {
  const folder = freshProfile()
  const place = mkdtempSync(join(tmpdir(), 'selvsyn-place-'))
  const selvsyn = await launchSelvsyn({ profile: folder })
  const { page } = selvsyn
  const [profile, shell, settings] = [new ProfileScreen(page), new ShellScreen(page), new SettingsScreen(page)]
  const picture = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) })
  await profile.createProfile()
  const title = 'Returpost og frister'
  const { id } = await inCore(page, 'inspection.start', {
    inspection: { kind: 'announcedVisit', caseNumber: '2018-0011402', title },
    authorities: [{ name: 'Socialforvaltningen', units: [] }],
  })
  await shell.openSettings()
  await settings.open('Sikkerhedskopier')
  await expect(settings.said('Der er ikke valgt noget andet sted.')).toBeVisible()
  await selvsyn.openDialogAnswers(place)
  await settings.press('Vælg et sted …')
  await settings.press('Sikkerhedskopiér nu')
  await expect(settings.said('Alle kopier ligger der og er kontrolleret.')).toBeVisible({ timeout: 60_000 })
  await expectAccessibleInBothThemes(page)
  await picture('settings')

  await settings.press('Genskab en sikkerhedskopi …')
  const dialog = page.getByRole('dialog', { name: 'Genskab en sikkerhedskopi' })
  await expect(dialog.getByText('1 sag · 0 besøg').first()).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Adgangssætning' }).fill(passphrase)
  await dialog.getByRole('button', { name: 'Se sagerne i kopien' }).click()
  await expect(dialog.getByRole('cell', { name: title })).toBeVisible({ timeout: 60_000 })
  await expectAccessibleInBothThemes(page)
  await picture('preview')
  await inCore(page, 'note.create', { inspectionId: id, text: 'Efter kopien', takenAt: '2026-02-07T09:31:00.000Z', stampedAt: '2026-02-07T09:31:00.000Z' })
  await dialog.getByRole('button', { name: 'Genskab kopien' }).click()
  await expect(shell.message('Sikkerhedskopien er genskabt')).toBeVisible({ timeout: 60_000 })
  expect(await inCore(page, 'note.list', { inspectionId: id })).toEqual([])
  await shell.openSettings()
  await settings.open('Sikkerhedskopier')
  await expect(settings.said(/^Som det var/)).toBeVisible()
  await expect(settings.said('Lagt til side, da en sikkerhedskopi blev genskabt')).toBeVisible()
  await picture('asides')
  await page.getByRole('button', { name: /^Tag denne tilstand frem igen/ }).click()
  const bringing = page.getByRole('dialog', { name: 'Tag denne tilstand frem igen?' })
  await expect(bringing.getByRole('textbox', { name: 'Adgangssætning' })).toBeFocused()
  await bringing.getByRole('textbox', { name: 'Adgangssætning' }).fill(passphrase)
  await expectAccessibleInBothThemes(page)
  await picture('bring-back')
  await bringing.getByRole('button', { name: 'Tag den frem igen' }).click()
  await expect(shell.message('Tilstanden er taget frem igen')).toBeVisible({ timeout: 60_000 })
  expect(await inCore(page, 'note.list', { inspectionId: id })).toMatchObject([{ text: 'Efter kopien' }])
  await shell.openSettings()
  await settings.open('Sikkerhedskopier')
  await settings.press('Kontrollér sagernes filer')
  await expect(settings.said('Alle filer er, hvad de skal være')).toBeVisible()

  await selvsyn.close()
  renameSync(place, `${place}-væk`)
  const path = join(folder, 'selvsyn.db')
  const bytes = readFileSync(path)
  bytes[100] = (bytes[100] ?? 0) ^ 1
  writeFileSync(path, bytes)
  const again = await launchSelvsyn({ profile: folder })
  const lock = new ProfileScreen(again.page)
  await expect(lock.said('kan ikke nås')).toBeVisible({ timeout: 60_000 })
  await expectAccessibleInBothThemes(again.page)
  await again.page.screenshot({ path: info.outputPath('lock.png') })
  await again.page.getByRole('button', { name: 'Tag det frem igen, der er lagt til side …' }).click()
  const listed = again.page.getByRole('dialog', { name: 'Lagt til side' })
  await expect(listed.getByText(/^Som det var/)).toHaveCount(2)
  await expectAccessibleInBothThemes(again.page)
  await again.page.screenshot({ path: info.outputPath('asides-from-start.png') })
  await listed.getByRole('button', { name: 'Luk' }).click()
  await expect(listed).toHaveCount(0)
  await lock.unlock()
  await expect(lock.title).toHaveText('Databasen er beskadiget', { timeout: 60_000 })
  await expectAccessibleInBothThemes(again.page)
  await again.page.screenshot({ path: info.outputPath('damaged.png'), fullPage: true })
  await again.page.getByRole('textbox', { name: 'Adgangssætning til databasen' }).fill(passphrase)
  await again.page.getByRole('button', { name: 'Red og åbn' }).click()
  const report = again.page.getByRole('dialog', { name: 'Det, der blev reddet' })
  await expect(report.getByText('Alt er reddet.')).toBeVisible({ timeout: 60_000 })
  await expectAccessibleInBothThemes(again.page)
  await again.page.screenshot({ path: info.outputPath('report.png') })
  await again.page.setViewportSize({ width: 620, height: 700 })
  await again.page.screenshot({ path: info.outputPath('report-narrow.png') })
  await report.getByRole('button', { name: 'Luk' }).last().click()
  await expect(new ShellScreen(again.page).page.getByText(title).first()).toBeVisible()
  await again.close()
  removeProfile(folder)
  removeProfile(`${place}-væk`)
})
