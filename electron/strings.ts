import type { Settings } from '../src/api/events.ts'
import { menu as danish } from '../renderer/strings/da/menu.ts'
import { menu as english } from '../renderer/strings/en/menu.ts'

/** The words of menu and dialogs in a language. */
export type MenuStrings = typeof danish

export function stringsIn(language: Settings['language']): MenuStrings {
  return language === 'en' ? english : danish
}
