import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { forgetAutosaves, restoreDrafts } from '../data/autosaves.ts'
import { call } from '../data/bridge.ts'
import { queries, useProfile } from '../data/queries.ts'
import { forgetPictures } from '../attachments/pictures.ts'
import { forgetCaptures } from '../notes/capture-store.ts'
import { leaveRecording } from '../recording/recorder.ts'
import { recoverRecordings } from '../recording/recover.ts'
import { useFirstSheet } from '../profile/first-sheet.tsx'
import { ProfileScreen } from '../profile/profile-screen.tsx'
import { showToast, ToastRegion } from '../ui/toast.tsx'
import { useAppearance } from './appearance.ts'
import { useCoreEvents } from './core-events.ts'
import { goToStart, lastPlace, openCase } from './location.ts'
import { ScreenBoundary } from './screen-boundary.tsx'
import { Shell } from './shell.tsx'
import { showOverlay } from './view.ts'

/** The whole window. */
export function App() {
  const { i18n } = useTranslation()
  return (
    <QueryClientProvider client={queries}>
      <I18nProvider locale={i18n.language === 'en' ? 'en-GB' : 'da-DK'}>
        <ScreenBoundary resetKey="window">
          <Gate />
        </ScreenBoundary>
        <ToastRegion />
      </I18nProvider>
    </QueryClientProvider>
  )
}

/** The shell when the profile is open, else the screen that opens it. */
function Gate() {
  useAppearance()
  useCoreEvents()
  const profile = useProfile()
  const isFirst = useFirstSheet()
  const isReady = useDraftsBack(profile.state === 'open')
  const [wasOpen, setWasOpen] = useState(false)
  if (profile.state === 'open' && !wasOpen) setWasOpen(true)
  // The sheet is the last step of the first start.
  if (profile.state !== 'open' || isFirst) return <ProfileScreen status={profile} wasOpen={wasOpen} />
  return isReady ? <Shell /> : null
}

/** Goes on where the person was, if the case is still there. */
async function resume(): Promise<void> {
  const place = lastPlace()
  if (place === null) return
  const cases = await call('inspection.overview', {})
  if (cases.ok && cases.value.some(({ id }) => id === place.inspectionId)) openCase(place.inspectionId, place.chapter)
}

/** Brings unsaved drafts back before any screen is drawn, and leaves nothing of a case behind when the profile is locked. */
function useDraftsBack(isOpen: boolean): boolean {
  const { t } = useTranslation()
  const [isReady, setReady] = useState(false)
  useEffect(() => {
    if (!isOpen) return
    let stopped = false
    void restoreDrafts().then(async ({ back, gone }) => {
      await resume()
      if (stopped) return
      setReady(true)
      void recoverRecordings()
      if (back > 0) showToast({ tone: 'info', title: t('common.draftsBack.title', { count: back }) })
      const show = { label: t('common.unsaved.show'), onPress: () => showOverlay('unsaved') }
      if (gone > 0) showToast({ tone: 'error', title: t('common.unsaved.found', { count: gone }), action: show })
    })
    return () => {
      stopped = true
      setReady(false)
      forgetAutosaves()
      forgetCaptures()
      forgetPictures()
      leaveRecording()
      goToStart()
      showOverlay(null)
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'profile' && query.queryKey[0] !== 'settings' })
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each time the profile is opened
  }, [isOpen])
  return isReady
}
