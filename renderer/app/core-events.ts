import i18next from 'i18next'
import { useEffect } from 'react'
import { flushAll, forgetAutosaves } from '../data/autosaves.ts'
import { subscribe } from '../data/bridge.ts'
import { applyEvent } from '../data/changes.ts'
import { errorWords } from '../data/error-words.ts'
import { queries } from '../data/queries.ts'
import { folderIsGone } from '../data/save-state.ts'
import { targetNames } from '../data/targets.ts'
import { endRecordingSoon } from '../recording/recorder.ts'
import { showToast } from '../ui/toast.tsx'
import { runCommand } from './commands.ts'
import { isText, watchEmptiedFields } from './history.ts'
import { goBack, goTo } from './location.ts'

/** Listens to core and menu while the window is open, and saves what is unsaved whenever the person turns away. */
export function useCoreEvents(): void {
  useEffect(() => {
    const isOpen = () => queries.getQueryData<{ state: string }>(['profile'])?.state === 'open'
    const stop = subscribe((event) => {
      if (event.type === 'coreGone') return coreGone()
      if (event.type !== 'menu') {
        applyEvent(event)
        if (event.type === 'audit' && !event.isWhole) trailIsBroken()
        if (event.type === 'storageTrouble') folderIsGone(event.code === 'folderGone')
        if (event.type === 'storageTrouble' && event.code !== null) showToast({ tone: 'error', title: i18next.t(`common.storageTrouble.${event.code}`) })
        return undefined
      }
      if (event.command === 'flush') return Promise.all([flushAll(), endRecordingSoon()]).then(([unsaved]) => targetNames(unsaved))
      // While the profile is locked there is nothing that a command could do.
      if (isOpen()) runCommand(event.command)
      return undefined
    })
    const key = (event: KeyboardEvent) => {
      if (!isOpen() || event.defaultPrevented) return
      if (event.key === '?' && !isText(document.activeElement)) runCommand('shortcuts')
      if (event.key === 'ArrowLeft' && event.altKey) goBack()
    }
    const hide = () => document.visibilityState === 'hidden' && void flushAll()
    const leave = () => void flushAll()
    const stopWatching = watchEmptiedFields()
    document.addEventListener('keydown', key)
    document.addEventListener('visibilitychange', hide)
    window.addEventListener('blur', leave)
    window.addEventListener('pagehide', leave)
    return () => {
      stop()
      stopWatching()
      document.removeEventListener('keydown', key)
      document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('blur', leave)
      window.removeEventListener('pagehide', leave)
    }
  }, [])
}

/** Found by a check that the person did not ask for: it leads to what was found. */
function trailIsBroken(): void {
  const show = { label: i18next.t('audit.show'), onPress: () => goTo({ screen: 'settings', section: 'audit' }) }
  showToast({ tone: 'error', title: i18next.t('audit.broken'), text: i18next.t('audit.brokenText'), action: show })
}

/** The next core knows no open profile. What the last one did not journal stays here until the profile is open again. */
function coreGone(): void {
  forgetAutosaves()
  void queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => name === 'profile' || name === 'settings' })
  // No refusal: it stays when the screens go that were open.
  showToast({ tone: 'info', ...errorWords({ code: 'coreGone', params: {} }) })
}
