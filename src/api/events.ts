import type { LockAfter } from '../domain/locking.ts'
import type { NounName } from '../domain/nouns.ts'

/** A committed change of one row: the row as it is now, or null when it is deleted. */
export type RowChange = { readonly noun: NounName; readonly id: string; readonly inspectionId: string | null; readonly row: Record<string, unknown> | null }

/** Work that takes long and says how far it is: a search for access or its bundle, putting another state in the profile's place, an export of the audit trail. */
export type LongWork = 'access' | 'replacement' | 'auditExport'

/** What the core tells its clients without being asked. `bulk`: too many rows to send, refetch everything. */
export type CoreEvent =
  | { readonly type: 'changed'; readonly changes: readonly RowChange[]; readonly bulk: boolean }
  | { readonly type: 'profile' }
  | { readonly type: 'settings'; readonly settings: Settings }
  /** The audit trail was checked. */
  | { readonly type: 'audit'; readonly isWhole: boolean }
  /** How far it is. */
  | { readonly type: LongWork; readonly done: number; readonly total: number }
  | { readonly type: 'storageTrouble'; readonly code: 'diskFull' | 'folderGone' | null }

/** The core's process has ended; another one is being started, in which the profile is locked. */
export type CoreGone = { readonly type: 'coreGone' }

/** What the native menu asks the window to do. `lockIdle`, `lockAsleep`: nobody is there, lock without a question. `flush`: the window is about to close, write down what is not saved. */
export const menuCommands = [
  'newInspection',
  'openCaseFile',
  'saveCaseFile',
  'settings',
  'backUp',
  'lock',
  'undo',
  'redo',
  'palette',
  'search',
  'due',
  'plan',
  'recommendations',
  'access',
  'previousChapter',
  'nextChapter',
  'chapter.overview',
  'chapter.announcement',
  'chapter.visit',
  'chapter.findings',
  'chapter.report',
  'chapter.hearing',
  'chapter.followUp',
  'chapter.letters',
  'chapter.documents',
  'shortcuts',
  'lockIdle',
  'lockAsleep',
  'flush',
] as const
export type MenuCommandName = (typeof menuCommands)[number]
export type MenuCommand = { readonly type: 'menu'; readonly command: MenuCommandName }

/** How this installation looks and speaks. */
export type Settings = {
  readonly language: 'da' | 'en'
  readonly appearance: 'system' | 'light' | 'dark'
  /** The letterhead a new case starts with. */
  readonly letterheadId: string | null
  /** Whether the system says once a day, when the profile is opened, how much is due. */
  readonly dueNotice: boolean
  /** How files for the records system are named, see domain/journal. */
  readonly journalPattern: string
  /** After how many minutes without anybody at the computer the profile is locked. */
  readonly lockAfterMinutes: LockAfter
  /** Whether it is locked when the computer goes to sleep, and when the system locks its screen. */
  readonly lockWhenAsleep: boolean
  readonly lockWithScreen: boolean
  /** Whether the window is left out of pictures and films of the screen, where the system can. */
  readonly hideFromCapture: boolean
}
