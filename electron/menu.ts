import { app, Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommandName, Settings } from '../src/api/events.ts'
import type { MenuStrings } from './strings.ts'

/** What the menu's items do. */
export type MenuActions = {
  readonly command: (command: MenuCommandName) => void
  readonly setAppearance: (appearance: Settings['appearance']) => void
  readonly showAbout: () => void
}

/**
 * Builds the native menu. Accelerators avoid Ctrl+Alt (AltGr on Danish keyboards), Ctrl+digits (speakers) and Alt+digits (note tags).
 * Undo and redo carry no role: whether a text or the last change of data is undone, the window decides by where the cursor stands.
 */
export function buildMenu(strings: MenuStrings, appearance: Settings['appearance'], actions: MenuActions): Menu {
  const item = (label: string, command: MenuCommandName, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    ...(accelerator ? { accelerator } : {}),
    click: () => {
      actions.command(command)
    },
  })
  return Menu.buildFromTemplate([
    { label: strings.application.title, submenu: applicationItems(strings, actions, item) },
    {
      label: strings.file.title,
      submenu: [
        item(strings.file.newInspection, 'newInspection', 'CmdOrCtrl+N'),
        { type: 'separator' },
        item(strings.file.openCaseFile, 'openCaseFile', 'CmdOrCtrl+O'),
        item(strings.file.saveCaseFile, 'saveCaseFile', 'CmdOrCtrl+Shift+S'),
        { type: 'separator' },
        item(strings.file.due, 'due', 'CmdOrCtrl+Shift+D'),
        item(strings.file.plan, 'plan'),
        item(strings.file.recommendations, 'recommendations'),
      ],
    },
    { label: strings.edit.title, submenu: editItems(strings, item) },
    { label: strings.view.title, submenu: viewItems(strings, appearance, actions, item) },
    {
      label: strings.find.title,
      submenu: [item(strings.find.palette, 'palette', 'CmdOrCtrl+K'), item(strings.find.everywhere, 'search', 'CmdOrCtrl+Shift+F')],
    },
    ...windowMenu(strings),
    {
      label: strings.help.title,
      role: 'help',
      submenu: [
        item(strings.help.shortcuts, 'shortcuts', 'F1'),
        { type: 'separator' },
        { id: 'about', label: strings.application.about, click: actions.showAbout },
      ],
    },
  ])
}

type MakeItem = (label: string, command: MenuCommandName, accelerator?: string) => MenuItemConstructorOptions

function applicationItems(strings: MenuStrings, actions: MenuActions, item: MakeItem): MenuItemConstructorOptions[] {
  const macOnly: MenuItemConstructorOptions[] =
    process.platform === 'darwin'
      ? [{ type: 'separator' }, { role: 'hide', label: strings.application.hide }, { role: 'hideOthers', label: strings.application.hideOthers }]
      : []
  return [
    { id: 'aboutApplication', label: strings.application.about, click: actions.showAbout },
    { type: 'separator' },
    item(strings.application.settings, 'settings', 'CmdOrCtrl+,'),
    item(strings.application.backUp, 'backUp'),
    item(strings.application.lock, 'lock', 'CmdOrCtrl+Shift+L'),
    ...macOnly,
    { type: 'separator' },
    { id: 'quit', role: 'quit', label: strings.application.quit, accelerator: 'CmdOrCtrl+Q' },
  ]
}

/** The menu that macOS expects of every program, and fills with the names of its windows. */
function windowMenu({ window }: MenuStrings): MenuItemConstructorOptions[] {
  if (process.platform !== 'darwin') return []
  return [
    {
      label: window.title,
      role: 'window',
      submenu: [
        { role: 'minimize', label: window.minimize },
        { role: 'close', label: window.close },
      ],
    },
  ]
}

function editItems(strings: MenuStrings, item: MakeItem): MenuItemConstructorOptions[] {
  return [
    item(strings.edit.undo, 'undo', 'CmdOrCtrl+Z'),
    item(strings.edit.redo, 'redo', 'CmdOrCtrl+Shift+Z'),
    // The second habit for the same; hidden items keep their accelerator.
    { ...item(strings.edit.redo, 'redo', 'CmdOrCtrl+Y'), id: 'redoToo', visible: false },
    { type: 'separator' },
    { role: 'cut', label: strings.edit.cut },
    { role: 'copy', label: strings.edit.copy },
    { role: 'paste', label: strings.edit.paste },
    { role: 'pasteAndMatchStyle', label: strings.edit.pastePlain, accelerator: 'CmdOrCtrl+Shift+V' },
    { role: 'selectAll', label: strings.edit.selectAll },
  ]
}

function viewItems(strings: MenuStrings, appearance: Settings['appearance'], actions: MenuActions, item: MakeItem): MenuItemConstructorOptions[] {
  const appearanceItem = (value: Settings['appearance']): MenuItemConstructorOptions => ({
    id: `appearance.${value}`,
    label: strings.view[value],
    type: 'radio',
    checked: appearance === value,
    click: () => {
      actions.setAppearance(value)
    },
  })
  return [
    item(strings.view.overview, 'chapter.overview', 'F2'),
    item(strings.view.announcement, 'chapter.announcement', 'F3'),
    item(strings.view.visit, 'chapter.visit', 'F4'),
    item(strings.view.findings, 'chapter.findings', 'F5'),
    item(strings.view.report, 'chapter.report', 'F6'),
    item(strings.view.hearing, 'chapter.hearing', 'F7'),
    item(strings.view.followUp, 'chapter.followUp', 'F8'),
    item(strings.view.letters, 'chapter.letters', 'Shift+F8'),
    item(strings.view.documents, 'chapter.documents', 'F9'),
    item(strings.view.previousChapter, 'previousChapter', 'CmdOrCtrl+PageUp'),
    item(strings.view.nextChapter, 'nextChapter', 'CmdOrCtrl+PageDown'),
    { type: 'separator' },
    { label: strings.view.appearance, submenu: [appearanceItem('system'), appearanceItem('light'), appearanceItem('dark')] },
    { role: 'zoomIn', label: strings.view.zoomIn, accelerator: 'CmdOrCtrl+Plus' },
    { role: 'zoomOut', label: strings.view.zoomOut },
    { role: 'resetZoom', label: strings.view.resetZoom },
    { role: 'togglefullscreen', label: strings.view.fullScreen },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools', label: strings.view.developerTools } satisfies MenuItemConstructorOptions]),
  ]
}

/** The menu under the right mouse button: what can be done to text there, with spelling suggestions where the system has them. */
export function offerContextMenu(window: BrowserWindow, strings: () => MenuStrings): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText, dictionarySuggestions, editFlags }) => {
    if (!isEditable && !selectionText) return
    const { edit } = strings()
    const suggestions = dictionarySuggestions.map((word) => ({
      label: word,
      click: () => {
        window.webContents.replaceMisspelling(word)
      },
    }))
    Menu.buildFromTemplate([
      ...suggestions,
      ...(suggestions.length > 0 ? [{ type: 'separator' as const }] : []),
      { role: 'cut', label: edit.cut, enabled: editFlags.canCut },
      { role: 'copy', label: edit.copy, enabled: editFlags.canCopy },
      { role: 'paste', label: edit.paste, enabled: editFlags.canPaste },
      { role: 'selectAll', label: edit.selectAll },
    ]).popup({ window })
  })
}
