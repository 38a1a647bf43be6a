import { expect, test } from '@playwright/test'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayFromToday } from '../support/days.ts'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { temporaryFolder } from '../support/core.ts'
import { openChapter, startSmallCase, unlock } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { DueScreen } from './screens/due-screen.mts'
import { FollowUpScreen } from './screens/follow-up-screen.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'

test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let followUp: FollowUpScreen
let due: DueScreen
let inspectionId: string

/** A day so many days from today, as the core writes it and as a Dane types it. */
const day = dayFromToday
const typed = (date: string) => date.split('-').toReversed().join('-')

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  inspectionId = await startSmallCase(selvsyn.page)
  await inCore(selvsyn.page, 'inspection.update', { id: inspectionId, patch: { answersDueOn: day(-12) } })
  const finding = await inCore(selvsyn.page, 'finding.create', { inspectionId, title: 'Autosvar' })
  await inCore(selvsyn.page, 'recommendation.create', { inspectionId, findingId: finding.id, text: 'at ændre autosvaret', asksNotice: true })
  followUp = new FollowUpScreen(selvsyn.page)
  due = new DueScreen(selvsyn.page)
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test('what waits stands apart from what nobody has asked yet, and says how long it is overdue', async () => {
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Opfølgning')
  await expect(followUp.group('Venter på svar').locator('[data-thread]')).toHaveCount(3)
  await expect(followUp.thread('Hvordan fordeles posten?')).toContainText('12 dage over frist')
  await expect(followUp.group('Ikke stillet endnu')).toContainText('Autosvar')
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('arrow keys walk through the list, Enter opens, S registers an answer', async () => {
  await followUp.thread('Hvordan fordeles posten?').focus()
  await selvsyn.page.keyboard.press('ArrowDown')
  await selvsyn.page.keyboard.press('Enter')
  await expect(followUp.sheet).toContainText('Hvilke frister arbejdes der med?')
  await selvsyn.page.keyboard.press('s')
  await expect(followUp.sheet.getByRole('textbox', { name: 'Svarets dato' })).toBeFocused()
  await expect(followUp.group('Besvaret, skal vurderes')).toContainText('Hvilke frister arbejdes der med?')
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('an answer is read in the course of events; one that is dated before its question is pointed out', async () => {
  await followUp.open('Hvordan fordeles posten?')
  await followUp.sheet.getByRole('button', { name: 'Registrér svar' }).click()
  await selvsyn.page.getByRole('menuitem', { name: 'Nyt svar' }).click()
  await followUp.sheet.getByRole('textbox', { name: 'Svarets ordlyd' }).fill('Posten fordeles hver morgen af to medarbejdere.')
  await followUp.sheet.getByRole('textbox', { name: 'Svarets dato' }).fill('1-11-2017')
  await followUp.sheet.getByRole('textbox', { name: 'Svarets dato' }).press('Enter')
  await expect(followUp.sheet).toContainText('Svaret er dateret før spørgsmålet.')
  await followUp.sheet.getByRole('button', { name: 'Færdig' }).click()
  await expect(followUp.steps.filter({ hasText: 'Posten fordeles hver morgen' })).toContainText('Beskæftigelsesforvaltningen')
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('the file that an answer came in is kept with it: its words are taken in, a copy is saved, undo takes it off', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'Svar på varsling.txt')
  writeFileSync(path, 'Svaret som det kom.')
  await selvsyn.openDialogAnswers(path)
  const step = followUp.steps.filter({ hasText: 'Posten fordeles hver morgen' })
  await step.getByRole('button', { name: /^Ret/ }).click()
  const file = followUp.sheet.getByRole('group', { name: 'Vedhæftet fil' })
  await file.getByRole('button', { name: 'Vedhæft fil …' }).click()
  await expect(file).toContainText('Svar på varsling.txt')
  await expectAccessibleInBothThemes(selvsyn.page)
  await file.getByRole('button', { name: 'Hent ordlyden ind' }).click()
  await expect(followUp.sheet.getByRole('textbox', { name: 'Svarets ordlyd' })).toHaveValue(
    'Posten fordeles hver morgen af to medarbejdere.\n\nSvaret som det kom.',
  )
  await selvsyn.saveDialogAnswers(join(folder, 'kopi.txt'))
  await file.getByRole('button', { name: 'Gem en kopi …' }).click()
  await expect(selvsyn.page.getByText('Kopien er gemt')).toBeVisible()
  expect(readFileSync(join(folder, 'kopi.txt'), 'utf8')).toBe('Svaret som det kom.')
  await file.getByRole('button', { name: 'Fjern »Svar på varsling.txt«' }).click()
  await expect(file.getByRole('button', { name: 'Vedhæft fil …' })).toBeVisible()
  await selvsyn.chooseMenu('undo')
  await expect(file).toContainText('Svar på varsling.txt')
  await followUp.sheet.getByRole('button', { name: 'Færdig' }).click()
})

test('the reaction begins with a phrase and saves itself; the thread is closed, and opened again', async () => {
  await followUp.sheet.getByRole('button', { name: 'Vendinger' }).click()
  await selvsyn.page.getByRole('option', { name: /har ingen bemærkninger/ }).click()
  await expect(followUp.reaction).toHaveValue('Borgerrådgiveren har noteret sig det oplyste og har ingen bemærkninger.')
  await expect
    .poll(async () => (await inCore(selvsyn.page, 'followUp.list', { inspectionId })).map(({ reaction }) => reaction))
    .toEqual(['Borgerrådgiveren har noteret sig det oplyste og har ingen bemærkninger.'])
  await followUp.decide('Afslut punktet')
  await expect(followUp.group('Afgjort')).toContainText('Hvordan fordeles posten?')
  await followUp.decide('Genåbn')
  await expect(followUp.group('Besvaret, skal vurderes')).toContainText('Hvordan fordeles posten?')
  await followUp.decide('Afvist af forvaltningen …')
  await selvsyn.page.getByRole('dialog').getByRole('button', { name: 'Gem' }).click()
  await expect(selvsyn.page.getByRole('dialog')).toContainText('Skriv begrundelsen.')
  await expectAccessibleInBothThemes(selvsyn.page)
  await selvsyn.page.getByRole('dialog').getByRole('textbox').fill('Forvaltningen har ikke midler til det.')
  await selvsyn.page.getByRole('dialog').getByRole('button', { name: 'Gem' }).click()
  await expect(followUp.sheet).toContainText('Forvaltningen har ikke midler til det.')
  await expect(followUp.thread('Hvordan fordeles posten?')).toContainText('afvist af forvaltningen')
})

test('a deadline is extended by working days from a day, and says when a day is off', async () => {
  await followUp.open('Hvad beder autosvaret om?')
  const dialog = await followUp.deadline('Forlæng fristen …')
  await dialog.getByRole('textbox', { name: 'Antal dage' }).fill('5')
  await dialog.getByRole('textbox', { name: 'Regnet fra' }).fill('12-04-2017')
  await dialog.getByRole('textbox', { name: 'Regnet fra' }).press('Enter')
  // Maundy Thursday, Good Friday, the weekend and Easter Monday do not count.
  await expect(dialog.getByRole('status')).toContainText('Fristen bliver mandag den 24. april 2017.')
  await expect(dialog.getByRole('status')).toContainText('Dagen er allerede gået: sættes fristen sådan, er punktet straks over frist.')
  await dialog.getByText('en dato', { exact: true }).click()
  await dialog.getByRole('textbox', { name: 'Frist' }).fill('24-12-2030')
  await dialog.getByRole('textbox', { name: 'Frist' }).press('Enter')
  await expect(dialog).toContainText('Dagen er juleaftensdag.')
  await expectAccessibleInBothThemes(selvsyn.page)
  await dialog.getByRole('button', { name: /Brug fredag den 27. december 2030/ }).click()
  await dialog.getByRole('button', { name: 'Forlæng', exact: true }).click()
  await expect(followUp.steps.filter({ hasText: 'Frist forlænget til 27. december 2030' })).toBeVisible()
  await expect(followUp.thread('Hvad beder autosvaret om?')).toContainText('dage til fristen')
})

test('a deadline rests and runs again, and a reminder that was sent is written down', async () => {
  const pause = await followUp.deadline('Sæt på pause …')
  await pause.getByRole('button', { name: 'Sæt på pause', exact: true }).click()
  await expect(followUp.thread('Hvad beder autosvaret om?')).toContainText('fristen er på pause')
  const resume = await followUp.deadline('Genoptag …')
  await resume.getByRole('button', { name: 'Genoptag', exact: true }).click()
  await expect(followUp.thread('Hvad beder autosvaret om?')).not.toContainText('fristen er på pause')
  const reminder = await followUp.deadline('Registrér rykker …')
  await reminder.getByRole('button', { name: 'Registrér' }).click()
  await expect(followUp.thread('Hvad beder autosvaret om?')).toContainText('rykket 1 gang')
})

test('a commitment is added, filled in and taken back', async () => {
  await followUp.list.getByRole('button', { name: 'Tilføj tilsagn' }).click()
  // The case has one authority.
  await expect(followUp.sheet.getByRole('button', { name: 'Forvaltning' })).toContainText('Beskæftigelsesforvaltningen')
  await expect(followUp.sheet.getByRole('textbox', { name: 'Hvad forvaltningen vil gøre' })).toBeFocused()
  await selvsyn.page.keyboard.type('Kvittering inden ti dage')
  await followUp.sheet.getByRole('textbox', { name: 'Mål', exact: true }).fill('95 pct.')
  await followUp.sheet.getByRole('textbox', { name: 'Frist' }).fill(typed(day(40)))
  await followUp.sheet.getByRole('textbox', { name: 'Frist' }).press('Enter')
  await expect(followUp.thread('Kvittering inden ti dage')).toContainText('95 pct.')
  await expect(followUp.thread('Kvittering inden ti dage')).toContainText('40 dage til fristen')
  await expectAccessibleInBothThemes(selvsyn.page)
  await followUp.sheet.getByRole('button', { name: 'Slet tilsagnet' }).click()
  await expect(followUp.thread('Kvittering inden ti dage')).toHaveCount(0)
  await selvsyn.page.getByRole('button', { name: 'Fortryd' }).click()
  await expect(followUp.thread('Kvittering inden ti dage')).toHaveCount(1)
})

test('what is due in all cases leads to its thread, and is written as a calendar', async () => {
  await inCore(selvsyn.page, 'inspection.start', {
    inspection: { kind: 'announcedVisit', caseNumber: '2018-0000001', title: 'Telefonbetjening', announcedOn: day(-30), answersDueOn: day(-3) },
    authorities: [{ name: 'Socialforvaltningen', units: [] }],
  })
  const other = (await inCore(selvsyn.page, 'inspection.overview', {})).find(({ title }) => title === 'Telefonbetjening')?.id ?? ''
  await inCore(selvsyn.page, 'question.create', { inspectionId: other, askedIn: 'announcement', text: 'Hvornår er telefonen åben?' })
  await due.open()
  await expect(due.group('Over frist')).toContainText('Hvornår er telefonen åben?')
  await expect(due.group('Over frist')).toContainText('3 dage over frist')
  await expect(due.group('Senere')).toContainText('Kvittering inden ti dage')
  await expectAccessibleInBothThemes(selvsyn.page)
  const path = join(selvsyn.profile, 'frister.ics')
  await selvsyn.saveDialogAnswers(path)
  await selvsyn.page.getByRole('button', { name: 'Gem frister som kalender' }).click()
  await expect(selvsyn.page.getByText('Fristerne er gemt som kalender')).toBeVisible()
  expect(readFileSync(path, 'utf8')).toContain('SUMMARY:Frist: Sagsnr. 2018-0000001\\, spørgsmål 1')
  await due.rows.filter({ hasText: 'Kvittering' }).click()
  await expect(followUp.sheet.getByRole('textbox', { name: 'Hvad forvaltningen vil gøre' })).toHaveValue('Kvittering inden ti dage')
})

test('once a day the system says how much is due, in numbers only', async () => {
  await selvsyn.close()
  selvsyn = await launchSelvsyn({ profile: selvsyn.profile })
  await selvsyn.application.evaluate(({ Notification }) => {
    const said: string[] = []
    Object.assign(globalThis, { said })
    Notification.isSupported = () => true
    Notification.prototype.show = function (this: { title: string; body: string }) {
      said.push(`${this.title}: ${this.body}`)
    }
  })
  await unlock(selvsyn)
  const said = () => selvsyn.application.evaluate(() => (globalThis as unknown as { said: string[] }).said)
  await expect.poll(said).toEqual(['Selvsyn: 1 over frist'])
  await inCore(selvsyn.page, 'profile.lock', {})
  await unlock(selvsyn)
  await expect(selvsyn.page.getByRole('tab', { name: 'Opfølgning' })).toBeVisible()
  expect(await said()).toHaveLength(1)
})

test('a reaction that is being written when the program is killed is there again', async () => {
  followUp = new FollowUpScreen(selvsyn.page)
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Opfølgning')
  await followUp.open('Hvilke frister arbejdes der med?')
  await followUp.reaction.pressSequentially('Borgerrådgiveren går ud fra, at fristerne overholdes.')
  await expect
    .poll(async () => {
      const drafts = await inCore(selvsyn.page, 'draft.list', {})
      const saved = await inCore(selvsyn.page, 'followUp.list', { inspectionId })
      return JSON.stringify([drafts, saved]).includes('fristerne overholdes.')
    })
    .toBe(true)
  await selvsyn.kill9()
  selvsyn = await launchSelvsyn({ profile: selvsyn.profile })
  followUp = new FollowUpScreen(selvsyn.page)
  await unlock(selvsyn)
  await followUp.open('Hvilke frister arbejdes der med?')
  await expect(followUp.reaction).toHaveValue('Borgerrådgiveren går ud fra, at fristerne overholdes.')
  await expect
    .poll(async () => (await inCore(selvsyn.page, 'followUp.list', { inspectionId })).map(({ reaction }) => reaction))
    .toContain('Borgerrådgiveren går ud fra, at fristerne overholdes.')
})
