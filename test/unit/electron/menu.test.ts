import type { MenuItemConstructorOptions } from 'electron'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { buildMenu } from '../../../electron/menu.ts'
import { stringsIn } from '../../../electron/strings.ts'

vi.mock('electron', () => ({ app: { isPackaged: true }, Menu: { buildFromTemplate: (template: unknown) => template } }))

const { platform } = process
const runOn = (value: string): void => void Object.defineProperty(process, 'platform', { value })
afterEach(() => runOn(platform))

const menuIn = (language: 'da' | 'en'): MenuItemConstructorOptions[] =>
  buildMenu(stringsIn(language), 'system', { command: vi.fn(), setAppearance: vi.fn(), showAbout: vi.fn() }) as unknown as MenuItemConstructorOptions[]

const itemsOf = (menu: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])

describe('the native menu', () => {
  it.each(['darwin', 'linux', 'win32'])('says every item in the program’s own words on %s, not in those of the system', (system) => {
    runOn(system)
    for (const item of [...itemsOf(menuIn('da')), ...itemsOf(menuIn('en'))]) if (item.type !== 'separator') expect(item.label, item.role).toBeTruthy()
  })

  it('has a window menu on macOS and nowhere else', () => {
    runOn('darwin')
    const own = menuIn('da').find(({ label }) => label === 'Vindue')
    expect(itemsOf(own ? [own] : []).map(({ label }) => label)).toEqual(['Vindue', 'Minimér', 'Luk vindue'])
    runOn('linux')
    expect(menuIn('da').map(({ label }) => label)).not.toContain('Vindue')
  })
})
