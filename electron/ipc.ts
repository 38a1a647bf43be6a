/** The few channels between main and the preload script; everything else goes over the port to the core. */
export const ipc = {
  /** preload → main: give me a connection to the core */
  connect: 'selvsyn:connect',
  /** main → preload: here it is */
  port: 'selvsyn:port',
  /** preload → main: put this text on the clipboard */
  copy: 'selvsyn:copy',
  /** main → preload: a command of the menu */
  menu: 'selvsyn:menu',
  /** main → preload: the core's process has ended, ask for a connection to the next */
  coreGone: 'selvsyn:core-gone',
  /** preload → main: what was unsaved has been written, but for what is named */
  flushed: 'selvsyn:flushed',
} as const
