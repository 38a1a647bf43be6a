import type { MenuCommandName } from '../../src/api/events.ts'
import { attempt, perform, showError } from '../data/operation.ts'
import { flushAll } from '../data/autosaves.ts'
import { showCaseFileProblems } from '../inspections/case-file-problems.tsx'
import { endRecordingSoon, isRecordingNow } from '../recording/recorder.ts'
import { showToast } from '../ui/toast.tsx'
import i18next from 'i18next'
import { chapterIds, currentLocation, goTo, openCase, type ChapterId } from './location.ts'
import { step } from './history.ts'
import { askAndSaveCaseFile } from './save-case-file.ts'
import { showOverlay } from './view.ts'

type CommandName = Exclude<MenuCommandName, 'flush'>

/** Keys that do a command, as they stand in menu, palette and the sheet of shortcuts. */
export const keysOf = {
  newInspection: 'Ctrl N',
  openCaseFile: 'Ctrl O',
  saveCaseFile: 'Ctrl Shift S',
  settings: 'Ctrl ,',
  lock: 'Ctrl Shift L',
  undo: 'Ctrl Z',
  redo: 'Ctrl Shift Z',
  palette: 'Ctrl K',
  search: 'Ctrl Shift F',
  due: 'Ctrl Shift D',
  previousChapter: 'Ctrl PgUp',
  nextChapter: 'Ctrl PgDn',
  'chapter.overview': 'F2',
  'chapter.announcement': 'F3',
  'chapter.visit': 'F4',
  'chapter.findings': 'F5',
  'chapter.report': 'F6',
  'chapter.hearing': 'F7',
  'chapter.followUp': 'F8',
  'chapter.letters': 'Shift F8',
  'chapter.documents': 'F9',
  shortcuts: 'F1',
} as const satisfies Partial<Record<CommandName, string>>

/** The commands that need an open case. */
export const needsCase = (command: CommandName): boolean => command === 'saveCaseFile' || command === 'access' || /chapter/i.test(command)

/** Carries out what menu, palette or a shortcut asks for. */
export function runCommand(command: CommandName): void {
  if (command.startsWith('chapter.')) return goToChapter(command.slice('chapter.'.length) as ChapterId)
  const run: Partial<Record<CommandName, () => void>> = {
    newInspection: () => showOverlay('newInspection'),
    palette: () => showOverlay('palette'),
    shortcuts: () => showOverlay('shortcuts'),
    search: () => goTo({ screen: 'search' }),
    due: () => goTo({ screen: 'start' }),
    plan: () => goTo({ screen: 'plan' }),
    recommendations: () => goTo({ screen: 'recommendations' }),
    access: findAccess,
    settings: () => goTo({ screen: 'settings', section: 'letterheads' }),
    undo: () => void step('undo'),
    redo: () => void step('redo'),
    previousChapter: () => walkChapters(-1),
    nextChapter: () => walkChapters(1),
    lock: () => void lock(),
    lockIdle: () => void lockUnattended('idle'),
    lockAsleep: () => void lockUnattended('asleep'),
    backUp: () => void backUp(),
    openCaseFile: () => void openCaseFile(),
    saveCaseFile: saveCase,
  }
  run[command]?.()
}

function saveCase(): void {
  const here = currentLocation()
  if (here.screen === 'case') void askAndSaveCaseFile(here.inspectionId)
}

/** What concerns a person or a unit of the open case. */
function findAccess(): void {
  const here = currentLocation()
  if (here.screen === 'case') goTo({ screen: 'access', inspectionId: here.inspectionId, subject: null })
}

function goToChapter(chapter: ChapterId): void {
  const here = currentLocation()
  if (here.screen === 'case') openCase(here.inspectionId, chapter)
}

function walkChapters(by: 1 | -1): void {
  const here = currentLocation()
  if (here.screen !== 'case') return
  const chapter = chapterIds[chapterIds.indexOf(here.chapter) + by]
  if (chapter !== undefined) openCase(here.inspectionId, chapter)
}

/** Saves what is open, then locks the profile; asks first when something would be neither saved nor a draft. */
export async function lock(): Promise<void> {
  if ((await flushAll()).length > 0) showOverlay('lockQuestion')
  else await lockNow()
}

/** Locks whatever is unsaved: what the journal does not hold stays in the window until the profile is open again. */
export async function lockNow(): Promise<void> {
  await endRecordingSoon()
  await attempt('profile.lock', {})
}

/**
 * Locks without a question, because nobody is there to answer one. What is unsaved must be in the journal first: while it is not, nothing is locked, and main asks again.
 * A recording that is being made goes on while the computer is only left alone; it cannot go on when the computer sleeps.
 */
async function lockUnattended(why: 'idle' | 'asleep'): Promise<void> {
  if (why === 'idle' && isRecordingNow()) return
  if ((await flushAll()).length === 0) await lockNow()
}

/** Makes a backup and checks it by opening it. */
export async function backUp(): Promise<void> {
  await flushAll()
  if (await attempt('profile.backUp', {})) showToast({ tone: 'done', title: i18next.t('settings.security.backedUp') })
}

async function openCaseFile(): Promise<void> {
  const result = await perform('caseFile.open', {})
  if (!result.ok) return result.error.code === 'caseFileInvalid' ? showCaseFileProblems(result.error) : showError(result.error)
  openCase(result.value.inspectionId, 'overview')
}
