import { create } from 'zustand'
import type { AccessSubject } from '../../src/domain/access.ts'
import type { NounName } from '../../src/domain/nouns.ts'

/** The chapters of a case in the order of its life. */
export const chapterIds = ['overview', 'announcement', 'visit', 'findings', 'report', 'hearing', 'followUp', 'letters', 'documents'] as const
export type ChapterId = (typeof chapterIds)[number]

export const settingsSections = [
  'letterheads',
  'colleagues',
  'criticismScale',
  'phrases',
  'expansions',
  'legalSources',
  'checklists',
  'journal',
  'backups',
  'retention',
  'audit',
  'security',
  'appearance',
] as const
export type SettingsSection = (typeof settingsSections)[number]

/** The row (and field) that a screen should show and focus when it opens. */
export type Focus = { readonly noun: NounName; readonly id: string; readonly field?: string }

/** Where the person is. */
export type Location =
  | { readonly screen: 'start' }
  | { readonly screen: 'case'; readonly inspectionId: string; readonly chapter: ChapterId; readonly focus?: Focus }
  | { readonly screen: 'search' }
  | { readonly screen: 'plan'; readonly focus?: Focus }
  | { readonly screen: 'recommendations' }
  | { readonly screen: 'access'; readonly inspectionId: string; readonly subject: AccessSubject | null }
  | { readonly screen: 'settings'; readonly section: SettingsSection; readonly focus?: Focus }

type LocationStore = { readonly here: Location; readonly past: readonly Location[] }

const store = create<LocationStore>(() => ({ here: { screen: 'start' }, past: [] }))

/** Where the person is now. */
export const useLocation = (): Location => store((state) => state.here)

/** Where the person is now, outside of React. */
export const currentLocation = (): Location => store.getState().here

/** Goes somewhere; `goBack` returns. */
export function goTo(place: Location): void {
  store.setState(({ here, past }) => ({ here: place, past: [...past.slice(-49), here] }))
  if (place.screen === 'case') localStorage.setItem('place', JSON.stringify([place.inspectionId, place.chapter]))
}

/**
 * The case and chapter that were open last, also before the profile was locked or the program ended. Kept with the window's own things in the profile's
 * folder, outside the encrypted file: an id, nothing of what the case says.
 */
export function lastPlace(): { inspectionId: string; chapter: ChapterId } | null {
  try {
    const [inspectionId, chapter] = JSON.parse(localStorage.getItem('place') ?? '[]') as [unknown?, unknown?]
    const known = chapterIds.find((id) => id === chapter)
    return typeof inspectionId === 'string' && known !== undefined ? { inspectionId, chapter: known } : null
  } catch {
    return null
  }
}

/** Opens a case at the chapter it was left in, or at the one given. */
export function openCase(inspectionId: string, chapter?: ChapterId, focus?: Focus): void {
  const left = [currentLocation(), ...store.getState().past.toReversed()].find((place) => place.screen === 'case' && place.inspectionId === inspectionId)
  const wanted = chapter ?? (left?.screen === 'case' ? left.chapter : 'overview')
  goTo({ screen: 'case', inspectionId, chapter: wanted, ...(focus && { focus }) })
}

/** Returns to where the person was before. */
export function goBack(): void {
  store.setState(({ here, past }) => ({ here: past.at(-1) ?? here, past: past.slice(0, -1) }))
}

/** Forgets every place: the profile was locked, or the case is gone. */
export function goToStart(): void {
  store.setState({ here: { screen: 'start' }, past: [] })
}

/** The focus that was asked for, when it is a row of this noun in the case that is open; its identity changes with each visit. */
export function useFocus(noun: NounName): Focus | undefined {
  return store(({ here }) => ('focus' in here && here.focus.noun === noun ? here.focus : undefined))
}

const chapterOfNoun: Partial<Record<NounName, ChapterId>> = {
  question: 'announcement',
  answer: 'announcement',
  visit: 'visit',
  note: 'visit',
  checklistRun: 'visit',
  checklistAnswer: 'visit',
  attachment: 'visit',
  contradiction: 'findings',
  finding: 'findings',
  evidence: 'findings',
  recommendation: 'findings',
  reportTheme: 'findings',
  report: 'report',
  hearingResponse: 'hearing',
  remark: 'hearing',
  followUp: 'followUp',
  commitment: 'followUp',
  letter: 'letters',
  letterSection: 'letters',
  statistic: 'letters',
  document: 'documents',
  recordKeeping: 'documents',
}

/** Fields of the case that are written in another chapter than the rest of it. */
const chapterOfField: Partial<Record<string, ChapterId>> = {
  announcedOn: 'announcement',
  answersDueOn: 'announcement',
}

const sectionOfNoun: Partial<Record<NounName, SettingsSection>> = {
  letterhead: 'letterheads',
  colleague: 'colleagues',
  criticismStep: 'criticismScale',
  phrase: 'phrases',
  expansion: 'expansions',
  legalSource: 'legalSources',
  checklist: 'checklists',
}

/** Goes to the screen on which a row is edited, with the row in focus: search hits and issues lead there. */
export function goToRow(focus: Focus, inspectionId: string | null): void {
  const section = sectionOfNoun[focus.noun]
  if (section !== undefined) return goTo({ screen: 'settings', section, focus })
  if (focus.noun === 'planEntry') return goTo({ screen: 'plan', focus })
  if (focus.noun === 'inspection') return openCase(focus.id, chapterOfField[focus.field ?? ''] ?? 'overview', focus)
  // A theme is put in its place among the findings, and introduced in the report.
  const chapter = focus.noun === 'reportTheme' && focus.field === 'introduction' ? 'report' : chapterOfNoun[focus.noun]
  if (inspectionId !== null) openCase(inspectionId, chapter ?? 'overview', focus)
}
