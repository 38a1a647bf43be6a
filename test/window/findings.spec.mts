import { expect, test } from '@playwright/test'
import { expectNoAxeViolations, launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { openChapter, startSmallCase, unlock } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { FindingsScreen } from './screens/findings-screen.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { ShellScreen } from './screens/shell-screen.mts'

// One finding from nothing to its questions: each test goes on where the one before left off.
test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let findings: FindingsScreen
let inspectionId: string

const notes = [
  'Posten fordeles to gange dagligt.',
  'Der er ti minutter før mødet.',
  'Vi har tyve minutter til forberedelse.',
  'Autosvaret beder borgeren skrive igen.',
]

async function open(): Promise<void> {
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Konstateringer')
  findings = new FindingsScreen(selvsyn.page)
}

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  inspectionId = await startSmallCase(selvsyn.page)
  const visit = await inCore(selvsyn.page, 'visit.create', { inspectionId, date: '2018-02-07' })
  const people = await inCore(selvsyn.page, 'participant.list', { inspectionId })
  for (const [index, text] of notes.entries()) {
    const at = `2018-02-07T09:${String(30 + index)}:00.000Z`
    await inCore(selvsyn.page, 'note.create', { inspectionId, visitId: visit.id, text, takenAt: at, stampedAt: at, sourceId: people[index % 2]?.id ?? null })
  }
  await open()
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test('an empty chapter says what to do first, and themes and findings are numbered as in the report', async () => {
  await expect(selvsyn.page.getByText('Ingen konstateringer endnu')).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
  await findings.addTheme('Fordeling af post')
  await findings.addTheme('Mødeforberedelse')
  await selvsyn.page.getByRole('button', { name: 'Tilføj tema' }).click()
  await selvsyn.page.getByRole('textbox', { name: 'Temaets titel' }).press('Escape')
  await expect(findings.list.getByRole('heading')).toHaveCount(2)
  await findings.addFinding('Mødeforberedelse', 'Tid til at læse sagen')
  await findings.addFinding('Mødeforberedelse', 'Erindringer')
  await findings.addFinding('Fordeling af post', 'Systematik i fordelingen')
  expect(await findings.outline()).toEqual([
    '4 Fordeling af post',
    '4.1 Systematik i fordelingen',
    '5 Mødeforberedelse',
    '5.1 Tid til at læse sagen',
    '5.2 Erindringer',
  ])
})

test('a finding moves with the keyboard, also into another theme', async () => {
  await findings.entry('Erindringer').focus()
  await selvsyn.page.keyboard.press('Alt+ArrowUp')
  await expect
    .poll(() => findings.outline())
    .toEqual(['4 Fordeling af post', '4.1 Systematik i fordelingen', '5 Mødeforberedelse', '5.1 Erindringer', '5.2 Tid til at læse sagen'])
  await selvsyn.page.keyboard.press('Alt+ArrowUp')
  await expect
    .poll(() => findings.outline())
    .toEqual(['4 Fordeling af post', '4.1 Systematik i fordelingen', '4.2 Erindringer', '5 Mødeforberedelse', '5.1 Tid til at læse sagen'])
})

test('facts rest on notes; what rests on nothing is counted', async () => {
  await findings.entry('Tid til at læse sagen').click()
  await findings.facts.write('Der er ti minutter før mødet.')
  await findings.facts.refer('ti minutter')
  await findings.facts.write(' Sagen læses sjældent.')
  await expect.poll(() => findings.facts.chips()).toEqual(['a'])
  await expect(findings.evidence).toHaveCount(1)
  await expect(findings.evidence.first()).toContainText('Note 10.31 · Teamkoordinator')
  await expect(selvsyn.page.getByText('Én sætning hviler ikke på noget')).toBeVisible()
  await expect(selvsyn.page.getByText('3 noter bruges endnu ikke i nogen konstatering.')).toBeVisible()
  await findings.facts.refer('tyve minutter')
  await expect.poll(() => findings.facts.chips()).toEqual(['a', 'b'])
  await expect(selvsyn.page.getByText(/hviler ikke på noget/)).toHaveCount(0)
})

test('two accounts stand side by side, in the report’s words where it has its own', async () => {
  await findings.evidenceAction('a', 'Markér som modstridende forklaring')
  await expect(selvsyn.page.getByText('Markér også den anden.')).toBeVisible()
  await findings.evidenceAction('b', 'Markér som modstridende forklaring')
  await expect(findings.accounts).toHaveCount(2)
  await expect(findings.entry('Tid til at læse sagen')).toContainText('to forklaringer')
  await findings.accounts.nth(1).getByRole('button', { name: 'Ret ordlyden' }).click()
  await findings.accounts.nth(1).getByRole('textbox', { name: 'Ordlyd i rapporten' }).fill('Tyve minutter, når der er tolk med.')
  await findings.accounts.nth(1).getByRole('button', { name: 'Færdig' }).click()
  await expect(findings.accounts.nth(1)).toContainText('Tyve minutter, når der er tolk med.')
})

test('the grading is chosen with the arrow keys and can be taken away', async () => {
  await expect(findings.entry('Tid til at læse sagen')).toContainText('uden bedømmelse')
  await findings.scale.getByRole('radio').first().focus()
  await selvsyn.page.keyboard.press('Space')
  await selvsyn.page.keyboard.press('ArrowRight')
  await selvsyn.page.keyboard.press('ArrowRight')
  await expect(findings.scale.getByRole('radio', { name: 'Uheldigt' })).toBeChecked()
  await expect(findings.entry('Tid til at læse sagen')).toContainText('Uheldigt')
  await selvsyn.page.getByRole('button', { name: 'Fjern bedømmelsen' }).click()
  await expect(findings.entry('Tid til at læse sagen')).toContainText('uden bedømmelse')
})

test('recommendations and questions are numbered, and a deleted one comes back', async () => {
  await selvsyn.page.getByRole('button', { name: 'Tilføj anbefaling' }).click()
  await expect(findings.demand('Anbefaling 1')).toHaveValue('at forvaltningen ')
  await findings.demand('Anbefaling 1').fill('at forvaltningen afsætter fast tid til forberedelse')
  await selvsyn.page.getByRole('button', { name: 'Tilføj spørgsmål' }).click()
  await findings.demand('Spørgsmål 1').fill('hvor mange møder en medarbejder holder på én dag')
  await new ShellScreen(selvsyn.page).saved()
  await selvsyn.page.getByRole('button', { name: 'Handlinger for Anbefaling 1' }).click()
  await selvsyn.page.getByRole('menuitem', { name: 'Slet anbefaling' }).click()
  await expect(findings.demand('Anbefaling 1')).toHaveCount(0)
  await selvsyn.page.getByRole('button', { name: 'Fortryd', exact: true }).click()
  await expect(findings.demand('Anbefaling 1')).toHaveValue('at forvaltningen afsætter fast tid til forberedelse')
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('Danish quotation marks are set, litra (c) stays, and the text has an undo of its own', async () => {
  await findings.assessment.write('Det er "uheldigt", jf. litra (c) og 1/2 stilling.')
  await expect(findings.assessment.text).toHaveText('Det er ”uheldigt”, jf. litra (c) og 1/2 stilling.')
  await findings.assessment.press('Control+z')
  await expect(findings.assessment.text).not.toHaveText('Det er ”uheldigt”, jf. litra (c) og 1/2 stilling.')
  await findings.assessment.press('Control+y')
  await expect(findings.assessment.text).toHaveText('Det er ”uheldigt”, jf. litra (c) og 1/2 stilling.')
})

test('a short form becomes words in prose as well, and goes on where it was typed', async () => {
  await findings.assessment.write(' Efter fvl § 7 skal bg. have svar.')
  await expect(findings.assessment.text).toContainText('1/2 stilling. Efter forvaltningsloven § 7 skal borgeren. have svar.')
})

test('the toolbar is reached with the keyboard and left with Escape', async () => {
  await findings.assessment.text.focus()
  await findings.assessment.press('Alt+F10')
  await expect(selvsyn.page.getByRole('toolbar', { name: 'Tekstværktøjer' }).locator(':focus')).toHaveCount(1)
  await findings.assessment.press('Escape')
  await expect(findings.assessment.text).toBeFocused()
})

test('lists, nesting and footnotes come along from Word, and tracked deletions are asked about', async () => {
  await findings.entry('Erindringer').click()
  await findings.assessment.pasteHtml(`<p class=MsoNormal>Indledning<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>
    med <del cite="mailto:x">fejl</del>tekst.</p>
    <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.&nbsp;</span>Første</p>
    <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o&nbsp;</span>Under første</p>
    <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.&nbsp;</span>Anden</p>
    <div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Notens ord.</p></div></div>`)
  const question = selvsyn.page.getByRole('dialog', { name: /^Teksten har ord, der er slettet/ })
  await expect(question).toContainText('Ét sted er markeret som slettet')
  await question.getByRole('button', { name: 'Udelad det slettede' }).click()
  await expect(findings.assessment.text.locator('ol > li')).toHaveCount(2)
  await expect(findings.assessment.text.locator('ol > li ul > li')).toHaveText('Under første')
  await expect(findings.assessment.text.locator('[data-footnote="Notens ord."]')).toHaveAttribute('data-number', '1')
  await expect(findings.assessment.text).toContainText('med tekst.')
})

test('a table comes along with its rows and cells, is worked on from the toolbar and with Tab; words that were struck out by hand are asked about too', async () => {
  await findings.entry('Erindringer').click()
  await findings.assessment.text.focus()
  await findings.assessment.press('Control+a')
  await findings.assessment.pasteHtml(`<table><tr><th>Enhed</th><th>Sager</th></tr>
    <tr><td><p class=MsoNormal>Jobhuset</p></td><td><p class=MsoNormal><b>12</b></p></td></tr>
    <tr><td><p>Ungecentret</p></td><td><p><a name="_ftnref9" href="#_ftn9">[9]</a></p></td></tr></table><p>Tallene er fra 2018.</p>
    <div id="ftn9"><p><a name="_ftn9" href="#_ftnref9">[9]</a> Ikke opgjort.</p></div>`)
  const cells = findings.assessment.text.locator('table td')
  await expect(cells).toHaveText(['Enhed', 'Sager', 'Jobhuset', '12', 'Ungecentret', ''])
  await expect(cells.locator('strong')).toHaveText('12')
  await expect(cells.last().locator('[data-footnote="Ikke opgjort."]')).toHaveCount(1)
  await cells.last().click()
  await selvsyn.page.keyboard.type('9')
  await findings.assessment.press('Tab')
  await selvsyn.page.keyboard.type('I alt')
  await expect(cells).toHaveText(['Enhed', 'Sager', 'Jobhuset', '12', 'Ungecentret', '9', 'I alt', ''])
  await selvsyn.page.getByRole('toolbar', { name: 'Tekstværktøjer' }).getByRole('button', { name: 'Tabel' }).click()
  await selvsyn.page.getByRole('menuitem', { name: 'Slet rækken' }).click()
  await expect(cells).toHaveText(['Enhed', 'Sager', 'Jobhuset', '12', 'Ungecentret', '9'])
  await expectNoAxeViolations(selvsyn.page)
  await findings.assessment.press('Control+a')
  await findings.assessment.pasteHtml('<p>Der er <span style="text-decoration:line-through">ti</span> tyve minutter.</p>')
  await selvsyn.page
    .getByRole('dialog', { name: /^Teksten har ord/ })
    .getByRole('button', { name: 'Udelad det slettede' })
    .click()
  await expect.poll(() => findings.assessment.blocks()).toEqual(['p Der er tyve minutter.'])
})

test('a phrase is filled in where it is open, and a law is no proper name in mid-sentence', async () => {
  await findings.assessment.text.focus()
  await findings.assessment.press('Control+a')
  await findings.assessment.press('Delete')
  await findings.assessment.press('Control+Shift+KeyE')
  await findings.assessment.pick('Vælg vending', 'herunder at')
  await findings.assessment.hasMarked('…')
  await selvsyn.page.keyboard.type('der læses post dagligt')
  await findings.assessment.press('Control+End')
  await selvsyn.page.keyboard.type('Jf.')
  await findings.assessment.press('Control+Shift+KeyR')
  await findings.assessment.pick('Vælg retskilde', 'Forvaltningsloven § 19')
  await expect
    .poll(() => findings.assessment.blocks())
    .toEqual([
      'p Borgerrådgiveren har noteret sig det oplyste, herunder at der læses post dagligt, og foretager sig ikke yderligere på dette punkt. Jf. forvaltningsloven § 19',
    ])
})

test('in a small window one part is shown at a time, and a finding that is picked is what is shown', async () => {
  const resize = (width: number, height: number) =>
    selvsyn.application.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w as number, h as number), [width, height])
  await resize(720, 495)
  const part = (name: string) => selvsyn.page.getByRole('radio', { name, exact: true })
  await expect(part('Konstatering')).toBeChecked()
  await part('Temaer').press('Space')
  await expect(findings.title).toHaveCount(0)
  await findings.entry('Tid til at læse sagen').click()
  await expect(findings.title).toHaveValue('Tid til at læse sagen')
  await part('Belæg').press('Space')
  await expect(findings.evidence).toHaveCount(2)
  await expectAccessibleInBothThemes(selvsyn.page)
  await resize(1280, 800)
  await expect(findings.list).toBeVisible()
})

test('gradings of the same theme in other cases are at hand, and lead to their findings and back', async () => {
  const { id } = await inCore(selvsyn.page, 'inspection.start', {
    inspection: { kind: 'announcedVisit', caseNumber: '2016-0000001', title: 'Henvendelser i borgerservice', announcedOn: '2016-02-01' },
    authorities: [],
  })
  const steps = await inCore(selvsyn.page, 'criticismStep.list', {})
  const step = steps.find(({ label }) => label === 'Uheldigt')
  await inCore(selvsyn.page, 'finding.create', { inspectionId: id, title: 'Post hentes for sent', criticismStepId: step?.id ?? null })
  await findings.entry('Systematik').click()
  await selvsyn.page.getByRole('button', { name: 'Tidligere bedømmelser' }).click()
  const earlier = selvsyn.page.getByRole('list', { name: 'Tidligere bedømmelser' })
  await expect(earlier).toContainText('Uheldigt')
  await expect(earlier).toContainText('2016 · Henvendelser i borgerservice')
  await expectAccessibleInBothThemes(selvsyn.page)
  await earlier.getByRole('button').click()
  await expect(findings.title).toHaveValue('Post hentes for sent')
  await open()
})

test('a kill in the middle of typing loses no more than a quarter of a second', async () => {
  await findings.entry('Systematik').click()
  await findings.facts.write('Skrevet lige før strømmen gik.')
  await selvsyn.page.waitForTimeout(400)
  await selvsyn.kill9()
  selvsyn = await launchSelvsyn({ profile: selvsyn.profile })
  await unlock(selvsyn)
  await open()
  await findings.entry('Systematik').click()
  await expect(findings.facts.text).toHaveText('Skrevet lige før strømmen gik.')
  const rows = await inCore(selvsyn.page, 'finding.list', { inspectionId })
  expect(JSON.stringify(rows.find((row) => row.title.startsWith('Systematik'))?.facts)).toContain('Skrevet lige før strømmen gik.')
  await expectNoAxeViolations(selvsyn.page)
})
