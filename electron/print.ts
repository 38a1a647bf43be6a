import { BrowserWindow } from 'electron'
import type { Printable } from '../src/api/printable.ts'
import { printAddress } from './page.ts'

/** Milliseconds. A report of a thousand pages takes half a minute. */
const longest = 180_000

/**
 * A document as PDF, tagged where the runtime can (the older one that development falls back on cannot). It is laid out in a window that nobody sees, which has
 * neither Node nor a bridge nor a network; the print goes from memory to memory.
 * @returns null when it could not be made
 */
export const print = (printable: Printable): Promise<Uint8Array | null> => inHiddenWindow((window) => pdfIn(window, printable))

/** Opens the system's print dialog for a document. Answers whether it went to a printer. */
export async function printOnPaper(printable: Printable): Promise<boolean> {
  const isPrinted = await inHiddenWindow(async (window) => {
    await layOut(window, printable)
    return new Promise<boolean>((resolve) => {
      window.webContents.print({ silent: false, printBackground: true, margins: { marginType: 'none' } }, resolve)
    })
  })
  return isPrinted === true
}

/** Carries out something in a window that nobody sees; null when it could not be done. */
async function inHiddenWindow<Value>(work: (window: BrowserWindow) => Promise<Value>): Promise<Value | null> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, devTools: false, backgroundThrottling: false },
  })
  const patience = new Promise<null>((resolve) => setTimeout(resolve, longest, null).unref())
  const ended = new Promise<null>((resolve) => {
    window.webContents.once('render-process-gone', () => resolve(null))
  })
  try {
    return await Promise.race([work(window), patience, ended])
  } catch {
    return null
  } finally {
    window.destroy()
  }
}

async function layOut(window: BrowserWindow, printable: Printable): Promise<void> {
  await window.loadURL(printAddress)
  await window.webContents.executeJavaScript(`layOut(${JSON.stringify(printable)})`)
}

async function pdfIn(window: BrowserWindow, printable: Printable): Promise<Uint8Array> {
  await layOut(window, printable)
  const pdf = await window.webContents.printToPDF({
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    preferCSSPageSize: true,
    printBackground: true,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
  })
  return new Uint8Array(pdf)
}
