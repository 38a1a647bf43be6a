import { expect, test } from '@playwright/test'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeOfficeKey } from '../../src/storage/office-key.ts'
import { systemEnvironment } from '../../src/operations/environment.ts'
import { launchSelvsyn, removeProfile } from '../support/app.ts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { inCore } from './screens/in-core.mts'
import { passphrase, ProfileScreen } from './screens/profile-screen.mts'
import { SettingsScreen } from './screens/settings-screen.mts'
import { ShellScreen } from './screens/shell-screen.mts'

const { random } = systemEnvironment({ profileFolder: '', resourcesFolder: '', appVersion: '0' })
const keyPassphrase = 'kontorets lange adgangssætning'

test('the first start suggests words, takes the office’s key, and ends with a recovery sheet that holds no passphrase', async ({}, info) => {
  const selvsyn = await launchSelvsyn()
  const { page } = selvsyn
  const { publicFile, privateFile } = await makeOfficeKey('Borgerrådgiveren i Prøveby', keyPassphrase, random)
  writeFileSync(join(selvsyn.profile, 'kontor.offentlig.json'), publicFile)
  writeFileSync(join(selvsyn.profile, 'kontor.privat.json'), privateFile)
  const profile = new ProfileScreen(page)
  await page.getByRole('button', { name: 'Foreslå tilfældige ord' }).click()
  await expect(profile.strength).toContainText('Stærk')
  await expect(page.getByRole('textbox', { name: 'Adgangssætning', exact: true })).toHaveValue(/^(\p{L}+ ){5}\p{L}+$/u)
  await selvsyn.openDialogAnswers(join(selvsyn.profile, 'kontor.offentlig.json'))
  await page.getByRole('button', { name: 'Tilføj kontorets nøgle' }).click()
  await expect(profile.said('Kan åbnes af Borgerrådgiveren i Prøveby')).toBeVisible()
  await expectAccessibleInBothThemes(page)
  await profile.typePassphrase(passphrase)
  await profile.typeAgain(passphrase)
  await profile.understand()
  await profile.create()
  await expect(profile.title).toHaveText('Gendannelsesark')
  await expectAccessibleInBothThemes(page)
  const pdf = join(selvsyn.profile, 'ark.pdf')
  await selvsyn.saveDialogAnswers(pdf)
  await page.getByRole('button', { name: 'Gem som PDF' }).click()
  await expect(profile.said('Gendannelsesarket er gemt')).toBeVisible()
  expect(existsSync(pdf)).toBe(true)
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
  await page.getByRole('button', { name: 'Fortsæt til Selvsyn' }).click()
  await expect(new ShellScreen(page).title).toHaveText('Opret den første inspektion')

  // The passphrase is lost: the office opens the profile and gives it another.
  await selvsyn.chooseMenu('lock')
  for (let count = 0; count < 3; count++) {
    await profile.unlock(`forkert adgangssætning ${count}`)
    await expect(profile.said('Adgangssætningen er ikke den rigtige.')).toBeVisible()
  }
  await page.getByRole('button', { name: 'Åbn med kontorets nøgle' }).click()
  await expect(profile.title).toHaveText('Åbn med kontorets nøgle')
  await expectAccessibleInBothThemes(page)
  await selvsyn.openDialogAnswers(join(selvsyn.profile, 'kontor.privat.json'))
  await page.getByRole('button', { name: 'Vælg den private nøgle' }).click()
  await expect(profile.said('Nøglen er valgt')).toBeVisible()
  await page.getByRole('textbox', { name: 'Nøglens adgangssætning' }).fill(keyPassphrase)
  await page.getByRole('textbox', { name: 'Ny adgangssætning til profilen' }).fill('stige torsk vinter krukke')
  await page.getByRole('textbox', { name: 'Skriv den nye adgangssætning igen' }).fill('stige torsk vinter krukke')
  await page.getByRole('button', { name: 'Åbn og skift adgangssætning' }).click()
  await expect(new ShellScreen(page).title).toHaveText('Opret den første inspektion')

  // The office looks into a backup and brings it back, without the passphrase.
  await selvsyn.chooseMenu('lock')
  await expect(profile.title).toHaveText('Selvsyn er låst')
  await page.getByRole('button', { name: 'Genskab en sikkerhedskopi' }).click()
  const restore = page.getByRole('dialog', { name: 'Genskab en sikkerhedskopi' })
  await expect(restore.getByText('Åbnes med den nuværende adgangssætning')).toBeVisible()
  await page.screenshot({ path: info.outputPath('list.png') })
  const byPassphrase = restore.getByRole('radio', { name: 'Adgangssætning', exact: true })
  await byPassphrase.focus()
  await page.keyboard.press('ArrowRight')
  await expect(restore.getByRole('radio', { name: 'Kontorets nøgle' })).toBeChecked()
  await restore.getByRole('button', { name: 'Se sagerne i kopien' }).click()
  await expect(restore.getByText('Vælg filen med den private nøgle.')).toBeVisible()
  await selvsyn.openDialogAnswers(join(selvsyn.profile, 'kontor.privat.json'))
  await restore.getByRole('button', { name: 'Vælg den private nøgle' }).click()
  await expect(restore.getByText('Nøglen er valgt')).toBeVisible()
  await restore.getByRole('textbox', { name: 'Nøglens adgangssætning' }).fill('ikke nøglens adgangssætning')
  await restore.getByRole('button', { name: 'Se sagerne i kopien' }).click()
  await expect(restore.getByText('Adgangssætningen er ikke den rigtige.')).toBeVisible({ timeout: 30_000 })
  await restore.getByRole('textbox', { name: 'Nøglens adgangssætning' }).fill(keyPassphrase)
  await restore.getByRole('button', { name: 'Se sagerne i kopien' }).click()
  await expect(restore.getByText('Der er ingen sager i kopien.')).toBeVisible({ timeout: 30_000 })
  await expectAccessibleInBothThemes(page)
  await page.screenshot({ path: info.outputPath('office.png') })
  await page.setViewportSize({ width: 620, height: 700 })
  await page.screenshot({ path: info.outputPath('office-narrow.png') })
  await page.setViewportSize({ width: 1280, height: 800 })
  for (const name of ['Ny adgangssætning til profilen', 'Skriv den nye adgangssætning igen'])
    await restore.getByRole('textbox', { name }).fill('krukke vinter torsk stige')
  await restore.getByRole('button', { name: 'Genskab kopien' }).click()
  await expect(new ShellScreen(page).message('Sikkerhedskopien er genskabt')).toBeVisible({ timeout: 60_000 })
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test('the settings change the key and lock the profile when nobody is there, with what was typed kept', async () => {
  const selvsyn = await launchSelvsyn()
  const { page } = selvsyn
  const profile = new ProfileScreen(page)
  await profile.createProfile()
  const shell = new ShellScreen(page)
  await shell.openSettings()
  await new SettingsScreen(page).open('Sikkerhed')
  await expect(page.getByRole('button', { name: 'I 15 minutter' })).toBeVisible()
  await expectAccessibleInBothThemes(page)
  await page.setViewportSize({ width: 1280, height: 1900 })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByRole('button', { name: 'Skift krypteringsnøgle …' }).click()
  const field = page.getByRole('textbox', { name: 'Skriv din adgangssætning for at fortsætte' })
  await expect(field).toBeFocused()
  await field.fill('en forkert adgangssætning')
  await page.getByRole('button', { name: 'Skift nøglen' }).click()
  await expect(page.getByText('Adgangssætningen er ikke den rigtige.')).toBeVisible()
  await field.fill(passphrase)
  await page.getByRole('button', { name: 'Skift nøglen' }).click()
  await expect(shell.message('Krypteringsnøglen er skiftet')).toBeVisible()
  await expect(shell.title).toHaveText('Opret den første inspektion')

  await inCore(page, 'settings.update', { lockWithScreen: false })
  const says = (event: string): Promise<void> =>
    selvsyn.application.evaluate(({ powerMonitor }, name) => (powerMonitor.emit as (name: string) => void)(name), event)
  await says('lock-screen')
  await expect(shell.title).toHaveText('Opret den første inspektion')
  await inCore(page, 'settings.update', { lockWithScreen: true })
  await says('lock-screen')
  await expect(profile.title).toHaveText('Selvsyn er låst')
  await profile.unlock()
  await expect(shell.title).toHaveText('Opret den første inspektion')
  await says('suspend')
  await expect(profile.title).toHaveText('Selvsyn er låst')
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})
