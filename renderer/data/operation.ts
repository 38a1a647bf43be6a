import { useCallback, useState } from 'react'
import type { InputOf, OperationName, OutputOf } from '../../src/api/contract.ts'
import type { ApiError, ErrorCode, Result } from '../../src/api/errors.ts'
import { closeToastAbout, showToast } from '../ui/toast.tsx'
import { call } from './bridge.ts'
import { errorWords } from './error-words.ts'
import { committed, countWrites } from './save-state.ts'

/** Operations that leave the cases' data as it was, so that "Gemt" does not speak of them. */
const aside =
  /^(profile|settings|draft|document|caseFile|hearing\.copy|report\.preview|letter\.(preview|coveringText)|letterhead\.(read|save)|followUp\.saveCalendar|spreadsheet|picture|audit|access\.(save|withhold)|retention\.(set|reset|saveCertificate)|attachment\.saveAs|visit\.saveGuide)/

/** Which operation was refused with an error: when it goes through, its message has nothing to say any more. */
const refusedOperation = new WeakMap<ApiError, OperationName>()

/** How often each operation was refused: one that was on its way meanwhile does not take back what is said of the refusal. Answers may overtake each other. */
const refusals = new Map<OperationName, number>()

/** Shows what happened and what to do. A dialog that the person closed needs no words, and that there is nothing left to undo is no failure. */
export function showError(error: ApiError): void {
  if (error.code === 'cancelled') return
  const about = refusedOperation.get(error)
  showToast({ tone: error.code === 'nothingToUndo' ? 'info' : 'error', ...errorWords(error), ...(about !== undefined && { about }) })
}

/** Calls an operation that writes, and tells the save state. */
export async function perform<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<Result<OutputOf<Name>>> {
  const counts = !aside.test(name)
  const before = refusals.get(name)
  if (counts) countWrites(1)
  const result = await call(name, input)
  if (counts) countWrites(-1)
  if (!result.ok) {
    refusedOperation.set(result.error, name)
    refusals.set(name, (refusals.get(name) ?? 0) + 1)
  } else if (refusals.get(name) === before) closeToastAbout(name)
  // What was refused is not waiting to be saved: the screen shows what the core has.
  if (counts && result.ok) committed()
  return result
}

/** What an operation that succeeded answers: its value, or true where it has none. */
type Done<Name extends OperationName> = OutputOf<Name> extends null ? true : OutputOf<Name>

/** Performs an operation from a screen and answers its value (true where it has none), or null when it failed: that has then been shown as a toast. */
export async function attempt<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<Done<Name> | null> {
  const result = await perform(name, input)
  if (result.ok) return doneWith<Name>(result.value)
  showError(result.error)
  return null
}

const doneWith = <Name extends OperationName>(value: OutputOf<Name>): Done<Name> => (value ?? true) as Done<Name>

/**
 * An operation to carry out from a screen. `run` answers the value (true where there is none), or null when it failed; a failure has then been
 * shown as a toast that says what to do.
 * @param quiet codes that the screen shows itself
 */
export function useOperation<Name extends OperationName>(name: Name, quiet: readonly ErrorCode[] = []) {
  const [pending, setPending] = useState(0)
  const [error, setError] = useState<ApiError | null>(null)
  const silent = quiet.join()
  const run = useCallback(
    async (input: InputOf<Name>): Promise<Done<Name> | null> => {
      setPending((count) => count + 1)
      const result = await perform(name, input)
      setPending((count) => count - 1)
      setError(result.ok ? null : result.error)
      if (result.ok) return doneWith<Name>(result.value)
      if (!silent.split(',').includes(result.error.code)) showError(result.error)
      return null
    },
    [name, silent],
  )
  return { run, isRunning: pending > 0, error }
}
