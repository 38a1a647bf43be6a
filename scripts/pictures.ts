import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { launchSelvsyn, removeProfile } from '../test/support/app.ts'
import { ProfileScreen } from '../test/window/screens/profile-screen.mts'
import { ShellScreen } from '../test/window/screens/shell-screen.mts'
import { buildProgram, builtFolder } from './build.ts'

/**
 * `npm run pictures`: takes a picture of each main screen from the running program with the example case, for the README.
 * `npm run pictures -- --all` takes them in light, dark and forced colours and at 200 % zoom as well, into `out/pictures`, to be looked at.
 */

const root = join(import.meta.dirname, '..')
const example = join(root, 'resources', 'example', 'skriftlige-henvendelser.json')
const title = 'Håndtering og fordeling af skriftlige henvendelser på beskæftigelsesområdet'

type Look = { readonly name: string; readonly colorScheme: 'light' | 'dark'; readonly forcedColors: 'none' | 'active'; readonly zoom: number }
const light: Look = { name: '', colorScheme: 'light', forcedColors: 'none', zoom: 1 }
const looks: Look[] = [
  light,
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none', zoom: 1 },
  { name: 'forced', colorScheme: 'dark', forcedColors: 'active', zoom: 1 },
  { name: 'zoom', colorScheme: 'light', forcedColors: 'none', zoom: 2 },
]

/** The way to each screen, from the one before it. */
function screens(page: Page, shell: ShellScreen): [name: string, go: () => Promise<void>][] {
  const chapter = (name: string) => () => shell.openChapter(name)
  return [
    ['overblik', chapter('Overblik')],
    ['varsling', chapter('Varsling')],
    ['besoeg', chapter('Besøg')],
    ['tjekliste', () => page.getByRole('region', { name: 'Tjeklister' }).getByRole('button').nth(1).click()],
    ['konstateringer', chapter('Konstateringer')],
    ['rapport', chapter('Rapport')],
    ['rapport-sider', () => page.getByText('Sider', { exact: true }).first().click()],
    ['hoering', chapter('Høring')],
    ['dokumenter', chapter('Dokumenter')],
    ['soeg', () => shell.openSearch()],
    ['indstillinger', () => shell.openSettings()],
  ]
}

/** Makes a profile with the example case and both reports issued. */
async function prepare(selvsyn: Awaited<ReturnType<typeof launchSelvsyn>>, folder: string): Promise<ShellScreen> {
  const { page } = selvsyn
  const shell = new ShellScreen(page)
  await page.waitForSelector('h1')
  await new ProfileScreen(page).createProfile()
  await selvsyn.openDialogAnswers(example)
  await selvsyn.chooseMenu('openCaseFile')
  await shell.openCase(title)
  for (const kind of ['preliminaryReport', 'finalReport']) {
    await selvsyn.saveDialogAnswers(join(folder, `${kind}.docx`))
    await page.evaluate(async (reportKind) => {
      const call = window.selvsyn.call as (name: string, input: unknown) => Promise<{ ok: boolean; value: { id: string }[] }>
      const [inspection] = (await call('inspection.overview', {})).value
      await call('report.issue', { inspectionId: inspection?.id, kind: reportKind, confirmed: [] })
    }, kind)
  }
  return shell
}

async function takePictures(all: boolean): Promise<void> {
  await buildProgram()
  const folder = join(root, ...(all ? ['out', 'pictures'] : ['docs', 'pictures']))
  const scratch = join(root, 'out', 'pictures-scratch')
  mkdirSync(folder, { recursive: true })
  mkdirSync(scratch, { recursive: true })
  console.log(`built in ${builtFolder()}`)
  const selvsyn = await launchSelvsyn()
  const { page } = selvsyn
  try {
    const shell = await prepare(selvsyn, scratch)
    for (const look of all ? looks : [light]) {
      await page.emulateMedia({ colorScheme: look.colorScheme, forcedColors: look.forcedColors })
      await selvsyn.application.evaluate(({ BrowserWindow }, zoom) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(zoom), look.zoom)
      await shell.case(title).click()
      for (const [name, go] of screens(page, shell)) {
        try {
          await go()
        } catch (error) {
          console.error(`${name} ${look.name}: ${String(error).split('\n')[0] ?? ''}`)
          continue
        }
        // Lets panes that measure themselves settle.
        await page.waitForTimeout(700)
        await page.screenshot({ path: join(folder, `${name}${look.name === '' ? '' : `-${look.name}`}.png`), animations: 'disabled' })
      }
    }
  } finally {
    await selvsyn.kill9()
    removeProfile(selvsyn.profile)
  }
  console.log(`pictures in ${folder}`)
}

if (process.platform === 'linux' && !process.env['DISPLAY']) {
  process.exitCode = spawnSync('xvfb-run', ['-a', process.execPath, ...process.argv.slice(1)], { stdio: 'inherit' }).status ?? 1
} else await takePictures(process.argv.includes('--all'))
