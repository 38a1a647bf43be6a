import { readSettings, writeSettings } from '../storage/settings-file.ts'
import type { Desk } from './desk.ts'

/** How this installation looks and speaks. Outside the database, because the lock screen speaks too. */
export function registerSettings(desk: Desk): void {
  const folder = desk.environment.profileFolder
  desk.session('settings.get', () => readSettings(folder))
  desk.session('settings.update', (input) => {
    const patch = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
    const settings = desk.withTrouble(() => writeSettings(folder, patch))
    if (desk.isOpen) {
      if ('letterheadId' in patch) desk.audit.record({ kind: 'settingChanged', about: 'defaultLetterhead' })
      if ('journalPattern' in patch) desk.audit.record({ kind: 'settingChanged', about: 'journalPattern' })
    }
    desk.emit({ type: 'settings', settings })
    return settings
  })
}
