import { Suspense, useDeferredValue, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { AccessScreen } from '../access/access-screen.tsx'
import { TextExpansion } from '../data/text-expansion.ts'
import { useSaveState } from '../data/save-state.ts'
import { CaseFileProblems } from '../inspections/case-file-problems.tsx'
import { NewInspectionDialog } from '../inspections/new-inspection-dialog.tsx'
import { Sidebar } from '../inspections/sidebar.tsx'
import { Palette } from '../palette/palette.tsx'
import { ShortcutsDialog } from '../palette/shortcuts-dialog.tsx'
import { RecoveryReport } from '../profile/recovery-report.tsx'
import { PlanScreen } from '../plan/plan-screen.tsx'
import { RecordingBar } from '../recording/recording-bar.tsx'
import { RecommendationsScreen } from '../recommendations/recommendations-screen.tsx'
import { SearchScreen } from '../search/search-screen.tsx'
import { SettingsScreen } from '../settings/settings-screen.tsx'
import { closeErrors } from '../ui/toast.tsx'
import { CaseScreen } from './case-screen.tsx'
import { useKeptKeyboard } from './kept-keyboard.ts'
import { useLocation, type Location } from './location.ts'
import { LockQuestion } from './lock-question.tsx'
import { ScreenBoundary } from './screen-boundary.tsx'
import './shell.css'
import { SaveCaseFileDialog } from '../identities/save-case-file-dialog.tsx'
import { StartScreen } from './start-screen.tsx'
import { UnsavedDialog } from './unsaved-dialog.tsx'
import { useOverlay } from './view.ts'

/** The window once the profile is open: the cases at the left, one screen at the right, and what lies over it. */
export function Shell() {
  const { t } = useTranslation()
  useKeptKeyboard()
  // Deferred: the screen before stays in sight until the data of the next is there.
  const here = useDeferredValue(useLocation())
  const overlay = useOverlay()
  const key = here.screen === 'case' ? `case ${here.inspectionId}` : here.screen
  return (
    <div className="shell">
      <Sidebar />
      <main className="shell-main" aria-label={t('inspections.main')}>
        <ScreenBoundary resetKey={key}>
          {here.screen === 'start' && <StartScreen />}
          {here.screen === 'case' && <CaseScreen inspectionId={here.inspectionId} chapter={here.chapter} />}
          {here.screen === 'search' && <SearchScreen />}
          {here.screen === 'plan' && <PlanScreen />}
          {here.screen === 'recommendations' && <RecommendationsScreen />}
          {here.screen === 'access' && <AccessScreen key={here.inspectionId} inspectionId={here.inspectionId} subject={here.subject} />}
          {here.screen === 'settings' && <SettingsScreen section={here.section} />}
        </ScreenBoundary>
        <RecordingBar />
      </main>
      <Suspense fallback={null}>
        <TextExpansion />
      </Suspense>
      <CaseFileProblems />
      <ClosedErrors here={here} />
      <RecoveryReport />
      {overlay === 'newInspection' && <NewInspectionDialog />}
      {overlay === 'palette' && <Palette />}
      {overlay === 'shortcuts' && <ShortcutsDialog />}
      {overlay === 'unsaved' && <UnsavedDialog />}
      {overlay === 'lockQuestion' && <LockQuestion />}
      {overlay === 'saveCaseFile' && here.screen === 'case' && <SaveCaseFileDialog inspectionId={here.inspectionId} />}
    </div>
  )
}

/** Takes away what was said of an error: what was refused is said where it happened, and what could not be saved until it can. Apart from the shell, which each word that is saved would draw anew. */
function ClosedErrors({ here }: { here: Location }) {
  const { state } = useSaveState(here.screen === 'case' ? here.inspectionId : null)
  const isUnsaved = state === 'failed' || state === 'onlyHere' || state === 'folderGone'
  useEffect(() => closeErrors, [here])
  useEffect(() => (isUnsaved ? closeErrors : undefined), [isUnsaved])
  return null
}
