import { AxeBuilder } from '@axe-core/playwright'
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { findRuntime, runtimeEnvironment } from '../../scripts/runtime.ts'
import { builtFolder } from '../../scripts/build.ts'

/** The running program in its real window. */
export type Selvsyn = {
  readonly application: ElectronApplication
  readonly page: Page
  /** The folder that holds everything of this profile. */
  readonly profile: string
  /** The next save dialogs answer this path; null: the person closes them. */
  saveDialogAnswers(path: string | null): Promise<void>
  /** The next open dialogs answer this path; null: the person closes them. */
  openDialogAnswers(path: string | null): Promise<void>
  /** Chooses an item of the native menu by its id (the name of its command). */
  chooseMenu(id: string): Promise<void>
  /** The next questions of the system's own message box are answered by the button with this word; answers what each asked. */
  questionsAreAnswered(button: string): Promise<() => Promise<string[]>>
  /** The process that runs the core. Linux only. */
  corePid(): number
  /** Presses the window's cross; it may ask and stay. */
  closeWindow(): Promise<void>
  /** Closes the window as a person does, and waits until the program has ended. */
  close(): Promise<void>
  /** Ends the program and its core at once, as a power cut does. The profile stays. */
  kill9(): Promise<void>
}

/** An empty folder for a profile. */
export function freshProfile(): string {
  return mkdtempSync(join(tmpdir(), 'selvsyn-profile-'))
}

export function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
}

// Holds the program back until Playwright listens; without it a window that opens at the wrong moment is never seen.
const loader = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'lib/server/electron/loader.js')

/**
 * Starts the program as it was built by the set-up of the window tests.
 * @param profile the profile's folder; left out, a fresh one
 * @param variables of the environment, beside this process's own
 * @param switches of Chromium's, as a fake microphone is
 */
export async function launchSelvsyn({
  profile = freshProfile(),
  variables = {},
  switches = [],
}: { profile?: string; variables?: Record<string, string>; switches?: readonly string[] } = {}): Promise<Selvsyn> {
  const { executable } = await findRuntime()
  const application = await _electron.launch({
    executablePath: executable,
    args: ['-r', loader, ...switches, builtFolder()],
    env: { ...environment(), ...variables, SELVSYN_PROFILE: profile },
    // The program decides by its own setting and the system, as it does for a person.
    colorScheme: null,
  })
  const page = await application.firstWindow()
  await page.waitForLoadState('domcontentloaded')
  return {
    application,
    page,
    profile,
    saveDialogAnswers: (path) =>
      application.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' })
      }, path),
    openDialogAnswers: (path) =>
      application.evaluate(({ dialog }, filePath) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: filePath === null, filePaths: filePath === null ? [] : [filePath] })
      }, path),
    chooseMenu: (id) =>
      application.evaluate(({ Menu }, item) => {
        const found = Menu.getApplicationMenu()?.getMenuItemById(item)
        if (!found) throw new Error(`The menu has no item »${item}«`)
        ;(found.click as () => void)()
      }, id),
    questionsAreAnswered: async (button) => {
      await application.evaluate(({ dialog }, word) => {
        const asked: string[] = []
        Object.assign(globalThis, { asked })
        dialog.showMessageBox = ((_window: unknown, { message, detail, buttons }: { message: string; detail: string; buttons: string[] }) => {
          asked.push(`${message} ${detail}`)
          return Promise.resolve({ response: buttons.indexOf(word), checkboxChecked: false })
        }) as never
      }, button)
      return () => application.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
    },
    corePid: () => corePidOf(application),
    closeWindow: () =>
      application.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.close()
      }),
    close: () => application.close(),
    kill9: () => killGroup(application),
  }
}

/** The child of main whose command line names the core, or (in the current Electron) the one utility process that runs Node. */
function corePidOf(application: ElectronApplication): number {
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(application.process().pid)], { encoding: 'utf8' }).split('\n')
  const [pid] = children.filter((line) => line.includes('core.cjs') || line.includes('node.mojom.NodeService')).map((line) => Number.parseInt(line, 10))
  if (pid === undefined) throw new Error('The core does not run')
  return pid
}

/** Playwright starts the program as the leader of a process group of its own, to which the core belongs. */
async function killGroup(application: ElectronApplication): Promise<void> {
  const { pid } = application.process()
  if (pid === undefined) throw new Error('The program does not run')
  const ended = new Promise((resolve) => application.process().once('exit', resolve))
  process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  await ended
}

/** This process's environment and what the runtime needs beside it. */
export function environment(): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(own), ...runtimeEnvironment() }
}

/** No violations of axe's rules on the page as it stands. Legacy mode: Electron has no further blank pages for axe to work in. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}
