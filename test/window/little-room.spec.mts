import { expect, test } from '@playwright/test'
import { join } from 'node:path'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { inCore } from './screens/in-core.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { ProfileScreen } from './screens/profile-screen.mts'
import { ShellScreen } from './screens/shell-screen.mts'
import { VisitScreen } from './screens/visit-screen.mts'

test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let shell: ShellScreen

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  shell = new ShellScreen(selvsyn.page)
  await selvsyn.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
  await new ProfileScreen(selvsyn.page).createProfile()
  await selvsyn.openDialogAnswers(join(import.meta.dirname, '../../resources/example/skriftlige-henvendelser.json'))
  await selvsyn.chooseMenu('openCaseFile')
  await expect(shell.title).toContainText('skriftlige henvendelser')
  for (let number = 1; number < 9; number++)
    await inCore(selvsyn.page, 'inspection.start', {
      inspection: { kind: 'announcedVisit', caseNumber: `2018-000000${number}`, title: `Sag nr. ${number}` },
      authorities: [{ name: 'Socialforvaltningen', units: [] }],
    })
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test('many messages at once leave room for the cases', async () => {
  const { page } = selvsyn
  await issuePreliminaryReport()
  await shell.openChapter('Dokumenter')
  await selvsyn.saveDialogAnswers(join(selvsyn.profile, '2017-0289209-18 Foreløbig rapport.docx'))
  await page.getByRole('button', { name: 'Gem filen igen …' }).click()
  await page.getByRole('button', { name: 'Gem til journalen …' }).click()
  await page.getByRole('button', { name: 'Kopiér kontrolsum' }).click()
  await expect(shell.message('Kontrolsummen er kopieret.')).toBeVisible()
  await expect(page.getByRole('alertdialog')).toHaveCount(2)
  expect((await shell.cases.boundingBox())?.height).toBeGreaterThan(160)
})

test('at 200 % the documents and the pages of the open one make one page', async () => {
  await shell.zoom(selvsyn, 2)
  await expect(selvsyn.page.locator('.doc-page').first()).toBeAttached()
  await expect.poll(() => shell.scrollers()).toBe(1)
  await expectAccessibleInBothThemes(selvsyn.page)
  await shell.zoom(selvsyn, 1)
})

test('at 200 % three notes and more are in sight above the line they are typed in', async () => {
  const { page } = selvsyn
  await shell.openChapter('Besøg')
  await shell.zoom(selvsyn, 2)
  const visit = new VisitScreen(page)
  await visit.line.focus()
  for (const words of ['Posten fordeles kl. 8.', '.Skabet er låst.', '"Vi ser på det hver morgen."']) await visit.note(words)
  await visit.line.focus()
  const inSight = () =>
    page.locator('.note-list > .ui-virtual').evaluate((list) => {
      const { top, bottom } = list.getBoundingClientRect()
      const boxes = [...list.querySelectorAll('.note-row')].map((row) => row.getBoundingClientRect())
      return boxes.filter((box) => box.top >= top - 1 && box.bottom <= bottom + 1).length
    })
  await expect.poll(inSight).toBeGreaterThanOrEqual(3)
  await expectAccessibleInBothThemes(page)
  await shell.zoom(selvsyn, 1)
})

/** Issues the preliminary report, whatever is still to be looked at in it. */
async function issuePreliminaryReport(): Promise<void> {
  const { page } = selvsyn
  await selvsyn.saveDialogAnswers(join(selvsyn.profile, 'rapport.docx'))
  const inspectionId = (await inCore(page, 'inspection.overview', {})).find(({ caseNumber }) => caseNumber === '2017-0289209')?.id ?? ''
  const issue = (confirmed: string[]) =>
    page.evaluate((input) => window.selvsyn.call('report.issue', input), { inspectionId, kind: 'preliminaryReport' as const, confirmed })
  const first = await issue([])
  if (!first.ok && first.error.code === 'needsConfirmation') await issue((JSON.parse(String(first.error.params['issues'])) as Issue[]).map(issueKey))
  expect(await inCore(page, 'document.list', { inspectionId })).toHaveLength(1)
}
