import { expect, test } from '@playwright/test'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { inCore } from './screens/in-core.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { ProfileScreen } from './screens/profile-screen.mts'
import { SearchScreen } from './screens/search-screen.mts'
import { ShellScreen } from './screens/shell-screen.mts'

let selvsyn: Selvsyn
let shell: ShellScreen
let search: SearchScreen
let inspectionId: string

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  const { page } = selvsyn
  shell = new ShellScreen(page)
  search = new SearchScreen(page)
  await new ProfileScreen(page).createProfile()
  const authorities = [{ name: 'Socialforvaltningen', units: [] }]
  const started = await inCore(page, 'inspection.start', {
    inspection: { kind: 'announcedVisit', caseNumber: '2018-0011402', title: 'Returpost og frister' },
    authorities,
  })
  inspectionId = started.id
  await inCore(page, 'inspection.start', { inspection: { kind: 'ownInitiative', caseNumber: '2016-0140021', title: 'Telefonbetjening' }, authorities })
  await inCore(page, 'question.create', { inspectionId, askedIn: 'announcement', text: 'Hvor lang er sagsbehandlingstiden?' })
  const time = '2018-02-07T09:31:00.000Z'
  await inCore(page, 'note.create', { inspectionId, nature: 'told', text: 'Behandlingen tager ti dage.', takenAt: time, stampedAt: time })
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test('words are found whole and inside compounds, marked, and opened by keyboard at their place', async () => {
  await shell.openSearch()
  await expectAccessibleInBothThemes(selvsyn.page)
  await search.find('behandling')
  await expect(search.hits).toHaveCount(2)
  await expect(search.marked.first()).toHaveText(/behandling/i)
  await expectAccessibleInBothThemes(selvsyn.page)
  await search.find('sagsbehandlingstid')
  await expect(search.hits).toHaveCount(1)
  await search.press('Enter')
  await expect(shell.title).toHaveText('Returpost og frister')
  await shell.isAtChapter('Varsling')
  await expect(selvsyn.page.getByRole('textbox', { name: 'Spørgsmål 1' })).toBeFocused()
})

test('an answer to what was asked in the report opens at its thread, one to the announcement at its question', async () => {
  const { page } = selvsyn
  const [announced] = await inCore(page, 'question.list', { inspectionId })
  const later = await inCore(page, 'question.create', { inspectionId, askedIn: 'report', text: 'Hvordan måles ventetiden?' })
  const answer = { inspectionId, date: '2018-03-08', medium: 'email' as const, recommendationIds: [] }
  await inCore(page, 'answer.create', { ...answer, questionIds: [later.id], text: 'Ventetiden måles med kølapper.' })
  await inCore(page, 'answer.create', { ...answer, questionIds: [announced?.id ?? ''], text: 'Svartiden følges med stempelur.' })
  await shell.openSearch()
  await search.find('kølapper')
  await expect(search.hits).toHaveCount(1)
  await expect(search.hits).toContainText('kølapper')
  await search.press('Enter')
  await shell.isAtChapter('Opfølgning')
  await expect(page.locator('[aria-current="true"]').filter({ hasText: 'Hvordan måles ventetiden?' })).toBeVisible()
  await shell.openSearch()
  await search.find('stempelur')
  await expect(search.hits).toHaveCount(1)
  await expect(search.hits).toContainText('stempelur')
  await search.press('Enter')
  await shell.isAtChapter('Varsling')
})

test('what is not there is said, with what to try', async () => {
  await selvsyn.chooseMenu('search')
  await search.find('zebra')
  await expect(search.said('Intet fundet for »zebra«')).toBeVisible()
})

test('the palette is no taller than what it found', async () => {
  await selvsyn.chooseMenu('palette')
  const height = async () => (await shell.palette.boundingBox())?.height ?? 0
  const whole = await height()
  await selvsyn.page.keyboard.type('zebra')
  await expect(shell.palette).toContainText('Intet passer')
  await expect.poll(height).toBeLessThan(whole / 2)
  await selvsyn.page.keyboard.press('Escape')
  await expect(shell.palette).toHaveCount(0)
})

test('the palette goes to a case, to a note and to a command', async () => {
  await selvsyn.chooseMenu('palette')
  await expectAccessibleInBothThemes(selvsyn.page)
  await shell.goByPalette('telef', 'Telefonbetjening')
  await expect(shell.title).toHaveText('Telefonbetjening')
  await selvsyn.chooseMenu('palette')
  await shell.goByPalette('tager ti dage', 'tager')
  await expect(shell.title).toHaveText('Returpost og frister')
  await shell.isAtChapter('Besøg')
  await selvsyn.chooseMenu('palette')
  await shell.goByPalette('indstil', 'Indstillinger')
  await expect(shell.title).toHaveText('Indstillinger')
})
