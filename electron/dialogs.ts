import { app, BrowserWindow, dialog } from 'electron'
import { join } from 'node:path'
import type { FileKind } from '../src/api/file-kind.ts'
import { safeFileName } from './file-name.ts'
import type { MenuStrings } from './strings.ts'

/** Asks where to save; null when the person closed the dialog. The first place offered is the documents folder. */
export async function chooseSavePath(strings: MenuStrings, suggestedName: string, kind: FileKind): Promise<string | null> {
  const options = {
    title: kind === 'word' ? strings.dialogs.saveWord : strings.dialogs.saveCaseFile,
    defaultPath: join(app.getPath('documents'), safeFileName(suggestedName)),
    filters: [filterOf(strings, kind)],
    // Windows and macOS ask this by themselves.
    properties: ['showOverwriteConfirmation' as const],
  }
  const window = frontWindow()
  const { canceled, filePath } = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options)
  return canceled || !filePath ? null : filePath
}

/** Asks which file to open; null when the person closed the dialog. */
export async function chooseOpenPath(strings: MenuStrings, kind: FileKind): Promise<string | null> {
  const options = {
    title: kind === 'word' ? strings.dialogs.openWord : strings.dialogs.openCaseFile,
    properties: ['openFile' as const],
    filters: [filterOf(strings, kind)],
  }
  const window = frontWindow()
  const { canceled, filePaths } = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
  return canceled ? null : (filePaths[0] ?? null)
}

/** Which program this is, and on what it runs. */
export function showAbout(strings: MenuStrings): void {
  const options = {
    type: 'info' as const,
    title: strings.application.about,
    message: `Selvsyn · ${strings.about.version.replace('{{version}}', app.getVersion())}`,
    detail: `${strings.about.made}\n\nElectron ${process.versions.electron} · Chromium ${process.versions.chrome}`,
  }
  const window = frontWindow()
  void (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
}

/** Says that something stopped and asks whether to start it again. */
export async function askToRestart(message: string, detail: string, again: string, quit: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({ type: 'error', title: 'Selvsyn', message, detail, buttons: [again, quit], defaultId: 0, cancelId: 1 })
  return response === 0
}

function filterOf(strings: MenuStrings, kind: FileKind): { name: string; extensions: string[] } {
  return kind === 'word' ? { name: strings.dialogs.wordFiles, extensions: ['docx'] } : { name: strings.dialogs.caseFiles, extensions: ['json'] }
}

function frontWindow(): BrowserWindow | undefined {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
}
