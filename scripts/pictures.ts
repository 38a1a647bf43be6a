import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type {} from '../renderer/data/bridge.ts'
import { issueKey, type Issue } from '../src/domain/issue.ts'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../test/support/app.ts'
import { ProfileScreen } from '../test/window/screens/profile-screen.mts'
import { SearchScreen } from '../test/window/screens/search-screen.mts'
import { ShellScreen } from '../test/window/screens/shell-screen.mts'
import { buildProgram } from './build.ts'

/**
 * `npm run pictures`: takes the README's pictures from the running program with the example case in it. Light ones go to docs/pictures;
 * `-- --all` takes each screen also in dark and in forced colours, into out/pictures, to be looked at.
 */

const root = join(import.meta.dirname, '..')
const size = { width: 1280, height: 800 }

/** The screens in the order of a case's life, and how each is reached from the one before. */
const screens: readonly (readonly [name: string, reach: (selvsyn: Selvsyn) => Promise<unknown>])[] = [
  ['overblik', (selvsyn) => selvsyn.chooseMenu('chapter.overview')],
  ['varsling', (selvsyn) => selvsyn.chooseMenu('chapter.announcement')],
  ['besoeg', (selvsyn) => selvsyn.chooseMenu('chapter.visit')],
  ['tjekliste', ({ page }) => page.getByRole('region', { name: 'Tjeklister' }).getByText('Håndtering og fordeling').click()],
  ['konstateringer', (selvsyn) => selvsyn.chooseMenu('chapter.findings')],
  ['rapport', (selvsyn) => selvsyn.chooseMenu('chapter.report')],
  ['rapport-sider', ({ page }) => page.getByText('Sider', { exact: true }).click()],
  ['hoering', (selvsyn) => selvsyn.chooseMenu('chapter.hearing')],
  ['opfoelgning', (selvsyn) => selvsyn.chooseMenu('chapter.followUp')],
  [
    'breve',
    async (selvsyn) => {
      await selvsyn.chooseMenu('chapter.letters')
      await selvsyn.page.getByRole('option').first().click()
    },
  ],
  ['dokumenter', (selvsyn) => selvsyn.chooseMenu('chapter.documents')],
  ['soeg', (selvsyn) => selvsyn.chooseMenu('search').then(() => new SearchScreen(selvsyn.page).find('henvendelse'))],
  ['indstillinger', (selvsyn) => selvsyn.chooseMenu('settings')],
]

/** A profile with the example case, whose preliminary report has been issued. */
async function prepare(selvsyn: Selvsyn): Promise<void> {
  await selvsyn.application.evaluate(({ BrowserWindow }, content) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(content.width, content.height)
  }, size)
  await new ProfileScreen(selvsyn.page).createProfile()
  await selvsyn.openDialogAnswers(join(root, 'resources/example/skriftlige-henvendelser.json'))
  await selvsyn.saveDialogAnswers(join(selvsyn.profile, 'rapport.docx'))
  await selvsyn.chooseMenu('openCaseFile')
  await new ShellScreen(selvsyn.page).title.filter({ hasText: 'skriftlige henvendelser' }).waitFor()
  const inspectionId = await selvsyn.page.evaluate(async () => {
    const overview = await window.selvsyn.call('inspection.overview', {})
    return overview.ok ? (overview.value[0]?.id ?? '') : ''
  })
  const issue = (confirmed: string[]) =>
    selvsyn.page.evaluate((input) => window.selvsyn.call('report.issue', input), { inspectionId, kind: 'preliminaryReport' as const, confirmed })
  const first = await issue([])
  if (!first.ok && first.error.code === 'needsConfirmation') await issue((JSON.parse(String(first.error.params['issues'])) as Issue[]).map(issueKey))
  for (const kind of ['announcement', 'memo'] as const)
    await selvsyn.page.evaluate((input) => window.selvsyn.call('letter.start', input), { inspectionId, kind, questionIds: [], recommendationIds: [] })
}

async function takeAll(selvsyn: Selvsyn, folder: string, name: string): Promise<void> {
  for (const [look, media] of [
    ['lys', { colorScheme: 'light', forcedColors: 'none' }],
    ['moerk', { colorScheme: 'dark', forcedColors: 'none' }],
    ['tvungne-farver', { colorScheme: 'light', forcedColors: 'active' }],
  ] as const) {
    await selvsyn.page.emulateMedia(media)
    await selvsyn.page.waitForTimeout(300)
    await selvsyn.page.screenshot({ path: join(folder, `${name}-${look}.png`) })
  }
  await selvsyn.page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
}

const everyLook = process.argv.includes('--all')
const folder = join(root, everyLook ? 'out/pictures' : 'docs/pictures')
process.env['SELVSYN_DIST'] ??= 'out/window-test'
await buildProgram()
mkdirSync(folder, { recursive: true })
const selvsyn = await launchSelvsyn()
try {
  await selvsyn.page.emulateMedia({ colorScheme: 'light' })
  if (everyLook) await takeAll(selvsyn, folder, 'velkommen')
  await prepare(selvsyn)
  for (const [name, reach] of screens) {
    await reach(selvsyn)
    // Until lists and pages have come and transitions are over.
    await selvsyn.page.waitForTimeout(1500)
    if (everyLook) await takeAll(selvsyn, folder, name)
    else await selvsyn.page.screenshot({ path: join(folder, `${name}.png`) })
  }
  console.log(`${screens.length} screens in ${folder}`)
} finally {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
}
