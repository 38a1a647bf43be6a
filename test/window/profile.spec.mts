import { expect, test } from '@playwright/test'
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshProfile, launchSelvsyn, removeProfile } from '../support/app.ts'
import { inCore } from './screens/in-core.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { passphrase, ProfileScreen } from './screens/profile-screen.mts'
import { ShellScreen } from './screens/shell-screen.mts'

test('the first start asks for a passphrase that protects, twice, and says what it is for', async () => {
  const selvsyn = await launchSelvsyn()
  const profile = new ProfileScreen(selvsyn.page)
  await expect(profile.title).toHaveText('Velkommen til Selvsyn')
  await expect(profile.said('Den kan ikke genskabes')).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)

  await profile.typePassphrase('kort')
  await expect(profile.strength).toContainText('For kort: 4 af 12 tegn')
  await profile.typePassphrase('aaaaaaaaaaaaaaaa')
  await expect(profile.strength).toContainText('det samme gentages')
  await profile.typePassphrase(passphrase)
  await expect(profile.strength).toContainText('Stærk')

  await profile.typeAgain('noget andet')
  await profile.create()
  await expect(profile.said('De to adgangssætninger er ikke ens.')).toBeVisible()
  await expect(profile.said('Sæt flueben')).toBeVisible()

  await profile.createProfile()
  await expect(new ShellScreen(selvsyn.page).title).toHaveText('Opret den første inspektion')
  await expectAccessibleInBothThemes(selvsyn.page)
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test('a locked profile opens with the right passphrase only, and locks again from the menu', async () => {
  const profileFolder = freshProfile()
  const first = await launchSelvsyn({ profile: profileFolder })
  await new ProfileScreen(first.page).createProfile()
  await first.close()

  const selvsyn = await launchSelvsyn({ profile: profileFolder })
  const profile = new ProfileScreen(selvsyn.page)
  await expect(profile.title).toHaveText('Selvsyn er låst')
  await expectAccessibleInBothThemes(selvsyn.page)
  await profile.unlock('en forkert adgangssætning')
  await expect(profile.said('Adgangssætningen er ikke den rigtige.')).toBeVisible()
  await selvsyn.page.keyboard.type(passphrase)
  await selvsyn.page.keyboard.press('Enter')
  await expect(new ShellScreen(selvsyn.page).title).toHaveText('Opret den første inspektion')
  await selvsyn.chooseMenu('lock')
  await expect(profile.title).toHaveText('Selvsyn er låst')
  await selvsyn.close()
  removeProfile(profileFolder)
})

test('after the lock, and after a new start, the case is open where it was left', async () => {
  const profileFolder = freshProfile()
  const first = await launchSelvsyn({ profile: profileFolder })
  await new ProfileScreen(first.page).createProfile()
  const title = 'Returpost og frister'
  await inCore(first.page, 'inspection.start', {
    inspection: { kind: 'announcedVisit', caseNumber: '2018-0011402', title },
    authorities: [{ name: 'Socialforvaltningen', units: [] }],
  })
  await new ShellScreen(first.page).openCase(title)
  await new ShellScreen(first.page).openChapter('Varsling')
  await first.chooseMenu('lock')
  await new ProfileScreen(first.page).unlock()
  await expect(new ShellScreen(first.page).title).toHaveText(title)
  await new ShellScreen(first.page).isAtChapter('Varsling')
  await first.close()

  const second = await launchSelvsyn({ profile: profileFolder })
  await new ProfileScreen(second.page).unlock()
  await new ShellScreen(second.page).isAtChapter('Varsling')
  await expect(new ShellScreen(second.page).title).toHaveText(title)
  await second.close()
  removeProfile(profileFolder)
})

test('an empty database file is named, left alone, and the way out is told', async () => {
  const profileFolder = freshProfile()
  const first = await launchSelvsyn({ profile: profileFolder })
  await new ProfileScreen(first.page).createProfile()
  await first.close()
  truncateSync(join(profileFolder, 'selvsyn.db'), 0)

  const selvsyn = await launchSelvsyn({ profile: profileFolder })
  const profile = new ProfileScreen(selvsyn.page)
  await expect(profile.title).toHaveText('Databasefilen er tom')
  await expect(profile.said(profileFolder)).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
  await selvsyn.close()
  removeProfile(profileFolder)
})

test('a damaged database says so, and the newest backup takes its place', async () => {
  const profileFolder = freshProfile()
  const first = await launchSelvsyn({ profile: profileFolder })
  await new ProfileScreen(first.page).createProfile()
  await first.close()
  const path = join(profileFolder, 'selvsyn.db')
  const bytes = readFileSync(path)
  bytes.fill(0, bytes.length - 4096)
  writeFileSync(path, bytes)

  const selvsyn = await launchSelvsyn({ profile: profileFolder })
  const profile = new ProfileScreen(selvsyn.page)
  await profile.unlock()
  await expect(profile.title).toHaveText('Databasen er beskadiget')
  await expectAccessibleInBothThemes(selvsyn.page)
  await profile.restore('en forkert adgangssætning')
  await expect(profile.said('Adgangssætningen er ikke den rigtige.')).toBeVisible()
  await profile.restore()
  await expect(new ShellScreen(selvsyn.page).title).toHaveText('Opret den første inspektion')
  await expect(profile.said('Sikkerhedskopien er genskabt')).toBeVisible()
  await selvsyn.close()
  removeProfile(profileFolder)
})

test('a profile of a newer program is left alone, and the way out is told', async () => {
  const profileFolder = freshProfile()
  const first = await launchSelvsyn({ profile: profileFolder })
  await new ProfileScreen(first.page).createProfile()
  await first.close()
  const file = join(profileFolder, 'profile.json')
  const newer = readFileSync(file, 'utf8').replace(/"schemaVersion": \d+/, '"schemaVersion": 99')
  writeFileSync(file, newer)

  const selvsyn = await launchSelvsyn({ profile: profileFolder })
  const profile = new ProfileScreen(selvsyn.page)
  await expect(profile.title).toHaveText('Databasen hører til en nyere udgave')
  await expect(profile.said('Opdatér Selvsyn på denne computer')).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
  expect(readFileSync(file, 'utf8')).toBe(newer)
  await selvsyn.close()
  removeProfile(profileFolder)
})
