import type { NounName } from '../domain/nouns.ts'

/** A committed change of one row: the row as it is now, or null when it is deleted. */
export type RowChange = { readonly noun: NounName; readonly id: string; readonly inspectionId: string | null; readonly row: Record<string, unknown> | null }

/** What the core tells its clients without being asked. `bulk`: too many rows to send, refetch everything. */
export type CoreEvent =
  | { readonly type: 'changed'; readonly changes: readonly RowChange[]; readonly bulk: boolean }
  | { readonly type: 'profile' }
  | { readonly type: 'settings'; readonly settings: Settings }
  | { readonly type: 'storageTrouble'; readonly code: 'diskFull' | 'folderGone' | null }

/** What the native menu asks the window to do. */
export type MenuCommand = { readonly type: 'menu'; readonly command: string }

/** How this installation looks and speaks. */
export type Settings = {
  readonly language: 'da' | 'en'
  readonly appearance: 'system' | 'light' | 'dark'
  /** The letterhead a new case starts with. */
  readonly letterheadId: string | null
}
