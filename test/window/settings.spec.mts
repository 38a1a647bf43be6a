import { expect, test } from '@playwright/test'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { inCore } from './screens/in-core.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { passphrase, ProfileScreen } from './screens/profile-screen.mts'
import { SettingsScreen } from './screens/settings-screen.mts'
import { ShellScreen } from './screens/shell-screen.mts'

let selvsyn: Selvsyn
let shell: ShellScreen
let settings: SettingsScreen

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  shell = new ShellScreen(selvsyn.page)
  settings = new SettingsScreen(selvsyn.page)
  await new ProfileScreen(selvsyn.page).createProfile()
  await shell.openSettings()
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test('a second office gets a letterhead of its own, with a logo, and is told what is missing', async () => {
  await settings.add('Tilføj brevhoved', 'Prøveby')
  await expect(settings.row('Prøveby')).toContainText('felter mangler, før der kan udstedes')
  await settings.row('Prøveby').click()
  await settings.field('Kommune').fill('Prøveby Kommune')
  await settings.field('Farve på overskrifter').fill('blå')
  await settings.field('Farve på overskrifter').blur()
  await expect(settings.said('Skriv farven som # og seks tegn, fx #1F3864.')).toBeVisible()
  await settings.field('Farve på overskrifter').fill('#0F5132')
  await settings.field('Farve på overskrifter').blur()
  await shell.saved()
  await settings.chooseLogo('logo.jpg', Buffer.from('not a picture'))
  await expect(shell.message('Filen er ikke et PNG-billede.')).toBeVisible()
  await settings.chooseLogo('logo.png', png)
  await expect(settings.button('Fjern logo')).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
  await settings.press('Brug til nye sager')
  await expect(settings.row('Prøveby')).toContainText('til nye sager')
})

test('an e-mail and a web address that do not look like one are saved, with a word about it', async () => {
  for (const [field, words, doubt, right] of [
    ['E-mail', 'ikke en mail', /ligner ikke en e-mailadresse/, 'post@eksempelby.dk'],
    ['Hjemmeside', 'vores side', /ligner ikke adressen på en hjemmeside/, 'www.eksempelby.dk'],
  ] as const) {
    await settings.field(field).fill(words)
    await expect(settings.said(doubt)).toHaveCount(0)
    await settings.field(field).press('Tab')
    await expect(settings.said(doubt)).toBeVisible()
    await expect.poll(async () => JSON.stringify(await inCore(selvsyn.page, 'letterhead.list', {}))).toContain(words)
    await settings.field(field).fill(right)
    await settings.field(field).press('Tab')
    await expect(settings.said(doubt)).toHaveCount(0)
  }
})

test('people, scale, phrases and legal sources are kept in lists', async () => {
  for (const [section, label, words] of [
    ['Medarbejdere', 'Tilføj medarbejder', 'Bo Prøve'],
    ['Kritikskala', 'Tilføj trin', 'Ganske særligt kritisabelt'],
    ['Vendinger', 'Tilføj vending', 'Borgerrådgiveren ser frem til at høre nærmere.'],
    ['Retskilder', 'Tilføj retskilde', 'Prøveloven § 1'],
  ] as const) {
    await settings.open(section)
    await settings.add(label, words)
    await expect(settings.row(words)).toBeVisible()
    await settings.row(words).click()
    await expectAccessibleInBothThemes(selvsyn.page)
  }
})

test('a checklist gets new points, and saving makes its next version', async () => {
  await settings.open('Tjeklister')
  await settings.openChecklist('Autosvar')
  await settings.add('Tilføj punkt', 'Autosvaret nævner, hvem der passer posten.')
  await expect(settings.said('Ændret siden version 1')).toBeVisible()
  await expect(settings.checklist('Autosvar')).toContainText('Ændret, ikke gemt')
  await expect(shell.saveState).toHaveText('✎Kladde')
  await expect(settings.point('Autosvaret nævner')).toHaveAttribute('aria-current', 'true')
  await settings.field('Retsgrundlag').fill('God forvaltningsskik')
  await expectAccessibleInBothThemes(selvsyn.page)
  await settings.press('Gem som version 2')
  await expect(settings.said('Version 2 er gemt')).toBeVisible()
  await expect(settings.checklist('Autosvar')).not.toContainText('ikke gemt')
  await expect(shell.saveState).toContainText('Gemt')
  await expect(settings.point('Autosvaret nævner')).toContainText('God forvaltningsskik')
})

test('at 200 % the checklists and the one that is edited make one page, and choosing one leads to it', async () => {
  await shell.zoom(selvsyn, 2)
  await expect.poll(() => shell.scrollers()).toBe(1)
  await settings.openChecklist('Ledelsestilsyn')
  await expect(settings.field('Titel')).toHaveValue('Ledelsestilsyn')
  await expect(settings.field('Titel')).toBeInViewport()
  await expect(settings.button('Gem som version 2')).toBeInViewport()
  await expectAccessibleInBothThemes(selvsyn.page)
  await shell.zoom(selvsyn, 1)
})

test('a backup is made and its time is told', async () => {
  await settings.open('Sikkerhedskopier')
  await settings.press('Sikkerhedskopiér nu')
  await expect(shell.message('Sikkerhedskopien er taget og kontrolleret')).toBeVisible()
  await expect(settings.said(/kl\. \d\d\.\d\d/)).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('the passphrase is changed by whoever knows it, and only the new one opens afterwards', async () => {
  const profile = new ProfileScreen(selvsyn.page)
  const next = 'en hest der ror mod vind'
  const fill = async (from: string, to: string, again: string) => {
    await settings.field('Nuværende adgangssætning').fill(from)
    await settings.field('Ny adgangssætning').fill(to)
    await settings.field('Skriv den nye adgangssætning igen').fill(again)
    await selvsyn.page.keyboard.press('Enter')
  }
  await settings.open('Sikkerhed')
  await settings.press('Skift adgangssætning …')
  await fill(passphrase, next, 'noget andet')
  await expect(settings.said('De to adgangssætninger er ikke ens.')).toBeVisible()
  await fill('ikke den rigtige', next, next)
  await expect(settings.said('Adgangssætningen er ikke den rigtige.')).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
  await fill(passphrase, next, next)
  await expect(shell.message('Adgangssætningen er skiftet')).toBeVisible()
  await expect(selvsyn.page.getByRole('dialog')).toHaveCount(0)
  await settings.press('Lås nu')
  await profile.unlock(passphrase)
  await expect(profile.said('Adgangssætningen er ikke den rigtige.')).toBeVisible()
  await profile.unlock(next)
  await expect(shell.title).toBeVisible()
  await shell.openSettings()
})

test('language and theme change at once and stay', async () => {
  await settings.open('Sprog og udseende')
  await expectAccessibleInBothThemes(selvsyn.page)
  await settings.choose('Mørkt')
  await expect(selvsyn.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await settings.choose('English')
  await expect(shell.title).toHaveText('Settings')
  await expect(selvsyn.page.locator('html')).toHaveAttribute('lang', 'en')
  await settings.choose('Dansk')
  await expect(shell.title).toHaveText('Indstillinger')
})
