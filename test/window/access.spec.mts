import { expect, test } from '@playwright/test'
import { unzipSync } from 'fflate'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { inCore, passphrase } from './screens/case-start.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { ShellScreen } from './screens/shell-screen.mts'

let selvsyn: Selvsyn
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
  await expect(page.getByText('Vælg en person eller en enhed')).toBeVisible()
  await expectAccessibleInBothThemes(page)

  await page.getByRole('button', { name: /Person eller enhed/ }).click()
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
  await expect(list).toHaveCount(0)
})
