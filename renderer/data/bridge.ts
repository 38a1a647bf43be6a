import type { Bridge, Call } from '../../src/api/client.ts'

declare global {
  interface Window {
    /** The way to the core, put there by the preload. */
    readonly selvsyn: Bridge
  }
}

/** Calls an operation of the core. Never rejects: every failure is a value, also that the input cannot be carried over. */
export const call: Call = async (name, input) => {
  try {
    return await window.selvsyn.call(name, input)
  } catch {
    return { ok: false, error: { code: 'unlogged', params: {} } }
  }
}

/** Puts text on the clipboard. */
export const copyText = (text: string): void => {
  window.selvsyn.copy(text)
}

/** Hears the core's events and the native menu's commands; answers how to stop. */
export const subscribe: Bridge['subscribe'] = (listener) => window.selvsyn.subscribe(listener)
