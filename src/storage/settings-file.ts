import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { defaultJournalPattern } from '../domain/journal.ts'
import { lockAfterChoices } from '../domain/locking.ts'
import { id } from '../domain/record.ts'
import { requiredLine } from '../domain/text.ts'
import { replaceFile } from './profile-file.ts'

const settingsFile = z.object({
  language: z.enum(['da', 'en']),
  appearance: z.enum(['system', 'light', 'dark']),
  letterheadId: id.nullable(),
  dueNotice: z.boolean().default(true),
  journalPattern: requiredLine.default(defaultJournalPattern),
  /** The second place for backups: a folder that the person picked, and under which name this profile has its own folder there. */
  backupPlace: z
    .object({ path: z.string().min(1), name: id })
    .nullable()
    .default(null),
  lockAfterMinutes: z.enum(lockAfterChoices).default('15'),
  lockWhenAsleep: z.boolean().default(true),
  lockWithScreen: z.boolean().default(true),
  hideFromCapture: z.boolean().default(true),
})
export type SettingsFile = z.output<typeof settingsFile>

const path = (folder: string): string => join(folder, 'settings.json')
const defaults = settingsFile.parse({ language: 'da', appearance: 'system', letterheadId: null })

/** How the program looks and speaks here. In clear beside the database, because the lock screen needs it; a broken file gives the defaults. */
export function readSettings(folder: string): SettingsFile {
  try {
    return settingsFile.parse(JSON.parse(readFileSync(path(folder), 'utf8')))
  } catch {
    return defaults
  }
}

/** Changes some settings; answers all of them. */
export function writeSettings(folder: string, patch: Partial<SettingsFile>): SettingsFile {
  const settings = { ...readSettings(folder), ...patch }
  replaceFile(path(folder), JSON.stringify(settings, null, 2))
  return settings
}
