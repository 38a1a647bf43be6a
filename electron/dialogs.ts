import { app, BrowserWindow, dialog } from 'electron'
import { join } from 'node:path'
import type { FileKind, FolderPurpose, OpenedFileKind } from '../src/api/file-kind.ts'
import { safeFileName } from '../src/api/file-name.ts'
import type { MenuStrings } from './strings.ts'

/** Asks where to save; null when the person closed the dialog. The first place offered is the documents folder. */
export async function chooseSavePath(strings: MenuStrings, suggestedName: string, kind: FileKind): Promise<string | null> {
  const options = {
    title: {
      word: strings.dialogs.saveWord,
      wordTemplate: strings.dialogs.saveTemplate,
      caseFile: strings.dialogs.saveCaseFile,
      calendar: strings.dialogs.saveCalendar,
      spreadsheet: strings.dialogs.saveSpreadsheet,
      pdf: strings.dialogs.savePdf,
      any: strings.dialogs.saveAny,
      picture: strings.dialogs.savePicture,
      drawing: strings.dialogs.savePicture,
    }[kind],
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
export async function chooseOpenPath(strings: MenuStrings, kind: OpenedFileKind): Promise<string | null> {
  const options = {
    title: {
      word: strings.dialogs.openWord,
      wordTemplate: strings.dialogs.openTemplate,
      caseFile: strings.dialogs.openCaseFile,
      spreadsheet: strings.dialogs.openSpreadsheet,
      officeKey: strings.dialogs.openOfficeKey,
      any: strings.dialogs.openAny,
    }[kind],
    properties: ['openFile' as const],
    filters: [filterOf(strings, kind)],
  }
  const window = frontWindow()
  const { canceled, filePaths } = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
  return canceled ? null : (filePaths[0] ?? null)
}

/** Asks for a folder; null when the person closed the dialog. */
export async function chooseFolder(strings: MenuStrings, purpose: FolderPurpose): Promise<string | null> {
  const options = { title: strings.dialogs[purpose], properties: ['openDirectory' as const, 'createDirectory' as const] }
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

/** Asks before a window closes over words that are neither saved nor a draft; `unsaved` names them, null: it is not known. */
export async function askBeforeClosing(strings: MenuStrings, window: BrowserWindow, unsaved: string | null): Promise<'again' | 'close' | 'cancel'> {
  const { trouble } = strings
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Selvsyn',
    message: unsaved === null ? trouble.silent : trouble.unsaved,
    detail: unsaved === null ? trouble.silentDetail : trouble.unsavedDetail.replace('{{what}}', unsaved),
    buttons: [trouble.tryAgain, trouble.cancel, trouble.closeAnyway],
    defaultId: 0,
    cancelId: 1,
  })
  return (['again', 'cancel', 'close'] as const)[response] ?? 'cancel'
}

/** Says that the window does not answer; answers whether to give it up. The question goes away when the window answers again. */
export async function askWhenHung({ trouble }: MenuStrings, window: BrowserWindow, signal: AbortSignal): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Selvsyn',
    message: trouble.silent,
    detail: trouble.silentDetail,
    buttons: [trouble.wait, trouble.stop],
    defaultId: 0,
    cancelId: 0,
    signal,
  })
  return response === 1
}

function filterOf(strings: MenuStrings, kind: FileKind | OpenedFileKind): { name: string; extensions: string[] } {
  return {
    word: { name: strings.dialogs.wordFiles, extensions: ['docx'] },
    wordTemplate: { name: strings.dialogs.templates, extensions: ['docx', 'dotx'] },
    caseFile: { name: strings.dialogs.caseFiles, extensions: ['json'] },
    calendar: { name: strings.dialogs.calendars, extensions: ['ics'] },
    pdf: { name: strings.dialogs.pdfFiles, extensions: ['pdf'] },
    picture: { name: strings.dialogs.pictures, extensions: ['png'] },
    drawing: { name: strings.dialogs.drawings, extensions: ['svg'] },
    spreadsheet: { name: strings.dialogs.spreadsheets, extensions: ['xlsx'] },
    officeKey: { name: strings.dialogs.officeKeys, extensions: ['json'] },
    any: { name: strings.dialogs.anyFiles, extensions: ['*'] },
  }[kind]
}

function frontWindow(): BrowserWindow | undefined {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().find((window) => window.isVisible())
}
