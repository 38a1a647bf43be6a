import { expect, test } from '@playwright/test'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { startSmallCase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { PlanScreen } from './screens/plan-screen.mts'
import { ShellScreen } from './screens/shell-screen.mts'

test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let plan: PlanScreen
let shell: ShellScreen
const thisYear = new Date().getFullYear()

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  await startSmallCase(selvsyn.page)
  await inCore(selvsyn.page, 'colleague.create', { name: 'Asta Holmgaard', title: 'Jurist' })
  plan = new PlanScreen(selvsyn.page)
  shell = new ShellScreen(selvsyn.page)
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test('themes are written one after the other and given a quarter, a person and a reason', async () => {
  await plan.open()
  await plan.add('håndtering af returpost', thisYear)
  await plan.add('telefonbetjening', thisYear)
  await expect(plan.quarter(`${thisYear} Uden kvartal`)).toContainText('håndtering af returpost')
  await plan.entry('håndtering af returpost').getByRole('button', { expanded: false }).first().click()
  await plan.choose('Kvartal', '2. kvartal')
  // The line has moved; it is still open, and the keyboard has gone with it.
  await expect(selvsyn.page.getByRole('button', { name: 'Kvartal' })).toBeFocused()
  await selvsyn.page.getByRole('textbox', { name: 'Hvorfor' }).fill('Flere klager over breve, der kommer retur.')
  await plan.choose('Hvem', 'Asta Holmgaard')
  await selvsyn.page.getByRole('textbox', { name: 'Forvaltning' }).fill('Socialforvaltningen')
  await expect(plan.quarter(`${thisYear} 2. kvartal`)).toContainText('håndtering af returpost')
  await expect(plan.quarter(`${thisYear} 2. kvartal`)).toContainText('Socialforvaltningen · Asta Holmgaard')
  await expectAccessibleInBothThemes(selvsyn.page)
})

test('a case starts from the plan, filled with what the plan knows, and the plan leads to it', async () => {
  // What was typed last counts, though the field was not left before.
  await selvsyn.page.getByRole('textbox', { name: 'Forvaltning' }).fill('Beskæftigelsesforvaltningen')
  await plan.entry('håndtering af returpost').getByRole('button', { name: 'Start sag …' }).click()
  const dialog = selvsyn.page.getByRole('dialog', { name: 'Ny inspektion' })
  await expect(dialog).toContainText('Begynder »håndtering af returpost« fra årsplanen.')
  await expect(dialog.getByRole('textbox', { name: 'Titel' })).toHaveValue('Håndtering af returpost')
  await expect(dialog.getByRole('textbox', { name: 'Formål' })).toHaveValue('Flere klager over breve, der kommer retur.')
  await expect(dialog.getByRole('combobox', { name: 'Forvaltning' })).toHaveValue('Beskæftigelsesforvaltningen')
  await expect(dialog.getByRole('textbox', { name: 'Planlagt fra' })).toHaveValue(`01-04-${thisYear}`)
  await dialog.getByRole('textbox', { name: 'Sagsnr.', exact: true }).fill('2018-0000001')
  await dialog.getByRole('button', { name: 'Opret inspektion' }).click()
  await expect(shell.title).toHaveText('Håndtering af returpost')
  await plan.open()
  await expect(plan.entry('håndtering af returpost')).toContainText('sagen er oprettet')
  await plan.entry('håndtering af returpost').getByRole('button', { name: 'Åbn sagen' }).click()
  await expect(shell.title).toHaveText('Håndtering af returpost')
})

test('a theme that is removed can be taken back', async () => {
  await plan.open()
  await selvsyn.page.getByRole('button', { name: 'Fjern »telefonbetjening« fra årsplanen' }).click()
  await expect(plan.entry('telefonbetjening')).toHaveCount(0)
  await selvsyn.page.getByRole('button', { name: 'Fortryd' }).click()
  await expect(plan.entry('telefonbetjening')).toBeVisible()
})

test('two cases that go together say so in both, and stop saying it in both', async () => {
  const related = selvsyn.page.getByRole('region', { name: 'Hører sammen med' })
  await shell.openCase('Skriftlige henvendelser')
  await related.getByRole('button', { name: 'Tilføj sag' }).click()
  await selvsyn.page
    .getByRole('option', { name: /Håndtering af returpost/ })
    .last()
    .click()
  await expect(related).toContainText('2018-0000001')
  await expectAccessibleInBothThemes(selvsyn.page)
  await related.getByRole('button', { name: 'Håndtering af returpost', exact: true }).click()
  await expect(shell.title).toHaveText('Håndtering af returpost')
  await expect(related).toContainText('Skriftlige henvendelser')
  await related.getByRole('button', { name: 'Fjern henvisningen til »Skriftlige henvendelser«' }).click()
  await expect(related).toContainText('Ingen andre sager.')
  await shell.message('Henvisningen til »Skriftlige henvendelser« er fjernet').getByRole('button', { name: 'Fortryd' }).click()
  await expect(related).toContainText('Skriftlige henvendelser')
  await related.getByRole('button', { name: 'Fjern henvisningen til »Skriftlige henvendelser«' }).click()
  await shell.openCase('Skriftlige henvendelser')
  await expect(related).toContainText('Ingen andre sager.')
})
