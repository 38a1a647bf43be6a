import { app, BrowserWindow, ipcMain, nativeTheme } from 'electron'
import { join } from 'node:path'
import { ipc } from './ipc.ts'
import { isFromPage, pageAddress } from './page.ts'
import { readWindowState, rememberWindowState } from './window-state.ts'

/** How long a closing window may take to write down what is unsaved. Nothing relies on it: every change is journalled as it is typed. */
const flushMilliseconds = 2000

/** Opens the program's window where it was last time. It shows itself once it has something to show. */
export function openWindow(stateFile: string): BrowserWindow {
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
  flushBeforeClosing(window)
  void window.loadURL(pageAddress)
  return window
}

/** Puts the window before all others, as a second start of the program does. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function flushBeforeClosing(window: BrowserWindow): void {
  let closing = false
  window.on('close', (event) => {
    event.preventDefault()
    if (closing) return
    closing = true
    void flushed(window).then(() => {
      window.destroy()
    })
  })
}

/** Asks the page to write down what is unsaved; resolves when it has, or when its time is up. */
function flushed(window: BrowserWindow): Promise<void> {
  if (window.webContents.isCrashed()) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, flushMilliseconds)
    const hear = (event: Electron.IpcMainEvent) => {
      if (event.sender !== window.webContents || !isFromPage(event)) return
      ipcMain.off(ipc.flushed, hear)
      clearTimeout(timer)
      resolve()
    }
    ipcMain.on(ipc.flushed, hear)
    window.webContents.send(ipc.menu, 'flush')
  })
}
