import { expect, test } from '@playwright/test'
import { unzipSync } from 'fflate'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { passphrase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { ShellScreen } from './screens/shell-screen.mts'

let selvsyn: Selvsyn
const pictures = process.env['SELVSYN_SHOW']
const picture = async (name: string) => {
  if (pictures !== undefined) await selvsyn.page.screenshot({ path: join(pictures, `${name}.png`) })
}
const folder = mkdtempSync(join(tmpdir(), 'selvsyn-access-'))

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  await expect(selvsyn.page.getByRole('heading', { level: 1 })).toBeVisible()
  await inCore(selvsyn.page, 'profile.create', { passphrase, useKeychain: false })
  await selvsyn.openDialogAnswers(join(import.meta.dirname, '../../resources/example/skriftlige-henvendelser.json'))
  const { inspectionId } = await inCore(selvsyn.page, 'caseFile.open', {})
  const [first, second] = (await inCore(selvsyn.page, 'participant.list', { inspectionId })).filter(({ side }) => side === 'authority')
  await inCore(selvsyn.page, 'participant.update', { id: first!.id, patch: { name: 'Bodil Krarup' } })
  await inCore(selvsyn.page, 'participant.update', { id: second!.id, patch: { name: 'Ejnar Holm' } })
  await inCore(selvsyn.page, 'note.create', {
    inspectionId,
    sourceId: first!.id,
    text: 'Ejnar Holm åbner posten, ring 33 66 14 00.',
    takenAt: '2018-02-07T08:31:00.000Z',
    stampedAt: '2018-02-07T08:31:00.000Z',
  })
  const other = await inCore(selvsyn.page, 'inspection.start', {
    inspection: { caseNumber: '2019-0000417', title: 'Telefonbetjeningen i Ungecentret', kind: 'announcedVisit' },
    authorities: [],
  })
  await inCore(selvsyn.page, 'note.create', {
    inspectionId: other.id,
    text: 'Bodil Krarup ringer tilbage inden to dage.',
    takenAt: '2019-03-04T08:31:00.000Z',
    stampedAt: '2019-03-04T08:31:00.000Z',
  })
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
  rmSync(folder, { recursive: true, force: true })
})

test('from the palette a person is chosen; what concerns it stands there with reason and marks, is walked by keys and saved', async () => {
  const { page } = selvsyn
  await new ShellScreen(page).openCase('Håndtering og fordeling af skriftlige henvendelser på beskæftigelsesområdet')
  await expect(page.getByRole('tab', { name: 'Overblik' })).toBeVisible()
  await selvsyn.chooseMenu('palette')
  await expect(page.getByPlaceholder(/Sag, sagsnummer/)).toBeFocused()
  await page.keyboard.type('aktindsigt')
  await expect(page.getByRole('option', { name: /Aktindsigt og indsigt i sagen/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Vælg en person, en enhed eller en forvaltning')).toBeVisible()
  await expectAccessibleInBothThemes(page)

  await page.getByRole('button', { name: /Person, enhed eller forvaltning/ }).click()
  await page.getByRole('option', { name: /^Bodil Krarup/ }).click()
  const list = page.getByRole('listbox', { name: 'Det, der vedrører den valgte' })
  const note = list.getByRole('option').filter({ hasText: 'åbner posten' })
  await expect(note).toContainText('har sagt eller vist det')
  await expect(note.locator('mark')).toHaveText(['Ejnar Holm', '33 66 14 00'])
  await expectAccessibleInBothThemes(page)

  await selvsyn.saveDialogAnswers(join(folder, 'aktindsigt.zip'))
  await page.getByRole('button', { name: 'Gem som Word og ZIP …' }).click()
  await expect(page.getByText('Oversigten og filerne er gemt')).toBeVisible()
  expect(Object.keys(unzipSync(readFileSync(join(folder, 'aktindsigt.zip'))))).toContain('Oversigt.docx')

  await list.focus()
  await page.keyboard.press('End')
  await expect(list.locator('[data-active]')).toHaveAttribute('aria-posinset', /\d+/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.getByRole('button', { name: 'Gå til stedet' }).click()
  await expect(list).toHaveCount(0)
})

test('all cases are searched, some are chosen, and an item is left out after a rule and taken along again', async () => {
  const { page } = selvsyn
  await new ShellScreen(page).openCase('Håndtering og fordeling af skriftlige henvendelser på beskæftigelsesområdet')
  await page.getByRole('tab', { name: 'Overblik' }).click()
  await page.getByRole('button', { name: /^Find alt om Bodil Krarup/ }).click()
  const list = page.getByRole('listbox', { name: 'Det, der vedrører den valgte' })
  await expect(list).toBeVisible()
  await page.getByRole('button', { name: 'Søg i alle sager …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sager, der skal med' })
  await expect(dialog.getByText('2019-0000417')).toBeVisible()
  await expect(dialog).toContainText('i 2 sager')
  await expectAccessibleInBothThemes(page)
  await picture('access-cases')
  await dialog.getByRole('button', { name: 'Vis 2 sager' }).click()
  await expect(page.getByText('fra 2 sager')).toBeVisible()
  const note = list.getByRole('option').filter({ hasText: 'åbner posten' })
  await note.click()
  const item = page.getByRole('dialog', { name: /note/i })
  await item.getByRole('button', { name: /Ofte brugte bestemmelser/ }).click()
  await page.getByRole('option', { name: /§ 30, nr. 1/ }).click()
  await expect(item.getByRole('textbox', { name: 'Undtages efter' })).toHaveValue(/§ 30, nr\. 1/)
  await expectAccessibleInBothThemes(page)
  await picture('access-item')
  await item.getByRole('button', { name: 'Undtag', exact: true }).click()
  await expect(note).toContainText('Undtaget efter offentlighedslovens § 30, nr. 1')
  await expect(page.getByText('1 undtaget')).toBeVisible()
  await expectAccessibleInBothThemes(page)
  await picture('access-found')
  await page.setViewportSize({ width: 640, height: 700 })
  await picture('access-narrow')
  await page.setViewportSize({ width: 1280, height: 800 })
  await list.focus()
  await page.keyboard.press('Home')
  await expect(list.locator('[aria-posinset="1"]')).toHaveAttribute('data-active', 'true')
  await page.keyboard.press('End')
  await expect(list.locator('[data-active]')).toContainText('ringer tilbage')

  await note.scrollIntoViewIfNeeded().catch(() => undefined)
  await page.keyboard.press('Home')
  await note.click()
  await page.getByRole('button', { name: 'Tag med igen' }).click()
  await expect(note).not.toContainText('Undtaget efter')
})
