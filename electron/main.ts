import { app, clipboard, dialog, ipcMain, Menu, nativeTheme, Notification, powerSaveBlocker, type BrowserWindow } from 'electron'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { connectClient, type Client } from '../src/api/client.ts'
import type { Settings } from '../src/api/events.ts'
import { link, type Link } from '../src/api/link.ts'
import { traceOf, type LogEntry } from '../src/api/log.ts'
import type { FileKind, FolderPurpose, OpenedFileKind } from '../src/api/file-kind.ts'
import type { Printable } from '../src/api/printable.ts'
import { electronRunsTheCore, startCore, type CoreProcess } from './core-process.ts'
import { askBeforeClosing, askToRestart, askWhenHung, chooseFolder, chooseOpenPath, chooseSavePath, showAbout } from './dialogs.ts'
import { guardEverything, guardSession, isLookedInto } from './guards.ts'
import { ipc } from './ipc.ts'
import { noticeOf, onceADay } from './due-notice.ts'
import { keychainAvailable, unwrapKey, wrapKey } from './keys.ts'
import { openLog } from './log-file.ts'
import { buildMenu, offerContextMenu } from './menu.ts'
import { isFromPage, registerPageScheme, servePage } from './page.ts'
import { LockWatch } from './lock-watch.ts'
import { print, printOnPaper } from './print.ts'
import { stringsIn } from './strings.ts'
import { Wakefulness } from './wakefulness.ts'
import { bringToFront, openWindow } from './window.ts'

// One folder holds everything of a person; what Chromium writes for itself stays apart from the data.
const profileFolder =
  process.env['SELVSYN_PROFILE'] ??
  join(process.platform === 'win32' ? (process.env['LOCALAPPDATA'] ?? app.getPath('appData')) : app.getPath('appData'), 'Selvsyn')
const windowFolder = join(profileFolder, 'window')
app.setPath('userData', windowFolder)

const log = openLog(join(profileFolder, 'log', 'selvsyn.log'))
let settings: Settings = {
  language: 'da',
  appearance: 'system',
  letterheadId: null,
  dueNotice: true,
  journalPattern: '',
  lockAfterMinutes: 'never',
  lockWhenAsleep: true,
  lockWithScreen: true,
  hideFromCapture: true,
}
let window: BrowserWindow | null = null
let core: Core | null = null
const wakefulness = new Wakefulness(powerSaveBlocker)
const lockWatch = new LockWatch({
  settings: () => settings,
  lock: (command) => window?.webContents.send(ipc.menu, command),
})
/** When the core last stopped by itself, in milliseconds since the start of the program. */
let coreStoppedAt = -Infinity
let quitting = false

/** The core as main has it: its process, the connection on which it asks things of main, and main as one of its clients. */
type Core = { readonly process: CoreProcess; readonly control: Link; readonly client: Client }

/** A core that stops twice within this time is not started a third time without asking. */
const coreGivenUpAfter = 60_000

// The built code runs from the archive of the packaged program; what other processes open as files lies beside it.
const builtFolder = import.meta.dirname
const unpackedFolder = builtFolder.replace('app.asar', 'app.asar.unpacked')

process.on('uncaughtException', failed)
process.on('unhandledRejection', failed)

// As root (CI) Chromium runs with --no-sandbox only, which this would override; the page is sandboxed by its own preference in any case.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
// Chromium's own words (dates, form hints) are Danish like the program's.
app.commandLine.appendSwitch('lang', 'da')
app.commandLine.appendSwitch('disable-background-networking')
// Where there is no graphics card (a display in memory), the older Electron now and then hangs for good while it gives up looking for one.
if (!electronRunsTheCore) app.disableHardwareAcceleration()
registerPageScheme()
guardEverything()

// As it is delivered, the program opens nobody's data while others can look into it. Before there is a profile there is nothing to see, and the delivered
// program can be tested as it is.
if (app.isPackaged && isLookedInto() && existsSync(join(profileFolder, 'profile.json'))) {
  log({ level: 'warning', message: 'started with remote debugging: ended' })
  app.exit(1)
} else if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (window) bringToFront(window)
  })
  app.on('window-all-closed', () => {
    app.quit()
  })
  void app.whenReady().then(run)
} else app.quit()

function run(): void {
  guardSession()
  servePage(join(builtFolder, 'renderer'))
  core = runCore()
  showMenu()
  answerWindows()
  window = open()
  app.on('will-quit', (event) => {
    if (quitting) return
    quitting = true
    event.preventDefault()
    const patience = new Promise((resolve) => setTimeout(resolve, 5000))
    void Promise.race([core?.control.ask('close', null).catch(() => null), patience]).then(() => {
      app.exit(0)
    })
  })
}

/** Starts the core, for the first time or after it has stopped. */
function runCore(): Core {
  const started = startCore(
    join(unpackedFolder, 'core.cjs'),
    { profileFolder, resourcesFolder: join(unpackedFolder, 'resources'), appVersion: app.getVersion() },
    () => void coreStopped(),
  )
  const control = link(started.connect(), {
    answer: answerCore,
    news: (entry) => {
      log(entry as LogEntry)
    },
  })
  // Main has no business with what is typed: of the events it hears the settings and that the profile was opened or locked.
  const client = connectClient(started.connect(), ['settings', 'profile'])
  client.subscribe((event) => {
    if (event.type === 'settings') become(event.settings)
    // The screens have their data first.
    if (event.type === 'profile') setTimeout(() => void tellWhatIsDue(client), 2000)
    if (event.type === 'profile') void lookWhetherOpen(client)
  })
  void client.call('settings.get', {}).then((result) => {
    if (result.ok) become(result.value)
  })
  return { process: started, control, client }
}

async function lookWhetherOpen(client: Client): Promise<void> {
  const status = await client.call('profile.status', {})
  lockWatch.tell(status.ok && status.value.state === 'open')
}

/** Once a day, when the profile is open: how much is due, by the system's own notification. */
async function tellWhatIsDue(client: Client): Promise<void> {
  if (!settings.dueNotice || !Notification.isSupported()) return
  // Without a single line of what is due: the counts are all that main asks for.
  const due = await client.call('followUp.due', { limit: 0 })
  if (!due.ok) return
  const body = noticeOf(due.value.counts, stringsIn(settings.language).notice)
  if (body === null || !onceADay(join(windowFolder, 'due-notice.txt'), new Date())) return
  const notice = new Notification({ title: 'Selvsyn', body })
  notice.on('click', () => {
    if (window) bringToFront(window)
  })
  notice.show()
}

function become(next: Settings): void {
  settings = next
  window?.setContentProtection(next.hideFromCapture)
  showMenu()
}

function showMenu(): void {
  nativeTheme.themeSource = settings.appearance
  Menu.setApplicationMenu(
    buildMenu(stringsIn(settings.language), settings.appearance, {
      command: (command) => {
        window?.webContents.send(ipc.menu, command)
      },
      setAppearance: (appearance) => void core?.client.call('settings.update', { appearance }),
      showAbout: () => {
        showAbout(stringsIn(settings.language))
      },
    }),
  )
}

/** What nobody expected is logged; before there is a window it is also the end, said aloud. */
function failed(error: unknown): void {
  log({ level: 'error', message: 'main failed', cause: traceOf(error) })
  if (window) return
  dialog.showErrorBox('Selvsyn', error instanceof Error ? error.message : 'unknown')
  app.exit(1)
}

function open(): BrowserWindow {
  const opened = openWindow(join(windowFolder, 'window-state.json'), {
    beforeClosing: (asking, unsaved) => askBeforeClosing(stringsIn(settings.language), asking, unsaved),
    whenHung: (asking, answersAgain) => askWhenHung(stringsIn(settings.language), asking, answersAgain),
  })
  opened.setContentProtection(settings.hideFromCapture)
  lockWatch.watch(opened)
  offerContextMenu(opened, () => stringsIn(settings.language))
  opened.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void windowStopped(opened, reason)
  })
  return opened
}

/** A page asks for its connection when it loads, also after a reload, and for text to be copied; only the program's own page is heard. */
function answerWindows(): void {
  ipcMain.on(ipc.connect, (event) => {
    if (core && isFromPage(event)) event.sender.postMessage(ipc.port, null, [core.process.connectWindow()])
  })
  ipcMain.on(ipc.copy, (event, text: unknown) => {
    if (isFromPage(event) && typeof text === 'string') void clipboard.writeText(text)
  })
}

/** What the core asks of main. */
function answerCore(name: string, input: unknown): Promise<unknown> {
  const strings = stringsIn(settings.language)
  switch (name) {
    case 'chooseSavePath': {
      const { suggestedName, kind } = input as { suggestedName: string; kind: FileKind }
      return chooseSavePath(strings, suggestedName, kind)
    }
    case 'chooseOpenPath':
      return chooseOpenPath(strings, (input as { kind: OpenedFileKind }).kind)
    case 'chooseFolder':
      return chooseFolder(strings, (input as { purpose: FolderPurpose }).purpose)
    case 'print':
      return print(input as Printable)
    case 'stayAwake':
      wakefulness.keep(input === true)
      return Promise.resolve(null)
    case 'printOnPaper':
      return printOnPaper(input as Printable)
    case 'keychain.available':
      return keychainAvailable()
    case 'keychain.wrap':
      return wrapKey(input as Uint8Array)
    case 'keychain.unwrap':
      return unwrapKey(input as Uint8Array)
    default:
      return Promise.resolve(null)
  }
}

/** Starts the core anew and tells the page, which keeps what is not saved; when that does not help, the person decides. */
async function coreStopped(): Promise<void> {
  if (quitting) return
  log({ level: 'error', message: 'the core process ended' })
  wakefulness.keep(false)
  const before = coreStoppedAt
  coreStoppedAt = performance.now()
  if (coreStoppedAt - before > coreGivenUpAfter) {
    core = runCore()
    window?.webContents.send(ipc.coreGone)
    return
  }
  quitting = true
  const { trouble } = stringsIn(settings.language)
  if (await askToRestart(trouble.coreStopped, trouble.coreStoppedDetail, trouble.restart, trouble.quit)) app.relaunch()
  app.exit(1)
}

async function windowStopped(stopped: BrowserWindow, reason: string): Promise<void> {
  log({ level: 'error', message: `the window's process ended: ${reason}` })
  // The microphone went with it.
  wakefulness.keep(false)
  const { trouble } = stringsIn(settings.language)
  if (await askToRestart(trouble.windowStopped, trouble.windowStoppedDetail, trouble.reopen, trouble.quit)) stopped.webContents.reload()
  else app.exit(1)
}
