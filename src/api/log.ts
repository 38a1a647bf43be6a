/** A line of the local log. It never holds typed text: of an error only its kind, code and place in the program are kept. */
export type LogEntry = {
  readonly level: 'info' | 'warning' | 'error'
  /** What happened, in the program's own words. */
  readonly message: string
  /** The number that the person was shown. */
  readonly reference?: string
  readonly operation?: string
  readonly cause?: ErrorTrace
}

/** An error without its message: the message may quote what was typed (JSON, full-text queries and ProseMirror's do). */
export type ErrorTrace = { readonly name: string; readonly code?: string; readonly frames: readonly string[]; readonly cause?: ErrorTrace }

/** What may be kept of an error: its name, its code, where it was thrown, and the same of its causes (five deep at the most). */
export function traceOf(error: unknown, depth = 5): ErrorTrace {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] }
  const { code } = error as { code?: unknown }
  // The stack begins with the message, whose lines may look like frames; without a message to cut at, none can be told from typed text.
  const frames = afterFirst(error.stack ?? '', error.message)
    .split('\n')
    .filter((frame) => /^\s+at /.test(frame))
  return {
    name: error.constructor.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    frames: frames.slice(0, 20).map((frame) => frame.trim()),
    ...(error.cause !== undefined && depth > 1 ? { cause: traceOf(error.cause, depth - 1) } : {}),
  }
}

/** What stands after a part of a text; nothing when the part is not there. */
function afterFirst(text: string, part: string): string {
  const at = text.indexOf(part)
  return at === -1 ? '' : text.slice(at + part.length)
}
