import { expect, test } from '@playwright/test'
import { join } from 'node:path'
import { dayFromToday } from '../support/days.ts'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { openChapter, startSmallCase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { DueScreen } from './screens/due-screen.mts'
import { FollowUpScreen } from './screens/follow-up-screen.mts'
import { LettersScreen } from './screens/letters-screen.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'

test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let followUp: FollowUpScreen
let letters: LettersScreen
let inspectionId: string

const day = dayFromToday
const answerText = 'Posten fordeles hver morgen af to medarbejdere. Der er ferie i juli. Hastesager fordeles straks.'

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  inspectionId = await startSmallCase(selvsyn.page)
  const colleague = await inCore(selvsyn.page, 'colleague.create', { name: 'Anna Berg', title: 'Specialkonsulent' })
  await inCore(selvsyn.page, 'inspection.update', { id: inspectionId, patch: { answersDueOn: day(-12), caseworkerId: colleague.id } })
  followUp = new FollowUpScreen(selvsyn.page)
  letters = new LettersScreen(selvsyn.page)
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test('R on a deadline that is over writes the whole reminder, ready to be issued; a second press opens the same', async () => {
  const due = new DueScreen(selvsyn.page)
  await due.open()
  await expect(due.rows).toHaveCount(3)
  await expectAccessibleInBothThemes(selvsyn.page)
  await due.rows.first().press('r')
  await expect(letters.letter('Rykker')).toContainText('kladde')
  for (const question of ['Hvordan fordeles posten?', 'Hvilke frister arbejdes der med?', 'Hvad beder autosvaret om?'])
    await expect(letters.sections.first()).toContainText(question)
  await expect(letters.sections.first()).toContainText('har endnu ikke modtaget svar fra Beskæftigelsesforvaltningen.')
  await expect(letters.gate).toContainText('2017-0289209-1')
  await expect(letters.gate).toContainText('1 underskriver')
  await expectAccessibleInBothThemes(selvsyn.page)
  await selvsyn.page.getByRole('tab', { name: 'Opfølgning' }).click()
  await followUp.thread('Hvordan fordeles posten?').focus()
  await selvsyn.page.keyboard.press('r')
  await expect(letters.list.locator('[data-letter]')).toHaveCount(1)
})

test('once it is issued its threads say so, with its number and the new day, and keep it', async () => {
  await selvsyn.saveDialogAnswers(join(selvsyn.profile, 'rykker.docx'))
  await letters.issue('rykker')
  await selvsyn.page.getByRole('tab', { name: 'Opfølgning' }).click()
  await followUp.open('Hvordan fordeles posten?')
  const reminded = followUp.steps.filter({ hasText: 'Rykket' })
  await expect(reminded).toContainText('dokumentnr. 2017-0289209-1')
  await expect(reminded).toContainText('ny frist')
  await expect(followUp.steps.first()).toContainText('Spurgt i varslingen')
  await expect(reminded.getByRole('button')).toHaveCount(0)
  await expect(followUp.thread('Hvordan fordeles posten?')).toContainText('dage til fristen')
  await expect(followUp.thread('Hvordan fordeles posten?')).toContainText('rykket 1 gang')
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('more time is given with a letter: the dialog begins it, issuing it moves the deadline', async () => {
  const dialog = await followUp.deadline('Forlæng fristen …')
  await dialog.getByText('en dato', { exact: true }).click()
  await dialog.getByRole('textbox', { name: 'Frist' }).fill('27-12-2030')
  await dialog.getByRole('textbox', { name: 'Frist' }).press('Enter')
  await dialog.getByRole('textbox', { name: 'Begrundelse' }).fill('Forvaltningen har bedt om mere tid')
  await expectAccessibleInBothThemes(selvsyn.page)
  await dialog.getByRole('button', { name: 'Forlæng med brev …' }).click()
  await expect(letters.sections.first()).toContainText('Baggrunden er følgende: Forvaltningen har bedt om mere tid.')
  await letters.show('Sider')
  await expect(letters.pages.first()).toContainText('Fristen for at svare er herefter den 27. december 2030.')
  await letters.show('Skriv')
  await expect(letters.field('Frist, brevet sætter')).toHaveValue('27-12-2030')
  await selvsyn.saveDialogAnswers(join(selvsyn.profile, 'forlaengelse.docx'))
  await letters.issue('fristforlængelse')
  await selvsyn.page.getByRole('tab', { name: 'Opfølgning' }).click()
  const step = followUp.steps.filter({ hasText: 'Frist forlænget til 27. december 2030' })
  await expect(step).toContainText('dokumentnr. 2017-0289209-2')
  await expect(step.getByRole('button')).toHaveCount(0)
})

test('a deadline rests with a letter', async () => {
  const dialog = await followUp.deadline('Sæt på pause …')
  await expectAccessibleInBothThemes(selvsyn.page)
  await dialog.getByRole('button', { name: 'Sæt på pause med brev …' }).click()
  await letters.show('Sider')
  await expect(letters.pages.first()).toContainText('Fristen for at svare er stillet i bero fra den')
  await letters.show('Skriv')
  await expect(letters.field('Fristen hviler fra')).not.toHaveValue('')
  await selvsyn.saveDialogAnswers(join(selvsyn.profile, 'pause.docx'))
  await letters.issue('fristforlængelse')
  await selvsyn.page.getByRole('tab', { name: 'Opfølgning' }).click()
  await expect(followUp.thread('Hvordan fordeles posten?')).toContainText('fristen er på pause')
  await expect(followUp.steps.filter({ hasText: 'Fristen sat på pause' })).toContainText('dokumentnr. 2017-0289209-3')
})

test('passages of an answer are marked as it is read, and while it is written; each can be taken away', async () => {
  const [authority] = await inCore(selvsyn.page, 'authority.list', { inspectionId })
  const question = (await inCore(selvsyn.page, 'question.list', { inspectionId })).find(({ text }) => text === 'Hvordan fordeles posten?')
  await inCore(selvsyn.page, 'answer.create', {
    inspectionId,
    authorityIds: [authority?.id ?? ''],
    questionIds: [question?.id ?? ''],
    date: day(0),
    text: answerText,
  })
  await followUp.open('Hvordan fordeles posten?')
  const step = followUp.steps.filter({ hasText: 'Posten fordeles hver morgen' })
  await expect(step.getByRole('button', { name: 'Markér til citat' })).toBeDisabled()
  await followUp.select('Posten fordeles hver')
  await step.getByRole('button', { name: 'Markér til citat' }).click()
  await expect(step.locator('mark')).toHaveText('Posten fordeles hver')
  await followUp.select('Hastesager')
  await expect(step.getByRole('button', { name: 'Markér til citat' })).toBeEnabled()
  await selvsyn.page.keyboard.press('Control+Shift+KeyM')
  await expect(step.locator('mark')).toHaveText(['Posten fordeles hver', 'Hastesager'])
  await expectAccessibleInBothThemes(selvsyn.page)
  await step.getByRole('button', { name: 'Fjern markeringen af »Hastesager«' }).click()
  await expect(step.locator('mark')).toHaveText(['Posten fordeles hver'])
  await step.getByRole('button', { name: /^Ret svaret/ }).click()
  const field = followUp.sheet.getByRole('textbox', { name: 'Svarets ordlyd' })
  await field.press('Control+End')
  for (let left = 'fordeles straks.'.length; left > 0; left -= 1) await field.press('Shift+ArrowLeft')
  await expect(followUp.sheet.getByRole('button', { name: 'Markér til citat' })).toBeEnabled()
  await field.press('Control+Shift+KeyM')
  await expect(followUp.sheet.getByRole('list', { name: 'Passager til citat' }).getByRole('listitem')).toHaveText(['Posten fordeles hver', 'fordeles straks.'])
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('a marked passage that the answer no longer has is told', async () => {
  const field = followUp.sheet.getByRole('textbox', { name: 'Svarets ordlyd' })
  await field.fill(answerText.replace('Posten fordeles hver', 'Breve fordeles hver'))
  const lost = followUp.sheet.getByRole('listitem').filter({ hasText: 'Står ikke længere i svaret' })
  await expect(lost.last()).toContainText('Posten fordeles hver')
  await expectAccessibleInBothThemes(selvsyn.page)
  await field.fill(answerText)
  await expect(followUp.sheet.getByText('Står ikke længere i svaret')).toHaveCount(0)
  await followUp.sheet.getByRole('button', { name: 'Færdig' }).click()
})

test('a letter quotes what is marked, and takes a date of the case as a phrase', async () => {
  await selvsyn.page.getByRole('tab', { name: 'Breve' }).click()
  await letters.start('Brev')
  await letters.addSection('Svaret')
  const text = letters.text('Svaret')
  await text.text.click()
  await text.press('Control+Shift+KeyA')
  await text.pick('Indsæt svar som citat', 'posten')
  await expect(text.text.locator('blockquote')).toContainText('Posten fordeles hver (…) fordeles straks.')
  await expect(letters.faults('Svaret')).toHaveText('')
  await expect(text.text).toBeFocused()
  await text.press('Control+End')
  await selvsyn.page.keyboard.type('Det fremgår, at ')
  await text.press('Control+Shift+KeyT')
  await expect(selvsyn.page.getByRole('option').filter({ hasText: 'Ved e-mail af' })).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
  await text.pick('Indsæt en af sagens datoer', 'e-mail')
  await text.hasMarked('…')
  await expect(text.text).toContainText(/Det fremgår, at ved e-mail af .* har Beskæftigelsesforvaltningen oplyst, at …/)
})

test('an answer to the announcement that is dated before it is pointed out there too', async () => {
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Varsling')
  const [answer] = await inCore(selvsyn.page, 'answer.list', { inspectionId })
  await inCore(selvsyn.page, 'answer.update', { id: answer?.id ?? '', patch: { date: '2017-11-01' } })
  await expect(selvsyn.page.getByText('Svaret er dateret før varslingen af 4. december 2017. Se efter, om datoen er rigtig.')).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('a thread that somebody else has just closed is not closed a second time, and the window says why', async () => {
  const [, second] = await inCore(selvsyn.page, 'question.list', { inspectionId })
  await selvsyn.page.getByRole('tab', { name: 'Opfølgning' }).click()
  await followUp.open('Hvilke frister arbejdes der med?')
  // Both presses are on their way before the window has heard of the first.
  await followUp.sheet.getByRole('button', { name: 'Afslut punktet' }).evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })
  await expect(selvsyn.page.getByText('Punktet er allerede afgjort den')).toBeVisible()
  expect((await inCore(selvsyn.page, 'followUp.list', { inspectionId })).find(({ questionId }) => questionId === second?.id)?.status).toBe('closed')
})
