import type { ErrorTrace } from '../api/log.ts'
import type { Desk } from './desk.ts'

/** A number that a person is shown and the log has, for an error that nobody expected. */
export const newReference = (random: (length: number) => Uint8Array): string => String(random(4).reduce((sum, byte) => sum * 256 + byte, 0)).padStart(10, '0')

/** A line of a stack that names nothing but a place in the program: `at save (app://selvsyn/index.js:1:23)`. */
const isPlace = (frame: string): boolean => /^at [\w$.<>[\]# ]*\(?(?:<anonymous>|[\w./:@$-]+:\d+:\d+)\)?$/.test(frame)

/** What may stand in the log of an error of the window, which knows what is typed: names of the program's own, and places in it. */
export function withoutWords({ name, code, frames }: { name: string; code?: string | undefined; frames: readonly string[] }): ErrorTrace {
  return {
    name: /^[\w$]{1,60}$/.test(name) ? name : 'other',
    ...(code !== undefined && /^[\w-]{1,40}$/.test(code) && { code }),
    frames: frames.filter(isPlace),
  }
}

/** Errors that nobody expected in the window. */
export function registerFailures(desk: Desk): void {
  desk.session('log.failure', (failure) => {
    const reference = newReference(desk.environment.random)
    desk.host.log({ level: 'error', message: 'the window failed', reference, cause: withoutWords(failure) })
    return { reference }
  })
}
