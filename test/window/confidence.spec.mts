import { expect, test } from '@playwright/test'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { openChapter, startSmallCase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { ConfidenceScreen } from './screens/confidence-screen.mts'
import { FindingsScreen } from './screens/findings-screen.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { VisitScreen } from './screens/visit-screen.mts'

test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let confidence: ConfidenceScreen
let inspectionId: string

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  inspectionId = await startSmallCase(selvsyn.page)
  const [person] = (await inCore(selvsyn.page, 'participant.list', { inspectionId })).filter(({ role }) => role === 'Teamkoordinator')
  await inCore(selvsyn.page, 'participant.update', { id: person!.id, patch: { name: 'Viggo Ravnsborg' } })
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Besøg')
  const visit = new VisitScreen(selvsyn.page)
  await visit.addVisit('7.2.2018', 'Lærkevej')
  await visit.line.focus()
  await visit.press('Control+2')
  await visit.note('Viggos sager ligger i en skuffe')
  confidence = new ConfidenceScreen(selvsyn.page)
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test('an alias takes the place of name and role, also in the notes that mention the name', async () => {
  const { page } = selvsyn
  await confidence.open('Teamkoordinator')
  const dialog = await confidence.hide('Teamkoordinator')
  await expect(dialog).toContainText('Det kan ikke fortrydes')
  await expect(dialog).toContainText('Navnet står i 1 note')
  await expectAccessibleInBothThemes(page)
  await page.screenshot({ path: test.info().outputPath('hide.png') })
  await dialog.getByRole('button', { name: 'Indfør alias' }).click()
  await expect(page.getByText('Medarbejder A taler nu i fortrolighed')).toBeVisible()
  await expect(page.getByText('Medarbejder A’s sager ligger i en skuffe')).toBeVisible()
  await expect(page.getByRole('button', { name: '2 Medarbejder A i fortrolighed' })).toBeVisible()
  await expect(page.getByText('Ravnsborg')).toHaveCount(0)
  await expect(page.getByText('Teamkoordinator')).toHaveCount(0)
})

test('a name typed later is the alias: in a text when the word is ended, in a field when it is left, and in what is kept at once', async () => {
  const { page } = selvsyn
  await page.getByRole('tab', { name: 'Konstateringer' }).click()
  const findings = new FindingsScreen(page)
  await findings.addTheme('Opbevaring')
  await findings.addFinding('Opbevaring', 'Skabet')
  await findings.facts.write('Det fortalte Viggo')
  await expect.poll(async () => JSON.stringify((await inCore(page, 'finding.list', { inspectionId }))[0]?.facts)).toContain('Det fortalte Medarbejder A')
  await expect(findings.facts.text).toHaveText('Det fortalte Viggo')
  await page.keyboard.type(' Ravnsborg os')
  await expect(findings.facts.text).toHaveText('Det fortalte Medarbejder A os')
  await expect(page.getByText('Aliasset står nu i stedet for navnet')).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('typed.png') })
  await page.keyboard.type(' om mødet.')
  await findings.title.fill('Ravnsborgs skab')
  await findings.title.press('Tab')
  await expect(findings.title).toHaveValue('Medarbejder A’s skab')
  await expect(findings.facts.text).toHaveText('Det fortalte Medarbejder A os om mødet.')
  await expect
    .poll(async () => JSON.stringify(await inCore(page, 'finding.list', { inspectionId })))
    .toMatch(/Medarbejder A’s skab.*Det fortalte Medarbejder A os om mødet\.|Det fortalte Medarbejder A os om mødet\..*Medarbejder A’s skab/)
})

test('no screen holds the name anywhere: neither in text, titles and labels, nor in a field, the window’s title or what search answers', async () => {
  const { page } = selvsyn
  const held = () =>
    page.evaluate(() => {
      const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].map(({ value }) => value)
      return [document.title, document.documentElement.outerHTML, ...fields].join(' ').match(/.{0,60}(?:ravnsborg|viggo).{0,60}/gi)
    })
  for (const chapter of ['Overblik', 'Varsling', 'Konstateringer', 'Rapport', 'Høring', 'Opfølgning', 'Breve', 'Dokumenter', 'Besøg']) {
    await page.getByRole('tab', { name: chapter }).click()
    await expect(page.getByRole('tab', { name: chapter, selected: true })).toBeVisible()
    await expect.poll(held, chapter).toBeNull()
  }
  const found = await inCore(page, 'search.find', { query: 'ravnsborg', limit: 10 })
  expect(found.hits).toEqual([])
})

test('who it is asks for a reason, goes out of sight with the window, and the look is listed', async () => {
  const { page } = selvsyn
  await confidence.open('Medarbejder A')
  await confidence.look('Aftale nyt møde')
  await expect(confidence.identity.getByRole('textbox', { name: 'Navn' })).toHaveValue('Viggo Ravnsborg')
  await expectAccessibleInBothThemes(page)
  await page.screenshot({ path: test.info().outputPath('identity.png') })
  await page.evaluate(() => window.dispatchEvent(new Event('blur')))
  await expect(confidence.identity).toHaveCount(0)
  await confidence.leave()
  await page.getByRole('tab', { name: 'Overblik' }).click()
  await page.getByRole('button', { name: '1 opslag i identiteter' }).click()
  await expect(page.getByRole('list', { name: 'Opslag i identiteter' })).toContainText('Medarbejder A: Aftale nyt møde')
  await expectAccessibleInBothThemes(page)
  await page.screenshot({ path: test.info().outputPath('overview.png') })
})

test('saving the case file asks whether who they are goes along, and does not take it along by itself', async () => {
  const { page } = selvsyn
  await page.getByRole('button', { name: 'Handlinger for sagen' }).click()
  await page.getByRole('menuitem', { name: 'Gem sagsfil' }).click()
  const dialog = page.getByRole('dialog', { name: 'Gem sagsfil' })
  await expect(dialog).toContainText('1 deltager, der taler i fortrolighed')
  await expect(dialog.getByRole('checkbox')).not.toBeChecked()
  await dialog.getByRole('button', { name: 'Annuller' }).click()
  await expect(dialog).toHaveCount(0)
})
