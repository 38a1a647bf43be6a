import { screen, type BrowserWindow, type Rectangle } from 'electron'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Where the window was and whether it filled the screen. */
export type WindowState = { readonly bounds: Rectangle; readonly maximized: boolean }

const smallest = { width: 720, height: 520 }
const usual = { width: 1280, height: 800 }

/** The remembered state, moved and shrunk onto a display that is there now; a first start gets the middle of the main display. */
export function readWindowState(file: string): WindowState {
  try {
    const { bounds, maximized } = JSON.parse(readFileSync(file, 'utf8')) as WindowState
    if (![bounds.x, bounds.y, bounds.width, bounds.height].every(Number.isSafeInteger)) throw new Error('Not a window state')
    return { bounds: clamp(bounds, screen.getDisplayMatching(bounds).workArea), maximized }
  } catch {
    const { workArea } = screen.getPrimaryDisplay()
    const centred = {
      ...usual,
      x: workArea.x + Math.round((workArea.width - usual.width) / 2),
      y: workArea.y + Math.round((workArea.height - usual.height) / 2),
    }
    return { bounds: clamp(centred, workArea), maximized: false }
  }
}

/** Fits a rectangle into an area: first its size, then its place. */
export function clamp(bounds: Rectangle, area: Rectangle): Rectangle {
  const width = Math.min(Math.max(bounds.width, smallest.width), area.width)
  const height = Math.min(Math.max(bounds.height, smallest.height), area.height)
  const x = Math.min(Math.max(bounds.x, area.x), area.x + area.width - width)
  const y = Math.min(Math.max(bounds.y, area.y), area.y + area.height - height)
  return { x, y, width, height }
}

/** Remembers the window's state: half a second after it last moved, and when it closes. */
export function rememberWindowState(window: BrowserWindow, file: string): void {
  let timer: NodeJS.Timeout | undefined
  const write = () => {
    clearTimeout(timer)
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
    try {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(`${file}.new`, JSON.stringify(state))
      renameSync(`${file}.new`, file)
    } catch {
      // The window's place is a convenience; not being able to keep it is no reason to disturb.
    }
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(write, 500)
  }
  window.on('resize', soon)
  window.on('move', soon)
  window.on('maximize', soon)
  window.on('unmaximize', soon)
  window.on('close', write)
  window.on('closed', () => {
    clearTimeout(timer)
  })
}
