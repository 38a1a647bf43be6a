import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { wordText } from '../../src/exchange/document-text.ts'
import { expectNoAxeViolations, launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { openChapter, startSmallCase, unlock } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { VisitScreen } from './screens/visit-screen.mts'

// One visit from beginning to end: each test goes on where the one before left off.
test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let visit: VisitScreen
let inspectionId: string

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  inspectionId = await startSmallCase(selvsyn.page)
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Besøg')
  visit = new VisitScreen(selvsyn.page)
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test('an empty chapter says what to do first, and a visit is added', async () => {
  await expect(selvsyn.page.getByText('Intet besøg endnu')).toBeVisible()
  await visit.addVisit('7.2.2018', 'Lærkevej')
  await expect(visit.title).toContainText('Besøg 7. februar 2018, Lærkevej')
  await expect(visit.line).toBeFocused()
  await expect(visit.guide.getByText('ubesvaret', { exact: true })).toHaveCount(3)
})

test('a day that cannot be read is not saved as the day that stood there before', async () => {
  await visit.fromVisitMenu('Ret besøg')
  const dialog = selvsyn.page.getByRole('dialog', { name: 'Ret besøg' })
  const date = dialog.getByRole('textbox', { name: 'Dato' })
  for (const go of [() => visit.press('Enter'), () => dialog.getByRole('button', { name: 'Gem' }).press('Enter')]) {
    await date.fill('32.13.2018')
    await go()
    await expect(dialog.getByText('Datoen kan ikke læses.')).toBeVisible()
    await expect(date).toBeFocused()
  }
  await dialog.getByRole('button', { name: 'Annuller' }).press('Enter')
  await expect(dialog).toHaveCount(0)
})

test('notes are typed with tags, speakers and questions', async () => {
  await visit.line.focus()
  await visit.note('.To bunker post på fælles bord')
  await visit.press('Control+2')
  await visit.note('"Posten skal igennem tre led')
  await visit.press('Alt+ArrowDown')
  await visit.press('Alt+ArrowDown')
  await visit.type('?Forberedelse er ti minutter')
  await visit.press('Alt+0')
  await visit.line.press('Enter')
  await visit.press('Control+0')
  await visit.note('#Vejledning om adviser')
  await visit.type('!Passer det')
  await visit.line.press('Shift+Enter')
  await visit.note('med det sete?')
  await visit.press('Control+ArrowUp')
  await visit.note('Vejledningen er fra december')
  expect(await visit.read()).toEqual([
    'set|To bunker post på fælles bord|',
    'citat|»Posten skal igennem tre led«|2 Teamkoordinator, Jobhuset',
    'påstand|Forberedelse er ti minutter|2 Teamkoordinator, Jobhuset · spm. 2',
    'læst|Vejledning om adviser|spm. 2',
    'refleksion|Passer det\nmed det sete?|spm. 2',
    'læst|Vejledningen er fra december|dokumentgennemgang · spm. 2',
  ])
  await expect(visit.question('Hvilke frister')).toContainText('4 noter')
  await expect(visit.question('Hvad beder autosvaret')).toContainText('ubesvaret')
  await visit.press('Control+ArrowDown')
  const notes = await inCore(selvsyn.page, 'note.list', { inspectionId })
  expect(notes.filter((note) => note.followUp).map((note) => note.text)).toEqual(['Forberedelse er ti minutter'])
  expect(notes.every((note) => note.visitId !== null && note.takenAt === note.stampedAt)).toBe(true)
})

test('a short form becomes words at the space after it, and one step of undo takes them back', async () => {
  await visit.line.focus()
  await visit.line.pressSequentially('Efter Fvl § 7 skal bg. ')
  await expect(visit.line).toHaveValue('Efter Forvaltningsloven § 7 skal borgeren. ')
  await visit.line.pressSequentially('sbt ')
  await visit.line.press('Control+z')
  await expect(visit.line).toHaveValue('Efter Forvaltningsloven § 7 skal borgeren. sbt ')
  await visit.line.fill('')
})

test('a filter is cleared when it would hide the note just saved', async () => {
  await visit.question('Hvilke frister').click()
  await expect(visit.filter).toContainText('4 af 6 noter')
  await visit.note('Fristen er ti dage')
  await expect(visit.filter).toContainText('5 af 7 noter')
  await visit.filterBy('Art', 'påstand')
  await expect(visit.rows).toHaveCount(1)
  await visit.line.focus()
  await visit.note('Fristen er fem dage')
  await expect(visit.row('Fristen er fem dage')).toBeVisible()
  await expect(visit.message).toHaveText('Filteret er ryddet, så den nye note kan ses')
  await visit.question('Hvilke frister').click()
  await expect(visit.filter).toContainText('8 noter · alle noter')
})

test('a speaker is added by the digit that nobody has, and only at the second press', async () => {
  await visit.line.focus()
  await visit.press('Control+3')
  await expect(visit.message).toContainText('Ingen har tallet 3')
  await visit.press('Control+3')
  const dialog = selvsyn.page.getByRole('dialog', { name: 'Tilføj deltager' })
  await dialog.getByRole('textbox', { name: 'Rolle' }).fill('Jobkonsulent')
  await visit.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(selvsyn.page.getByRole('button', { name: '3 Jobkonsulent' })).toHaveAttribute('aria-pressed', 'true')
  await visit.note('Jeg får fyrre mails om dagen')
  expect((await visit.read()).at(-1)).toBe('fortalt|Jeg får fyrre mails om dagen|3 Jobkonsulent')
})

test('the keyboard walks the notes, retags, flags, deletes and takes back', async () => {
  await visit.line.focus()
  await visit.press('ArrowUp')
  await expect(visit.row('fyrre mails').getByRole('group')).toBeFocused()
  await visit.press('Alt+5')
  await expect(visit.row('fyrre mails')).toContainText('påstand')
  await visit.press('Alt+0')
  await expect(visit.row('fyrre mails').getByRole('button', { name: 'Fjern opfølgning' })).toBeVisible()
  await visit.press('Delete')
  await expect(visit.row('fyrre mails')).toHaveCount(0)
  await selvsyn.page.getByRole('button', { name: 'Fortryd' }).click()
  await expect(visit.row('fyrre mails')).toBeVisible()
})

test('a note opens for correction with the cursor after its words', async () => {
  await visit.row('fyrre mails').getByRole('group').press('Enter')
  await expect(visit.editor.getByRole('textbox', { name: 'Notens tekst' })).toBeFocused()
  await selvsyn.page.keyboard.type(' nu')
  await visit.press('Enter')
  await expect(visit.editor).toHaveCount(0)
  await expect(visit.row('fyrre mails').locator('.note-text')).toHaveText('Jeg får fyrre mails om dagen nu')
})

test('a note is corrected in place, its time too, and the original time is kept', async () => {
  await visit.row('fyrre mails').locator('.note-text').click()
  await visit.editor.getByRole('textbox', { name: 'Notens tekst' }).fill('Jeg får fyrre mails om dagen, sagde hun')
  const minute = String((new Date().getMinutes() + 30) % 60).padStart(2, '0')
  await visit.editor.getByRole('textbox', { name: 'Tidspunkt' }).fill(`10.${minute}`)
  await visit.press('Tab')
  await expect(visit.editor.getByText('stemplet bevares')).toBeVisible()
  await visit.press('Escape')
  await expect(visit.editor).toHaveCount(0)
  await expect(visit.row('sagde hun')).toContainText(`10.${minute}`)
  const note = (await inCore(selvsyn.page, 'note.list', { inspectionId })).find((one) => one.text.endsWith('sagde hun'))
  expect(note?.takenAt).not.toBe(note?.stampedAt)
  expect(note?.takenAt.slice(14, 16)).toBe(minute)
})

test('Escape leaves a note as it was and offers the typed words again; one that was emptied asks what is meant', async () => {
  const text = visit.editor.getByRole('textbox', { name: 'Notens tekst' })
  await visit.row('Fristen er fem dage').locator('.note-text').click()
  await text.fill('Noget helt andet')
  // Saved meanwhile, as a pause in typing does.
  await expect.poll(async () => (await inCore(selvsyn.page, 'note.list', { inspectionId })).some((one) => one.text === 'Noget helt andet')).toBe(true)
  await visit.press('Escape')
  await expect(visit.editor).toHaveCount(0)
  await expect(visit.row('Fristen er fem dage')).toBeVisible()
  await selvsyn.page.getByRole('button', { name: 'Sæt det skrevne ind igen' }).click()
  await visit.row('Noget helt andet').locator('.note-text').click()
  await text.fill('')
  await visit.press('Enter')
  await expect(visit.editor).toContainText('En note kan ikke være tom.')
  await expect(visit.editor.getByRole('button', { name: 'Slet note' })).toBeVisible()
  await visit.press('Escape')
  await visit.row('Noget helt andet').locator('.note-text').click()
  await text.fill('Fristen er fem dage')
  await visit.press('Control+Enter')
  await expect(visit.row('Fristen er fem dage')).toBeVisible()
})

test('invisible characters of a PDF are left out when they are pasted', async () => {
  await visit.line.focus()
  await selvsyn.application.evaluate(({ clipboard }, words) => clipboard.writeText(words), 'Ord\u0002deling\f slut')
  await visit.press('Control+v')
  await expect(visit.line).toHaveValue('Orddeling slut')
  await visit.line.fill('')
})

test('marked words become a quote of their own', async () => {
  await visit.mark('Forberedelse er ti')
  await selvsyn.page.getByRole('button', { name: 'Gør markeringen til citat' }).click()
  await expect(visit.row('»')).toHaveCount(2)
  // The quote has the times of its note, so nothing looks as if it had been corrected.
  await expect(visit.row('»').nth(1).locator('.corrected')).toHaveCount(0)
  expect((await visit.read()).filter((row) => row.startsWith('citat'))[1]).toMatch(/^citat\|»Forbered.*\|2 Teamkoordinator, Jobhuset · spm. 2$/)
})

test('marked notes become a finding under a theme', async () => {
  await visit.line.focus()
  await visit.press('ArrowUp')
  await visit.press('Space')
  await visit.press('Shift+ArrowUp')
  await expect(selvsyn.page.getByText('2 noter valgt')).toBeVisible()
  await selvsyn.page.getByRole('button', { name: 'Gør til konstatering' }).click()
  const dialog = selvsyn.page.getByRole('dialog', { name: 'Gør til konstatering' })
  await dialog.getByRole('textbox', { name: 'Overskrift' }).fill('Fristerne kendes ikke')
  await dialog.getByRole('button', { name: /Rapportens tema/ }).click()
  await selvsyn.page.getByRole('option', { name: 'Nyt tema' }).click()
  await dialog.getByRole('textbox', { name: 'Navn på det nye tema' }).fill('Frister')
  await dialog.getByRole('button', { name: 'Opret konstatering' }).click()
  await expect(dialog).toHaveCount(0)
  const [finding] = await inCore(selvsyn.page, 'finding.list', { inspectionId })
  const evidence = await inCore(selvsyn.page, 'evidence.list', { inspectionId })
  expect(evidence.map((one) => one.findingId)).toEqual([finding?.id, finding?.id])
  await expect(selvsyn.page.getByRole('button', { name: 'i konstateringen »Fristerne kendes ikke«' })).toHaveCount(2)
})

test('what happens outside a visit is noted there, and a deleted visit leaves its notes in the case', async () => {
  await visit.fromVisitMenu(/Uden for besøg/)
  await visit.note('Ringede til centret om autosvaret')
  await expect(visit.rows).toHaveCount(1)
  await visit.fromVisitMenu(/Besøg 7. februar/)
  await visit.fromVisitMenu('Slet besøg')
  await visit.confirm(/Slet besøget/, 'Slet besøg')
  await expect(visit.title).toContainText('Uden for besøg')
  await selvsyn.page.getByRole('button', { name: 'Fortryd' }).click()
  await visit.fromVisitMenu(/Besøg 7. februar/)
  await expect(visit.filter).toContainText('10 noter')
})

test('a note that the core refuses is shown as not saved, and its text can be put back in the line', async () => {
  await visit.line.fill('Et tegn, der ikke kan gemmes: \u0001')
  await visit.line.press('Enter')
  await expect(visit.row('Et tegn, der ikke kan gemmes').getByRole('alert')).toContainText('Ikke gemt: Teksten indeholder usynlige styretegn.')
  const [time, body] = [visit.row('Et tegn').locator('time'), visit.row('Et tegn').locator('.note-body')]
  expect((await time.boundingBox())?.width).toBeLessThan((await body.boundingBox())?.width ?? 0)
  await visit.note('Den næste note går igennem')
  await visit.row('Et tegn').getByRole('button', { name: 'Læg tilbage i linjen' }).click()
  await expect(visit.line).toHaveValue('Et tegn, der ikke kan gemmes: \u0001')
  await visit.line.fill('Et tegn, der nu kan gemmes')
  await visit.line.press('Enter')
  await visit.saved()
  await expect(selvsyn.page.getByText('Ikke gemt')).toHaveCount(0)
})

test('one key writes the record of the visit, as pages, and the same key leads back to it', async () => {
  await visit.line.focus()
  await visit.press('Control+Shift+KeyN')
  const pages = selvsyn.page.getByRole('region', { name: 'Dokumentets sider' })
  await expect(pages.getByText('Notat om besøg den 7. februar 2018').first()).toBeVisible()
  await expect(pages.getByText('Posten skal igennem tre led')).toBeVisible()
  await expect(pages.getByText('Passer det')).toHaveCount(0)
  await expectNoAxeViolations(selvsyn.page)
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Besøg')
  await visit.line.focus()
  await visit.press('Control+Shift+KeyN')
  await expect(pages.getByText('Til sagen').first()).toBeVisible()
  expect(await inCore(selvsyn.page, 'letter.list', { inspectionId })).toHaveLength(1)
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Besøg')
})

test('the guide of the visit is saved as Word to write in by hand', async () => {
  const path = join(selvsyn.profile, 'guide.docx')
  await selvsyn.saveDialogAnswers(path)
  await visit.title.getByRole('button').click()
  await selvsyn.page.getByRole('menuitem', { name: 'Gem besøgsguide' }).click()
  await expect(selvsyn.page.getByText('Besøgsguiden er gemt')).toBeVisible()
  expect(wordText(readFileSync(path))).toContain('Hvad beder autosvaret')
})

test('the chapter has no violations, light and dark', async () => {
  for (const appearance of ['light', 'dark'] as const) {
    await inCore(selvsyn.page, 'settings.update', { appearance })
    await expect(selvsyn.page.locator('html')).toHaveAttribute('data-theme', appearance)
    await expectNoAxeViolations(selvsyn.page)
  }
})

test('killed in mid-typing: what was shown as saved is there, and the unsaved line comes back', async () => {
  await visit.line.focus()
  await visit.press('Control+1')
  for (const text of ['Første', 'Anden', 'Tredje']) await visit.note(`${text} note før strømmen gik`)
  await visit.type('"Vi tjekker afdelingens postkasse hver dag, men')
  await selvsyn.page.waitForTimeout(250)
  await visit.type(' ikke')
  await selvsyn.kill9()

  selvsyn = await launchSelvsyn({ profile: selvsyn.profile })
  visit = new VisitScreen(selvsyn.page)
  await unlock(selvsyn)
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Besøg')
  await expect(visit.line).toHaveValue(/^Vi tjekker afdelingens postkasse hver dag, men/)
  await expect(visit.message).toContainText('hentet frem igen')
  for (const text of ['Første', 'Anden', 'Tredje']) await expect(visit.row(`${text} note før strømmen gik`)).toHaveCount(1)
  await visit.line.press('Enter')
  await visit.saved()
  expect(await visit.read()).toContainEqual(expect.stringMatching(/^citat\|»Vi tjekker .*\|1 Afdelingsleder/))
})
