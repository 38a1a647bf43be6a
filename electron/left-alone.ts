import type { Settings } from '../src/api/events.ts'

/**
 * Whether nobody has been at the computer for so long that the profile is to be locked. A system that cannot tell when it was last used answers with its own age; then the
 * last key or press in the program's window counts, and that the profile was opened.
 * @param idle seconds since somebody used the computer, and since somebody used the window or opened the profile
 */
export function isLeftAlone(lockAfter: Settings['lockAfterMinutes'], idle: { readonly computer: number; readonly window: number }): boolean {
  return lockAfter !== 'never' && Math.min(idle.computer, idle.window) >= Number(lockAfter) * 60
}
