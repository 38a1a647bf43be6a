import type { OperationName } from '../api/contract.ts'
import { ExpectedFailure } from '../api/errors.ts'
import type { RecordFields } from '../domain/record.ts'
import { changesOf, isAsMade, madeRow, sameValue, type LoggedChange, type Transaction } from '../storage/changes.ts'
import { findRow } from '../storage/table.ts'
import type { Desk } from './desk.ts'
import { pointersTo } from './removal.ts'

/** A step that can be taken back: its number in the log and the operation a person did. */
type Step = { readonly step: number; readonly operation: OperationName }

const mostSteps = 500

/** What this session can undo and redo. Kept in memory: a new session begins with nothing to undo. */
export class History {
  #done: Step[] = []
  #undone: Step[] = []

  /** A person has done something new: what was undone before can no longer be redone. */
  done(step: number, operation: OperationName): void {
    this.#done = [...this.#done, { step, operation }].slice(-mostSteps)
    this.#undone = []
  }

  get newestDone(): Step | undefined {
    return this.#done.at(-1)
  }

  get newestUndone(): Step | undefined {
    return this.#undone.at(-1)
  }

  /** The step can be neither undone nor done again any more: what came before it can. */
  skip({ step }: Step): void {
    this.#done = this.#done.filter((done) => done.step !== step)
    this.#undone = this.#undone.filter((undone) => undone.step !== step)
  }

  /** The newest step was undone by this step of the log. */
  undone(by: number): void {
    const step = this.#done.pop()
    if (step) this.#undone.push({ ...step, step: by })
  }

  /** The newest undone step was done again by this step of the log. */
  redone(by: number): void {
    const step = this.#undone.pop()
    if (step) this.#done.push({ ...step, step: by })
  }
}

export function registerHistory(desk: Desk): void {
  desk.reads('history.state', () => {
    const { history } = desk.profile
    return { undo: history.newestDone?.operation ?? null, redo: history.newestUndone?.operation ?? null }
  })
  // Undoing and redoing are the same act: a step of the log is inverted by a new one. What undo wrote is what redo inverts.
  desk.writes('history.undo', ({ history }) => invert(desk, 'history.undo', history.newestDone, (by) => history.undone(by)))
  desk.writes('history.redo', ({ history }) => invert(desk, 'history.redo', history.newestUndone, (by) => history.redone(by)))
}

function invert(desk: Desk, as: OperationName, target: Step | undefined, done: (by: number) => void): { operation: string; inspectionId: string | null } {
  if (!target) throw new ExpectedFailure('nothingToUndo')
  const { database, history } = desk.profile
  const changes = changesOf(database, target.step)
  const inspectionId = database.get<{ inspectionId: string | null }>('SELECT "inspectionId" FROM "step" WHERE "number" = ?', target.step)?.inspectionId ?? null
  try {
    const { step } = desk.commit(as, (transaction) => {
      for (const change of changes.toReversed()) invertChange(transaction, change)
    })
    if (step !== null) done(step)
    // What the log was made to forget cannot come back: without this the same step would be tried for ever, and nothing before it be reached.
    else history.skip(target)
  } catch (error) {
    if (error instanceof ExpectedFailure && error.code === 'undoConflict') history.skip(target)
    throw error
  }
  return { operation: target.operation, inspectionId }
}

/** Puts back what a change replaced, if the row still is as the change left it. */
function invertChange(transaction: Transaction, change: LoggedChange): void {
  const row = findRow(transaction.database, change.noun, change.id) as (RecordFields & Record<string, unknown>) | undefined
  if (!row) throw new ExpectedFailure('undoConflict')
  if (madeRow(change)) {
    if (!isAsMade(transaction.database, row)) throw new ExpectedFailure('undoConflict')
    // A row that others have come to rest on since is not taken away from under them.
    if (pointersTo(transaction.database, change.noun, row).length > 0) throw new ExpectedFailure('undoConflict')
    transaction.remove(change.noun, change.id)
    return
  }
  if (!sameValue(row[change.field], change.value)) throw new ExpectedFailure('undoConflict')
  transaction.update(change.noun, change.id, { [change.field]: change.prev })
}
