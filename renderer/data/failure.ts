import type { ApiError } from '../../src/api/errors.ts'
import { traceOf } from '../../src/api/log.ts'
import { call } from './bridge.ts'

const told = new WeakMap<object, Promise<ApiError>>()

/** Writes an error that nobody expected to the local log, once; answers it with the number that it has there. Never rejects. */
export function failureOf(error: unknown): Promise<ApiError> {
  if (typeof error !== 'object' || error === null) return tell(error)
  const known = told.get(error) ?? tell(error)
  told.set(error, known)
  return known
}

async function tell(error: unknown): Promise<ApiError> {
  const { name, code, frames } = traceOf(error)
  const answer = await call('log.failure', { name, frames: [...frames], ...(code !== undefined && { code }) })
  return answer.ok ? { code: 'unexpected', params: answer.value } : { code: 'unlogged', params: {} }
}

/** Writes what no other place catches to the local log while the window is open. */
export function logFailures(): void {
  window.addEventListener('error', ({ error }) => error instanceof Error && void failureOf(error))
  window.addEventListener('unhandledrejection', ({ reason }) => void failureOf(reason))
}
