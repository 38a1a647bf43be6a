import type { CoreEvent } from '../api/events.ts'
import { Handlers } from '../api/handlers.ts'
import type { Environment } from './environment.ts'
import type { Host } from './host.ts'

/** Everything a user can do, ready to be served. */
export type Operations = {
  readonly handlers: Handlers
  /** Hears what is told to all clients; answers how to stop hearing it. */
  subscribe(listener: (event: CoreEvent) => void): () => void
  /** Closes the profile. Nothing may be called afterwards. */
  close(): Promise<void>
}

/** Puts the operations together for one profile folder. */
export function createOperations(host: Host, environment: Environment): Operations {
  const listeners = new Set<(event: CoreEvent) => void>()
  const handlers = new Handlers()
  handlers.register('session', 'profile.status', async () => ({
    state: 'new',
    keychain: await host.keychain.available(),
    keychainHoldsKey: false,
    folder: environment.profileFolder,
    lastBackupAt: null,
    backupTrouble: null,
  }))
  return {
    handlers,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => Promise.resolve(),
  }
}
