import { safeStorage } from 'electron'

/**
 * Whether the system's keychain really protects. Linux's `basic_text` obscures with a key that everybody knows and counts as none; the older
 * Electron that development falls back on lacks these functions and counts as none too.
 */
export async function keychainAvailable(): Promise<boolean> {
  if (!('isAsyncEncryptionAvailable' in safeStorage) || !(await safeStorage.isAsyncEncryptionAvailable())) return false
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}

/** Wraps bytes with the keychain; null where it refuses. */
export async function wrapKey(bytes: Uint8Array): Promise<Uint8Array | null> {
  if (!(await keychainAvailable())) return null
  return new Uint8Array(await safeStorage.encryptStringAsync(Buffer.from(bytes).toString('base64')))
}

/** Unwraps what `wrapKey` made; null where the keychain refuses or does not know it. */
export async function unwrapKey(wrapped: Uint8Array): Promise<Uint8Array | null> {
  if (!(await keychainAvailable())) return null
  try {
    const { result } = await safeStorage.decryptStringAsync(Buffer.from(wrapped))
    return new Uint8Array(Buffer.from(result, 'base64'))
  } catch {
    return null
  }
}
