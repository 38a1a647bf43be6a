import type { Bridge, Call } from '../../src/api/client.ts'

declare global {
  interface Window {
    /** The way to the core, put there by the preload. */
    readonly selvsyn: Bridge
  }
}

/** Calls an operation of the core. Never rejects: every failure is a value. */
export const call: Call = (name, input) => window.selvsyn.call(name, input)

/** Hears the core's events and the native menu's commands; answers how to stop. */
export const subscribe: Bridge['subscribe'] = (listener) => window.selvsyn.subscribe(listener)
