import { app, session } from 'electron'

/** Whether an address, or an origin, is the program's own. */
const isOwn = (address: string): boolean => `${address}/`.startsWith('app://selvsyn/')

/** Denies what this program never does: leaving its page, opening others, asking for devices other than the camera and the microphone, loading or downloading anything. */
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
  // Camera and microphone, for the program's own page alone.
  defaultSession.setPermissionRequestHandler((contents, permission, answer, { requestingUrl }) => {
    answer(permission === 'media' && [contents.getURL(), requestingUrl].every(isOwn))
  })
  defaultSession.setPermissionCheckHandler((_contents, permission, origin) => permission === 'media' && isOwn(origin))
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.webRequest.onBeforeRequest({ urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file://*/*'] }, (_details, answer) => {
    answer({ cancel: true })
  })
  // A page of the disk is no request to the handler above.
  defaultSession.protocol.handle('file', () => new Response(null, { status: 403 }))
  defaultSession.on('will-download', (event) => {
    event.preventDefault()
  })
  // Chromium fetches spelling dictionaries from the network by itself; this address answers nothing.
  defaultSession.setSpellCheckerDictionaryDownloadURL('app://selvsyn/dictionaries/')
}
