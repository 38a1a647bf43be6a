import { safeStorage } from 'electron'

/** Whether the system's keychain really protects. Linux's `basic_text` obscures with a key that everybody knows and counts as none. */
export function keychainAvailable(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}

/** Wraps bytes with the keychain; null where it refuses. */
export function wrapKey(bytes: Uint8Array): Uint8Array | null {
  if (!keychainAvailable()) return null
  return new Uint8Array(safeStorage.encryptString(Buffer.from(bytes).toString('base64')))
}

/** Unwraps what `wrapKey` made; null where the keychain refuses or does not know it. */
export function unwrapKey(wrapped: Uint8Array): Uint8Array | null {
  try {
    return new Uint8Array(Buffer.from(safeStorage.decryptString(Buffer.from(wrapped)), 'base64'))
  } catch {
    return null
  }
}
