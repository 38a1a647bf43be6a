import { expect, test } from '@playwright/test'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { openChapter, startSmallCase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { HearingScreen } from './screens/hearing-screen.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'

test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let hearing: HearingScreen
let inspectionId: string

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  inspectionId = await startSmallCase(selvsyn.page)
  const theme = await inCore(selvsyn.page, 'reportTheme.create', { inspectionId, title: 'Fordeling af post' })
  await inCore(selvsyn.page, 'finding.create', { inspectionId, themeId: theme.id, title: 'Flere led i jobhuset' })
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Høring')
  hearing = new HearingScreen(selvsyn.page)
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test('before any response the chapter says when it is used; Dokumenter too', async () => {
  await expect(selvsyn.page.getByText('Intet høringssvar endnu')).toBeVisible()
  await expect(selvsyn.page.getByText('Den foreløbige rapport er ikke udstedt endnu.')).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('a remark stands beside the point it concerns, with its disposition and the reason', async () => {
  await hearing.addResponse()
  await expect(hearing.responses.first()).toContainText('Beskæftigelsesforvaltningen')
  await hearing.addRemark('Posten går gennem to led, ikke tre.')
  const card = hearing.card('Posten går gennem to led')
  await hearing.choose(card, 'Vedrører', /Flere led i jobhuset/)
  await expect(selvsyn.page.getByRole('heading', { name: '4.1 Flere led i jobhuset' })).toBeVisible()
  await expect(hearing.responses.first()).toContainText('1 uafgjort')
  await card.getByText('ikke indarbejdet', { exact: true }).click()
  await expect(card).toContainText('begrundelse mangler')
  await expect(hearing.responses.first()).toContainText('1 uafgjort')
  await card.getByRole('textbox', { name: 'Begrundelse' }).fill('Arbejdsgangen viser to led.')
  await card.getByRole('textbox', { name: 'Begrundelse' }).press('Tab')
  await expect(hearing.responses.first()).toContainText('alle afgjort')
  await expect
    .poll(async () => (await inCore(selvsyn.page, 'remark.list', { inspectionId })).map((row) => [row.text, row.disposition, row.reason]))
    .toEqual([['Posten går gennem to led, ikke tre.', 'notWorkedIn', 'Arbejdsgangen viser to led.']])
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('a remark leads to its finding', async () => {
  await selvsyn.page.getByRole('button', { name: 'Gå til konstateringen' }).click()
  await expect(selvsyn.page.getByRole('textbox', { name: 'Konstateringens titel' })).toHaveValue('Flere led i jobhuset')
})
