import { app, BrowserWindow, ipcMain, nativeTheme } from 'electron'
import { join } from 'node:path'
import { ipc } from './ipc.ts'
import { isFromPage, pageAddress } from './page.ts'
import { readWindowState, rememberWindowState } from './window-state.ts'

/** How long a closing window may take to write down what is unsaved, before the person is asked whether to wait. */
const flushMilliseconds = 2000

/** What the window asks the person, in words that main has. */
export type WindowQuestions = {
  /** Before closing: something is neither saved nor a draft (its names), or the page did not say (null). */
  beforeClosing(window: BrowserWindow, unsaved: string | null): Promise<'again' | 'close' | 'cancel'>
  /** The page has not answered for a while; the question goes away when it does again. Answers whether to give it up. */
  whenHung(window: BrowserWindow, answersAgain: AbortSignal): Promise<boolean>
}

/** Opens the program's window where it was last time. It shows itself once it has something to show. */
export function openWindow(stateFile: string, questions: WindowQuestions): BrowserWindow {
  const state = readWindowState(stateFile)
  const window = new BrowserWindow({
    ...state.bounds,
    minWidth: 720,
    minHeight: 520,
    show: false,
    title: 'Selvsyn',
    // Windows and macOS take it from the program itself.
    ...(process.platform === 'linux' ? { icon: join(import.meta.dirname, 'resources', 'icons', 'icon.png') } : {}),
    // The page's own ground, so that nothing flashes before it has been drawn.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#12171f' : '#f5f4f1',
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      devTools: !app.isPackaged,
      // Linux has no spelling dictionary of its own, and none may be fetched.
      spellcheck: process.platform !== 'linux',
    },
  })
  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize()
    window.show()
  })
  rememberWindowState(window, stateFile)
  flushBeforeClosing(window, questions)
  watchForHanging(window, questions)
  // Chromium asks nobody before it leaves for about:blank; whatever sent the window there, it comes back.
  window.webContents.on('did-navigate', (_event, address) => {
    if (address !== pageAddress) void window.loadURL(pageAddress)
  })
  void window.loadURL(pageAddress)
  return window
}

/** Puts the window before all others, as a second start of the program does. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function flushBeforeClosing(window: BrowserWindow, questions: WindowQuestions): void {
  let closing = false
  window.on('close', (event) => {
    event.preventDefault()
    if (closing) return
    closing = true
    void mayClose(window, questions).then((may) => {
      if (may) window.destroy()
      else closing = false
    })
  })
}

/** Nothing that was typed goes with the window unless the person has said so. */
async function mayClose(window: BrowserWindow, questions: WindowQuestions): Promise<boolean> {
  for (;;) {
    if (window.isDestroyed() || window.webContents.isCrashed()) return true
    const unsaved = await flushed(window)
    if (unsaved === '') return true
    const answer = await questions.beforeClosing(window, unsaved)
    if (answer !== 'again') return answer === 'close'
  }
}

/** Asks the page to write down what is unsaved; answers the names of what it could not, or null when it did not say in time. */
function flushed(window: BrowserWindow): Promise<string | null> {
  return new Promise((resolve) => {
    const end = (unsaved: string | null) => {
      ipcMain.off(ipc.flushed, hear)
      clearTimeout(timer)
      resolve(unsaved)
    }
    const hear = (event: Electron.IpcMainEvent, unsaved: unknown) => {
      if (event.sender === window.webContents && isFromPage(event)) end(String(unsaved))
    }
    const timer = setTimeout(end, flushMilliseconds, null)
    ipcMain.on(ipc.flushed, hear)
    window.webContents.send(ipc.menu, 'flush')
  })
}

function watchForHanging(window: BrowserWindow, questions: WindowQuestions): void {
  window.on('unresponsive', () => {
    const answersAgain = new AbortController()
    window.once('responsive', () => {
      answersAgain.abort()
    })
    void questions.whenHung(window, answersAgain.signal).then((giveUp) => {
      if (giveUp && !answersAgain.signal.aborted) window.webContents.forcefullyCrashRenderer()
    })
  })
}
