import { app, session } from 'electron'

/** Denies what this program never does: leaving its page, opening others, asking for devices, loading or downloading anything. */
export function guardEverything(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => {
      event.preventDefault()
    })
    contents.on('will-redirect', (event) => {
      event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => {
      event.preventDefault()
    })
  })
}

/**
 * Whether others can look into the windows and type in them, by a switch of Chromium's. The fuses forbid Node's own way into main, but know none for this
 * one.
 */
export const isLookedInto = (): boolean => ['remote-debugging-port', 'remote-debugging-pipe'].some((name) => app.commandLine.hasSwitch(name))

/** The same for the session; to be called when the app is ready and before the first window. */
export function guardSession(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false)
  })
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.webRequest.onBeforeRequest({ urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file://*/*'] }, (_details, answer) => {
    answer({ cancel: true })
  })
  defaultSession.on('will-download', (event) => {
    event.preventDefault()
  })
  // Chromium fetches spelling dictionaries from the network by itself; this address answers nothing.
  defaultSession.setSpellCheckerDictionaryDownloadURL('app://selvsyn/dictionaries/')
}
